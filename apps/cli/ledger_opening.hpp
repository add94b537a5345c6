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

// The key that signs; `key`: its file, "" = LEDGER.key.
Result<SecretKey> key_of_ledger(const std::string& path, const std::string& key);
// The signed head of the log, in the ledger and beside it: after every command that writes.
Status sign_head(Ledger& ledger, const std::string& path, const SecretKey& key);

}  // namespace isnad
