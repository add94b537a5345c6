// How far is the import? One at a time is read, by a thread of its own, in slices: the ledger is
// opened for writing, read into for about a second, and closed, so that decisions have their turn.
#pragma once

#include <atomic>
#include <cstdint>
#include <functional>
#include <mutex>
#include <optional>
#include <string>
#include <vector>

#include "isnad/base/result.hpp"

#include "apps/server/worker.hpp"

namespace isnad {

struct Workbench;

struct ImportRefusal {
  std::string reason;
  uint64_t byte = 0;
  std::string place;
};

struct ImportState {
  uint64_t job = 0;  // 0: none so far
  const char* state = "none";
  uint64_t bytes = 0, of = 0, documents = 0, claims = 0;
  std::vector<ImportRefusal> refused;
  std::string error;  // id
  uint64_t version = 1;
};

class ImportJob {
 public:
  ~ImportJob() { finish(); }
  // Reads what is pending; `after` is called when all is read, before the state says so.
  uint64_t start(Workbench& bench, std::function<void()> after);
  // The state as JSON, if it is newer than `seen`.
  std::string next_event(uint64_t& seen);
  // Stops at the next document, and waits for it.
  void finish();

 private:
  void change(const std::function<void(ImportState&)>& how);
  void read(Workbench& bench, const std::function<void()>& after);
  Result<bool> read_slice(Workbench& bench);

  std::mutex mutex_;
  ImportState state_;
  std::atomic<bool> stop_{false};
  std::optional<Worker> worker_{std::in_place};
};

}  // namespace isnad
