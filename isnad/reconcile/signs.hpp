// What does a claim, or what one document tells of an event, say of when, where, who and how many,
// in a form that can be compared? Names and ids become hashes, days become numbers.
#pragma once

#include <cstdint>
#include <string_view>

#include "isnad/claims/claim.hpp"
#include "isnad/reconcile/few.hpp"
#include "isnad/reconcile/link_rules.hpp"

namespace isnad {

// Days since 1970-01-01. An open end is a day far away.
struct SaidDays {
  int32_t first = 0, last = 0;
  bool said = false;       // false: nothing is said
  bool inherited = false;  // lent by another event of the document
  int32_t width() const { return last - first; }
};

// Of an ISO date or date-time; false when it is none.
bool parse_day(std::string_view iso, int32_t& day);
// A day, hour, month, year or interval; not said when it is not resolved.
SaidDays day_range_of(const ClaimTime& time);

enum class PlaceSize : uint8_t { point, area, country };  // area: districts and wider

struct PlaceSign {
  uint64_t id = 0;                      // 0: not linked
  uint64_t name = 0;                    // of the entity, else the words
  double lat = 0, lon = 0, radius = 0;  // metres
  bool located = false;
  PlaceSize size = PlaceSize::point;
  Few<uint64_t, 4> within;  // names of what it lies in
  bool operator==(const PlaceSign& o) const { return id == o.id && name == o.name; }
};

// A number with what is counted: type of claim and unit.
struct NumberSign {
  uint64_t counted = 0;
  double low = 0, high = 0;
  bool exact = false;
  bool operator==(const NumberSign& o) const {
    return counted == o.counted && low == o.low && high == o.high && exact == o.exact;
  }
};

struct Signs {
  TypeSet types = 0;
  TypeSet kin = 0;  // types that can be of one event with one of them
  SaidDays days;
  Few<PlaceSign, 3> places;
  Few<uint64_t, 6> actors, camps;
  Few<uint64_t, 4> facilities;
  Few<NumberSign, 6> numbers;
  Few<uint64_t, 6> persons;
};

PlaceSign place_sign(const PlaceLink& place);

// `bit`: of the claim's type, see LinkRules.
Signs signs_of(const Claim& claim, unsigned bit, const LinkRules& rules);
// What both say together; the days are those of claims that say them themselves, where there are
// any.
void add_signs(Signs& to, const Signs& from);

// How the slots of two compare; `contradicts` when they cannot be one event: days or places apart.
struct Comparison {
  Sign type, day, place, actor, facility, number, person;
  bool contradicts = false;
};
Comparison compare(const Signs& a, const Signs& b, const LinkRules& rules);

// True when all places of one lie apart from all of the other.
bool places_apart(const Few<PlaceSign, 3>& a, const Few<PlaceSign, 3>& b, double slack);

}  // namespace isnad
