// The ledger as one SQLite file, with what lies beside it.
//
//   LEDGER              the database (WAL, synchronous=FULL)
//   LEDGER.blobs/       the bytes received (blob_folder.hpp)
//   LEDGER.lock         held by the one that writes (write_lock.hpp)
//   LEDGER.key          the key that signs checkpoints
//   LEDGER.checkpoint   the last signed checkpoint
//
// Readers take no lock, and never checkpoint SQLite's log; writers hold the lock from opening to
// closing. Debian's SQLite 3.40 may corrupt a database when one connection commits while another
// checkpoints: here only the one that holds the lock does either.
#pragma once

#include <chrono>
#include <memory>
#include <string>

#include "isnad/ledger/file_operations.hpp"
#include "isnad/ledger/ledger.hpp"

namespace isnad {

struct LedgerFiles {
  std::string database, blobs, lock, key, checkpoint;
};
LedgerFiles ledger_files(const std::string& path);

struct LedgerOpening {
  bool write = false;
  std::chrono::milliseconds wait{10000};  // for another writer
  LedgerEdge edge = machine_edge();
  FileOperations* files = &system_files();
};

// A new ledger with its key. Error: usage, when there is something under that name. A kill leaves
// no ledger, or a whole one. `key`: the file of the signing key; "" = LEDGER.key.
Status init_ledger(const std::string& path, const std::string& key, const LedgerOpening& how);

// Errors: no_ledger (also a newer version, or none at all), busy, storage. A ledger of an older
// version is migrated first, which takes the lock.
Result<std::unique_ptr<Ledger>> open_ledger(const std::string& path, const LedgerOpening& how);

}  // namespace isnad
