// What does a time expression say, before it is known from when it was said? The fields the grammar
// fills.
#pragma once

#include <array>
#include <optional>
#include <string>
#include <vector>

#include "isnad/base/span.hpp"
#include "isnad/dates/date_lexicon.hpp"

namespace isnad {

constexpr int kAbsent = -100000;

enum class Shape : uint8_t { point, duration, set, range };

// An amount of time, one number a unit from seconds to years (index: TimeUnit), decades and
// centuries as years.
struct Amount {
  std::array<double, 10> of{};

  double& operator[](TimeUnit unit) { return of[static_cast<size_t>(unit)]; }
  double operator[](TimeUnit unit) const { return of[static_cast<size_t>(unit)]; }
  bool empty() const;
  bool below_a_day() const;  // hours, minutes and seconds alone
  // The smallest unit that is set.
  TimeUnit grain() const;
  // "P1Y2M3W4DT5H6M7S"
  std::string iso() const;
};

struct TimeExpression {
  TokenRange tokens;
  uint8_t cut_front = 0;  // codes of proclitics on the first token
  Shape shape = Shape::point;
  std::vector<RowId> rules;

  // A date of the calendar: what is absent is not said.
  bool hijri = false;
  int year = kAbsent;
  int month = 0;
  int day = 0;
  int weekday = 0;
  std::optional<CivilDate> twin;  // the same day in the Hijri calendar
  std::optional<int> direction;  // steps from the anchor, of a month, weekday or day without a year
  // The n-th day, week or weekday of a month (-1: the last).
  int nth = 0;
  TimeUnit nth_unit = TimeUnit::day;
  bool week_of = false;  // the week in which the day lies

  // Counted from the anchor.
  std::optional<int> days;  // "yesterday"
  bool now = false;
  std::optional<TimeUnit> period;  // "this month", "last year", with `steps`
  int steps = 0;
  bool hijri_period = false;
  std::optional<Amount> offset;  // "three days ago", with `sign`
  int sign = 0;
  bool window = false;      // "the last three days": the whole stretch
  bool told_month = false;  // "the 14th of the month": this one, or one told before
  bool story = false;  // "the same year", "the following week": counted from the date told last
  std::optional<int> following;  // "the next day": days from the day last spoken of

  // Within the day.
  std::string part;
  bool part_noun = false;  // a noun that needs a day after it
  bool part_definite = false;
  bool point_noon = false;  // "noon", alone a clock time
  int hour = -1;
  int minute = -1;
  int second = -1;
  int part_from = 0, part_until = 0;  // the hours of the part, to settle a twelve-hour clock

  // Within a longer time.
  std::string edge;
  EdgeSpan span = EdgeSpan::point;
  int season = 0;
  std::string season_name;
  int quarter = 0;
  int half = 0;
  int decade = kAbsent;  // 70 or 1970
  int century = 0;       // -1: the last one
  const DateTerm* feast = nullptr;
  int feast_day = 0;  // its n-th day; -2: its first two days

  bool running = false;              // "for the fifth day": a duration that ends at the anchor
  bool opens = false;                // since
  bool closes = false;               // until
  Amount amount;                     // of a duration or an offset in a set
  std::string period_value;          // of a set
  std::vector<TimeExpression> ends;  // of a range: two points

  bool has_day() const {
    return (month != 0 && day != 0) || weekday != 0 || days.has_value() || (feast != nullptr) ||
           following.has_value() || (period == TimeUnit::day) || (day != 0 && period.has_value());
  }
  bool has_date() const { return has_day() || month != 0 || year != kAbsent; }
  bool has_clock() const { return hour >= 0; }
  bool only_part() const {
    return !part.empty() && !has_date() && !has_clock() && !period && !offset;
  }
  bool only_clock() const { return has_clock() && !has_date() && !period && !offset; }
};

}  // namespace isnad
