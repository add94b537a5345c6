#include "isnad/ingest/encoding.hpp"

#include <array>
#include <cctype>
#include <simdjson.h>

#include "isnad/text/utf8.hpp"

namespace isnad {
namespace {

struct Magic {
  std::string_view bytes;
  std::string_view what;
};

constexpr std::array<Magic, 17> kMagic = {{
    {"%PDF-", "PDF"},
    {"PK\x03\x04", "zip archive or office document"},
    {"\x1F\x8B", "gzip"},
    {"\xFD"
     "7zXZ",
     "xz"},
    {"BZh", "bzip2"},
    {"\x28\xB5\x2F\xFD", "zstandard"},
    {"7z\xBC\xAF\x27\x1C", "7z archive"},
    {"Rar!\x1A", "rar archive"},
    {"\x89PNG", "PNG image"},
    {"\xFF\xD8\xFF", "JPEG image"},
    {"GIF8", "GIF image"},
    {"\xD0\xCF\x11\xE0", "old office document"},
    {"\x7F"
     "ELF",
     "program"},
    {"OggS", "sound or video"},
    {"ID3", "sound"},
    {"RIFF", "sound or image"},
    {"SQLite format 3", "SQLite database"},
}};

bool starts_with_ignoring_case(std::string_view text, std::string_view lower) {
  if (text.size() < lower.size()) return false;
  for (size_t i = 0; i < lower.size(); ++i) {
    const char c = text[i];
    if ((c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c) != lower[i]) return false;
  }
  return true;
}

std::string_view markup_name(std::string_view head) {
  const size_t first = head.find_first_not_of(" \t\r\n\xEF\xBB\xBF");
  if (first == std::string_view::npos) return {};
  head.remove_prefix(first);
  if (starts_with_ignoring_case(head, "<!doctype html") || starts_with_ignoring_case(head, "<html"))
    return "HTML";
  if (starts_with_ignoring_case(head, "<?xml")) return "XML";
  if (starts_with_ignoring_case(head, "{\\rtf")) return "RTF";
  return {};
}

// UTF-16 without its mark: every other byte of the head is NUL or an Arabic page.
bool looks_like_utf16(std::string_view head) {
  if (head.size() < 16) return false;
  size_t low = 0, high = 0;
  for (size_t i = 0; i + 1 < head.size(); i += 2) {
    low += head[i] == '\0' || head[i] == '\x06';
    high += head[i + 1] == '\0' || head[i + 1] == '\x06';
  }
  return low * 4 > head.size() / 2 * 3 || high * 4 > head.size() / 2 * 3;
}

}  // namespace

Sniffed sniff(std::string_view head) {
  if (head.substr(0, 3) == "\xEF\xBB\xBF") {
    const size_t nul = head.find('\0');
    if (nul != std::string_view::npos) return {Signature::binary, nul, "NUL byte"};
    return {Signature::utf8_mark, 0, ""};
  }
  if (head.size() >= 4 && head.substr(0, 4) == std::string_view("\xFF\xFE\0\0", 4)) {
    return {Signature::binary, 0, "UTF-32"};
  }
  if (head.substr(0, 2) == "\xFF\xFE") return {Signature::utf16_little, 0, ""};
  if (head.substr(0, 2) == "\xFE\xFF") return {Signature::utf16_big, 0, ""};
  for (const Magic& magic : kMagic) {
    if (head.substr(0, magic.bytes.size()) == magic.bytes)
      return {Signature::binary, 0, std::string(magic.what)};
  }
  const std::string_view markup = markup_name(head);
  if (!markup.empty()) return {Signature::markup, 0, std::string(markup)};
  const size_t nul = head.find('\0');
  if (nul != std::string_view::npos) {
    return {Signature::binary, nul,
            looks_like_utf16(head) ? "UTF-16 without a byte order mark" : "NUL byte"};
  }
  return {};
}

std::string decode_utf16(std::string_view bytes, Signature order) {
  const auto unit = [&](size_t at) {
    const auto first = static_cast<unsigned char>(bytes[at]);
    const auto second = static_cast<unsigned char>(bytes[at + 1]);
    return order == Signature::utf16_little ? uint32_t{first} | uint32_t{second} << 8
                                            : uint32_t{second} | uint32_t{first} << 8;
  };
  std::string text;
  text.reserve(bytes.size());
  size_t at = 2;
  for (; at + 1 < bytes.size(); at += 2) {
    uint32_t code_point = unit(at);
    if (code_point >= 0xD800 && code_point < 0xDC00 && at + 3 < bytes.size()) {
      const uint32_t low = unit(at + 2);
      if (low >= 0xDC00 && low < 0xE000) {
        code_point = 0x10000 + ((code_point - 0xD800) << 10) + (low - 0xDC00);
        at += 2;
      }
    }
    if (code_point >= 0xD800 && code_point < 0xE000) code_point = '?';
    append_utf8(text, code_point);
  }
  if (at < bytes.size()) text.push_back('?');
  return text;
}

std::optional<Diagnostic> repair_utf8(std::string& text) {
  if (simdjson::validate_utf8(text)) return std::nullopt;  // nearly every text, and fast
  const size_t first = find_invalid_utf8(text);
  if (first == std::string::npos) return std::nullopt;
  size_t count = 0;
  for (size_t at = first; at < text.size();) {
    const Decoded decoded = decode_utf8(text, at);
    if (!decoded.valid) {
      text[at] = '?';
      ++count;
    }
    at += decoded.size;
  }
  const auto begin = static_cast<uint32_t>(first);
  return Diagnostic{"ENC-UTF8", Span{begin, begin + 1},
                    std::to_string(count) + " bytes are no valid UTF-8, the first at byte " +
                        std::to_string(first) + "; each is read as '?'"};
}

}  // namespace isnad
