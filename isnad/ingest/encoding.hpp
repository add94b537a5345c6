// In which encoding is it, and is it text at all?
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "isnad/base/diagnostics.hpp"

namespace isnad {

// What the first bytes say: the byte order mark, or the signature of a format that is no plain
// text.
enum class Signature {
  none,
  utf8_mark,
  utf16_little,
  utf16_big,
  binary,  // a NUL byte, or the magic of PDF, zip, gzip, images, programs
  markup,  // HTML, XML or RTF
};

struct Sniffed {
  Signature signature = Signature::none;
  size_t at = 0;     // byte that decided
  std::string what;  // "PDF", "zip archive", ... for the message
};

Sniffed sniff(std::string_view head);

// UTF-16 with its byte order mark, as UTF-8. Lone surrogates and an odd last byte become '?'.
std::string decode_utf16(std::string_view bytes, Signature order);

// Replaces each byte that is no valid UTF-8 by '?', so that offsets stay. The diagnostic (ENC-UTF8)
// points to the first and counts them; nothing when the text was valid.
std::optional<Diagnostic> repair_utf8(std::string& text);

}  // namespace isnad
