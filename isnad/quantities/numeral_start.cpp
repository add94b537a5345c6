// How does a numeral begin? With a sign, the article, digits, a fraction, a small number or a
// scale.
#include <algorithm>

#include "isnad/quantities/numeral_parser.hpp"
#include "isnad/text/codes.hpp"

namespace isnad {

bool NumeralParser::start(uint32_t token) {
  out_.tokens.first = token;
  const bool next_glued = c_.glued(token + 1);
  if (c_.is_mark(token, '-') && next_glued && !c_.glued(token)) {
    negative_ = true;
    return start_digits(token + 1) || start_point(token + 1);
  }
  if (c_.has_role_any(token, WordRole::minus)) {
    negative_ = true;
    return can(token + 1) && (start_digits(token + 1) || start_words(token + 1)) &&
           out_.kind == NumeralKind::cardinal;
  }
  if (c_.has_role(token, WordRole::article) && c_.is_number(token + 1) &&
      !c_.starts_sentence(token + 1)) {
    out_.definite = true;
    return start_digits(token + 1);
  }
  return start_point(token) || start_digits(token) || start_words(token);
}

bool NumeralParser::start_digits(uint32_t token) {
  if (!c_.is_number(token) || token >= limit_) return false;
  const std::optional<DigitNumber> digits = parse_digits(c_.text, token);
  if (!digits) return false;
  if (const auto fraction = find_fraction(token, Joint::bare); fraction && token + 1 < limit_) {
    s_.at = fraction->end;
    s_.group = {true, false, fraction->value, 0, 7, std::nullopt};
    fraction_ = true;
    out_.whole = false;
    rule(fraction->row);
    multiply_fraction();
    return done_ = true;
  }
  s_.group = {true, true, digits->value, digits->value, 7, digits->decimal};
  s_.at = digits->end;
  out_.digits = true;
  out_.whole = digits->whole;
  return true;
}

// ".25"
bool NumeralParser::start_point(uint32_t token) {
  if (!c_.is_mark(token, '.') || c_.glued(token) || !c_.is_number(token + 1) ||
      !c_.glued(token + 1))
    return false;
  const std::string_view codes = c_.text.codes(token + 1);
  if (!std::all_of(codes.begin(), codes.end(),
                   [](char c) { return is_digit(static_cast<Code>(c)); }))
    return false;
  double value = 0;
  double scale = 1;
  for (const char c : codes.substr(0, 15)) {
    value = value * 10 + (c - '0');
    scale *= 10;
  }
  s_.group = {true, true, value / scale, 0, 7, std::nullopt};
  s_.at = token + 2;
  out_.digits = true;
  out_.whole = false;
  return true;
}

bool NumeralParser::start_words(uint32_t token) {
  if (!c_.is_word(token)) return false;
  if (const auto fraction = find_fraction(token, Joint::any)) {
    if (fraction->definite && !fraction->parts && fraction->value <= 0.5) return false;
    out_.cut_front = fraction->cut_front;
    s_.at = fraction->end;
    s_.group = {true, false, fraction->value, 0, 7, std::nullopt};
    fraction_ = true;
    out_.whole = false;
    out_.definite = fraction->definite;
    rule(fraction->row);
    multiply_fraction();
    return done_ = true;
  }
  if (const auto atom = find_atom(token, Joint::any)) {
    out_.cut_front = atom->cut_front;
    out_.definite = out_.definite || atom->definite;
    add_atom(*atom);
    return true;
  }
  const WordMatch scale = c_.find(token, kFirstScales, Joint::any);
  if (!scale) return false;
  out_.cut_front = scale.cut_front;
  out_.definite = out_.definite || scale.word->definite;
  rule(scale.word->row);
  s_.at = scale.token + 1;
  done_ = scale.word->kind == NumberKind::dozen;
  return push({scale.word->value, unit_of(*scale.word)});
}

// "half a million", "half the million", "half a hundred".
bool NumeralParser::multiply_fraction() {
  if (!can(s_.at)) return false;
  const WordMatch m = c_.find(s_.at, kScales | kind_bit(NumberKind::hundred), Joint::bare);
  if (!m || m.word->kind == NumberKind::scale_plural) return false;
  rule(m.word->row);
  s_.group.value *= m.word->value;
  s_.at = m.token + 1;
  fraction_ = false;
  return true;
}

}  // namespace isnad
