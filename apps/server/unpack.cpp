#include "apps/server/unpack.hpp"

#include <algorithm>
#include <boost/beast/zlib/inflate_stream.hpp>
#include <boost/crc.hpp>
#include <cstdint>

namespace isnad {
namespace {

constexpr size_t kHead = 10, kTail = 8;  // bytes before and behind what is packed
constexpr size_t kMostBytes = size_t{1} << 28;

uint32_t number_at(std::string_view bytes, size_t at) {
  uint32_t out = 0;
  for (size_t i = 4; i-- > 0;) out = out << 8 | static_cast<unsigned char>(bytes[at + i]);
  return out;
}

}  // namespace

std::optional<std::string> unpack_gzip(std::string_view packed) {
  namespace zlib = boost::beast::zlib;
  // By deflate, without name or comment.
  if (packed.size() < kHead + kTail || !packed.starts_with(std::string_view("\x1f\x8b\x08\0", 4)))
    return std::nullopt;
  const uint32_t sum = number_at(packed, packed.size() - 8);
  const uint32_t size = number_at(packed, packed.size() - 4);
  if (size > kMostBytes) return std::nullopt;
  std::string out(size, '\0');
  zlib::z_params at;
  at.next_in = packed.data() + kHead;
  at.avail_in = packed.size() - kHead - kTail;
  at.next_out = out.data();
  at.avail_out = out.size();
  zlib::inflate_stream stream;
  boost::system::error_code failed;
  stream.write(at, zlib::Flush::sync, failed);
  boost::crc_32_type crc;
  crc.process_bytes(out.data(), out.size());
  // The end of what is packed need not be told yet: size and sum say that it was reached.
  const bool whole = (!failed || failed == zlib::error::end_of_stream) && at.avail_in == 0;
  if (!whole || at.avail_out != 0 || crc.checksum() != sum) return std::nullopt;
  return out;
}

}  // namespace isnad
