// Which days does a point expression mean? The cases, one a method; see resolve_date.hpp for the
// policy. Private.
#pragma once

#include <optional>
#include <vector>

#include "isnad/dates/resolve_date.hpp"

namespace isnad {

Stretch day_stretch(Day day);
Stretch month_stretch(int year, int month);
Stretch year_stretch(int year);
Stretch interval_stretch(Day first, Day last, Precision precision = Precision::interval);
// `count` months from `first` on.
Stretch months_stretch(int year, int first, int count);

class DayResolver {
 public:
  DayResolver(const TimeExpression& e, const Anchor& anchor, const HijriTable& hijri)
      : e_(e), a_(anchor), hijri_(hijri) {}

  std::optional<Stretch> resolve() const;

 private:
  bool is_relative() const;
  std::optional<Stretch> date() const;
  std::optional<Stretch> year(int y) const;
  std::optional<Stretch> in_year(int y) const;
  int anchor_year() const;
  // A Hijri month with a Gregorian year is the one that begins in that year.
  std::optional<Stretch> hijri_in_civil_year(int civil) const;
  std::optional<Stretch> calendar() const;
  std::optional<Stretch> choose_year() const;
  static std::optional<Stretch> before(const std::vector<Stretch>& all, Day anchor, int left);
  // No direction said: the latest not after the anchor, unless a weekday beside it speaks for the
  // coming one.
  std::optional<Stretch> nearest(const std::vector<Stretch>& all, Day anchor) const;
  std::optional<Stretch> deictic() const;
  std::optional<Stretch> weekday() const;
  std::optional<Stretch> period() const;
  std::optional<Stretch> year_period(int y) const;
  std::optional<Stretch> month_period(Day anchor) const;
  std::optional<Stretch> offset() const;
  std::optional<Stretch> window() const;
  std::optional<Stretch> following() const;
  std::optional<Stretch> feast_in(int civil) const;
  std::optional<Stretch> feast() const;
  std::optional<Stretch> feast_day() const;
  std::optional<int> said_year() const;
  std::optional<Stretch> part_of_year() const;
  std::optional<Stretch> decade() const;
  // The n-th day, week or weekday of the month `s`.
  std::optional<Stretch> nth_of(const Stretch& s) const;
  std::optional<Stretch> edge_of(const Stretch& s) const;

  const TimeExpression& e_;
  const Anchor& a_;
  const HijriTable& hijri_;
};

}  // namespace isnad
