// Which bytes come in, and where do the lines lie? Reads a file, standard input or memory in
// pieces.
#pragma once

#include <cstdint>
#include <cstdio>
#include <memory>
#include <string>
#include <string_view>

#include "isnad/base/result.hpp"

namespace isnad {

struct Line {
  std::string_view bytes;  // without its line end (LF or CR LF); valid until the next call
  uint64_t offset = 0;     // byte of the input where it begins
  uint64_t number = 0;     // from 1
  bool too_long = false;   // over kMaxLineBytes; `bytes` is then empty
};

class ByteStream {
 public:
  // "-" is standard input. A folder, a missing or unreadable file is input_missing.
  static Result<ByteStream> open(const std::string& path);
  explicit ByteStream(std::string bytes);

  // The next bytes without taking them: `size` of them, fewer at the end.
  std::string_view peek(size_t size);
  // Takes up to `size` bytes that were peeked.
  void skip(size_t size);
  // The next line; false at the end. Memory stays bounded by kMaxLineBytes.
  bool next_line(Line& line);
  // Everything that is left. Stops with an error at a line over kMaxLineBytes (TXT-LINE) or a
  // document over kMaxDocumentBytes (LIM-SIZE).
  Result<std::string> read_all();
  // True when reading failed underway (IO-READ); what was read before stays good.
  bool failed() const { return failed_; }

 private:
  ByteStream() = default;
  bool fill();
  bool skip_long_line(Line& line);

  struct Close {
    void operator()(std::FILE* file) const {
      if (file != stdin) std::fclose(file);
    }
  };
  std::unique_ptr<std::FILE, Close> file_;
  std::string buffer_;
  size_t start_ = 0;     // first byte of buffer_ not yet taken
  uint64_t offset_ = 0;  // of buffer_[start_] in the input
  uint64_t number_ = 0;  // lines taken
  bool failed_ = false;
};

}  // namespace isnad
