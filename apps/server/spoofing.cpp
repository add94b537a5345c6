#include "apps/server/spoofing.hpp"

#include "isnad/text/utf8.hpp"

namespace isnad {
namespace {

bool is_override(uint32_t c) { return c == 0x202D || c == 0x202E; }
bool is_embedding(uint32_t c) { return c == 0x202A || c == 0x202B; }
bool is_isolate(uint32_t c) { return c >= 0x2066 && c <= 0x2068; }
bool is_line_end(uint32_t c) { return c == '\n' || c == '\r' || c == 0x2029; }

// Unseen, and of no use in a text.
bool is_hidden(uint32_t c) {
  return (c < 0x20 && c != '\t' && c != '\n' && c != '\r') || (c >= 0x7F && c < 0xA0) ||
         (c >= 0xE0000 && c <= 0xE007F) || (c >= 0x206A && c <= 0x206F) || c == 0x2060 ||
         (c >= 0xFFF9 && c <= 0xFFFB);
}

}  // namespace

std::vector<Spoofing> find_spoofing(std::string_view text) {
  std::vector<Spoofing> out;
  std::vector<Span> open;  // isolates and embeddings of this line
  const auto leave_open = [&] {
    for (const Span& span : open)
      out.push_back({"TXT-BIDI", "a turn of direction that is not closed in its line", span});
    open.clear();
  };
  for (size_t at = 0; at < text.size();) {
    const Decoded one = decode_utf8(text, at);
    const Span span{static_cast<uint32_t>(at), static_cast<uint32_t>(at + one.size)};
    const uint32_t c = one.code_point;
    if (is_override(c)) {
      out.push_back({"TXT-BIDI", "letters are shown in another order than they stand", span});
    } else if (is_isolate(c) || is_embedding(c)) {
      open.push_back(span);
    } else if ((c == 0x2069 || c == 0x202C) && !open.empty()) {
      open.pop_back();
    } else if (is_line_end(c)) {
      leave_open();
    } else if (is_hidden(c) || (c == 0xFEFF && at > 0)) {
      out.push_back({"TXT-CONTROL", "a character that is not seen", span});
    }
    at += one.size;
  }
  leave_open();
  return out;
}

}  // namespace isnad
