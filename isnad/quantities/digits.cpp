#include "isnad/quantities/digits.hpp"

#include <charconv>
#include <string>
#include <vector>

#include "isnad/text/codes.hpp"
#include "isnad/text/utf8.hpp"

namespace isnad {
namespace {

enum class Separator : uint8_t { dot, comma, arabic_comma, decimal, thousands };

struct Written {
  std::vector<std::string> groups;
  std::vector<Separator> separators;
};

Separator separator_of(uint32_t code_point) {
  switch (code_point) {
    case 0x066B:
      return Separator::decimal;
    case 0x066C:
      return Separator::thousands;
    case 0x060C:
      return Separator::arabic_comma;
    case ',':
      return Separator::comma;
    default:
      return Separator::dot;
  }
}

Written split(const TokenizedText& text, uint32_t token) {
  Written out{{""}, {}};
  const Token& t = text.tokens[token];
  for (uint32_t at = t.code_begin; at < t.code_end; ++at) {
    const char c = text.normalized->codes[at];
    if (is_digit(static_cast<Code>(c))) {
      out.groups.back() += c;
    } else {
      out.separators.push_back(
          separator_of(decode_utf8(text.text, text.normalized->offsets[at]).code_point));
      out.groups.emplace_back();
    }
  }
  return out;
}

double number(const std::string& digits) {
  double value = 0;
  std::from_chars(digits.data(), digits.data() + digits.size(), value);
  return value;
}

// Groups of three behind the first (the Indian groups of two are let through).
bool are_thousands(const Written& w, size_t groups) {
  if (w.groups[0].empty() || w.groups[0].size() > 3 || (w.groups[0][0] == '0' && groups > 1))
    return false;
  for (size_t i = 1; i < groups; ++i) {
    const size_t length = w.groups[i].size();
    if (length != 3 && (length != 2 || i + 1 == groups)) return false;
  }
  return true;
}

std::string joined(const Written& w, size_t groups) {
  std::string out;
  for (size_t i = 0; i < groups; ++i) out += w.groups[i];
  return out;
}

bool read_single(const Written& w, DigitNumber& out) {
  const double decimal = number(w.groups[0] + "." + w.groups[1]);
  const Separator s = w.separators[0];
  const bool thousands = are_thousands(w, 2) && s != Separator::decimal;
  if (s == Separator::thousands && !thousands) return false;
  out.value = thousands ? number(joined(w, 2)) : decimal;
  out.whole = thousands;
  if (thousands && s != Separator::thousands) {
    out.decimal = decimal;
    out.comma = s != Separator::dot;
  }
  return true;
}

bool read_separated(const Written& w, DigitNumber& out) {
  const size_t last = w.separators.size() - 1;
  bool same = true;
  for (size_t i = 1; i < last; ++i) same = same && w.separators[i] == w.separators[0];
  if (!same) return false;
  if (w.separators[last] == w.separators[0]) {  // thousands alone
    if (w.separators[0] == Separator::decimal || !are_thousands(w, w.groups.size())) return false;
    out.value = number(joined(w, w.groups.size()));
    return true;
  }
  if (!are_thousands(w, w.groups.size() - 1)) return false;
  out.value = number(joined(w, w.groups.size() - 1) + "." + w.groups.back());
  out.whole = false;
  return true;
}

// "1 250 000": groups of exactly three digits, one space apart; also where the mark for thousands
// stands between those before.
void read_spaced_groups(const TokenizedText& text, uint32_t token, const Written& first,
                        DigitNumber& out) {
  for (const Separator s : first.separators) {
    if (s != Separator::thousands) return;
  }
  if (first.groups[0].size() > 3 || first.groups[0][0] == '0') return;
  std::string digits = joined(first, first.groups.size());
  for (uint32_t at = token + 1; at < text.size() && digits.size() < 16; ++at) {
    const Token& t = text.tokens[at];
    const bool one_space = t.code_begin == text.tokens[at - 1].code_end + 1 &&
                           text.normalized->codes[t.code_begin - 1] == ' ';
    if (t.kind != TokenKind::number || !one_space) return;
    const Written w = split(text, at);
    if (w.groups[0].size() != 3 || w.groups.size() > 2) return;
    digits += w.groups[0];
    out.value = number(w.groups.size() == 2 ? digits + "." + w.groups[1] : digits);
    out.end = at + 1;
    out.separated = true;
    if (w.groups.size() == 2) {
      out.whole = false;
      return;
    }
  }
}

// "54r45": the letter ra for the decimal separator, as agencies used to write.
bool read_letter_decimals(const TokenizedText& text, uint32_t token, const Written& first,
                          DigitNumber& out) {
  if (token + 2 >= text.size() || text.tokens[token + 2].kind != TokenKind::number) return false;
  const std::string_view letter = text.codes(token + 1);
  const bool glued =
      text.tokens[token + 1].has(kGluedLeft) && text.tokens[token + 2].has(kGluedLeft);
  const Written w = split(text, token + 2);
  if (!glued || letter.size() != 1 || static_cast<Code>(letter[0]) != kRa || w.groups.size() != 1)
    return false;
  out.value = number(first.groups[0] + "." + w.groups[0]);
  out.end = token + 3;
  out.whole = false;
  out.separated = true;
  return true;
}

}  // namespace

std::optional<DigitNumber> parse_digits(const TokenizedText& text, uint32_t token) {
  const Written w = split(text, token);
  DigitNumber out;
  out.end = token + 1;
  for (const std::string& group : w.groups) out.digits += static_cast<uint32_t>(group.size());
  out.leading_zero = w.groups[0].size() > 1 && w.groups[0][0] == '0';
  out.separated = !w.separators.empty();
  if (w.separators.empty()) {
    if (read_letter_decimals(text, token, w, out)) return out;
    out.value = number(w.groups[0]);
    read_spaced_groups(text, token, w, out);
    return out;
  }
  const bool read = w.separators.size() == 1 ? read_single(w, out) : read_separated(w, out);
  if (!read) return std::nullopt;
  if (out.whole) read_spaced_groups(text, token, w, out);
  return out;
}

}  // namespace isnad
