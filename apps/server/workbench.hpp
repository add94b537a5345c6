// What do all workers share? What was asked for at the start, who may ask, and the work under way.
#pragma once

#include <atomic>
#include <functional>
#include <future>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <unordered_map>
#include <vector>

#include "isnad/engine.hpp"
#include "isnad/ledger/note_key.hpp"
#include "isnad/ledger/sqlite_ledger.hpp"
#include "isnad/packs/pack.hpp"

#include "apps/server/guard.hpp"
#include "apps/server/import_job.hpp"
#include "apps/server/sessions.hpp"

namespace isnad {

struct ServeOptions {
  std::string ledger;
  uint16_t port = 0;  // 0: a free one
  bool browser = true;
  bool page = true;  // false: the interface alone
  std::string reviewer;
  std::string key;                 // file; "" = LEDGER.key
  std::string program;             // "isnad 0.1.0"
  std::vector<std::string> packs;  // their folders
  std::string packs_identity;
  const Knowledge* knowledge = nullptr;
};

// A document that says nearly the same.
struct CopyOfDocument {
  uint64_t number = 0;
  double shared = 0;
};
using CopiesOfDocuments = std::unordered_map<uint64_t, std::vector<CopyOfDocument>>;

struct Overview;
struct QueueSigns;

// What the claims say together, as it was found last (overview.hpp). Nothing of it is changed after
// it was put here.
struct FoundOverview {
  std::shared_ptr<const Overview> overview;  // none while another is made
  std::shared_ptr<const QueueSigns> signs;
  std::shared_ptr<const CopiesOfDocuments> copies;
  uint64_t fault_of = 0;  // the key of what could not be overlooked, and why
  std::optional<Error> fault;
};

struct Workbench {
  Workbench(ServeOptions asked, Result<SecretKey> signing)
      : options(std::move(asked)), key(std::move(signing)), sessions(options.reviewer) {
    guard.sessions = &sessions;
  }

  const ServeOptions options;
  const Result<SecretKey> key;  // without it nothing is written
  Sessions sessions;
  Guard guard;
  std::function<void(const std::string& line)> say;  // on the terminal
  ImportJob imports;

  FoundOverview found() const {
    const std::lock_guard lock(found_mutex);
    return found_last;
  }
  void change_found(const std::function<void(FoundOverview&)>& how) {
    const std::lock_guard lock(found_mutex);
    how(found_last);
  }
  // Has the overview made of what the log holds by now; to be waited for by whoever has the time.
  std::function<std::shared_future<void>()> prepare;
  // How far that is: what is done, and how many claims of all.
  std::atomic<const char*> making{"claims"};
  std::atomic<uint64_t> made{0}, to_make{0};

  std::mutex packs_mutex;
  std::shared_ptr<const PackSet> packs;   // with their tables, once they were needed
  std::atomic<bool> unsigned_work{true};  // the log may have grown since its head was signed

 private:
  mutable std::mutex found_mutex;
  FoundOverview found_last;
};

// "http://127.0.0.1:PORT/open?token=..."
std::string opening_link(const Workbench& bench);

}  // namespace isnad
