// What is a claim found by? The facts of its slots in the form that filters ask for.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "isnad/ledger/records.hpp"

namespace isnad {

// Days count from 1970-01-01; an open end is the farthest day.
struct DayRange {
  int32_t first = 0;
  int32_t last = 0;
  bool operator==(const DayRange&) const = default;
};
// What a claim is found by. Kinds: s speaker, a actor, p place, c camp, w within; in capitals an id
// as it is, in small letters a folded name; g is the "lat,lon" of a place.
struct Term {
  char kind = ' ';
  std::string text;
  auto operator<=>(const Term&) const = default;
};

struct ClaimFacts {
  std::optional<DayRange> days;
  std::optional<double> low;  // nothing: no bound, if there is a quantity at all
  std::optional<double> high;
  bool counted = false;     // there is a quantity with a bound
  std::vector<Term> terms;  // sorted, each once
};

ClaimFacts facts_of(const Claim& claim);

// The days of a time's value: days, parts of days, months, years, weeks, intervals. Nothing for
// what is unresolved.
std::optional<DayRange> days_of(const ClaimTime& time);
// A name as it is compared: folded, in letters.
std::string folded_name(std::string_view name);
// Is this the id that was asked for, whole or by its part after the last dot?
bool is_id(const std::string& id, const std::string& asked);
double kilometres_between(double lat, double lon, const Circle& circle);

// Does the claim pass the filter? Asks the slots themselves; `after` and `limit` are left to the
// caller.
bool passes(const Claim& claim, const ClaimFilter& filter);

}  // namespace isnad
