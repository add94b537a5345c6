// Days counted from others, feasts, parts of a year, decades, the n-th day of a month, beginnings
// and ends.
#include <algorithm>
#include <cmath>

#include "isnad/dates/day_resolver.hpp"

namespace isnad {

// A Hijri month with a Gregorian year is the one that begins in that year.
std::optional<Stretch> DayResolver::hijri_in_civil_year(int civil) const {
  const auto h = hijri_.to_hijri(to_day({civil, 1, 1}));
  if (!h) return std::nullopt;
  for (int y = h->year; y <= h->year + 1; ++y) {
    auto s = in_year(y);
    if (s && to_civil(s->first).year == civil) return s;
  }
  return std::nullopt;
}

std::optional<Stretch> DayResolver::offset() const {
  Day base = a_.day.value_or(0);
  if (!e_.ends.empty()) {
    const auto from = resolve_days(e_.ends[0], a_, hijri_);
    if (!from) return std::nullopt;
    base = from->first;
  } else if (!a_.day) {
    return std::nullopt;
  }
  const Amount& n = *e_.offset;
  const double years = n[TimeUnit::year] + 10 * n[TimeUnit::decade] + 100 * n[TimeUnit::century];
  const double in_months = years * 12 + n[TimeUnit::month] + 3 * n[TimeUnit::quarter];
  if (in_months > 48000 || n[TimeUnit::day] > 1e6 || n[TimeUnit::week] > 1e5) return std::nullopt;
  Day day = add_months(base, e_.sign * static_cast<int>(in_months));
  const double rest =
      (in_months - std::floor(in_months)) * 30 + n[TimeUnit::week] * 7 + n[TimeUnit::day];
  day += e_.sign * static_cast<int>(std::floor(rest));
  if (e_.weekday != 0) return day_stretch(week_start(day) + e_.weekday - 1);
  const CivilDate d = to_civil(day);
  if (d.year < 1 || d.year > 9999) return std::nullopt;
  if (e_.month != 0) return in_year(d.year);
  const TimeUnit grain = n.grain();
  if (grain >= TimeUnit::year) return year_stretch(d.year);
  return grain == TimeUnit::month ? month_stretch(d.year, d.month) : day_stretch(day);
}

std::optional<Stretch> DayResolver::window() const {
  if (!a_.day) return std::nullopt;
  const Day anchor = *a_.day;
  TimeExpression back = e_;
  back.window = false;
  back.offset = e_.amount;
  back.edge.clear();
  if (e_.amount.below_a_day()) {
    const double hours = e_.amount[TimeUnit::hour] + e_.amount[TimeUnit::minute] / 60;
    const int days = static_cast<int>(std::ceil(hours / 24));
    return e_.sign < 0 ? interval_stretch(anchor - days, anchor)
                       : interval_stretch(anchor, anchor + days);
  }
  const double years = e_.amount[TimeUnit::year] + 10 * e_.amount[TimeUnit::decade];
  const int count =
      static_cast<int>(years * 12 + e_.amount[TimeUnit::month] + 3 * e_.amount[TimeUnit::quarter]);
  const int days = static_cast<int>(e_.amount[TimeUnit::week] * 7 + e_.amount[TimeUnit::day]);
  if (count > 48000 || count < 0 || days < 0 || days > 1000000) return std::nullopt;
  if (e_.sign < 0) return interval_stretch(add_months(anchor, -count) - days, anchor - 1);
  return interval_stretch(anchor + 1, add_months(anchor, count) + days);
}

std::optional<Stretch> DayResolver::following() const {
  if (a_.last_spoken) return day_stretch(*a_.last_spoken + *e_.following);
  if (!a_.day || !a_.utterance) return std::nullopt;
  return day_stretch(*a_.day + *e_.following);
}

std::optional<Stretch> DayResolver::feast_in(int civil) const {
  if (e_.feast->code == "easter") return day_stretch(easter_sunday(civil));
  TimeExpression day = e_;
  day.feast = nullptr;
  day.month = e_.feast->value;
  day.day = e_.feast->from;
  day.hijri = e_.feast->hijri;
  day.year = civil;
  return DayResolver(day, a_, hijri_).calendar();
}

std::optional<Stretch> DayResolver::feast() const {
  std::optional<Stretch> s = feast_day();
  if (s && e_.feast->other_value != 0) {  // the nearer of the two
    DateTerm other = *e_.feast;
    other.value = other.other_value;
    other.from = other.other_from;
    other.other_value = 0;
    TimeExpression e = e_;
    e.feast = &other;
    e.feast_day = 0;
    const auto second = DayResolver(e, a_, hijri_).feast();
    if (second && second->first > s->first) s = second;
  }
  if (s && e_.feast_day > 0) s = day_stretch(s->first + e_.feast_day - 1);
  if (s && e_.feast_day < 0) s = interval_stretch(s->first, s->first - e_.feast_day - 1);
  return s;
}

std::optional<Stretch> DayResolver::feast_day() const {
  if (e_.feast->year != 0) {
    const int y = e_.feast->year;
    return e_.feast->value == 0  ? year_stretch(y)
           : e_.feast->from == 0 ? month_stretch(y, e_.feast->value)
                                 : day_stretch(to_day({y, e_.feast->value, e_.feast->from}));
  }
  if (e_.year != kAbsent) return feast_in(e_.year);
  if (!a_.day) return std::nullopt;
  const int now = to_civil(*a_.day).year;
  if (e_.period == TimeUnit::year) return feast_in(now + e_.steps);
  std::optional<Stretch> best;
  for (int y = now - 1; y <= now + 1; ++y) {
    auto s = feast_in(y);
    if (!s) continue;
    if (e_.direction.value_or(-1) > 0) {
      if (s->first > *a_.day) return s;
    } else if (s->first <= *a_.day) {
      best = s;
    }
  }
  return best;
}

std::optional<int> DayResolver::said_year() const {
  if (e_.year != kAbsent) return e_.year;
  if (a_.day && e_.period == TimeUnit::year) return to_civil(*a_.day).year + e_.steps;
  return std::nullopt;
}

std::optional<Stretch> DayResolver::part_of_year() const {
  const auto y = said_year();
  if (!y) return std::nullopt;
  if (e_.quarter != 0) return months_stretch(*y, e_.quarter * 3 - 2, 3);
  if (e_.half != 0) return months_stretch(*y, e_.half * 6 - 5, 6);
  Stretch s = e_.season == 24 ? interval_stretch(to_day({*y, 12, 1}),
                                                 to_day({*y + 1, 2, month_length(*y + 1, 2)}))
                              : months_stretch(*y, (e_.season - 20) * 3, 3);
  s.value = iso_year(*y) + "-" + std::to_string(e_.season);
  return s;
}

std::optional<Stretch> DayResolver::decade() const {
  const int century = e_.century > 0                            ? e_.century
                      : e_.decade == 20 || e_.decade == kAbsent ? 21
                                                                : 20;
  const int first = (century - 1) * 100 + (e_.decade == kAbsent ? 0 : e_.decade);
  return interval_stretch(to_day({first, 1, 1}),
                          to_day({first + (e_.decade == kAbsent ? 99 : 9), 12, 31}));
}

// The n-th day, week or weekday of the month `s`.
std::optional<Stretch> DayResolver::nth_of(const Stretch& s) const {
  const int n = e_.nth;
  if (e_.nth_unit == TimeUnit::day) {
    const Day day = n > 0 ? s.first + n - 1 : s.last;
    return day <= s.last ? std::optional(day_stretch(day)) : std::nullopt;
  }
  if (e_.nth_unit == TimeUnit::week) {  // whole weeks of the month, from their Monday
    const Day first = week_start(s.first + 6) + 7 * (n - 1);
    const Day last = week_start(s.last - 6);
    return interval_stretch(n > 0 ? first : last, (n > 0 ? first : last) + 6, Precision::week);
  }
  const Day first = s.first + (e_.weekday - weekday_of(s.first) + 7) % 7;
  const Day last = s.last - (weekday_of(s.last) - e_.weekday + 7) % 7;
  const Day day = n > 0 ? first + 7 * (n - 1) : last;
  return day <= s.last ? std::optional(day_stretch(day)) : std::nullopt;
}

std::optional<Stretch> DayResolver::edge_of(const Stretch& s) const {
  if (e_.span == EdgeSpan::rest) {
    return a_.day && *a_.day <= s.last
               ? std::optional(interval_stretch(std::max(s.first, *a_.day), s.last))
               : std::nullopt;
  }
  constexpr Day kHalf = 15;
  if (e_.span == EdgeSpan::half && s.last - s.first < 32) {
    return e_.edge == "START" ? interval_stretch(s.first, s.first + kHalf - 1)
                              : interval_stretch(s.first + kHalf, s.last);
  }
  if (e_.span != EdgeSpan::third || s.precision != Precision::month) return s;
  Stretch out = e_.edge == "START" ? interval_stretch(s.first, s.first + 9)
                : e_.edge == "MID" ? interval_stretch(s.first + 10, s.first + 19)
                                   : interval_stretch(s.first + 20, s.last);
  out.year_chosen = s.year_chosen;
  return out;
}

}  // namespace isnad
