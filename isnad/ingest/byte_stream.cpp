#include "isnad/ingest/byte_stream.hpp"

#include <algorithm>
#include <cerrno>
#include <filesystem>
#include <unistd.h>

#include "isnad/base/limits.hpp"

namespace isnad {
namespace {

constexpr size_t kChunk = size_t{1} << 18;

Error unreadable(const std::string& path, const std::string& why) {
  return {ErrorCode::input_missing, why, path, "check the path and its permissions", "IO-READ"};
}

}  // namespace

Result<ByteStream> ByteStream::open(const std::string& path) {
  ByteStream stream;
  if (path == "-") {
    stream.file_.reset(stdin);
    return stream;
  }
  std::error_code ignored;
  if (std::filesystem::is_directory(path, ignored)) return unreadable(path, "is a folder");
  stream.file_.reset(std::fopen(path.c_str(), "rb"));
  if (!stream.file_) return unreadable(path, errno == ENOENT ? "no such file" : "cannot be opened");
  return stream;
}

ByteStream::ByteStream(std::string bytes) : buffer_(std::move(bytes)) {}

// Appends what comes next to the buffer; false at the end of the input. A signal that is caught
// ends it too.
bool ByteStream::fill() {
  if (!file_) return false;
  if (start_ > 0) {
    buffer_.erase(0, start_);
    start_ = 0;
  }
  const size_t size = buffer_.size();
  buffer_.resize(size + kChunk);
  const ssize_t got = ::read(::fileno(file_.get()), buffer_.data() + size, kChunk);
  buffer_.resize(size + static_cast<size_t>(std::max<ssize_t>(got, 0)));
  if (got > 0) return true;
  failed_ = got < 0;
  file_.reset();
  return false;
}

std::string_view ByteStream::peek(size_t size) {
  while (buffer_.size() - start_ < size && fill()) continue;
  return std::string_view(buffer_).substr(start_, size);
}

void ByteStream::skip(size_t size) {
  start_ += size;
  offset_ += size;
}

bool ByteStream::next_line(Line& line) {
  line = Line{{}, offset_, number_ + 1, false};
  size_t searched = 0;  // bytes from start_ on that hold no line end
  for (;;) {
    const size_t end = buffer_.find('\n', start_ + searched);
    const size_t length = end == std::string::npos ? buffer_.size() - start_ : end - start_;
    if (length > kMaxLineBytes) return skip_long_line(line);
    if (end != std::string::npos || !fill()) {
      if (end == std::string::npos && length == 0) return false;
      ++number_;
      line.bytes = std::string_view(buffer_).substr(start_, length);
      if (!line.bytes.empty() && line.bytes.back() == '\r') line.bytes.remove_suffix(1);
      skip(length + (end == std::string::npos ? 0 : 1));
      return true;
    }
    searched = length;
  }
}

bool ByteStream::skip_long_line(Line& line) {
  ++number_;
  line.too_long = true;
  for (;;) {
    const size_t end = buffer_.find('\n', start_);
    if (end != std::string::npos) {
      skip(end + 1 - start_);
      return true;
    }
    skip(buffer_.size() - start_);
    if (!fill()) return true;
  }
}

Result<std::string> ByteStream::read_all() {
  size_t line_start = start_;
  size_t searched = start_;
  for (;;) {
    for (size_t end; (end = buffer_.find('\n', searched)) != std::string::npos;
         searched = line_start = end + 1) {
      if (end - line_start > kMaxLineBytes) break;
    }
    searched = buffer_.size();
    const size_t before = start_;
    if (buffer_.size() - line_start > kMaxLineBytes) {
      return Error{ErrorCode::input_refused, "a line is over 64 MiB",
                   std::to_string(line_start - start_), "", "TXT-LINE"};
    }
    if (buffer_.size() - start_ > kMaxDocumentBytes) {
      return Error{ErrorCode::input_refused, "the document is over 256 MiB",
                   std::to_string(kMaxDocumentBytes), "", "LIM-SIZE"};
    }
    if (!fill()) break;
    line_start -= before;
    searched -= before;
  }
  std::string all = buffer_.substr(start_);
  offset_ += all.size();
  buffer_.clear();
  start_ = 0;
  return all;
}

}  // namespace isnad
