// When is each event said to have happened? Its own date (own_dates.hpp), else one that is lent: of
// the attack that caused it, of what the report told just before, of its first telling. What may be
// lent, and what blocks it: docs/claims.md, "Which date".
#pragma once

#include <vector>

#include "isnad/claims/build.hpp"

namespace isnad {

struct EventTime {
  uint32_t date = kNone;   // index into DateLayer::dates
  uint32_t day = kNone;    // of a clock time without a day: the date whose day it takes
  bool inherited = false;  // from the cause or from an event before
  bool at_once = false;    // "since three months" of an act done at once: it has no open end
  bool day_only = false;   // its hour or part of the day is not lent
  uint32_t since = kNone;  // "since the attack began on": the word; the date is where a span begins
};

// By event.
std::vector<EventTime> find_event_times(const ClaimInput& input, const ClaimRules& rules);

}  // namespace isnad
