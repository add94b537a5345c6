// Dates in digits: D/M/Y, Y/M/D, with slashes, hyphens or dots; D/M where a word says that a day
// follows. M/D/Y is read only where D/M is impossible.
#include <cstdlib>

#include "isnad/dates/date_grammar.hpp"

namespace isnad {
namespace {

constexpr int kFirstYear = 1000, kLastYear = 2199;  // of dates written in full
constexpr int kFirstHijri = 1343, kLastHijri = 1500;

// The three numbers of "26.09.2023".
std::vector<int> dotted(std::string_view codes) {
  std::vector<int> out;
  for (const std::string& cell : split_cells(codes, '.')) {
    if (cell.empty() || cell.size() > 4 || cell.find(',') != std::string::npos) return {};
    out.push_back(std::atoi(cell.c_str()));
  }
  return out;
}

bool valid_in(const TimeExpression& e) {
  if (e.month < 1 || e.month > 12 || e.day < 1) return false;
  if (e.hijri) return e.day <= 30;
  return e.day <= month_length(e.year == kAbsent ? 2000 : e.year, e.month);
}

// Sets day and month of a date whose year is known or absent; day first where that is possible.
bool set_day_month(TimeExpression& e, int first, int second) {
  e.day = first;
  e.month = second;
  if (valid_in(e)) return true;
  e.day = second;
  e.month = first;
  return valid_in(e);
}

bool is_year(int value) { return value >= kFirstYear && value <= kLastYear; }

}  // namespace

// A word with the article stands before: "the page 12/30".
bool DateGrammar::after_name(uint32_t i) const {
  return i > t_.paragraph().first && t_.is_definite_word(i - 1);
}

Fragment DateGrammar::read_numeric(uint32_t i) const {
  const auto first = t_.digits(i);
  if (!t_.inside(i)) return std::nullopt;
  uint32_t at = first ? first->tokens.last : i + 1;
  std::vector<int> parts;
  if (first && first->integer() && first->places <= 4) parts.push_back(first->whole());
  if (parts.empty()) {
    parts = dotted(t_.text().codes(at - 1));
    if (parts.size() != 3 || t_.mark(at, '.')) return std::nullopt;
  } else {
    static constexpr unsigned char kSeparators[] = {'/', '-', '\\'};
    for (const unsigned char separator : kSeparators) {
      uint32_t next = at;
      while (parts.size() < 3 && t_.mark(next, separator)) {
        const auto n = t_.digits(next + 1);
        if (!n || !n->integer() || n->places > 4 || n->clitics != 0) break;
        if (separator == '-' && !t_.glued(next + 1)) break;
        parts.push_back(n->whole());
        next = n->tokens.last;
      }
      if (parts.size() > 1 && t_.mark(next, separator) && t_.glued(next + 1)) return std::nullopt;
      if (parts.size() > 1) {
        at = next;
        if (separator == '-' && parts.size() == 2) return std::nullopt;
        break;
      }
    }
  }
  TimeExpression e = begin(i, 0);
  e.tokens.last = at;
  if (parts.size() == 3) {
    const bool year_first = is_year(parts[0]);
    if (!year_first && !is_year(parts[2])) return std::nullopt;
    e.year = year_first ? parts[0] : parts[2];
    read_era(e);
    if (!e.hijri && e.year >= kFirstHijri && e.year <= kLastHijri) e.hijri = true;
    const bool ok =
        year_first ? set_day_month(e, parts[2], parts[1]) : set_day_month(e, parts[0], parts[1]);
    return ok ? Fragment(e) : std::nullopt;
  }
  if (parts.size() != 2 || !t_.mark(i + (first->clitics != 0 ? 2 : 1), '/')) return std::nullopt;
  const bool cued = t_.find_ending(i, DateRole::day) != nullptr ||
                    t_.find_ending(i, DateRole::date) != nullptr ||
                    t_.find_ending(i, TermKind::weekday) != nullptr ||
                    t_.find_ending(i, DateRole::equals) != nullptr ||
                    (parts[1] > 12 && parts[0] <= 12 && parts[0] > 1 && !after_name(i));
  if (!cued || !set_day_month(e, parts[0], parts[1])) return std::nullopt;
  return e;
}

}  // namespace isnad
