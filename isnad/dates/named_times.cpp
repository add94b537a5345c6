// Feasts, seasons, quarters and halves of a year, decades and centuries, and the n-th day of a
// month.
#include <algorithm>

#include "isnad/dates/date_grammar.hpp"

namespace isnad {

Fragment DateGrammar::read_feast(uint32_t i) const {
  const TermMatch* feast = t_.find(i, TermKind::feast);
  if (feast == nullptr) return std::nullopt;
  TimeExpression e = begin(i, 0);
  e.feast = feast->term;
  take(e, *feast);
  TimeExpression year = e;
  read_year_tail(year);
  if (year.year != kAbsent || year.period || year.direction) {
    e.year = year.year;
    e.period = year.period;
    e.steps = year.steps;
    e.direction = year.direction;
    e.tokens.last = year.tokens.last;
  }
  return e;
}

// "the first day of the feast", "the two days of the feast", "the days of the feast", "the second
// of its days".
Fragment DateGrammar::read_feast_day(uint32_t i) const {
  TimeExpression e = begin(i, 0);
  uint32_t at = i;
  const auto n = t_.ordinal(i);
  const TermMatch* dual = t_.find(i, DateRole::days_dual);
  const TermMatch* days = t_.find(n ? n->tokens.last : i, DateRole::days);
  const TermMatch* day = t_.find_unit(i, UnitForm::definite);
  if (dual != nullptr) {
    e.feast_day = -2;
    e.cut_front = dual->cut_front;
    at = dual->tokens.last;
  } else if (days != nullptr) {
    e.feast_day = n ? n->whole() : -1;
    at = days->tokens.last;
  } else if (day != nullptr && day->term->unit == TimeUnit::day) {
    const auto nth = t_.ordinal(day->tokens.last);
    if (!nth) return std::nullopt;
    e.feast_day = nth->whole();
    e.cut_front = day->cut_front;
    at = skip(nth->tokens.last, {DateRole::from, DateRole::in});
  } else {
    return std::nullopt;
  }
  if (days != nullptr) at = skip(at, {DateRole::from});
  const TermMatch* month = t_.find(at, TermKind::month);
  if (const TermMatch* word = t_.find(at, DateRole::month))
    month = t_.find(word->tokens.last, TermKind::month);
  if (month != nullptr && e.feast_day > 0) {  // "the first of the days of Ramadan"
    e.month = month->term->value;
    e.hijri = month->term->hijri;
    e.day = e.feast_day;
    e.feast_day = 0;
    e.tokens.last = at;
    take(e, *month);
    read_year_tail(e);
    return e;
  }
  const Fragment feast = read_feast(at);
  if (!feast || feast->feast->year != 0) return std::nullopt;
  if (e.feast_day == -1) e.feast_day = -std::max(1, feast->feast->until);
  TimeExpression out = *feast;
  out.feast_day = e.feast_day;
  out.tokens.first = i;
  out.cut_front = e.cut_front;
  return out;
}

// A season with a year, "this" or a direction; alone only where nothing else stands.
Fragment DateGrammar::read_season(uint32_t i) const {
  const TermMatch* demonstrative = t_.find(i, DateRole::this_one);
  const TermMatch* season =
      t_.find(demonstrative != nullptr ? demonstrative->tokens.last : i, TermKind::season);
  if (season == nullptr || t_.find(season->tokens.first, TermKind::month) != nullptr)
    return std::nullopt;
  TimeExpression e = begin(i, 0);
  e.season = season->term->value;
  e.season_name = season->term->code;
  e.tokens.last = season->tokens.first;
  take(e, *season);
  if (demonstrative != nullptr) {
    e.period = TimeUnit::year;
    return e;
  }
  read_year_tail(e);
  if (e.direction) {
    e.period = TimeUnit::year;
    e.steps = *e.direction;
    e.direction.reset();
  }
  return e.year == kAbsent && !e.period ? std::nullopt : Fragment(e);
}

// "the first quarter of 2023", "the second half of this year".
Fragment DateGrammar::read_quarter(uint32_t i) const {
  const TermMatch* quarter = t_.find(i, DateRole::fiscal_quarter);
  const TermMatch* half = t_.find(i, DateRole::fiscal_half);
  const TermMatch* word = quarter != nullptr ? quarter : half;
  if (word == nullptr) return std::nullopt;
  TimeExpression e = begin(i, 0);
  take(e, *word);
  if (const TermMatch* direction = t_.find(word->tokens.last, TermKind::direction);
      direction != nullptr && quarter != nullptr && !t_.ordinal(word->tokens.last)) {
    e.period = TimeUnit::quarter;
    e.steps = direction->term->value;
    take(e, *direction);
    return e;
  }
  const auto n = t_.ordinal(word->tokens.last);
  if (!n || n->value > (quarter != nullptr ? 4 : 2)) return std::nullopt;
  (quarter != nullptr ? e.quarter : e.half) = n->whole();
  e.tokens.last = n->tokens.last;
  if (quarter == nullptr) {
    if (Fragment month = read_half_month(e)) return month;
  }
  const uint32_t said = e.tokens.last;
  read_year_tail(e);
  e.direction.reset();
  return e.tokens.last == said ? std::nullopt : Fragment(e);
}

// "the first half of May", "the second half of last month", after "the n-th half".
Fragment DateGrammar::read_half_month(const TimeExpression& half) const {
  const uint32_t at = skip(half.tokens.last, {DateRole::from, DateRole::in});
  Fragment month = read_calendar(at);
  if (!month || month->day != 0) month = read_month(at);
  if (!month || month->day != 0) month = read_period(at);
  if (!month || month->day != 0 || month->has_day() ||
      (month->month == 0 && month->period != TimeUnit::month))
    return std::nullopt;
  month->edge = half.half == 1 ? "START" : "END";
  month->span = EdgeSpan::half;
  month->tokens.first = half.tokens.first;
  month->cut_front = half.cut_front;
  month->rules.insert(month->rules.begin(), half.rules.begin(), half.rules.end());
  return month;
}

// "the nineties (of the last century)", "the twentieth century", "the last century".
Fragment DateGrammar::read_decade(uint32_t i) const {
  TimeExpression e = begin(i, 0);
  const TermMatch* decade = t_.find(i, TermKind::decade);
  uint32_t at = i;
  if (decade != nullptr) {
    e.decade = decade->term->value;
    take(e, *decade);
    at = skip(decade->tokens.last, {DateRole::from});
  }
  const TermMatch* century = t_.find(at, DateRole::century);
  if (century != nullptr && !century->joined()) {
    const TermMatch* direction = t_.find(century->tokens.last, TermKind::direction);
    const auto n = t_.ordinal(century->tokens.last);
    if (direction != nullptr && !n) {
      e.century = direction->term->value == 0 ? 21 : 21 + direction->term->value;
      e.tokens.last = direction->tokens.last;
    } else if (n && n->value >= 10) {
      e.century = n->whole();
      e.tokens.last = n->tokens.last;
    }
    if (e.tokens.empty() == false && e.century != 0) e.rules.push_back(century->term->row);
  }
  if (decade == nullptr && e.century == 0) return std::nullopt;
  return e;
}

// "the last Monday of the coming month", "the first week of October", "the last day of this month".
Fragment DateGrammar::read_nth(uint32_t i) const {
  const auto before = t_.ordinal(i);
  const TermMatch* last = before ? nullptr : t_.find(i, DateRole::last);
  uint32_t at = before ? before->tokens.last : last != nullptr ? last->tokens.last : i;
  if (const TermMatch* day = t_.find(at, DateRole::day);
      day != nullptr && t_.find(day->tokens.last, TermKind::weekday)) {
    at = day->tokens.last;
  }
  TimeExpression e = begin(i, 0);
  const TermMatch* weekday = t_.find(at, TermKind::weekday);
  const TermMatch* unit = t_.find_unit(at, UnitForm::singular);
  if (unit == nullptr) unit = t_.find_unit(at, UnitForm::definite);
  if (unit == nullptr) unit = t_.find_unit(at, UnitForm::plural);
  if (weekday != nullptr) {
    e.nth_unit = TimeUnit::decade;  // stands for "weekday": `weekday` holds which
    e.weekday = weekday->term->value;
    at = weekday->tokens.last;
  } else if (unit != nullptr &&
             (unit->term->unit == TimeUnit::week || unit->term->unit == TimeUnit::day)) {
    e.nth_unit = unit->term->unit;
    at = unit->tokens.last;
  } else {
    return std::nullopt;
  }
  e.nth = before ? before->whole() : last != nullptr ? -1 : 0;
  if (e.nth == 0) {
    const auto after = t_.ordinal(at);
    const TermMatch* final = after ? nullptr : t_.find(at, DateRole::last);
    if (!after && final == nullptr) return std::nullopt;
    e.nth = after ? after->whole() : -1;
    at = after ? after->tokens.last : final->tokens.last;
  }
  at = skip(at, {DateRole::from, DateRole::in});
  Fragment month = read_calendar(at);
  if (!month || month->day != 0) month = read_month(at);
  if (!month || month->day != 0) month = read_period(at);
  if (!month || month->day != 0 || (month->month == 0 && month->period != TimeUnit::month))
    return std::nullopt;
  if (e.nth > 5 && e.nth_unit != TimeUnit::day) return std::nullopt;
  TimeExpression out = *month;
  out.nth = e.nth;
  out.nth_unit = e.nth_unit;
  out.weekday = e.weekday;
  out.tokens.first = i;
  return out;
}

// "the week of 16 September".
Fragment DateGrammar::read_week_of(uint32_t i) const {
  const TermMatch* week = t_.find_unit(i, UnitForm::singular);
  if (week == nullptr || week->term->unit != TimeUnit::week) return std::nullopt;
  Fragment e = read_calendar(week->tokens.last);
  if (!e || e->day == 0) return std::nullopt;
  e->week_of = true;
  e->tokens.first = i;
  e->cut_front = week->cut_front;
  return e;
}

// The beginning, the middle, the end, the rest of a period.
Fragment DateGrammar::read_edge(uint32_t i) const {
  const TermMatch* edge = t_.find(i, TermKind::edge);
  if (edge == nullptr) return std::nullopt;
  const uint32_t at = skip(edge->tokens.last, {DateRole::from, DateRole::in});
  Fragment inner;
  for (const Fragment& reading : {read_calendar(at), read_month(at), read_year(at), read_period(at),
                                  read_decade(at), read_part(at), read_quarter(at)}) {
    if (reading && (!inner || reading->tokens.last > inner->tokens.last)) inner = reading;
  }
  if (!inner) {
    const TermMatch* unit = t_.find_unit(at, UnitForm::definite);
    if (unit == nullptr || unit->term->unit < TimeUnit::week || t_.ordinal(unit->tokens.last))
      return std::nullopt;
    inner = begin(at, 0);
    inner->period = unit->term->unit;
    take(*inner, *unit);
  }
  if (inner->has_day() || inner->shape != Shape::point) return std::nullopt;
  inner->edge = edge->term->code;
  inner->span = edge->term->span;
  inner->tokens.first = i;
  inner->cut_front = edge->cut_front;
  inner->part_noun = false;
  return inner;
}

}  // namespace isnad
