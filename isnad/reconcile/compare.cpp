// How do two claims, or two tellings, compare slot by slot? The outcomes that reconcile.weights
// weighs.
#include <algorithm>
#include <cmath>

#include "isnad/reconcile/signs.hpp"

namespace isnad {
namespace {

constexpr double kMetresPerDegree = 111195;

// Cosine of degrees by its series, the same on every machine.
double cosine(double degrees) {
  const double x = degrees * 3.14159265358979323846 / 180, s = x * x;
  return 1 - s / 2 * (1 - s / 12 * (1 - s / 30 * (1 - s / 56 * (1 - s / 90))));
}

// Square of the metres between two points, for points that are near each other.
double square_of_distance(const PlaceSign& a, const PlaceSign& b) {
  double across = std::fabs(a.lon - b.lon);
  if (across > 180) across = 360 - across;
  const double x = across * kMetresPerDegree * cosine((a.lat + b.lat) / 2);
  const double y = (a.lat - b.lat) * kMetresPerDegree;
  return x * x + y * y;
}

bool contains(const PlaceSign& outer, const PlaceSign& inner) {
  return inner.within.holds(outer.name);
}

// What two places say; the lower, the closer. `apart`: they cannot be one.
struct PlacePair {
  Sign sign = Sign::place_other;
  bool apart = false;
};

PlacePair compare_places(const PlaceSign& a, const PlaceSign& b, double slack) {
  const bool same = a.id != 0 ? a.id == b.id : b.id == 0 && a.name == b.name;
  if (same && a.size == PlaceSize::country) return {Sign::place_absent, false};
  if (same && a.id == 0) return {Sign::place_named, false};
  if (same) return {a.size == PlaceSize::point ? Sign::place_same : Sign::place_area, false};
  if (contains(a, b) || contains(b, a)) {
    const PlaceSize outer = contains(a, b) ? a.size : b.size;
    if (outer == PlaceSize::country) return {Sign::place_absent, false};
    return {outer == PlaceSize::point ? Sign::place_within : Sign::place_area, false};
  }
  if (!a.located || !b.located) return {Sign::place_other, false};
  const double reach = a.radius + b.radius + slack;
  if (square_of_distance(a, b) > reach * reach) return {Sign::place_other, true};
  if (a.size == PlaceSize::country || b.size == PlaceSize::country)
    return {Sign::place_absent, false};
  const bool points = a.size == PlaceSize::point && b.size == PlaceSize::point;
  return {points ? Sign::place_near : Sign::place_area, false};
}

PlacePair compare_places(const Few<PlaceSign, 3>& a, const Few<PlaceSign, 3>& b, double slack) {
  if (a.empty() || b.empty()) return {Sign::place_absent, false};
  // Signs of a slot stand in the order of how much they say; absent is last but says less than
  // other.
  const auto rank = [](Sign sign) {
    return sign == Sign::place_other ? Sign::place_absent
                                     : (sign == Sign::place_absent ? Sign::place_other : sign);
  };
  PlacePair best{Sign::place_other, true};
  for (const PlaceSign& x : a) {
    for (const PlaceSign& y : b) {
      const PlacePair pair = compare_places(x, y, slack);
      best.apart = best.apart && pair.apart;
      if (rank(pair.sign) < rank(best.sign)) best.sign = pair.sign;
    }
  }
  return best;
}

Sign compare_types(const Signs& a, const Signs& b, const LinkRules& rules) {
  const TypeSet acts_a = a.types & ~rules.consequences, acts_b = b.types & ~rules.consequences;
  if ((acts_a & acts_b) != 0) return Sign::type_same;
  if (acts_a != 0 && acts_b != 0) return Sign::type_other;
  return acts_a == acts_b && (a.types & b.types) != 0 ? Sign::type_same : Sign::type_kin;
}

struct DayPair {
  Sign sign = Sign::day_absent;
  bool apart = false;
};

DayPair compare_days(const SaidDays& a, const SaidDays& b, const LinkRules& rules) {
  if (!a.said || !b.said) return {Sign::day_absent, false};
  const int gap = std::max(a.first, b.first) - std::min(a.last, b.last);
  if (gap > rules.day_slack) return {Sign::day_near, true};
  if (gap > 0) return {Sign::day_near, false};
  const bool narrow = (a.width() == 0 && b.width() == 0) ||
                      (a.width() <= 1 && a.first == b.first && a.last == b.last);
  return {narrow ? Sign::day_same : Sign::day_overlap, false};
}

Sign compare_actors(const Signs& a, const Signs& b) {
  if (a.actors.empty() || b.actors.empty()) return Sign::actor_absent;
  if (a.actors.shares(b.actors)) return Sign::actor_same;
  return a.camps.shares(b.camps) ? Sign::actor_camp : Sign::actor_other;
}

Sign compare_numbers(const Signs& a, const Signs& b) {
  Sign best = Sign::number_absent;
  for (const NumberSign& x : a.numbers) {
    for (const NumberSign& y : b.numbers) {
      if (x.counted != y.counted) continue;
      Sign sign = Sign::number_other;
      if (x.exact && y.exact && x.low == y.low) {
        sign = x.low >= 10 ? Sign::number_large : Sign::number_same;
      } else if (x.low <= y.high && y.low <= x.high) {
        sign = Sign::number_open;
      }
      if (sign == Sign::number_large) return sign;
      if (best == Sign::number_absent || sign < best) best = sign;
    }
  }
  return best;
}

}  // namespace

bool places_apart(const Few<PlaceSign, 3>& a, const Few<PlaceSign, 3>& b, double slack) {
  return !a.empty() && !b.empty() && compare_places(a, b, slack).apart;
}

Comparison compare(const Signs& a, const Signs& b, const LinkRules& rules) {
  const PlacePair place = compare_places(a.places, b.places, rules.place_slack);
  const DayPair day = compare_days(a.days, b.days, rules);
  Comparison c{compare_types(a, b, rules),
               day.sign,
               place.sign,
               compare_actors(a, b),
               Sign::facility_absent,
               compare_numbers(a, b),
               a.persons.shares(b.persons) ? Sign::person_same : Sign::person_other,
               place.apart || day.apart};
  if (!a.facilities.empty() && !b.facilities.empty())
    c.facility = a.facilities.shares(b.facilities) ? Sign::facility_same : Sign::facility_other;
  return c;
}

}  // namespace isnad
