// Does a text seem to say what it does not? Characters that turn its direction, hide, or take
// another letter's look.
#pragma once

#include <string_view>
#include <vector>

#include "isnad/base/span.hpp"

namespace isnad {

struct Spoofing {
  const char* reason;  // TXT-BIDI or TXT-CONTROL
  const char* message;
  Span span;
};

// In the order of the text. Marks that ordinary Arabic texts hold (LRM, RLM, ALM, ZWNJ, ZWJ, a byte
// order mark at the beginning) and isolates that are closed in their line are none.
std::vector<Spoofing> find_spoofing(std::string_view text);

}  // namespace isnad
