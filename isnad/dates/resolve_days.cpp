// Days of the calendar, weekdays, deictics and periods. See resolve_date.hpp for the policy.
#include <algorithm>
#include <cmath>

#include "isnad/dates/day_resolver.hpp"

namespace isnad {

Stretch day_stretch(Day day) {
  return {day, day, iso_day(day), Precision::day, DateBasis::explicit_date, false};
}

Stretch month_stretch(int year, int month) {
  const Day first = to_day({year, month, 1});
  return {first,
          first + month_length(year, month) - 1,
          iso_month(year, month),
          Precision::month,
          DateBasis::explicit_date,
          false};
}

Stretch year_stretch(int year) {
  return {to_day({year, 1, 1}), to_day({year, 12, 31}),   iso_year(year),
          Precision::year,      DateBasis::explicit_date, false};
}

Stretch interval_stretch(Day first, Day last, Precision precision) {
  return {first, last, iso_day(first) + "/" + iso_day(last), precision, DateBasis::explicit_date,
          false};
}

Stretch months_stretch(int year, int first, int count) {
  const Day end = to_day({year, first + count - 1, month_length(year, first + count - 1)});
  return interval_stretch(to_day({year, first, 1}), end);
}

std::optional<Stretch> DayResolver::resolve() const {
  std::optional<Stretch> s = date();
  if (s && e_.nth != 0) s = nth_of(*s);
  if (s && e_.week_of)
    s = interval_stretch(week_start(s->first), week_start(s->first) + 6, Precision::week);
  if (s && !e_.edge.empty()) s = edge_of(*s);
  if (s && is_relative()) s->basis = DateBasis::relative;
  return s;
}

bool DayResolver::is_relative() const {
  return e_.days || e_.period || e_.offset || e_.window || e_.following || e_.direction ||
         (e_.weekday != 0 && e_.month == 0) || (e_.year == kAbsent && e_.month != 0);
}

std::optional<Stretch> DayResolver::date() const {
  if (e_.window) return window();
  if (e_.offset) return offset();
  if (e_.following) return following();
  if (e_.feast != nullptr) return feast();
  if (e_.season != 0 || e_.quarter != 0 || e_.half != 0) return part_of_year();
  if (e_.decade != kAbsent || e_.century != 0) return decade();
  if (e_.days) return deictic();
  if (e_.month != 0) return calendar();
  if (e_.period) return period();
  if (e_.year != kAbsent) return year(e_.year);
  if (e_.weekday != 0) return weekday();
  return std::nullopt;
}

std::optional<Stretch> DayResolver::year(int y) const {
  if (!e_.hijri) return year_stretch(y);
  const auto first = hijri_.to_day({y, 1, 1});
  const auto last = hijri_.to_day({y, 12, hijri_.month_length(y, 12)});
  return first && last ? std::optional(interval_stretch(*first, *last)) : std::nullopt;
}

std::optional<Stretch> DayResolver::in_year(int y) const {
  if (e_.hijri) {
    const int length = hijri_.month_length(y, e_.month);
    if (length == 0 || e_.day > length) return std::nullopt;
    const Day first = *hijri_.to_day({y, e_.month, std::max(e_.day, 1)});
    return e_.day != 0 ? day_stretch(first) : interval_stretch(first, first + length - 1);
  }
  if (e_.day == 0) return month_stretch(y, e_.month);
  const CivilDate d{y, e_.month, e_.day};
  return is_valid(d) ? std::optional(day_stretch(to_day(d))) : std::nullopt;
}

int DayResolver::anchor_year() const {
  if (!e_.hijri) return to_civil(*a_.day).year;
  const auto h = hijri_.to_hijri(*a_.day);
  return h ? h->year : 0;
}

std::optional<Stretch> DayResolver::calendar() const {
  if (e_.year != kAbsent)
    return e_.hijri && e_.year > 1600 ? hijri_in_civil_year(e_.year) : in_year(e_.year);
  if (!a_.day) return std::nullopt;
  if (e_.period == TimeUnit::year) return in_year(anchor_year() + e_.steps);
  std::optional<Stretch> s = choose_year();
  if (s) s->year_chosen = true;
  return s;
}

std::optional<Stretch> DayResolver::choose_year() const {
  const int base = anchor_year();
  const Day anchor = *a_.day;
  const int steps = e_.direction.value_or(-1);
  std::vector<Stretch> all;
  for (int y = base - 2; y <= base + 2; ++y) {
    if (const auto s = in_year(y)) all.push_back(*s);
  }
  if (e_.direction && steps == 0) {
    for (const Stretch& s : all) {
      if (to_civil(s.first).year == to_civil(anchor).year) return s;
    }
  }
  if (e_.direction && steps > 0) {
    int left = steps;
    for (const Stretch& s : all) {
      if (s.first > anchor && --left == 0) return s;
    }
    return std::nullopt;
  }
  return e_.direction ? before(all, anchor, -steps) : nearest(all, anchor);
}

std::optional<Stretch> DayResolver::before(const std::vector<Stretch>& all, Day anchor, int left) {
  for (auto s = all.rbegin(); s != all.rend(); ++s) {
    if (s->last < anchor && --left == 0) return *s;
  }
  return std::nullopt;
}

// No direction said: the latest not after the anchor, unless a weekday beside it speaks for the
// coming one.
std::optional<Stretch> DayResolver::nearest(const std::vector<Stretch>& all, Day anchor) const {
  std::optional<Stretch> past, next, close;
  for (const Stretch& s : all) {
    if (s.first <= anchor) past = s;
    if (s.first > anchor && !next) next = s;
    if (!close || std::abs(s.first - anchor) < std::abs(close->first - anchor)) close = s;
  }
  if (e_.days) return close;
  if (e_.weekday != 0 && e_.day != 0) {
    for (auto s = all.rbegin(); s != all.rend(); ++s) {
      if (s->first <= anchor && weekday_of(s->first) == e_.weekday && anchor - s->first < 366)
        return *s;
    }
    if (next && weekday_of(next->first) == e_.weekday) return next;
  }
  return past ? past : next;
}

std::optional<Stretch> DayResolver::deictic() const {
  if (e_.month != 0) return calendar();
  if (!a_.day) return std::nullopt;
  Day day = *a_.day + *e_.days;
  if (e_.weekday != 0) {
    const int shift = (e_.weekday - weekday_of(day) + 7) % 7;
    day += shift > 3 ? shift - 7 : shift;
  }
  return day_stretch(day);
}

std::optional<Stretch> DayResolver::weekday() const {
  if (!a_.day) return std::nullopt;
  const Day anchor = *a_.day;
  const int back = (weekday_of(anchor) - e_.weekday + 7) % 7;
  if (!e_.direction) return day_stretch(anchor - back);
  const int steps = *e_.direction;
  if (steps == 0) return day_stretch(week_start(anchor) + e_.weekday - 1);
  if (steps < 0) return day_stretch(anchor - (back == 0 ? 7 : back) + 7 * (steps + 1));
  return day_stretch(anchor + 7 - back + 7 * (steps - 1));
}

std::optional<Stretch> DayResolver::period() const {
  if (!a_.day) return std::nullopt;
  const Day anchor = *a_.day;
  const CivilDate d = to_civil(anchor);
  switch (*e_.period) {
    case TimeUnit::day:
      return day_stretch(anchor + e_.steps);
    case TimeUnit::week: {
      const Day first = week_start(anchor) + 7 * e_.steps;
      return e_.weekday != 0 ? day_stretch(first + e_.weekday - 1)
                             : interval_stretch(first, first + 6, Precision::week);
    }
    case TimeUnit::month:
      return month_period(anchor);
    case TimeUnit::quarter: {
      const Day in = add_months(to_day({d.year, d.month, 1}), 3 * e_.steps);
      const CivilDate q = to_civil(in);
      return months_stretch(q.year, (q.month - 1) / 3 * 3 + 1, 3);
    }
    case TimeUnit::year:
      return year_period(d.year);
    case TimeUnit::decade:
      return interval_stretch(to_day({(d.year / 10 + e_.steps) * 10, 1, 1}),
                              to_day({(d.year / 10 + e_.steps) * 10 + 9, 12, 31}));
    case TimeUnit::century:
      return interval_stretch(to_day({(d.year / 100 + e_.steps) * 100, 1, 1}),
                              to_day({(d.year / 100 + e_.steps) * 100 + 99, 12, 31}));
    default:
      return std::nullopt;
  }
}

std::optional<Stretch> DayResolver::year_period(int y) const {
  if (!e_.hijri_period) return year_stretch(y + e_.steps);
  const auto h = hijri_.to_hijri(*a_.day);
  if (!h) return std::nullopt;
  const auto first = hijri_.to_day({h->year + e_.steps, 1, 1});
  const auto next = hijri_.to_day({h->year + e_.steps + 1, 1, 1});
  return first && next ? std::optional(interval_stretch(*first, *next - 1)) : std::nullopt;
}

std::optional<Stretch> DayResolver::month_period(Day anchor) const {
  const CivilDate now = to_civil(anchor);
  const CivilDate m = to_civil(add_months(to_day({now.year, now.month, 1}), e_.steps));
  if (e_.day == 0) return month_stretch(m.year, m.month);
  const CivilDate d{m.year, m.month, e_.day};
  if (!is_valid(d)) return std::nullopt;
  if (e_.told_month && a_.story && !a_.utterance && to_day(d) > anchor) {
    const CivilDate told = to_civil(*a_.story);
    const CivilDate then{told.year, told.month, e_.day};
    if (!a_.story_of_year && is_valid(then) && to_day(then) <= anchor)
      return day_stretch(to_day(then));
  }
  if (e_.weekday == 0 || weekday_of(to_day(d)) == e_.weekday) return day_stretch(to_day(d));
  for (const int shift : {-1, 1}) {  // "Friday the 22nd" of a month near by
    const CivilDate other = to_civil(add_months(to_day({m.year, m.month, 1}), shift));
    const CivilDate moved{other.year, other.month, e_.day};
    if (is_valid(moved) && weekday_of(to_day(moved)) == e_.weekday)
      return day_stretch(to_day(moved));
  }
  return day_stretch(to_day(d));
}

std::optional<Stretch> resolve_days(const TimeExpression& e, const Anchor& anchor,
                                    const HijriTable& hijri) {
  return DayResolver(e, anchor_of(e, anchor), hijri).resolve();
}

Anchor anchor_of(const TimeExpression& e, const Anchor& anchor) {
  Anchor out = anchor;
  if (!e.story || anchor.utterance) return out;
  const bool of_year = e.period == TimeUnit::year || e.period >= TimeUnit::decade;
  out.day = of_year || !anchor.story_of_year ? anchor.story : std::nullopt;
  out.second_of_day = -1;
  return out;
}

}  // namespace isnad
