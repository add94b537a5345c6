// Where do results go? Standard output as documents are done; files under their name only when
// complete.
#pragma once

#include <cstdio>
#include <string>
#include <string_view>

#include "isnad/base/result.hpp"

namespace isnad {

// Writes to standard output. A reader that went away ("| head") ends the work without an error.
class StandardOutput {
 public:
  Status write(std::string_view bytes);
  Status finish();
  bool reader_gone() const { return reader_gone_; }

 private:
  Status check(bool good);
  bool reader_gone_ = false;
};

// A file that appears under its name by keep(); otherwise nothing is left of it. A name that is a
// device or a pipe is written straight.
class CompleteFile {
 public:
  static Result<CompleteFile> create(const std::string& path);
  CompleteFile(CompleteFile&& other) noexcept;
  CompleteFile& operator=(CompleteFile&&) = delete;
  ~CompleteFile();

  Status write(std::string_view bytes);
  Status keep();

 private:
  CompleteFile() = default;
  std::string path_;
  std::string part_;  // the file until it is complete; empty = written straight
  std::FILE* file_ = nullptr;
};

}  // namespace isnad
