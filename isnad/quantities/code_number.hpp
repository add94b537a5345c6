// Is this number a code, a year, a clock time, a list number: anything but a count? Private to the
// stage.
#pragma once

#include <vector>

#include "isnad/quantities/digit_use.hpp"
#include "isnad/quantities/quantity_context.hpp"

namespace isnad {

inline bool is_year_value(double value) {
  return (value >= 1800 && value <= 2100) || (value >= 1300 && value <= 1500);
}

class CodeReader {
 public:
  // `uses`: what was decided of the numbers before; years are written in pairs.
  CodeReader(const QuantityContext& context, const std::vector<DigitUse>& uses)
      : c_(context), uses_(uses) {}

  // The number token names something instead of counting it.
  bool is_code(uint32_t token) const;
  // The token after a number written with spaces between its groups.
  uint32_t spaced_end(uint32_t token) const;

 private:
  bool is_glued_code(uint32_t token) const;
  bool is_quoted_name(uint32_t token) const;
  bool is_long_code(uint32_t token) const;
  uint32_t decimals(uint32_t token) const;
  bool is_coordinate(uint32_t token) const;
  bool is_list_number(uint32_t token) const;
  bool is_same_line(uint32_t a, uint32_t b) const;
  bool is_clock(uint32_t token) const;
  bool is_year_number(uint32_t token) const;
  bool counts_tally(uint32_t token) const;
  bool stands_like_year(uint32_t token, double value) const;
  bool is_nominal_next(uint32_t token) const;
  bool follows_year(uint32_t token) const;
  bool follows_month(uint32_t token) const;
  bool is_after_code_noun(uint32_t token) const;

  const QuantityContext& c_;
  const std::vector<DigitUse>& uses_;
};

}  // namespace isnad
