// What are these digits for? A count, a fraction, a range; or a date, a clock time, a score, a
// phone number, a code, a year, a list number: no count. Private to the stage. One pass, linear in
// the number of tokens.
#pragma once

#include <vector>

#include "isnad/quantities/quantity_context.hpp"

namespace isnad {

enum class DigitUse : uint8_t {
  none,  // no number token, or inside a chain
  count,
  stroke,  // first of "3/4"
  dash,    // first of "10-15"
  code,    // no count
};

// For each token of the text.
std::vector<DigitUse> find_digit_uses(const QuantityContext& c);

}  // namespace isnad
