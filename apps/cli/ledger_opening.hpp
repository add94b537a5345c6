// How do commands open a ledger, and sign what it holds?
#pragma once

#include <memory>

#include "isnad/ledger/note_key.hpp"
#include "isnad/ledger/sqlite_ledger.hpp"

#include "apps/cli/reporter.hpp"

namespace isnad {

// The exit code for a ledger on a server, which is not built; 0 for a file.
int refuse_server(const std::string& ledger, const Reporter& reporter);

// The ledger to read, or nothing and the exit code, after telling why.
std::unique_ptr<Ledger> open_to_read(const std::string& path, const Reporter& reporter, int& code);

constexpr unsigned kUsualWait = 10;  // seconds for another writer

// A ledger that is written to, and the key that signs what is written.
struct WritableLedger {
  std::unique_ptr<Ledger> ledger;
  SecretKey key;
  std::string path;
};

// Waits so many seconds for another writer. `key`: its file, "" = LEDGER.key; one that cannot sign
// is told before anything is written.
Result<WritableLedger> open_to_write(const std::string& path, unsigned wait,
                                     const std::string& key);
// The signed head of the log, in the ledger and beside it: after every command that writes.
Status sign_head(const WritableLedger& writable);

}  // namespace isnad
