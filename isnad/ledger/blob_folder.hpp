// Where do the bytes received lie? LEDGER.blobs/ab/cdef..., each named by its SHA-256.
//
// Bytes are written under a temporary name while they are hashed, synced, renamed, and the folder
// synced: a blob that has its name is whole and lasts. What a killed program left under a temporary
// name is removed by the next writer.
#pragma once

#include <set>
#include <string>

#include "isnad/ledger/file_operations.hpp"
#include "isnad/ledger/ledger.hpp"

namespace isnad {

class BlobFolder {
 public:
  BlobFolder(std::string folder, FileOperations& files);

  Result<Blob> keep(const ReadBytes& read);
  // Where the bytes of an input lie. `id`: "sha256:...".
  std::string path_of(const std::string& id) const;
  // Removes unfinished files; for the one writer.
  Status sweep();

 private:
  Status write_all(int file, const ReadBytes& read, Blob& blob);
  Status place(const std::string& part, const Blob& blob);

  std::string folder_;
  FileOperations& files_;
  uint64_t parts_ = 0;
  std::set<std::string> synced_;  // folders known to last
};

}  // namespace isnad
