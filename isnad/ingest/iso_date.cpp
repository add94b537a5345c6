#include "isnad/ingest/iso_date.hpp"

namespace isnad {
namespace {

// Eats the pattern's digits ('0') and marks from the front of `text`.
bool eat(std::string_view& text, std::string_view pattern) {
  if (text.size() < pattern.size()) return false;
  for (size_t i = 0; i < pattern.size(); ++i) {
    const bool digit = text[i] >= '0' && text[i] <= '9';
    if (pattern[i] == '0' ? !digit : text[i] != pattern[i]) return false;
  }
  text.remove_prefix(pattern.size());
  return true;
}

int number(std::string_view digits) {
  int value = 0;
  for (const char c : digits) value = value * 10 + (c - '0');
  return value;
}

int days_of(int month, int year) {
  if (month == 2) return (year % 4 == 0 && year % 100 != 0) || year % 400 == 0 ? 29 : 28;
  return month == 4 || month == 6 || month == 9 || month == 11 ? 30 : 31;
}

bool is_zone(std::string_view text) {
  if (text == "Z" || text == "z" || text.empty()) return true;
  text.remove_prefix(text[0] == '+' || text[0] == '-' ? 1 : 0);
  return (eat(text, "00:00") || eat(text, "0000") || eat(text, "00")) && text.empty();
}

}  // namespace

std::string parse_iso_date(std::string_view text) {
  const std::string_view whole = text;
  if (!eat(text, "0000-00-00")) return "";
  const int month = number(whole.substr(5, 2));
  const int day = number(whole.substr(8, 2));
  if (month < 1 || month > 12 || day < 1 || day > days_of(month, number(whole.substr(0, 4))))
    return "";
  if (text.empty()) return std::string(whole);
  if (!eat(text, "T00:00") && !eat(text, " 00:00")) return "";
  if (number(whole.substr(11, 2)) > 23 || number(whole.substr(14, 2)) > 59) return "";
  if (eat(text, ":00") && eat(text, ".0")) {
    while (eat(text, "0")) continue;
  }
  if (!is_zone(text)) return "";
  std::string kept(whole);
  kept[10] = 'T';
  return kept;
}

}  // namespace isnad
