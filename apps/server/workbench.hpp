// What do all workers share? What was asked for at the start, who may ask, and the work under way.
#pragma once

#include <atomic>
#include <functional>
#include <memory>
#include <mutex>
#include <string>
#include <unordered_map>
#include <vector>

#include "isnad/engine.hpp"
#include "isnad/ledger/note_key.hpp"
#include "isnad/ledger/sqlite_ledger.hpp"

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
  std::function<void()> after_import;  // brings the overview up to date
  std::mutex copies_mutex;
  std::shared_ptr<const CopiesOfDocuments> copies;  // as they were found last
  std::atomic<bool> unsigned_work{true};  // the log may have grown since its head was signed
};

// "http://127.0.0.1:PORT/open?token=..."
std::string opening_link(const Workbench& bench);

}  // namespace isnad
