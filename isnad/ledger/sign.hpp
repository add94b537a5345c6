// How does the log get its checkpoint? After every piece of work its head is signed, kept in the
// ledger and laid beside it.
#pragma once

#include <string>

#include "isnad/ledger/checkpoint.hpp"
#include "isnad/ledger/file_operations.hpp"
#include "isnad/ledger/ledger.hpp"

namespace isnad {

// Signs the head of the log, unless the newest checkpoint is of it, and writes the note to the file
// `beside`. The ledger is open for writing.
Status sign_ledger(Ledger& ledger, FileOperations& files, const SecretKey& key,
                   const std::string& beside);

}  // namespace isnad
