// Which days does a point expression mean? See resolve_date.hpp for the policy.
#include <algorithm>
#include <cmath>

#include "isnad/dates/resolve_date.hpp"

namespace isnad {
namespace {

Stretch day_stretch(Day day) { return {day, day, iso_day(day), Precision::day, DateBasis::explicit_date, false}; }

Stretch month_stretch(int year, int month) {
  const Day first = to_day({year, month, 1});
  return {first, first + month_length(year, month) - 1, iso_month(year, month), Precision::month,
          DateBasis::explicit_date, false};
}

Stretch year_stretch(int year) {
  return {to_day({year, 1, 1}), to_day({year, 12, 31}), iso_year(year), Precision::year, DateBasis::explicit_date, false};
}

Stretch interval(Day first, Day last, Precision precision = Precision::interval) {
  return {first, last, iso_day(first) + "/" + iso_day(last), precision, DateBasis::explicit_date, false};
}

Stretch months(int year, int first, int count) {
  const Day end = to_day({year, first + count - 1, month_length(year, first + count - 1)});
  return interval(to_day({year, first, 1}), end);
}

class DayResolver {
 public:
  DayResolver(const TimeExpression& e, const Anchor& anchor, const HijriTable& hijri) : e_(e), a_(anchor), hijri_(hijri) {}

  std::optional<Stretch> resolve() const {
    std::optional<Stretch> s = date();
    if (s && e_.nth != 0) s = nth_of(*s);
    if (s && e_.week_of) s = interval(week_start(s->first), week_start(s->first) + 6, Precision::week);
    if (s && !e_.edge.empty()) s = edge_of(*s);
    if (s && is_relative()) s->basis = DateBasis::relative;
    return s;
  }

 private:
  bool is_relative() const {
    return e_.days || e_.period || e_.offset || e_.window || e_.following || e_.direction ||
           (e_.weekday != 0 && e_.month == 0) || (e_.year == kAbsent && e_.month != 0);
  }

  std::optional<Stretch> date() const {
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

  std::optional<Stretch> year(int y) const {
    if (!e_.hijri) return year_stretch(y);
    const auto first = hijri_.to_day({y, 1, 1});
    const auto last = hijri_.to_day({y, 12, hijri_.month_length(y, 12)});
    return first && last ? std::optional(interval(*first, *last)) : std::nullopt;
  }

  std::optional<Stretch> in_year(int y) const {
    if (e_.hijri) {
      const int length = hijri_.month_length(y, e_.month);
      if (length == 0 || e_.day > length) return std::nullopt;
      const Day first = *hijri_.to_day({y, e_.month, std::max(e_.day, 1)});
      return e_.day != 0 ? day_stretch(first) : interval(first, first + length - 1);
    }
    if (e_.day == 0) return month_stretch(y, e_.month);
    const CivilDate d{y, e_.month, e_.day};
    return is_valid(d) ? std::optional(day_stretch(to_day(d))) : std::nullopt;
  }

  int anchor_year() const {
    if (!e_.hijri) return to_civil(*a_.day).year;
    const auto h = hijri_.to_hijri(*a_.day);
    return h ? h->year : 0;
  }

  // A Hijri month with a Gregorian year is the one that begins in that year.
  std::optional<Stretch> hijri_in_civil_year(int civil) const {
    const auto h = hijri_.to_hijri(to_day({civil, 1, 1}));
    if (!h) return std::nullopt;
    for (int y = h->year; y <= h->year + 1; ++y) {
      const auto s = in_year(y);
      if (s && to_civil(s->first).year == civil) return s;
    }
    return std::nullopt;
  }

  std::optional<Stretch> calendar() const {
    if (e_.year != kAbsent) return e_.hijri && e_.year > 1600 ? hijri_in_civil_year(e_.year) : in_year(e_.year);
    if (!a_.day) return std::nullopt;
    if (e_.period == TimeUnit::year) return in_year(anchor_year() + e_.steps);
    std::optional<Stretch> s = choose_year();
    if (s) s->year_chosen = true;
    return s;
  }

  std::optional<Stretch> choose_year() const {
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

  static std::optional<Stretch> before(const std::vector<Stretch>& all, Day anchor, int left) {
    for (auto s = all.rbegin(); s != all.rend(); ++s) {
      if (s->last < anchor && --left == 0) return *s;
    }
    return std::nullopt;
  }

  // No direction said: the latest not after the anchor, unless a weekday beside it speaks for the coming one.
  std::optional<Stretch> nearest(const std::vector<Stretch>& all, Day anchor) const {
    std::optional<Stretch> past, next, close;
    for (const Stretch& s : all) {
      if (s.first <= anchor) past = s;
      if (s.first > anchor && !next) next = s;
      if (!close || std::abs(s.first - anchor) < std::abs(close->first - anchor)) close = s;
    }
    if (e_.days) return close;
    if (e_.weekday != 0 && e_.day != 0) {
      for (auto s = all.rbegin(); s != all.rend(); ++s) {
        if (s->first <= anchor && weekday_of(s->first) == e_.weekday && anchor - s->first < 366) return *s;
      }
      if (next && weekday_of(next->first) == e_.weekday) return next;
    }
    return past ? past : next;
  }

  std::optional<Stretch> deictic() const {
    if (e_.month != 0) return calendar();
    if (!a_.day) return std::nullopt;
    Day day = *a_.day + *e_.days;
    if (e_.weekday != 0) {
      const int shift = (e_.weekday - weekday_of(day) + 7) % 7;
      day += shift > 3 ? shift - 7 : shift;
    }
    return day_stretch(day);
  }

  std::optional<Stretch> weekday() const {
    if (!a_.day) return std::nullopt;
    const Day anchor = *a_.day;
    const int back = (weekday_of(anchor) - e_.weekday + 7) % 7;
    if (!e_.direction) return day_stretch(anchor - back);
    const int steps = *e_.direction;
    if (steps == 0) return day_stretch(week_start(anchor) + e_.weekday - 1);
    if (steps < 0) return day_stretch(anchor - (back == 0 ? 7 : back) + 7 * (steps + 1));
    return day_stretch(anchor + 7 - back + 7 * (steps - 1));
  }

  std::optional<Stretch> period() const {
    if (!a_.day) return std::nullopt;
    const Day anchor = *a_.day;
    const CivilDate d = to_civil(anchor);
    switch (*e_.period) {
      case TimeUnit::day: return day_stretch(anchor + e_.steps);
      case TimeUnit::week: {
        const Day first = week_start(anchor) + 7 * e_.steps;
        return e_.weekday != 0 ? day_stretch(first + e_.weekday - 1) : interval(first, first + 6, Precision::week);
      }
      case TimeUnit::month: return month_period(anchor);
      case TimeUnit::quarter: {
        const Day in = add_months(to_day({d.year, d.month, 1}), 3 * e_.steps);
        const CivilDate q = to_civil(in);
        return months(q.year, (q.month - 1) / 3 * 3 + 1, 3);
      }
      case TimeUnit::year: return year_period(d.year);
      case TimeUnit::decade: return interval(to_day({(d.year / 10 + e_.steps) * 10, 1, 1}), to_day({(d.year / 10 + e_.steps) * 10 + 9, 12, 31}));
      case TimeUnit::century: return interval(to_day({(d.year / 100 + e_.steps) * 100, 1, 1}), to_day({(d.year / 100 + e_.steps) * 100 + 99, 12, 31}));
      default: return std::nullopt;
    }
  }

  std::optional<Stretch> year_period(int y) const {
    if (!e_.hijri_period) return year_stretch(y + e_.steps);
    const auto h = hijri_.to_hijri(*a_.day);
    if (!h) return std::nullopt;
    const auto first = hijri_.to_day({h->year + e_.steps, 1, 1});
    const auto next = hijri_.to_day({h->year + e_.steps + 1, 1, 1});
    return first && next ? std::optional(interval(*first, *next - 1)) : std::nullopt;
  }

  std::optional<Stretch> month_period(Day anchor) const {
    const CivilDate now = to_civil(anchor);
    const CivilDate m = to_civil(add_months(to_day({now.year, now.month, 1}), e_.steps));
    if (e_.day == 0) return month_stretch(m.year, m.month);
    const CivilDate d{m.year, m.month, e_.day};
    if (!is_valid(d)) return std::nullopt;
    if (e_.weekday == 0 || weekday_of(to_day(d)) == e_.weekday) return day_stretch(to_day(d));
    for (const int shift : {-1, 1}) {  // "Friday the 22nd" of a month near by
      const CivilDate other = to_civil(add_months(to_day({m.year, m.month, 1}), shift));
      const CivilDate moved{other.year, other.month, e_.day};
      if (is_valid(moved) && weekday_of(to_day(moved)) == e_.weekday) return day_stretch(to_day(moved));
    }
    return day_stretch(to_day(d));
  }

  std::optional<Stretch> offset() const {
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
    const double rest = (in_months - std::floor(in_months)) * 30 + n[TimeUnit::week] * 7 + n[TimeUnit::day];
    day += e_.sign * static_cast<int>(std::floor(rest));
    if (e_.weekday != 0) return day_stretch(week_start(day) + e_.weekday - 1);
    const CivilDate d = to_civil(day);
    if (d.year < 1 || d.year > 9999) return std::nullopt;
    const TimeUnit grain = n.grain();
    if (grain >= TimeUnit::year) return year_stretch(d.year);
    return grain == TimeUnit::month ? month_stretch(d.year, d.month) : day_stretch(day);
  }

  std::optional<Stretch> window() const {
    if (!a_.day) return std::nullopt;
    const Day anchor = *a_.day;
    TimeExpression back = e_;
    back.window = false;
    back.offset = e_.amount;
    back.edge.clear();
    if (e_.amount.below_a_day()) {
      const double hours = e_.amount[TimeUnit::hour] + e_.amount[TimeUnit::minute] / 60;
      const int days = static_cast<int>(std::ceil(hours / 24));
      return e_.sign < 0 ? interval(anchor - days, anchor) : interval(anchor, anchor + days);
    }
    const double years = e_.amount[TimeUnit::year] + 10 * e_.amount[TimeUnit::decade];
    const int count = static_cast<int>(years * 12 + e_.amount[TimeUnit::month] + 3 * e_.amount[TimeUnit::quarter]);
    const int days = static_cast<int>(e_.amount[TimeUnit::week] * 7 + e_.amount[TimeUnit::day]);
    if (count > 48000 || count < 0 || days < 0 || days > 1000000) return std::nullopt;
    if (e_.sign < 0) return interval(add_months(anchor, -count) - days, anchor - 1);
    return interval(anchor + 1, add_months(anchor, count) + days);
  }

  std::optional<Stretch> following() const {
    if (a_.last_spoken) return day_stretch(*a_.last_spoken + *e_.following);
    if (!a_.day || !a_.utterance) return std::nullopt;
    return day_stretch(*a_.day + *e_.following);
  }

  std::optional<Stretch> feast_in(int civil) const {
    if (e_.feast->code == "easter") return day_stretch(easter_sunday(civil));
    TimeExpression day = e_;
    day.feast = nullptr;
    day.month = e_.feast->value;
    day.day = e_.feast->from;
    day.hijri = e_.feast->hijri;
    day.year = civil;
    return DayResolver(day, a_, hijri_).calendar();
  }

  std::optional<Stretch> feast() const {
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
    if (s && e_.feast_day < 0) s = interval(s->first, s->first - e_.feast_day - 1);
    return s;
  }

  std::optional<Stretch> feast_day() const {
    if (e_.feast->year != 0) {
      const int y = e_.feast->year;
      return e_.feast->value == 0 ? year_stretch(y) : e_.feast->from == 0
          ? month_stretch(y, e_.feast->value) : day_stretch(to_day({y, e_.feast->value, e_.feast->from}));
    }
    if (e_.year != kAbsent) return feast_in(e_.year);
    if (!a_.day) return std::nullopt;
    const int now = to_civil(*a_.day).year;
    if (e_.period == TimeUnit::year) return feast_in(now + e_.steps);
    std::optional<Stretch> best;
    for (int y = now - 1; y <= now + 1; ++y) {
      const auto s = feast_in(y);
      if (!s) continue;
      if (e_.direction.value_or(-1) > 0) {
        if (s->first > *a_.day) return s;
      } else if (s->first <= *a_.day) {
        best = s;
      }
    }
    return best;
  }

  std::optional<int> said_year() const {
    if (e_.year != kAbsent) return e_.year;
    if (a_.day && e_.period == TimeUnit::year) return to_civil(*a_.day).year + e_.steps;
    return std::nullopt;
  }

  std::optional<Stretch> part_of_year() const {
    const auto y = said_year();
    if (!y) return std::nullopt;
    if (e_.quarter != 0) return months(*y, e_.quarter * 3 - 2, 3);
    if (e_.half != 0) return months(*y, e_.half * 6 - 5, 6);
    Stretch s = e_.season == 24 ? interval(to_day({*y, 12, 1}), to_day({*y + 1, 2, month_length(*y + 1, 2)}))
                                : months(*y, (e_.season - 20) * 3, 3);
    s.value = iso_year(*y) + "-" + std::to_string(e_.season);
    return s;
  }

  std::optional<Stretch> decade() const {
    const int century = e_.century > 0 ? e_.century : e_.decade == 20 || e_.decade == kAbsent ? 21 : 20;
    const int first = (century - 1) * 100 + (e_.decade == kAbsent ? 0 : e_.decade);
    return interval(to_day({first, 1, 1}), to_day({first + (e_.decade == kAbsent ? 99 : 9), 12, 31}));
  }

  // The n-th day, week or weekday of the month `s`.
  std::optional<Stretch> nth_of(const Stretch& s) const {
    const int n = e_.nth;
    if (e_.nth_unit == TimeUnit::day) {
      const Day day = n > 0 ? s.first + n - 1 : s.last;
      return day <= s.last ? std::optional(day_stretch(day)) : std::nullopt;
    }
    if (e_.nth_unit == TimeUnit::week) {  // whole weeks of the month, from their Monday
      const Day first = week_start(s.first + 6) + 7 * (n - 1);
      const Day last = week_start(s.last - 6);
      return interval(n > 0 ? first : last, (n > 0 ? first : last) + 6, Precision::week);
    }
    const Day first = s.first + (e_.weekday - weekday_of(s.first) + 7) % 7;
    const Day last = s.last - (weekday_of(s.last) - e_.weekday + 7) % 7;
    const Day day = n > 0 ? first + 7 * (n - 1) : last;
    return day <= s.last ? std::optional(day_stretch(day)) : std::nullopt;
  }

  std::optional<Stretch> edge_of(const Stretch& s) const {
    if (e_.span == EdgeSpan::rest) {
      return a_.day && *a_.day <= s.last ? std::optional(interval(std::max(s.first, *a_.day), s.last)) : std::nullopt;
    }
    if (e_.span != EdgeSpan::third || s.precision != Precision::month) return s;
    Stretch out = e_.edge == "START" ? interval(s.first, s.first + 9)
                  : e_.edge == "MID" ? interval(s.first + 10, s.first + 19) : interval(s.first + 20, s.last);
    out.year_chosen = s.year_chosen;
    return out;
  }

  const TimeExpression& e_;
  const Anchor& a_;
  const HijriTable& hijri_;
};

}  // namespace

std::optional<Stretch> resolve_days(const TimeExpression& e, const Anchor& anchor, const HijriTable& hijri) {
  return DayResolver(e, anchor, hijri).resolve();
}

}  // namespace isnad
