// The composition of a numeral: groups, scales, the mixed forms.
#include "isnad/quantities/numeral_parser.hpp"

namespace isnad {
namespace {

constexpr double kLargest = 1e18;

}  // namespace

std::optional<Numeral> NumeralParser::parse(uint32_t token) {
  if (!start(token)) return std::nullopt;
  while (!done_ && extend()) {
  }
  const bool divided = !fraction_ && (read_after() || read_division() || read_one_in());
  out_.tokens.last = s_.at;
  if (!divided) out_.value = total();
  if (negative_) out_.value = -out_.value;
  if (fraction_) out_.kind = NumeralKind::fraction;
  if (out_.digits && s_.group.decimal) out_.decimal = s_.group.decimal;
  return std::move(out_);
}

double NumeralParser::total() const {
  double sum = s_.group.open ? s_.group.value : 0;
  for (uint8_t i = 0; i < s_.part_count; ++i) sum += s_.parts[i].value;
  return sum;
}

bool NumeralParser::push(Part part) {
  if (s_.part_count == s_.parts.size() || part.value >= kLargest) return false;
  s_.parts[s_.part_count++] = part;
  return true;
}

bool NumeralParser::extend() {
  if (!can(s_.at)) return false;
  return read_decimals() || read_hundred() || read_scale() || read_joined_fraction() ||
         read_joined_scale() || read_joined_digits() || read_joined_atom();
}

void NumeralParser::add_atom(const Atom& atom) {
  rule(atom.row);
  s_.group.open = true;
  s_.group.value += atom.value;
  s_.group.last = atom.value;
  s_.group.places |= atom.places;
  s_.at = atom.end;
  if (atom.ordinal) out_.kind = NumeralKind::ordinal;
}

bool NumeralParser::fits(const Atom& atom) const {
  const bool ordinal = out_.kind == NumeralKind::ordinal;
  if (atom.ordinal && (!out_.definite || !atom.definite)) return false;
  if (ordinal && out_.definite != atom.definite) return false;
  if (!ordinal && atom.definite && !out_.definite) return false;
  if (!s_.group.open) return s_.part_count > 0 && atom.value < back().scale && atom.value > 0;
  return !s_.group.digits && (s_.group.places & atom.places) == 0;
}

bool NumeralParser::read_joined_atom() {
  const std::optional<Atom> atom = find_atom(s_.at, Joint::joined);
  if (!atom || !fits(*atom)) return false;
  if (!s_.group.open) {
    before_group_ = s_;
    may_return_ = true;
  }
  add_atom(*atom);
  return true;
}

bool NumeralParser::read_joined_digits() {
  if (!c_.has_role(s_.at, WordRole::conjunction) || !c_.is_number(s_.at + 1) || !can(s_.at + 1))
    return false;
  const std::optional<DigitNumber> digits = parse_digits(c_.text, s_.at + 1);
  if (!digits || digits->leading_zero || out_.kind == NumeralKind::ordinal) return false;
  if (s_.group.open) {
    if (s_.group.digits || s_.group.places != kHundreds || digits->value >= 100 || !digits->whole)
      return false;
    s_.group.value += digits->value;
    s_.group.places = 7;
  } else {
    if (s_.part_count == 0 || digits->value >= back().scale) return false;
    before_group_ = s_;
    may_return_ = true;
    s_.group = {true, true, digits->value, digits->value, 7, digits->decimal};
  }
  s_.at = digits->end;
  return true;
}

// "... and a half", "... and a half million".
bool NumeralParser::read_joined_fraction() {
  if (out_.kind == NumeralKind::ordinal || !out_.whole) return false;
  const std::optional<FractionMatch> fraction = find_fraction(s_.at, Joint::joined);
  if (!fraction || (s_.group.open && s_.group.value == 0)) return false;
  const bool more = can(fraction->end);
  const WordMatch scale =
      more ? c_.find(fraction->end, kScales | kind_bit(NumberKind::hundred), Joint::bare)
           : WordMatch{};
  if (!scale && more && c_.is_definite_word(fraction->end))
    return false;  // "and half of the people"
  double unit = s_.group.open || s_.part_count == 0 ? 1 : back().scale;
  if (scale) unit = scale.word->value;
  rule(fraction->row);
  if (s_.group.open) {
    s_.group.value += fraction->value * unit;
  } else if (!push({fraction->value * unit, 1})) {
    return false;
  }
  out_.whole = unit > 1;
  s_.at = scale ? scale.token + 1 : fraction->end;
  return done_ = true;
}

bool NumeralParser::read_scale() {
  const WordMatch m = c_.find(s_.at, kScales, Joint::bare);
  if (!m || m.token >= limit_ || (m.word->definite && !out_.definite)) return false;
  if (s_.group.open && !scale_group(m.word->value, m.word->kind)) {
    if (may_return_) s_ = before_group_;  // the group belongs to another number
    return done_ = true;
  }
  if (s_.at == m.token) {  // no group: "a thousand million"
    if (m.word->kind == NumberKind::scale_plural || back().scale > m.word->value) return false;
    const Part part = back();
    if (part.value * m.word->value >= kLargest) return false;
    back() = {part.value * m.word->value,
              part.scale == m.word->value ? part.scale * m.word->value : m.word->value};
    s_.at = m.token + 1;
  }
  rule(m.word->row);
  done_ = m.word->kind == NumberKind::dozen;
  out_.digits = false;
  return true;
}

// A scale behind a group multiplies it, and the smaller parts before it ("a thousand and a hundred
// million").
bool NumeralParser::scale_group(double scale, NumberKind kind) {
  if (s_.group.decimal) {
    s_.group.value = *s_.group.decimal;
    out_.whole = false;
  }
  double value = s_.group.value;
  uint8_t kept = s_.part_count;
  while (kind == NumberKind::scale && kept > 0 && s_.parts[kept - 1u].scale < scale)
    value += s_.parts[--kept].value;
  if (kept > 0 && s_.parts[kept - 1u].scale <= scale) return false;
  if (value * scale >= kLargest) return false;
  s_.part_count = kept;
  s_.group = {};
  out_.multiplied = value;
  out_.scale = scale;
  ++s_.at;
  return push({value * scale, scale});
}

bool NumeralParser::read_joined_scale() {
  const WordMatch m =
      c_.find(s_.at, kind_bit(NumberKind::scale) | kind_bit(NumberKind::scale_dual), Joint::joined);
  if (!m || m.token >= limit_ || (m.word->definite && !out_.definite)) return false;
  const double scale = unit_of(*m.word);
  const double count = m.word->value / scale;
  if (s_.group.open) {
    if (s_.group.digits || !out_.whole) return false;
    const Group group = s_.group;
    if (s_.part_count > 0) {  // 3 million and four hundred and a thousand: 401 thousand
      if (back().scale <= scale || group.places != kHundreds) return false;
      s_.group = {};
      if (!push({(group.value + count) * scale, scale})) return false;
    } else {  // classical: the small parts first
      s_.group = {};
      done_ = true;
      push({group.value, 1});
      push({m.word->value, scale});
    }
  } else {
    if (s_.part_count == 0 || back().scale <= scale || !push({m.word->value, scale})) return false;
  }
  rule(m.word->row);
  out_.scale = 1;
  s_.at = m.token + 1;
  return true;
}

}  // namespace isnad
