#include "isnad/ledger/archive.hpp"

#include <algorithm>
#include <cerrno>
#include <cstring>

namespace isnad {
namespace {

constexpr size_t kBlock = 512;
constexpr size_t kNameSize = 100, kSizeAt = 124, kSizeSize = 12, kSumAt = 148, kSumSize = 8;
constexpr size_t kTypeAt = 156, kMagicAt = 257;
constexpr uint64_t kLargestOctal = 077777777777;

void put_octal(std::string& header, size_t at, size_t size, uint64_t value) {
  for (size_t i = at + size - 1; i-- > at; value /= 8)
    header[i] = static_cast<char>('0' + value % 8);
}

uint64_t sum_of(const std::string& header) {
  uint64_t sum = 0;
  for (size_t i = 0; i < kBlock; ++i) {
    const bool of_sum = i >= kSumAt && i < kSumAt + kSumSize;
    sum += of_sum ? ' ' : static_cast<unsigned char>(header[i]);
  }
  return sum;
}

uint64_t octal(const std::string& header, size_t at, size_t size) {
  uint64_t value = 0;
  for (size_t i = at; i < at + size && header[i] >= '0' && header[i] <= '7'; ++i)
    value = value * 8 + static_cast<uint64_t>(header[i] - '0');
  return value;
}

uint64_t size_in(const std::string& header) {
  if ((header[kSizeAt] & 0x80) == 0) return octal(header, kSizeAt, kSizeSize);
  uint64_t value = 0;
  for (size_t i = kSizeAt + kSizeSize - 8; i < kSizeAt + kSizeSize; ++i)
    value = value << 8 | static_cast<unsigned char>(header[i]);
  return value;
}

}  // namespace

std::string archive_header(const std::string& name, uint64_t size) {
  std::string out(kBlock, '\0');
  std::copy_n(name.begin(), std::min(name.size(), kNameSize), out.begin());
  put_octal(out, 100, 8, 0600);
  put_octal(out, 108, 8, 0);
  put_octal(out, 116, 8, 0);
  put_octal(out, 136, 12, 0);
  if (size <= kLargestOctal) {
    put_octal(out, kSizeAt, kSizeSize, size);
  } else {
    out[kSizeAt] = static_cast<char>(0x80);
    for (size_t i = 0; i < 8; ++i)
      out[kSizeAt + kSizeSize - 1 - i] = static_cast<char>(size >> (8 * i) & 0xFF);
  }
  out[kTypeAt] = '0';
  const std::string_view magic(
      "ustar\0"
      "00",
      8);
  std::copy(magic.begin(), magic.end(), out.begin() + kMagicAt);
  put_octal(out, kSumAt, kSumSize - 1, sum_of(out));
  out[kSumAt + kSumSize - 1] = ' ';
  return out;
}

std::string archive_padding(uint64_t size) {
  return std::string((kBlock - size % kBlock) % kBlock, '\0');
}

std::string archive_end() { return std::string(2 * kBlock, '\0'); }

Result<ArchiveReader> ArchiveReader::open(const std::string& path) {
  ArchiveReader out;
  out.path_ = path;
  out.file_.reset(std::fopen(path.c_str(), "rb"));
  if (!out.file_) {
    return Error{ErrorCode::input_missing, std::strerror(errno), path,
                 "check the path and its permissions", "IO-READ"};
  }
  return out;
}

Error ArchiveReader::broken(const char* why) const {
  return {ErrorCode::integrity, why, path_, "take another copy of the backup", ""};
}

Result<bool> ArchiveReader::next(ArchiveEntry& entry) {
  std::string skipped(kBlock, '\0');
  for (uint64_t rest = left_ + padding_; rest > 0;) {
    const size_t part = static_cast<size_t>(std::min<uint64_t>(rest, kBlock));
    if (std::fread(skipped.data(), 1, part, file_.get()) != part)
      return broken("the archive ends too soon");
    rest -= part;
  }
  left_ = padding_ = 0;
  std::string header(kBlock, '\0');
  if (std::fread(header.data(), 1, kBlock, file_.get()) != kBlock)
    return broken("the archive ends too soon");
  if (header == std::string(kBlock, '\0')) return false;
  if (octal(header, kSumAt, kSumSize) != sum_of(header) ||
      header.compare(kMagicAt, 5, "ustar") != 0 || header[kTypeAt] != '0')
    return broken("this is no backup of a ledger");
  entry.name.assign(header.c_str(), std::min(std::strlen(header.c_str()), kNameSize));
  entry.size = left_ = size_in(header);
  padding_ = archive_padding(entry.size).size();
  return true;
}

Result<size_t> ArchiveReader::read(char* to, size_t size) {
  const size_t part = static_cast<size_t>(std::min<uint64_t>(left_, size));
  if (part == 0) return size_t{0};
  if (std::fread(to, 1, part, file_.get()) != part) return broken("the archive ends too soon");
  left_ -= part;
  return part;
}

}  // namespace isnad
