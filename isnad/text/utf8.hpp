// What is at these bytes? UTF-8 decoding and validation (RFC 3629).
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace isnad {

struct Decoded {
  uint32_t code_point = 0xFFFD;
  uint32_t size = 1;  // bytes used; 1 for an invalid byte
  bool valid = false;
};

// The same, whatever the length of the character.
Decoded decode_long_utf8(std::string_view text, size_t at);

// Decodes the character at `at` (at < text.size()).
inline Decoded decode_utf8(std::string_view text, size_t at) {
  const auto first = static_cast<unsigned char>(text[at]);
  if (first < 0x80) return {first, 1, true};
  if (first >= 0xC2 && first < 0xE0 && at + 1 < text.size()) {
    const auto second = static_cast<unsigned char>(text[at + 1]);
    if ((second & 0xC0) == 0x80) return {(first & 0x1Fu) << 6 | (second & 0x3Fu), 2, true};
  }
  return decode_long_utf8(text, at);
}

// The offset of the first byte that is no valid UTF-8, or npos.
size_t find_invalid_utf8(std::string_view text);

void append_utf8(std::string& out, uint32_t code_point);

// True when `at` does not split a character of valid UTF-8.
inline bool is_boundary(std::string_view text, size_t at) {
  return at >= text.size() || (static_cast<unsigned char>(text[at]) & 0xC0) != 0x80;
}

}  // namespace isnad
