// Does a text seem to say what it does not? Characters that turn its direction, hide, or take
// another letter's look.
#pragma once

#include <string_view>
#include <vector>

#include "isnad/base/span.hpp"

namespace isnad {

struct Spoofing {
  const char* reason;  // TXT-BIDI, TXT-CONTROL or TXT-CONFUSABLE
  const char* message;
  Span span;
};

// In the order of the text. Marks that ordinary Arabic texts hold (LRM, RLM, ALM, ZWNJ, ZWJ, a byte
// order mark at the beginning) and isolates that are closed in their line are none.
//
// Confusable is a word of letters of two scripts that share their looks (Latin, Greek, Cyrillic), a
// word of such shared looks alone in a script that the text does not write otherwise, an Arabic
// word that writes one letter in two ways (Arabic and Persian kaf or yeh), and a number in digits
// of two sets. Arabic beside Latin, and Persian letters by themselves, are not.
std::vector<Spoofing> find_spoofing(std::string_view text);

}  // namespace isnad
