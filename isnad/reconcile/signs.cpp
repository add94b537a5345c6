#include "isnad/reconcile/signs.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <tuple>

#include "isnad/base/hash.hpp"
#include "isnad/dates/calendar.hpp"

namespace isnad {
namespace {

constexpr int32_t kFarDay = 1'000'000;
constexpr double kWidestPoint = 20000;  // metres

bool digits(std::string_view text, size_t at, size_t count, int& value) {
  if (text.size() < at + count) return false;
  value = 0;
  for (size_t i = at; i < at + count; ++i) {
    if (text[i] < '0' || text[i] > '9') return false;
    value = value * 10 + (text[i] - '0');
  }
  return true;
}

// One end of a time: its first and last day.
bool read_days(std::string_view text, int32_t& first, int32_t& last) {
  int y = 0, m = 0, d = 0;
  if (!digits(text, 0, 4, y)) return false;
  if (text.size() == 4) {
    first = to_day({y, 1, 1});
    last = to_day({y + 1, 1, 1}) - 1;
    return true;
  }
  if (text[4] != '-' || !digits(text, 5, 2, m) || m < 1 || m > 12) return false;
  if (text.size() == 7) {
    first = to_day({y, m, 1});
    last = first + month_length(y, m) - 1;
    return true;
  }
  if (text[7] != '-' || !digits(text, 8, 2, d) || d < 1 || d > 31) return false;
  first = last = to_day({y, m, d});
  return true;
}

PlaceSize size_of(const PlaceLink& place, double radius) {
  if (place.precision == "country") return PlaceSize::country;
  const bool wide = place.precision == "admin1" || place.precision == "admin2" ||
                    place.precision == "area" || radius > kWidestPoint;
  return wide ? PlaceSize::area : PlaceSize::point;
}

void add_actors(const std::vector<Link>& links, Signs& signs) {
  for (const Link& link : links) {
    if (link.id.find("entities.actors.") == std::string::npos) continue;
    signs.actors.add(hash_of(link.id));
    if (!link.camp.empty()) signs.camps.add(hash_of(link.camp));
  }
}

void add_number(const Claim& claim, Signs& signs) {
  const ClaimQuantity& q = *claim.quantity;
  if (!q.value && !q.low && !q.high) return;
  NumberSign number;
  number.counted = hash_of(hash_of(claim.type) ^ hash_of(q.unit));
  number.exact = q.value && (q.modifier == "exact" || q.modifier == "about");
  number.low = q.low ? *q.low : q.value.value_or(0);
  number.high = q.high ? *q.high : q.value.value_or(std::numeric_limits<double>::infinity());
  if (q.modifier == "at_least" || q.modifier == "more_than")
    number.high = std::numeric_limits<double>::infinity();
  if (number.exact) number.low = number.high = *q.value;
  signs.numbers.add(number);
}

}  // namespace

bool parse_day(std::string_view iso, int32_t& day) {
  int32_t last = 0;
  return iso.size() >= 10 && read_days(iso.substr(0, 10), day, last);
}

SaidDays day_range_of(const ClaimTime& time) {
  SaidDays range;
  range.inherited = time.basis == "inherited";
  const std::string_view value = time.value;
  const size_t slash = value.find('/');
  int32_t other = 0;
  if (slash == std::string_view::npos) {
    range.said = read_days(value, range.first, range.last);
    return range;
  }
  range.first = -kFarDay;
  range.last = kFarDay;
  if (slash > 0 && !read_days(value.substr(0, slash), range.first, other)) return {};
  if (slash + 1 < value.size() && !read_days(value.substr(slash + 1), other, range.last)) return {};
  range.said = range.first <= range.last;
  return range;
}

PlaceSign place_sign(const PlaceLink& place) {
  PlaceSign sign;
  sign.id = place.id.empty() ? 0 : hash_of(place.id);
  sign.name = hash_of(place.name.empty() ? place.text : place.name);
  sign.radius = place.radius_m.value_or(2000);
  sign.size = size_of(place, sign.radius);
  sign.located = sign.id != 0 && place.lat && place.lon;
  if (sign.located) {
    sign.lat = *place.lat;
    sign.lon = *place.lon;
  }
  for (const std::string& name : place.within) sign.within.add(hash_of(name));
  return sign;
}

Signs signs_of(const Claim& claim, unsigned bit, const LinkRules& rules) {
  Signs signs;
  signs.types = TypeSet{1} << bit;
  signs.kin = rules.kin[bit];
  if (claim.time) signs.days = day_range_of(*claim.time);
  for (const PlaceLink& place : claim.place) signs.places.add(place_sign(place));
  add_actors(claim.initiator, signs);
  add_actors(claim.target, signs);
  for (const Link& facility : claim.facility)
    signs.facilities.add(hash_of(facility.id.empty() ? facility.text : facility.id));
  if (claim.quantity) add_number(claim, signs);
  for (const ClaimPerson& person : claim.persons) signs.persons.add(hash_of(person.name));
  return signs;
}

void add_signs(Signs& to, const Signs& from) {
  to.types |= from.types;
  to.kin |= from.kin;
  const SaidDays& days = from.days;
  if (days.said) {
    // The narrower time says more; of two alike, the one that was not lent, then the earlier.
    const auto rank = [](const SaidDays& d) {
      return std::tuple(!d.said, d.inherited, d.width(), d.first);
    };
    if (rank(days) < rank(to.days)) to.days = days;
  }
  for (const PlaceSign& place : from.places) to.places.add(place);
  for (const uint64_t actor : from.actors) to.actors.add(actor);
  for (const uint64_t camp : from.camps) to.camps.add(camp);
  for (const uint64_t facility : from.facilities) to.facilities.add(facility);
  for (const NumberSign& number : from.numbers) to.numbers.add(number);
  for (const uint64_t person : from.persons) to.persons.add(person);
}

}  // namespace isnad
