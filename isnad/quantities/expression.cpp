#include "isnad/quantities/expression.hpp"

#include "isnad/quantities/counted_noun.hpp"
#include "isnad/quantities/digits.hpp"
#include "isnad/text/codes.hpp"

namespace isnad {

std::optional<Expression> ExpressionReader::read(uint32_t token,
                                                 const std::vector<PhraseMatch>& cues,
                                                 bool bound) const {
  if (auto between = read_between(token, cues)) return between;
  if (auto vague = read_vague(token, cues)) return vague;
  return read_numeral(token, bound);
}

// The number at a token, when its digits are a count; nothing when they are a code.
std::optional<Numeral> ExpressionReader::number_at(uint32_t token, uint32_t limit) const {
  uint32_t at = token;
  if (at < c_.size() && !c_.is_number(at) &&
      (c_.is_mark(at, '-') || c_.is_mark(at, '.') || c_.has_role(at, WordRole::article)))
    ++at;
  if (c_.is_number(at) && uses_[at] == DigitUse::code) return std::nullopt;
  if (c_.is_number(at) && uses_[at] == DigitUse::stroke) return mixed_at(token);
  std::optional<Numeral> out = parse_numeral(c_, token, limit);
  if (!out) return out;
  choose_decimal(*out);
  const uint32_t end = out->tokens.last;
  if (out->digits && out->whole && c_.is_number(end) && c_.follows(end) &&
      uses_[end] == DigitUse::stroke) {
    const std::optional<Numeral> part = stroke_at(end);  // "2 1/4"
    if (part && part->value < 1) {
      out->value += part->value;
      out->tokens.last = part->tokens.last;
      out->whole = false;
    }
  }
  return out;
}

// "3/4", "-4/5"
std::optional<Numeral> ExpressionReader::stroke_at(uint32_t token) const {
  const bool negative = c_.is_mark(token, '-');
  const uint32_t first = negative ? token + 1 : token;
  const auto over = parse_digits(c_.text, first);
  const auto under = parse_digits(c_.text, first + 2);
  if (!over || !under || under->value == 0) return std::nullopt;
  Numeral out;
  out.tokens = {token, first + 3};
  out.value = over->value / under->value * (negative ? -1 : 1);
  out.kind = NumeralKind::fraction;
  out.whole = false;
  return out;
}

// A fraction with a stroke; in right-to-left writing its whole number may stand behind it: "1/4 2".
std::optional<Numeral> ExpressionReader::mixed_at(uint32_t token) const {
  std::optional<Numeral> out = stroke_at(token);
  if (!out) return out;
  const uint32_t end = out->tokens.last;
  const bool last = c_.follows(end) && c_.is_number(end) && !c_.follows(end + 1);
  if (!last || out->value >= 1 || uses_[end] != DigitUse::count) return out;
  if (const auto whole = parse_digits(c_.text, end); whole && whole->whole) {
    out->value += whole->value;
    out->tokens.last = whole->end;
  }
  return out;
}

// "12.500" is a decimal before per cent or a measure.
void ExpressionReader::choose_decimal(Numeral& numeral) const {
  if (!numeral.decimal) return;
  const uint32_t end = numeral.tokens.last;
  const uint32_t first = numeral.tokens.first;
  const NumberSymbol* before = first > 0 && c_.glued(first) ? c_.symbol_at(first - 1) : nullptr;
  const bool percent = percent_end(end) > end || (before != nullptr && before->percent);
  const bool comma = c_.text.codes(first).find(',') != std::string_view::npos;
  if (percent || (!comma && c_.follows(end) && c_.has_role(end, WordRole::measure))) {
    numeral.value = *numeral.decimal;
    numeral.whole = false;
  }
}

uint32_t ExpressionReader::percent_end(uint32_t token) const {
  if (!c_.follows(token)) return token;
  if (const NumberSymbol* symbol = c_.symbol_at(token); symbol != nullptr && symbol->percent)
    return token + 1;
  return c_.phrase_end(token, WordRole::percent);
}

// After a currency sign that is written on both ends of a range.
uint32_t ExpressionReader::unit_end(uint32_t token) const {
  if (!c_.glued(token)) return token;
  return c_.symbol_at(token) != nullptr ? token + 1 : token;
}

// "rose from 10 to 15" names two numbers, no range.
bool ExpressionReader::is_change(uint32_t token) const {
  for (uint32_t back = 1; back <= 7 && back <= token && c_.follows(token - back + 1); ++back) {
    if (c_.has_role_any(token - back, WordRole::change)) return true;
  }
  return false;
}

// A definite number from twenty on is an ordinal behind a definite singular noun, or when it stands
// alone.
bool ExpressionReader::is_ordinal_here(const Numeral& numeral) const {
  const uint32_t first = numeral.tokens.first;
  if (is_countable(c_, numeral.tokens.last)) return false;
  if (first == 0 || c_.starts_sentence(first) || !c_.is_word(first - 1)) return !numeral.digits;
  if (!c_.is_definite_word(first - 1)) return false;
  bool plural = false;
  for (const Reading& r : readings_of(c_.words, first - 1)) {
    if (!r.has(kCliticAl)) continue;
    const NounClass k =
        r.lexeme == kNone ? NounClass::none : c_.lexicon.lexemes[r.lexeme].noun_class;
    const bool ordered = !numeral.digits || k == NounClass::time || k == NounClass::event;
    if (r.inflection.number == Number::singular && ordered) return true;
    plural = plural || r.inflection.number != Number::none;
  }
  return !plural && !numeral.digits;
}

// A dash before a counted number is a bullet, no sign.
bool ExpressionReader::is_bullet(const Numeral& numeral, uint32_t token) const {
  return c_.is_mark(token, '-') && (is_countable(c_, numeral.tokens.last) ||
                                    c_.has_role(numeral.tokens.last, WordRole::from));
}

// A feminine unit needs its plural; before a definite singular it is part of a name.
bool ExpressionReader::is_name(const Numeral& numeral) const {
  const uint32_t next = numeral.tokens.last;
  const bool unit = numeral.tokens.size() == 1 && numeral.kind == NumeralKind::cardinal &&
                    numeral.value >= 3 && numeral.value < 10;
  if (!unit || numeral.digits || !c_.follows(next) || !c_.is_definite_word(next)) return false;
  if (static_cast<Code>(c_.text.codes(numeral.tokens.first).back()) == kHa) return false;
  for (const Reading& r : readings_of(c_.words, next)) {
    if (r.lexeme != kNone && r.inflection.number == Number::plural) return false;
  }
  return true;
}

std::optional<Expression> ExpressionReader::read_numeral(uint32_t token, bool bound) const {
  uint32_t at = token;
  const NumberSymbol* sign = c_.symbol_at(token);
  if (sign != nullptr && c_.glued(token + 1) && c_.is_number(token + 1)) {
    ++at;
  } else {
    sign = nullptr;
  }
  std::optional<Numeral> numeral = number_at(at);
  if (!numeral || is_bullet(*numeral, at) || is_name(*numeral)) return std::nullopt;
  if (sign == nullptr && !bound && numeral->kind == NumeralKind::cardinal && numeral->definite &&
      (numeral->digits || numeral->value >= 20 || numeral->value == 0) &&
      is_ordinal_here(*numeral)) {
    numeral->kind = NumeralKind::ordinal;
  }
  const bool unit_name = numeral->kind == NumeralKind::ordinal && at > 0 && c_.follows(at) &&
                         c_.has_role_any(at - 1, WordRole::unit_name);  // "the fourth division"
  if (numeral->kind == NumeralKind::ordinal && bound) numeral->kind = NumeralKind::cardinal;
  if (numeral->kind != NumeralKind::ordinal) {
    if (const auto high = upper_end(*numeral)) {
      if (auto range = make_range(at, *numeral, *high)) return range;
    }
  }
  Expression out = make_expression(token, *numeral, sign);
  out.listed = out.listed && !unit_name;
  return out;
}

// `sign`: per cent or a currency written before the number, or null.
Expression ExpressionReader::make_expression(uint32_t token, const Numeral& numeral,
                                             const NumberSymbol* sign) const {
  Expression out;
  Quantity& q = out.quantity;
  q.tokens = {token, numeral.tokens.last};
  q.value = q.low = q.high = numeral.value;
  q.rules = numeral.rules;
  q.kind = numeral.kind == NumeralKind::ordinal    ? QuantityKind::ordinal
           : numeral.kind == NumeralKind::fraction ? QuantityKind::fraction
                                                   : QuantityKind::cardinal;
  const uint32_t percent = percent_end(q.tokens.last);
  if (q.kind != QuantityKind::ordinal &&
      (percent > q.tokens.last || (sign != nullptr && sign->percent))) {
    q.kind = QuantityKind::percent;
    q.tokens.last = percent;
  }
  if (sign != nullptr && !sign->percent) {
    q.noun = token;
    q.unit = sign->unit;
  }
  out.definite = numeral.definite;
  out.definite_noun = q.kind == QuantityKind::fraction || q.kind == QuantityKind::percent;
  out.listed = !(numeral.definite && !numeral.digits && numeral.value == 1 &&
                 q.kind == QuantityKind::cardinal);
  return out;
}

// The upper end of a range whose lower end was read: "to 15", "or four", "- 15".
std::optional<Numeral> ExpressionReader::upper_end(const Numeral& low) const {
  const uint32_t end = unit_end(low.tokens.last);
  if (!c_.follows(end) || !c_.follows(end + 1)) return std::nullopt;
  const bool to = c_.has_role(end, WordRole::to);
  const bool either = c_.has_role(end, WordRole::disjunction);
  const bool wave = c_.is_mark(end, '~');
  const bool dash = wave || (c_.is_mark(end, '-') && c_.glued(end) == c_.glued(end + 1));
  if (!to && !either && !dash) return std::nullopt;
  if (to && is_change(low.tokens.first)) return std::nullopt;
  if (dash && !wave && low.digits && c_.glued(end) && uses_[low.tokens.first] != DigitUse::dash &&
      end == low.tokens.last)
    return std::nullopt;
  std::optional<Numeral> high = number_at(end + 1);
  if (!high || high->cut_front != 0 || high->kind != low.kind) return std::nullopt;
  if (dash && !wave && !c_.glued(end) && !high->digits) return std::nullopt;
  return high;
}

std::optional<Expression> ExpressionReader::make_range(uint32_t first, const Numeral& low,
                                                       const Numeral& high) const {
  double from = low.value;
  const bool shares =
      high.scale > 1 && low.scale == 1 && low.value < high.multiplied && low.value > 0;
  if (shares) from *= high.scale;  // "3 to 5 thousand"
  if (from >= high.value) return std::nullopt;
  if (first == low.tokens.first && low.definite && !low.digits && !high.definite)
    return std::nullopt;  // "for the twentieth day, to 60 dead"; "between the tenth and 15" is one
  Expression out;
  Quantity& q = out.quantity;
  q.tokens = {first, high.tokens.last};
  q.modifier = Modifier::range;
  q.low = from;
  q.high = high.value;
  q.rules = low.rules;
  q.rules.insert(q.rules.end(), high.rules.begin(), high.rules.end());
  if (low.kind == NumeralKind::fraction) q.kind = QuantityKind::fraction;
  const uint32_t percent = percent_end(q.tokens.last);
  if (percent > q.tokens.last) {
    q.kind = QuantityKind::percent;
    q.tokens.last = percent;
  }
  out.definite = low.definite;
  return out;
}

}  // namespace isnad
