// What does the ledger ask of the file system? Every operation on blobs, keys and checkpoints that
// must last passes here, so that tests can see, delay or fail each one. SQLite has its own such
// seam (its VFS).
//
// A name or content is held after a power cut only when sync() of the file and then sync_folder()
// of its folder have come back without an error. After a failed sync() nothing may be relied on and
// nothing retried: what was not written is gone from the cache (errors are ErrorCode::storage).
#pragma once

#include <string>
#include <string_view>

#include "isnad/base/result.hpp"

namespace isnad {

class FileOperations {
 public:
  virtual ~FileOperations() = default;

  // A new file that its owner alone may read and write; an error where the name is taken.
  virtual Result<int> create(const std::string& path) = 0;
  // All the bytes, after those written before.
  virtual Status write(int file, std::string_view bytes) = 0;
  virtual Status sync(int file) = 0;
  virtual Status close(int file) = 0;
  // `to` may exist, and is then replaced.
  virtual Status rename(const std::string& from, const std::string& to) = 0;
  virtual Status remove(const std::string& path) = 0;
  // A folder that its owner alone may enter; no error where it is there.
  virtual Status make_folder(const std::string& path) = 0;
  virtual Status sync_folder(const std::string& path) = 0;
};

// Those of the operating system.
FileOperations& system_files();

// The folder that holds `path`.
std::string folder_of(const std::string& path);

// A file with these bytes that was not there before, and lasts; it is there whole or not at all.
// Two that make the same one at once are the caller's to keep apart.
Status create_file(FileOperations& files, const std::string& path, std::string_view bytes);
// The file is either the old one or the new one at any moment, and the new one lasts.
Status replace_file(FileOperations& files, const std::string& path, std::string_view bytes);

}  // namespace isnad
