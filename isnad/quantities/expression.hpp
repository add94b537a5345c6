// Which number expression begins here? Numerals with their signs, per cent, ranges, vague words.
// Private to the stage; bounds and nouns are added by quantity.cpp.
#pragma once

#include "isnad/quantities/digit_use.hpp"
#include "isnad/quantities/numeral.hpp"
#include "isnad/quantities/quantity.hpp"

namespace isnad {

// A number expression before its noun is looked for.
struct Expression {
  Quantity quantity;
  bool definite = false;
  bool definite_noun = false;  // a definite noun may follow
  bool needs_noun = false;     // nothing without one ("several")
  bool before_first = false;   // a noun before it is the one it counts
  bool listed = true;          // false: read, but no quantity ("the one")
};

class ExpressionReader {
 public:
  ExpressionReader(const QuantityContext& context, const std::vector<DigitUse>& uses)
      : c_(context), uses_(uses) {}

  // `cues`: the phrases that begin at `token`. `bound`: a modifier stands before, so an ordinal is
  // a number.
  std::optional<Expression> read(uint32_t token, const std::vector<PhraseMatch>& cues,
                                 bool bound) const;

 private:
  std::optional<Expression> read_vague(uint32_t token, const std::vector<PhraseMatch>& cues) const;
  uint32_t multiply_vague(Expression& out, uint32_t begin) const;
  uint32_t multiply_few(Quantity& q, uint32_t token) const;
  std::optional<Expression> read_between(uint32_t token,
                                         const std::vector<PhraseMatch>& cues) const;
  std::optional<Expression> read_numeral(uint32_t token, bool bound) const;
  Expression make_expression(uint32_t token, const Numeral& numeral,
                             const NumberSymbol* sign) const;
  std::optional<Numeral> number_at(uint32_t token, uint32_t limit = kNone) const;
  std::optional<Numeral> stroke_at(uint32_t token) const;
  std::optional<Numeral> mixed_at(uint32_t token) const;
  std::optional<Expression> split_between(uint32_t first, uint32_t begin,
                                          const Numeral& both) const;
  std::optional<Expression> make_range(uint32_t first, const Numeral& low,
                                       const Numeral& high) const;
  std::optional<Numeral> upper_end(const Numeral& low) const;
  uint32_t percent_end(uint32_t token) const;
  uint32_t unit_end(uint32_t token) const;
  bool is_change(uint32_t token) const;
  bool is_ordinal_here(const Numeral& numeral) const;
  bool is_name(const Numeral& numeral) const;
  bool is_bullet(const Numeral& numeral, uint32_t token) const;
  void choose_decimal(Numeral& numeral) const;

  const QuantityContext& c_;
  const std::vector<DigitUse>& uses_;
};

}  // namespace isnad
