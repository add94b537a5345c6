// Entry functions, and what may stand behind a whole number: "after the hundredth", "over 3", "in
// five".
#include "isnad/quantities/numeral.hpp"

#include "isnad/quantities/numeral_parser.hpp"

namespace isnad {

std::optional<Numeral> parse_numeral(const TokenizedText& text, const MorphologyLayer& words,
                                     const Lexicon& lexicon,
                                     const QuantityLexicon& quantity_lexicon, uint32_t token) {
  const QuantityContext context{text, words, lexicon, quantity_lexicon};
  return parse_numeral(context, token);
}

std::optional<Numeral> parse_numeral(const QuantityContext& context, uint32_t token,
                                     uint32_t limit) {
  if (!context.may_begin_number(token)) return std::nullopt;
  return NumeralParser(context, limit).parse(token);
}

// The number behind a word like "over"; it must be a plain cardinal and carry no proclitics.
std::optional<Numeral> NumeralParser::number_at(uint32_t token) const {
  if (!can(token)) return std::nullopt;
  NumeralParser inner(c_, limit_);
  if (!inner.start(token)) return std::nullopt;
  while (!inner.done_ && inner.extend()) {
  }
  inner.out_.tokens.last = inner.s_.at;
  inner.out_.value = inner.total();
  const Numeral& n = inner.out_;
  if (inner.negative_ || inner.fraction_ || n.kind != NumeralKind::cardinal || n.cut_front != 0 ||
      n.value <= 0) {
    return std::nullopt;
  }
  return std::move(inner.out_);
}

// No word follows: the end of the sentence, or a mark.
bool NumeralParser::stands_alone(uint32_t token) const {
  return !c_.follows(token) || !c_.is_word(token);
}

// The second after the hundredth = 102nd.
bool NumeralParser::read_after() {
  if (out_.kind != NumeralKind::ordinal || !can(s_.at) || !c_.has_role(s_.at, WordRole::after))
    return false;
  const std::optional<Numeral> base = number_at(s_.at + 1);
  if (!base || !base->definite || base->value < 100) return false;
  out_.value = total() + base->value;
  s_.at = base->tokens.last;
  return true;
}

// What was counted last is divided: "two hundred and one over 387".
void NumeralParser::divide(const Numeral& by) {
  const double whole = total();
  const bool mixed =
      s_.group.open && !s_.group.digits && whole > s_.group.last && s_.group.last < by.value;
  const double over = mixed ? s_.group.last : whole;
  out_.value = whole - over + over / by.value;
  out_.whole = false;
  out_.digits = false;
  out_.kind = NumeralKind::fraction;
  out_.rules.insert(out_.rules.end(), by.rules.begin(), by.rules.end());
  s_.at = by.tokens.last;
}

// "one over three", "2000 over 3" (then nothing may follow that the second number counts).
bool NumeralParser::read_division() {
  if (out_.kind != NumeralKind::cardinal || out_.definite || !can(s_.at) ||
      !c_.has_role(s_.at, WordRole::over)) {
    return false;
  }
  const std::optional<Numeral> by = number_at(s_.at + 1);
  if (!by || by->definite) return false;
  const bool one = s_.group.open && s_.group.last == 1;
  if (!one && !stands_alone(by->tokens.last)) return false;
  divide(*by);
  return true;
}

// "one in five", "one of every five", "twenty in the million".
bool NumeralParser::read_one_in() {
  if (out_.kind != NumeralKind::cardinal || out_.definite || !out_.whole || !can(s_.at))
    return false;
  const bool from = c_.has_role(s_.at, WordRole::from);
  if (!from && !c_.has_role(s_.at, WordRole::in)) return false;
  const bool each = c_.has_role(s_.at + 1, WordRole::each);
  const std::optional<Numeral> by = number_at(s_.at + (each ? 2 : 1));
  if (!by || by->value <= total()) return false;
  if (by->definite && !from && by->value >= 1000 &&
      by->tokens.size() == 1) {  // "twenty in the million"
    divide(*by);
    return true;
  }
  if (by->definite) return false;
  if (!each && (total() != 1 || by->value >= 1000 || !stands_alone(by->tokens.last))) return false;
  divide(*by);
  return true;
}

}  // namespace isnad
