// How is a ledger copied while others write to it, and how does it come back?
//
// A backup is a tar archive: `ledger` (the database as it was at one moment), `checkpoint` (the
// last that was signed by then, if any), and `blobs/ab/cdef...`. The key is not in it.
#pragma once

#include <string>

#include "isnad/ledger/file_operations.hpp"

namespace isnad {

// The file appears under its name when it is complete. Errors: those of open_ledger, storage,
// integrity (a blob is missing).
Status backup_ledger(const std::string& ledger, const std::string& file, FileOperations& files);

// Makes a ledger of a backup: the same rows, blobs and log. Every blob is hashed again. Nothing
// appears under the ledger's name before all is there. Errors: usage (there is something under the
// name), input_missing, integrity, no_ledger, storage.
Status restore_ledger(const std::string& file, const std::string& ledger, FileOperations& files);

}  // namespace isnad
