// What number do these digits write? Separators of each convention, spaces between groups of three.
// Private to the stage.
//
// One separator with three digits behind it is a thousands separator, unless U+066B wrote it or
// what follows (a scale, per cent, a measure) makes a decimal of it; `decimal` holds that other
// reading.
#pragma once

#include <optional>

#include "isnad/tokens/token.hpp"

namespace isnad {

struct DigitNumber {
  double value = 0;
  std::optional<double> decimal;  // the other reading of "12.500"
  bool comma = false;             // ... its separator is a comma
  uint32_t end = 0;               // token after the last group
  uint32_t digits = 0;            // how many
  bool leading_zero = false;      // "07"
  bool whole = true;              // no decimals
  bool separated = false;         // a separator or space was written
};

// The number that begins with the number token `token`; nothing when the separators fit no
// convention.
std::optional<DigitNumber> parse_digits(const TokenizedText& text, uint32_t token);

}  // namespace isnad
