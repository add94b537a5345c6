// The atoms of a numeral: words below a thousand, their compounds, fractions.
#include "isnad/quantities/numeral_parser.hpp"

namespace isnad {
namespace {

constexpr KindSet kHeads = kind_bit(NumberKind::unit) | kind_bit(NumberKind::head) |
                           kind_bit(NumberKind::ordinal) | kind_bit(NumberKind::ordinal_head);
constexpr KindSet kSimple = kind_bit(NumberKind::ten) | kind_bit(NumberKind::teen) |
                            kind_bit(NumberKind::tens) | kind_bit(NumberKind::hundred) |
                            kind_bit(NumberKind::hundreds) | kind_bit(NumberKind::zero);
constexpr KindSet kHundred = kind_bit(NumberKind::hundred) | kind_bit(NumberKind::hundred_plural);

}  // namespace

// "The two" and "the one" with the article are Monday and Sunday, unless they repeat a noun's
// number.
bool NumeralParser::is_weekday(const WordMatch& match) const {
  if (!match.word->definite || !c_.has_role_any(match.token, WordRole::weekday)) return false;
  if (match.token == 0 || c_.starts_sentence(match.token) || !c_.is_definite_word(match.token - 1))
    return true;
  if (c_.has_role(match.token - 1, WordRole::date_before)) return true;
  for (const Reading& r : readings_of(c_.words, match.token - 1)) {
    if (r.has(kCliticAl) &&
        r.inflection.number == (match.word->value > 2 ? Number::plural : Number::dual))
      return false;
  }
  return true;
}

// "three ten" = 13, "three hundred" = 300, and heads that need "and twenty" behind them.
std::optional<NumeralParser::Atom> NumeralParser::find_compound(const WordMatch& head) const {
  const NumberWord& word = *head.word;
  const uint32_t next = head.token + 1;
  const bool ordinal = word.kind == NumberKind::ordinal || word.kind == NumberKind::ordinal_head;
  Atom atom{word.value, kUnits, head.token, next, head.cut_front, word.definite, ordinal, word.row};
  if (word.value >= 10) atom.places = kUnits | kTens;
  if (can(next) && word.value < 10) {
    const WordMatch ten = c_.find(next, kind_bit(NumberKind::ten), Joint::bare);
    const bool sunday = word.kind == NumberKind::head && word.value == 1 && is_weekday(head);
    if (ten && !ten.word->definite && !sunday) {
      atom.value += 10;
      atom.places = kUnits | kTens;
      atom.end = next + 1;
      return atom;
    }
    const WordMatch hundred = c_.find(next, kHundred, Joint::bare);
    if (hundred && word.kind == NumberKind::unit && word.value >= 2 && !hundred.word->definite) {
      atom.value *= 100;
      atom.places = kHundreds;
      atom.end = next + 1;
      return atom;
    }
  }
  if (word.kind == NumberKind::head || word.kind == NumberKind::ordinal_head) {
    const WordMatch tens =
        can(next) ? c_.find(next, kind_bit(NumberKind::tens), Joint::joined) : WordMatch{};
    const bool last = word.value == 2 && !c_.follows(next);  // "two" with nothing behind it
    if (!last && (!tens || tens.word->definite != word.definite)) return std::nullopt;
  }
  if (is_weekday(head)) return std::nullopt;
  return atom;
}

std::optional<NumeralParser::Atom> NumeralParser::find_atom(uint32_t token, Joint joint) const {
  if (const WordMatch head = c_.find(token, kHeads, joint); head && head.token < limit_)
    return find_compound(head);
  const WordMatch m = c_.find(token, kSimple, joint);
  if (!m || m.token >= limit_) return std::nullopt;
  Atom atom{m.word->value,    0,     m.token,    m.token + 1, m.cut_front,
            m.word->definite, false, m.word->row};
  switch (m.word->kind) {
    case NumberKind::tens:
      atom.places = kTens;
      break;
    case NumberKind::hundred:
    case NumberKind::hundreds:
      atom.places = kHundreds;
      break;
    case NumberKind::zero:
      atom.places = kUnits | kTens | kHundreds;
      break;
    default:
      atom.places = kUnits | kTens;
  }
  return atom;
}

std::optional<FractionMatch> NumeralParser::find_fraction(uint32_t token, Joint joint) const {
  if (const WordMatch m = c_.find(token, kind_bit(NumberKind::fraction), joint);
      m && m.token < limit_) {
    return FractionMatch{m.word->value,    m.token, m.token + 1, m.cut_front,
                         m.word->definite, false,   m.word->row};
  }
  uint32_t head = token;
  double count = 0;
  uint8_t cut = 0;
  if (const WordMatch m =
          c_.find(token, kind_bit(NumberKind::unit) | kind_bit(NumberKind::ten), joint)) {
    head = m.token;
    count = m.word->value;
    cut = m.cut_front;
  } else if (joint != Joint::joined && c_.is_number(token)) {
    const std::optional<DigitNumber> digits = parse_digits(c_.text, token);
    if (!digits || digits->end != token + 1) return std::nullopt;
    count = digits->value;
  } else {
    return std::nullopt;
  }
  if (!can(head + 1)) return std::nullopt;
  const WordMatch parts = c_.find(head + 1, kind_bit(NumberKind::fraction_parts), Joint::bare);
  if (!parts || parts.word->definite) return std::nullopt;
  return FractionMatch{
      count * parts.word->value, head, head + 2, cut, false, true, parts.word->row};
}

// "fifteen hundred"
bool NumeralParser::read_hundred() {
  const bool fits = s_.group.open && !s_.group.digits && (s_.group.places & kHundreds) == 0 &&
                    s_.group.value > 10;
  if (!fits || out_.kind == NumeralKind::ordinal) return false;
  const WordMatch hundred = c_.find(s_.at, kind_bit(NumberKind::hundred), Joint::bare);
  if (!hundred || hundred.word->definite || hundred.token >= limit_) return false;
  s_.group.value *= 100;
  s_.group.places = kUnits | kTens | kHundreds;
  s_.at = hundred.token + 1;
  return true;
}

// The digits behind a point, in digits or words: "75", "zero five", "five and twenty", "a thousand
// and ten".
std::string NumeralParser::decimal_digits(uint32_t& at) const {
  if (c_.is_number(at)) {
    const std::optional<DigitNumber> number = parse_digits(c_.text, at);
    if (!number || number->separated || number->digits > 15) return "";
    return std::string(c_.text.codes(at++));
  }
  if (c_.find(at, kind_bit(NumberKind::scale), Joint::bare)) {
    const std::optional<Numeral> number = number_at(at);
    if (!number || number->value >= 1e15) return "";
    at = number->tokens.last;
    return std::to_string(static_cast<uint64_t>(number->value));
  }
  std::string digits;
  while (can(at) && digits.size() < 15) {
    const std::optional<Atom> atom = find_atom(at, Joint::bare);
    if (!atom || atom->definite || atom->ordinal || (!digits.empty() && atom->value >= 10)) break;
    double value = atom->value;
    at = atom->end;
    const std::optional<Atom> joined =
        value >= 1 && can(at) ? find_atom(at, Joint::joined) : std::nullopt;
    if (joined && (joined->places & atom->places) == 0) {
      value += joined->value;
      at = joined->end;
    }
    digits += std::to_string(static_cast<uint64_t>(value));
    if (value >= 10) break;
  }
  return digits;
}

bool NumeralParser::read_decimals() {
  if (!s_.group.open || s_.group.decimal || !out_.whole || !can(s_.at)) return false;
  const bool point = c_.has_role(s_.at, WordRole::point) ||
                     (!s_.group.digits && c_.has_role(s_.at, WordRole::point_dot));
  if (!point || !can(s_.at + 1)) return false;
  uint32_t at = s_.at + 1;
  const std::string digits = decimal_digits(at);
  if (digits.empty()) return false;
  double scale = 1;
  for (size_t i = 0; i < digits.size(); ++i) scale *= 10;
  s_.group.value += static_cast<double>(std::stoull(digits)) / scale;
  s_.group.places = kUnits | kTens | kHundreds;
  out_.whole = false;
  s_.at = at;
  return true;
}

}  // namespace isnad
