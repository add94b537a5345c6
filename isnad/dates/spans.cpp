// Ranges whose first end is a bare number: "3 to 7 April", "between 5 and 6 in the evening",
// "2014-2018".
#include "isnad/dates/date_grammar.hpp"

namespace isnad {
namespace {

constexpr int kLongestList = 6;  // days

bool is_hyphen(const DateText& t, uint32_t i) { return t.mark(i, '-'); }

}  // namespace

// Where the second end begins, after "to", a hyphen or, after "between", "and".
std::optional<uint32_t> DateGrammar::read_separator(uint32_t i, bool between) const {
  if (const TermMatch* to = t_.find(i, DateRole::to)) return to->tokens.last;
  if (is_hyphen(t_, i)) return i + 1;
  if (!between) return std::nullopt;
  if (t_.is_and(i)) return t_.glued(i + 1) ? i : i + 1;
  const auto n = t_.number(i);
  if (n && n->joined()) return i;
  return std::nullopt;
}

// "July 13-15".
Fragment DateGrammar::read_month_span(const TermMatch& month, const NumberMatch& first,
                                      const NumberMatch& second, TimeExpression e) const {
  if (second.value > 31 || first.value > 31 || first.value >= second.value) return std::nullopt;
  TimeExpression a = begin(e.tokens.first, 0);
  a.hijri = month.term->hijri;
  a.month = month.term->value;
  a.tokens.last = second.tokens.last;
  read_year_tail(a);
  e.tokens.last = a.tokens.last;
  a.day = first.whole();
  e.ends = {a, a};
  e.ends[1].day = second.whole();
  e.rules.push_back(month.term->row);
  return e;
}

// "2014-2018", "from two thousand to two thousand and fourteen".
Fragment DateGrammar::read_year_span(const NumberMatch& first, const NumberMatch& second,
                                     TimeExpression e) const {
  const bool alike = first.digits == second.digits && !second.ordinal && second.integer() &&
                     (!first.digits || (first.places == 4 && second.places == 4));
  const uint32_t last = second.tokens.last;
  if (!alike || first.value < 1800 || second.value > 2199 || first.value >= second.value ||
      t_.mark(last, '-') || t_.mark(last, '/') || counts_noun(last)) {
    return std::nullopt;
  }
  e.ends = {begin(e.tokens.first, 0), begin(e.tokens.first, 0)};
  e.ends[0].year = first.whole();
  e.ends[1].year = second.whole();
  e.tokens.last = last;
  return e;
}

// "on 3 and 8 May", "1, 2 and 3 May": the first to the last, behind a word that says that days
// follow.
Fragment DateGrammar::read_listed_days(uint32_t i) const {
  bool cued = false;
  for (const DateRole role : {DateRole::in, DateRole::date, DateRole::days_dual, DateRole::days})
    cued = cued || t_.find_ending(i, role) != nullptr;
  const auto first = day_number(i);
  if (!cued || !first) return std::nullopt;
  auto last = first;
  for (int others = 0; others < kLongestList; ++others) {
    const uint32_t at = last->tokens.last;
    const uint32_t next = t_.is_and(at) && !t_.glued(at + 1) ? at + 1 : at;
    const auto day = day_number(next);
    if (!day || (next == at && !day->joined()) || day->value <= last->value) return std::nullopt;
    last = day;
    const Fragment date = read_calendar(next);
    if (!date || date->day != day->whole()) continue;
    TimeExpression e = begin(i, 0);
    e.shape = Shape::range;
    e.tokens.last = date->tokens.last;
    e.rules = date->rules;
    e.ends = {*date, *date};
    e.ends[0].day = first->whole();
    return e;
  }
  return std::nullopt;
}

Fragment DateGrammar::read_span(uint32_t i) const {
  const TermMatch* from = t_.find(i, DateRole::from);
  const TermMatch* between = t_.find(i, DateRole::between);
  const TermMatch* word = from != nullptr ? from : between;
  uint32_t at = word != nullptr ? word->tokens.last : i;
  if (const TermMatch* years = t_.find(at, DateRole::years)) at = years->tokens.last;
  const TermMatch* month = t_.find(at, TermKind::month);
  if (month != nullptr) at = month->tokens.last;
  const TermMatch* hour = month == nullptr ? t_.find(at, DateRole::hour) : nullptr;
  const auto first = t_.number(hour != nullptr ? hour->tokens.last : at);
  if (!first || !first->integer()) return std::nullopt;
  const bool to = read_separator(first->tokens.last, false).has_value();
  auto second_at = read_separator(first->tokens.last, true);
  const bool until = from != nullptr && !second_at &&  // "from the fourth to-the fifth"
                     (t_.proclitics(first->tokens.last) & kCliticLi) != 0;
  if (until) second_at = first->tokens.last;
  if (!second_at) return std::nullopt;
  const auto second = t_.number(*second_at);
  const bool spans = to || until || between != nullptr;
  // "the 5th and 6th of April" are two days in a row
  if (!spans && !(month == nullptr && second && second->value == first->value + 1))
    return std::nullopt;
  TimeExpression e = begin(i, word != nullptr ? word->cut_front : uint8_t{0});
  e.shape = Shape::range;
  if (month != nullptr) return second ? read_month_span(*month, *first, *second, e) : std::nullopt;
  if (Fragment years = second && spans ? read_year_span(*first, *second, e) : std::nullopt)
    return years;
  Fragment last = hour == nullptr ? read_calendar(*second_at) : std::nullopt;
  if (!last || last->day == 0)
    last = hour == nullptr ? read_day_of_period(*second_at) : std::nullopt;
  const bool days = last && last->day != 0 && first->value <= 31 && first->places <= 2;
  if (!days) {
    last = spans ? read_clock(*second_at) : std::nullopt;
    if (!last || first->value > 24 || (first->digits && first->places > 2) ||
        (is_hyphen(t_, first->tokens.last) && last->part.empty())) {
      return std::nullopt;
    }
  }
  e.ends = {*last, *last};
  (days ? e.ends[0].day : e.ends[0].hour) = first->whole();
  if (!days) e.ends[0].minute = -1;
  e.tokens.last = last->tokens.last;
  e.rules = last->rules;
  return e;
}

}  // namespace isnad
