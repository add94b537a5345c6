// How do many files leave as one? A tar archive (POSIX ustar): any tar reads it.
//
// Limits: regular files alone; names of at most 100 bytes, sizes in octal up to 8 GiB and in base
// 256 beyond, as GNU tar does.
#pragma once

#include <cstdint>
#include <cstdio>
#include <functional>
#include <memory>
#include <string>

#include "isnad/base/result.hpp"

namespace isnad {

// The 512 bytes before a file of this name and size.
std::string archive_header(const std::string& name, uint64_t size);
// The zeros after a file of this size.
std::string archive_padding(uint64_t size);
// What ends an archive.
std::string archive_end();

struct ArchiveEntry {
  std::string name;
  uint64_t size = 0;
};

// Reads the entries of an archive, one after the other.
class ArchiveReader {
 public:
  static Result<ArchiveReader> open(const std::string& path);
  // The next entry, whose bytes read() then gives. False at the end. Error: integrity.
  Result<bool> next(ArchiveEntry& entry);
  // Up to `size` bytes of the entry; 0 at its end. Error: integrity, where the archive ends too
  // soon.
  Result<size_t> read(char* to, size_t size);

 private:
  struct Close {
    void operator()(std::FILE* file) const { std::fclose(file); }
  };
  Error broken(const char* why) const;

  std::unique_ptr<std::FILE, Close> file_;
  std::string path_;
  uint64_t left_ = 0;     // of the entry
  uint64_t padding_ = 0;  // after it
};

}  // namespace isnad
