#include "isnad/quantities/digit_use.hpp"

#include <algorithm>

#include "isnad/quantities/code_number.hpp"
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
  Code mark = 0;  // the mark, or '?' when there are several kinds
};

class DigitReader {
 public:
  explicit DigitReader(const QuantityContext& c)
      : c_(c), uses_(c.size(), DigitUse::none), codes_(c_, uses_) {}

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
      if (chain.numbers == 1) end = std::max(end, codes_.spaced_end(i));
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
    for (uint32_t at = token + 1; at + 1 < c_.size() && c_.is_number(at + 1) && c_.follows(at + 1);
         at += 2) {
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
    if (chain.numbers == 1)
      return codes_.is_code(chain.first) || is_spaced_score(chain.first) ? DigitUse::code
                                                                         : DigitUse::count;
    if (chain.numbers > 2 || codes_.is_code(chain.first)) return DigitUse::code;
    const auto a = parse_digits(c_.text, chain.first);
    const auto b = parse_digits(c_.text, chain.last - 1);
    if (!a || !b) return DigitUse::code;
    if (chain.mark == '/') return use_of_stroke(chain, *a, *b);
    if (chain.mark == '-') return use_of_dash(chain, *a, *b);
    return DigitUse::code;
  }

  DigitUse use_of_stroke(const Chain& chain, const DigitNumber& a, const DigitNumber& b) const {
    if (!a.whole || !b.whole || b.value == 0 || a.leading_zero || b.leading_zero)
      return DigitUse::code;
    if (is_year_value(a.value) || is_year_value(b.value)) return DigitUse::code;
    const bool dated = chain.first > 0 && c_.follows(chain.first) &&
                       (c_.has_role_any(chain.first - 1, WordRole::date_before) ||
                        c_.is_mark(chain.first - 1, '('));
    const bool day = (a.value <= 31 && b.value <= 12) || (a.value <= 12 && b.value <= 31);
    if (day && dated) return DigitUse::code;
    const bool divides =
        a.value > 0 && a.value < b.value && c_.follows(chain.last) && c_.is_word(chain.last);
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
    if (!a.separated && is_year_value(a.value) && !is_countable(c_, chain.last))
      return DigitUse::code;
    if (is_score(a.value, b.value, chain.last) && !stands_alone(chain)) return DigitUse::code;
    return DigitUse::dash;
  }

  // Two small numbers that count nothing.
  bool is_score(double a, double b, uint32_t end) const {
    if (a > 20 || b > 20 || (a < b && b >= 10)) return false;
    if (a >= b) return true;
    const bool counted =
        c_.follows(end) &&
        (is_countable(c_, end) || c_.find(end, ~KindSet{0}, Joint::bare) ||
         c_.phrase_end(end, WordRole::percent) > end || c_.symbol_at(end) != nullptr);
    return !counted;
  }

  // "2 - 1", and its second number.
  bool is_spaced_score(uint32_t token) const {
    if (c_.follows(token + 1) && c_.is_mark(token + 1, '-') && c_.is_number(token + 2) &&
        !c_.glued(token + 1)) {
      const auto a = parse_digits(c_.text, token);
      const auto b = parse_digits(c_.text, token + 2);
      return a && b && a->whole && b->whole && is_score(a->value, b->value, token + 3);
    }
    return token >= 2 && c_.is_mark(token - 1, '-') && c_.follows(token) && !c_.glued(token) &&
           uses_[token - 2] == DigitUse::code && is_spaced_score(token - 2);
  }

  const QuantityContext& c_;
  std::vector<DigitUse> uses_;
  CodeReader codes_;
};

}  // namespace

std::vector<DigitUse> find_digit_uses(const QuantityContext& c) { return DigitReader(c).read(); }

}  // namespace isnad
