#include "isnad/quantities/digit_use.hpp"

#include <algorithm>

#include "isnad/quantities/counted_noun.hpp"
#include "isnad/quantities/digits.hpp"
#include "isnad/text/codes.hpp"

namespace isnad {
namespace {

// Numbers with marks between them: 26/9/2023, 10-15, 2:1.
struct Chain {
  uint32_t first = 0;
  uint32_t last = 0;  // token after the last number
  uint32_t numbers = 1;
  Code mark = 0;      // the mark, or '?' when there are several kinds
};

bool is_year(double value) { return (value >= 1800 && value <= 2100) || (value >= 1300 && value <= 1500); }

class DigitReader {
 public:
  explicit DigitReader(const QuantityContext& c) : c_(c), uses_(c.size(), DigitUse::none) {}

  std::vector<DigitUse> read() {
    bool after_latin = false;  // a Latin word stands before, in the same unbroken run
    for (uint32_t i = 0; i < c_.size(); ++i) {
      if (!c_.glued(i)) after_latin = false;
      if (!c_.is_number(i)) {
        if (c_.text.tokens[i].kind == TokenKind::latin) after_latin = !is_currency(i);
        if (c_.is_word(i)) after_latin = false;
        continue;
      }
      const Chain chain = chain_at(i);
      const DigitUse use = after_latin ? DigitUse::code : use_of(chain);
      uses_[i] = use;
      uint32_t end = chain.last;
      if (chain.numbers == 1) end = std::max(end, spaced_end(i));
      for (uint32_t k = i + 1; use == DigitUse::code && k < end; ++k) uses_[k] = DigitUse::code;
      i = end - 1;
    }
    return std::move(uses_);
  }

 private:
  // Letters of a currency at the start of a run: "usd12".
  bool is_currency(uint32_t token) const {
    const NumberSymbol* symbol = c_.symbol_at(token);
    return symbol != nullptr && symbol->is_money && !c_.glued(token);
  }

  Code mark_at(uint32_t token) const {
    if (token >= c_.size() || c_.text.tokens[token].kind == TokenKind::word) return 0;
    const Code c = static_cast<Code>(c_.text.codes(token)[0]);
    return c == '/' || c == '-' || c == ':' || c == '.' || c == '+' ? c : Code{0};
  }

  Chain chain_at(uint32_t token) const {
    Chain chain{token, token + 1, 1, 0};
    for (uint32_t at = token + 1; at + 1 < c_.size() && c_.is_number(at + 1) && c_.follows(at + 1); at += 2) {
      const Code mark = mark_at(at);
      const bool glued = c_.glued(at) && c_.glued(at + 1);
      if (mark == 0 || (!glued && mark != '/')) break;
      chain.mark = chain.mark == 0 || chain.mark == mark ? mark : Code{'?'};
      chain.last = at + 2;
      ++chain.numbers;
    }
    return chain;
  }

  DigitUse use_of(const Chain& chain) const {
    if (chain.numbers == 1) return is_code(chain.first) || is_spaced_score(chain.first) ? DigitUse::code : DigitUse::count;
    if (chain.numbers > 2 || is_code(chain.first)) return DigitUse::code;
    const auto a = parse_digits(c_.text, chain.first);
    const auto b = parse_digits(c_.text, chain.last - 1);
    if (!a || !b) return DigitUse::code;
    if (chain.mark == '/') return use_of_stroke(chain, *a, *b);
    if (chain.mark == '-') return use_of_dash(chain, *a, *b);
    return DigitUse::code;
  }

  DigitUse use_of_stroke(const Chain& chain, const DigitNumber& a, const DigitNumber& b) const {
    if (!a.whole || !b.whole || b.value == 0 || a.leading_zero || b.leading_zero) return DigitUse::code;
    if (is_year(a.value) || is_year(b.value)) return DigitUse::code;
    const bool dated = chain.first > 0 && c_.follows(chain.first) &&
                       (c_.has_role_any(chain.first - 1, WordRole::date_before) || c_.is_mark(chain.first - 1, '('));
    const bool day = (a.value <= 31 && b.value <= 12) || (a.value <= 12 && b.value <= 31);
    if (day && dated) return DigitUse::code;
    const bool divides = a.value > 0 && a.value < b.value && c_.follows(chain.last) && c_.is_word(chain.last);
    const bool mixed = chain.first > 0 && c_.follows(chain.first) && c_.is_number(chain.first - 1);
    return divides || mixed || stands_alone(chain) ? DigitUse::stroke : DigitUse::code;
  }

  // The chain, with a sign, is the whole sentence.
  bool stands_alone(const Chain& chain) const {
    const TokenRange range = c_.text.sentence(chain.first).tokens;
    return chain.first <= range.first + 1 && chain.last + 1 >= range.last;
  }

  DigitUse use_of_dash(const Chain& chain, const DigitNumber& a, const DigitNumber& b) const {
    if (a.leading_zero || b.leading_zero || a.value >= b.value) return DigitUse::code;
    if (!a.separated && is_year(a.value) && !is_countable(c_, chain.last)) return DigitUse::code;
    if (is_score(a.value, b.value, chain.last) && !stands_alone(chain)) return DigitUse::code;
    return DigitUse::dash;
  }

  // Two small numbers that count nothing.
  bool is_score(double a, double b, uint32_t end) const {
    if (a > 20 || b > 20 || (a < b && b >= 10)) return false;
    if (a >= b) return true;
    const bool counted = c_.follows(end) && (is_countable(c_, end) || c_.find(end, ~KindSet{0}, Joint::bare) ||
                                             c_.phrase_end(end, WordRole::percent) > end || c_.symbol_at(end) != nullptr);
    return !counted;
  }

  // "2 - 1", and its second number.
  bool is_spaced_score(uint32_t token) const {
    if (c_.follows(token + 1) && c_.is_mark(token + 1, '-') && c_.is_number(token + 2) && !c_.glued(token + 1)) {
      const auto a = parse_digits(c_.text, token);
      const auto b = parse_digits(c_.text, token + 2);
      return a && b && a->whole && b->whole && is_score(a->value, b->value, token + 3);
    }
    return token >= 2 && c_.is_mark(token - 1, '-') && c_.follows(token) && !c_.glued(token) &&
           uses_[token - 2] == DigitUse::code && is_spaced_score(token - 2);
  }

  bool is_code(uint32_t token) const {
    if (c_.text.tokens[token].has(kAfterHash)) return true;
    return is_glued_code(token) || is_quoted_name(token) || is_long_code(token) || is_list_number(token) || is_clock(token) ||
           is_year_number(token) || is_after_code_noun(token);
  }

  // F-16, km2, 30%25: glued to a word or Latin letters on the left, or to Latin letters that are no unit.
  bool is_glued_code(uint32_t token) const {
    if (c_.glued(token) && token > 0) {
      const uint32_t before = token - 1;
      const bool hyphen = c_.is_mark(before, '-') && c_.glued(before) && before > 0;
      if (hyphen && (c_.is_word(before - 1) || c_.text.tokens[before - 1].kind == TokenKind::latin)) return true;
      if (c_.is_mark(before, '#') || c_.is_mark(before, '[')) return true;
      const bool clitic = c_.is_word(before) && (c_.text.codes(before).size() == 1 || c_.has_role(before, WordRole::article));
      if (c_.is_word(before) && !clitic && !is_countable(c_, token + 1)) return true;
    }
    const uint32_t next = token + 1;
    if (!c_.glued(next) || c_.text.tokens[next].kind != TokenKind::latin) return false;
    return c_.symbol_at(next) == nullptr;
  }

  // "Windows 10" in quotes: behind a word nobody knows, at the end of the quotation.
  bool is_quoted_name(uint32_t token) const {
    if (token < 2 || !c_.is_word(token - 1) || token + 1 >= c_.size()) return false;
    if (!c_.is_mark(token + 1, kCloseQuote) && !c_.is_mark(token + 1, '"')) return false;
    if (!c_.is_mark(token - 2, kOpenQuote) && !c_.is_mark(token - 2, '"')) return false;
    for (const Reading& r : readings_of(c_.words, token - 1)) {
      if (r.lexeme != kNone) return false;
    }
    return true;
  }

  // Phone and account numbers.
  bool is_long_code(uint32_t token) const {
    const std::string_view codes = c_.text.codes(token);
    if (codes.find_first_of(".,") != std::string_view::npos) return is_coordinate(token);
    if (codes.size() >= 16 || (codes.size() >= 7 && codes[0] == '0')) return true;
    const auto number = parse_digits(c_.text, token);
    const bool plus = c_.glued(token) && token > 0 && c_.is_mark(token - 1, '+');
    return plus && number && (number->digits >= 10 || number->value >= 1e9);
  }

  // The groups of a number written with spaces.
  uint32_t spaced_end(uint32_t token) const {
    const auto number = parse_digits(c_.text, token);
    return number ? number->end : token + 1;
  }

  uint32_t decimals(uint32_t token) const {
    if (!c_.is_number(token)) return 0;
    const std::string_view codes = c_.text.codes(token);
    const size_t point = codes.rfind('.');
    return point == std::string_view::npos ? 0 : static_cast<uint32_t>(codes.size() - point - 1);
  }

  // "36.20124, 37.16117"
  bool is_coordinate(uint32_t token) const {
    if (decimals(token) < 3) return false;
    const bool before = token >= 2 && !c_.is_word(token - 1) && decimals(token - 2) >= 3;
    return before || (!c_.is_word(token + 1) && decimals(token + 2) >= 3);
  }

  // "1- ", "2) ", "3. " at the start of a line.
  bool is_list_number(uint32_t token) const {
    const std::string_view codes = c_.text.codes(token);
    const bool opens = token == 0 || c_.starts_sentence(token) || c_.is_mark(token - 1, ':') || c_.is_mark(token - 1, '.');
    const auto number = parse_digits(c_.text, token);
    if (!opens || !number || number->separated || (codes.size() > 2 && !is_year(number->value))) return false;
    const uint32_t mark = token + 1;
    if (mark >= c_.size() || !(c_.is_mark(mark, '-') || c_.is_mark(mark, ')') || c_.is_mark(mark, '.'))) return false;
    const uint32_t next = mark + 1;
    if (next >= c_.size() || c_.is_number(next)) return false;
    if (!c_.starts_sentence(token) && !(c_.glued(mark) && !c_.glued(next))) return false;
    return !c_.starts_sentence(mark) && (!c_.starts_sentence(next) || is_same_line(mark, next));
  }

  bool is_same_line(uint32_t a, uint32_t b) const {
    const uint32_t from = c_.text.tokens[a].code_end;
    return c_.text.normalized->between(from, c_.text.tokens[b].code_begin).find('\n') == std::string_view::npos;
  }

  bool is_clock(uint32_t token) const {
    const bool before = token > 0 && !c_.starts_sentence(token) && c_.has_role_any(token - 1, WordRole::clock_before);
    const bool after = c_.follows(token + 1) && c_.has_role(token + 1, WordRole::clock_after);
    return (before && !is_countable(c_, token + 1)) || after;
  }

  bool is_year_number(uint32_t token) const {
    const auto number = parse_digits(c_.text, token);
    if (!number || number->separated || number->digits < 3 || number->digits > 4 || !number->whole) return false;
    if (c_.follows(token + 1) && c_.has_role(token + 1, WordRole::year_after)) return true;
    if (!is_year(number->value) || is_countable(c_, token + 1)) return false;
    if (token == 0 || c_.starts_sentence(token)) return false;
    if (follows_year(token)) return true;
    const uint32_t before = token - (c_.is_mark(token - 1, '(') && token > 1 ? 2 : 1);
    if (c_.has_role_any(before, WordRole::year_before)) return true;
    if (before > 0 && c_.is_definite_word(before) && c_.has_role_any(before - 1, WordRole::year_before)) return true;
    if (c_.has_role_any(token - 1, WordRole::month)) return true;
    if (follows_month(token)) return true;
    if (c_.has_role_any(token - 1, WordRole::year_weak) && !is_nominal_next(token + 1)) return true;
    return stands_like_year(token, number->value);
  }

  // "the first half 2014", "(1980)": a year of our time that counts nothing, behind a noun or a mark.
  bool stands_like_year(uint32_t token, double value) const {
    if (value < 1950 || value > 2035 || value == 2000 || is_nominal_next(token + 1)) return false;
    const uint32_t next = token + 1;
    if (c_.follows(next) && (c_.symbol_at(next) != nullptr || c_.find(next, ~KindSet{0}, Joint::bare) || c_.phrase_end(next, WordRole::percent) > next)) return false;
    if (!c_.is_word(token - 1)) return c_.is_mark(token - 1, '(') || c_.is_mark(token - 1, '/');
    for (const Reading& r : readings_of(c_.words, token - 1)) {
      if (r.inflection.part == PartOfSpeech::verb || r.inflection.part == PartOfSpeech::masdar) return false;
      if (r.inflection.part >= PartOfSpeech::preposition) return false;
    }
    return c_.is_definite_word(token - 1) || c_.find(token - 1, kind_bit(NumberKind::ordinal), Joint::any);
  }

  bool is_nominal_next(uint32_t token) const {
    return find_noun_after(c_, token, NounAfter::indefinite, "").token != kNone;
  }

  // "2011 and 2015", "2011 to 2015".
  bool follows_year(uint32_t token) const {
    if (token < 2 || c_.starts_sentence(token - 1) || !c_.is_number(token - 2) || uses_[token - 2] != DigitUse::code) return false;
    const auto before = parse_digits(c_.text, token - 2);
    return before && is_year(before->value);
  }

  // A month of two words, or in brackets, stands before.
  bool follows_month(uint32_t token) const {
    const uint32_t end = token - (c_.is_mark(token - 1, ')') ? 1 : 0);
    for (uint32_t back = 1; back <= 2 && back <= end; ++back) {
      if (c_.has_role_any(end - back, WordRole::month) && back == 1) return true;
      if (c_.phrase_end(end - back, WordRole::month) == end) return true;
    }
    return false;
  }

  bool is_after_code_noun(uint32_t token) const {
    if (token == 0 || c_.starts_sentence(token)) return false;
    uint32_t before = token - 1;
    if (c_.has_role_any(before, WordRole::article) && before > 0 && c_.glued(token)) --before;
    if (before > 0 && c_.is_mark(before, '(') && c_.is_mark(token + 1, ')')) --before;
    if (c_.has_role_any(before, WordRole::calibre)) return true;
    if (is_countable(c_, token + 1) || c_.has_role(token + 1, WordRole::measure)) return false;
    const NumberSymbol* symbol = c_.symbol_at(token + 1);
    if ((symbol != nullptr && symbol->percent) || (c_.is_mark(token + 1, '-') && c_.is_number(token + 2))) return false;
    if (c_.has_role_any(before, WordRole::code_noun)) return true;
    if (before > 0 && c_.is_definite_word(before) && c_.has_role_any(before - 1, WordRole::code_noun) && c_.is_definite_word(before - 1)) return true;
    for (uint32_t back = 1; back <= 2 && back <= before; ++back) {
      if (c_.phrase_end(before - back, WordRole::code_noun) == before + 1) return true;
    }
    return false;
  }

  const QuantityContext& c_;
  std::vector<DigitUse> uses_;
};

}  // namespace

std::vector<DigitUse> find_digit_uses(const QuantityContext& c) { return DigitReader(c).read(); }

}  // namespace isnad
