// Ranges whose first end is a bare number: "3 to 7 April", "between 5 and 6 in the evening", "2014-2018".
#include "isnad/dates/date_grammar.hpp"

namespace isnad {
namespace {

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
  const auto second_at = read_separator(first->tokens.last, true);
  if (!second_at) return std::nullopt;
  const auto second = t_.number(*second_at);
  // "the 5th and 6th of April" are two days in a row
  if (!to && between == nullptr && !(month == nullptr && second && second->value == first->value + 1)) return std::nullopt;
  TimeExpression e = begin(i, word != nullptr ? word->cut_front : uint8_t{0});
  e.shape = Shape::range;
  const bool hyphen = is_hyphen(t_, first->tokens.last);
  if (month != nullptr) {
    if (!second || second->value > 31 || first->value > 31 || first->value >= second->value) return std::nullopt;
    TimeExpression a = begin(i, 0);
    a.hijri = month->term->hijri;
    a.month = month->term->value;
    a.tokens.last = second->tokens.last;
    read_year_tail(a);
    e.tokens.last = a.tokens.last;
    a.day = first->whole();
    e.ends = {a, a};
    e.ends[1].day = second->whole();
    e.rules.push_back(month->term->row);
    return e;
  }
  const bool year_like = second && first->digits == second->digits && !second->ordinal && second->integer() &&
                         (!first->digits || (first->places == 4 && second->places == 4));
  if (year_like && (to || between != nullptr) && first->value >= 1800 && second->value <= 2199 && first->value < second->value &&
      !t_.mark(second->tokens.last, '-') && !t_.mark(second->tokens.last, '/')) {
    e.ends = {begin(i, 0), begin(i, 0)};
    e.ends[0].year = first->whole();
    e.ends[1].year = second->whole();
    e.tokens.last = second->tokens.last;
    return counts_noun(e.tokens.last) ? std::nullopt : Fragment(e);
  }
  const uint32_t date_at = *second_at;
  Fragment last = hour == nullptr ? read_calendar(date_at) : std::nullopt;
  if (!last || last->day == 0) last = hour == nullptr ? read_day_of_period(date_at) : std::nullopt;
  if (last && last->day != 0 && first->value <= 31 && (first->places <= 2)) {
    e.ends = {*last, *last};
    e.ends[0].day = first->whole();
    e.tokens.last = last->tokens.last;
    e.rules = last->rules;
    return e;
  }
  if (!to && between == nullptr) return std::nullopt;
  last = read_clock(date_at);
  if (!last || first->value > 24 || (first->digits && first->places > 2) || (hyphen && last->part.empty())) return std::nullopt;
  TimeExpression a = *last;
  a.hour = first->whole();
  a.minute = -1;
  e.ends = {a, *last};
  e.tokens.last = last->tokens.last;
  e.rules = last->rules;
  return e;
}

}  // namespace isnad
