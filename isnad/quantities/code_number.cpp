#include "isnad/quantities/code_number.hpp"

#include "isnad/quantities/counted_noun.hpp"
#include "isnad/quantities/digits.hpp"
#include "isnad/text/codes.hpp"

namespace isnad {

bool CodeReader::is_code(uint32_t token) const {
  if (c_.text.tokens[token].has(kAfterHash)) return true;
  return is_glued_code(token) || is_quoted_name(token) || is_long_code(token) ||
         is_list_number(token) || is_clock(token) || is_year_number(token) ||
         is_after_code_noun(token);
}

// F-16, km2, 30%25: glued to a word or Latin letters on the left, or to Latin letters that are no
// unit.
bool CodeReader::is_glued_code(uint32_t token) const {
  const uint32_t begin = c_.text.tokens[token].code_begin;
  if (begin > 0 && c_.text.normalized->codes[begin - 1] == '_') return true;
  if (c_.glued(token) && token > 0) {
    const uint32_t before = token - 1;
    const bool hyphen = c_.is_mark(before, '-') && c_.glued(before) && before > 0;
    if (hyphen && (c_.is_word(before - 1) || c_.text.tokens[before - 1].kind == TokenKind::latin))
      return true;
    if (c_.is_mark(before, '#') || c_.is_mark(before, '[')) return true;
    const bool clitic = c_.is_word(before) && (c_.text.codes(before).size() == 1 ||
                                               c_.has_role(before, WordRole::article));
    if (c_.is_word(before) && !clitic && !is_countable(c_, token + 1)) return true;
  }
  const uint32_t next = token + 1;
  if (!c_.glued(next) || c_.text.tokens[next].kind != TokenKind::latin) return false;
  return c_.symbol_at(next) == nullptr;
}

// "Windows 10" in quotes: behind a word nobody knows, at the end of the quotation.
bool CodeReader::is_quoted_name(uint32_t token) const {
  if (token < 2 || !c_.is_word(token - 1) || token + 1 >= c_.size()) return false;
  if (!c_.is_mark(token + 1, kCloseQuote) && !c_.is_mark(token + 1, '"')) return false;
  if (!c_.is_mark(token - 2, kOpenQuote) && !c_.is_mark(token - 2, '"')) return false;
  for (const Reading& r : readings_of(c_.words, token - 1)) {
    if (r.lexeme != kNone) return false;
  }
  return true;
}

// Phone and account numbers.
bool CodeReader::is_long_code(uint32_t token) const {
  const std::string_view codes = c_.text.codes(token);
  if (codes.find_first_of(".,") != std::string_view::npos) return is_coordinate(token);
  if (codes.size() >= 16 || (codes.size() >= 7 && codes[0] == '0')) return true;
  const auto number = parse_digits(c_.text, token);
  const bool plus = c_.glued(token) && token > 0 && c_.is_mark(token - 1, '+');
  return plus && number && (number->digits >= 10 || number->value >= 1e9);
}

// The groups of a number written with spaces.
uint32_t CodeReader::spaced_end(uint32_t token) const {
  const auto number = parse_digits(c_.text, token);
  return number ? number->end : token + 1;
}

uint32_t CodeReader::decimals(uint32_t token) const {
  if (!c_.is_number(token)) return 0;
  const std::string_view codes = c_.text.codes(token);
  const size_t point = codes.rfind('.');
  return point == std::string_view::npos ? 0 : static_cast<uint32_t>(codes.size() - point - 1);
}

// "36.20124, 37.16117"
bool CodeReader::is_coordinate(uint32_t token) const {
  if (decimals(token) < 3) return false;
  const bool before = token >= 2 && !c_.is_word(token - 1) && decimals(token - 2) >= 3;
  return before || (!c_.is_word(token + 1) && decimals(token + 2) >= 3);
}

// "1- ", "2) ", "3. " at the start of a line.
bool CodeReader::is_list_number(uint32_t token) const {
  const std::string_view codes = c_.text.codes(token);
  const bool opens = token == 0 || c_.starts_sentence(token) || c_.is_mark(token - 1, ':') ||
                     c_.is_mark(token - 1, '.');
  const auto number = parse_digits(c_.text, token);
  if (!opens || !number || number->separated || (codes.size() > 2 && !is_year_value(number->value)))
    return false;
  const uint32_t mark = token + 1;
  if (mark >= c_.size() ||
      !(c_.is_mark(mark, '-') || c_.is_mark(mark, ')') || c_.is_mark(mark, '.')))
    return false;
  const uint32_t next = mark + 1;
  if (next >= c_.size() || c_.is_number(next)) return false;
  if (!c_.starts_sentence(token) && !(c_.glued(mark) && !c_.glued(next))) return false;
  return !c_.starts_sentence(mark) && (!c_.starts_sentence(next) || is_same_line(mark, next));
}

bool CodeReader::is_same_line(uint32_t a, uint32_t b) const {
  const uint32_t from = c_.text.tokens[a].code_end;
  return c_.text.normalized->between(from, c_.text.tokens[b].code_begin).find('\n') ==
         std::string_view::npos;
}

bool CodeReader::is_clock(uint32_t token) const {
  const bool before =
      token > 0 && !c_.starts_sentence(token) && c_.has_role_any(token - 1, WordRole::clock_before);
  const bool after = c_.follows(token + 1) && c_.has_role(token + 1, WordRole::clock_after);
  return (before && !is_countable(c_, token + 1)) || after;
}

// "the number of dead reached 2014": a total stands before, a few words back.
bool CodeReader::counts_tally(uint32_t token) const {
  constexpr uint32_t kReach = 5;
  for (uint32_t back = 1; back <= kReach && back <= token; ++back) {
    if (!c_.follows(token - back + 1)) return false;
    if (c_.has_role_any(token - back, WordRole::tally)) return true;
  }
  return false;
}

bool CodeReader::is_year_number(uint32_t token) const {
  const auto number = parse_digits(c_.text, token);
  if (!number || number->separated || number->digits < 3 || number->digits > 4 || !number->whole)
    return false;
  if (c_.follows(token + 1) && c_.has_role(token + 1, WordRole::year_after)) return true;
  if (!is_year_value(number->value) || is_countable(c_, token + 1)) return false;
  if (token == 0 || c_.starts_sentence(token)) return false;
  if (follows_year(token)) return true;
  const uint32_t before = token - (c_.is_mark(token - 1, '(') && token > 1 ? 2 : 1);
  if (c_.has_role_any(before, WordRole::year_before)) return true;
  if (before > 0 && c_.is_definite_word(before) &&
      c_.has_role_any(before - 1, WordRole::year_before))
    return true;
  if (c_.has_role_any(token - 1, WordRole::month)) return true;
  if (follows_month(token)) return true;
  const bool tally = counts_tally(token);
  const bool amount =
      c_.has_role(token - 1, WordRole::to) || c_.has_role(token - 1, WordRole::from);
  if (c_.has_role_any(token - 1, WordRole::year_weak) && !is_nominal_next(token + 1) &&
      !(tally && amount))
    return true;
  return !tally && stands_like_year(token, number->value);
}

// "the first half 2014", "(1980)": a year of our time that counts nothing, behind a noun or a mark.
bool CodeReader::stands_like_year(uint32_t token, double value) const {
  if (value < 1950 || value > 2035 || value == 2000 || is_nominal_next(token + 1)) return false;
  const uint32_t next = token + 1;
  if (c_.follows(next) &&
      (c_.symbol_at(next) != nullptr || c_.find(next, ~KindSet{0}, Joint::bare) ||
       c_.phrase_end(next, WordRole::percent) > next))
    return false;
  if (!c_.is_word(token - 1)) return c_.is_mark(token - 1, '(') || c_.is_mark(token - 1, '/');
  for (const Reading& r : readings_of(c_.words, token - 1)) {
    if (r.inflection.part == PartOfSpeech::verb || r.inflection.part == PartOfSpeech::masdar)
      return false;
    if (r.inflection.part >= PartOfSpeech::preposition) return false;
  }
  return c_.is_definite_word(token - 1) ||
         c_.find(token - 1, kind_bit(NumberKind::ordinal), Joint::any);
}

bool CodeReader::is_nominal_next(uint32_t token) const {
  return find_noun_after(c_, token, NounAfter::indefinite, "").token != kNone;
}

// "2011 and 2015", "2011 to 2015".
bool CodeReader::follows_year(uint32_t token) const {
  if (token < 2 || c_.starts_sentence(token - 1) || !c_.is_number(token - 2) ||
      uses_[token - 2] != DigitUse::code)
    return false;
  const auto before = parse_digits(c_.text, token - 2);
  return before && is_year_value(before->value);
}

// A month of two words, or in brackets, stands before.
bool CodeReader::follows_month(uint32_t token) const {
  const uint32_t end = token - (c_.is_mark(token - 1, ')') ? 1 : 0);
  for (uint32_t back = 1; back <= 2 && back <= end; ++back) {
    if (c_.has_role_any(end - back, WordRole::month) && back == 1) return true;
    if (c_.phrase_end(end - back, WordRole::month) == end) return true;
  }
  return false;
}

bool CodeReader::is_after_code_noun(uint32_t token) const {
  if (token == 0 || c_.starts_sentence(token)) return false;
  uint32_t before = token - 1;
  if (c_.has_role_any(before, WordRole::article) && before > 0 && c_.glued(token)) --before;
  if (before > 0 && c_.is_mark(before, '(') && c_.is_mark(token + 1, ')')) --before;
  if (c_.has_role_any(before, WordRole::calibre)) return true;
  if (is_countable(c_, token + 1) || c_.has_role(token + 1, WordRole::measure)) return false;
  const NumberSymbol* symbol = c_.symbol_at(token + 1);
  if ((symbol != nullptr && symbol->percent) ||
      (c_.is_mark(token + 1, '-') && c_.is_number(token + 2)))
    return false;
  if (c_.has_role_any(before, WordRole::code_noun)) return true;
  if (before > 0 && c_.is_definite_word(before) && c_.has_role(before - 1, WordRole::unit_name))
    return true;  // "the branch of the air force 261"
  if (before > 1 && c_.is_definite_word(before) && c_.is_definite_word(before - 1) &&
      c_.has_role(before - 2, WordRole::unit_name))
    return true;
  if (before > 0 && c_.is_definite_word(before) &&
      c_.has_role_any(before - 1, WordRole::code_noun) && c_.is_definite_word(before - 1))
    return true;
  for (uint32_t back = 1; back <= 2 && back <= before; ++back) {
    if (c_.phrase_end(before - back, WordRole::code_noun) == before + 1) return true;
  }
  return false;
}

}  // namespace isnad
