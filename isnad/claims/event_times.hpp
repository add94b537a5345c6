// When is each event said to have happened? Its own date, that of the attack that caused it, or one
// that its report clearly goes on with.
//
// A date counts only under the speaker who tells the event. It may stand in a clause that describes
// the event ("a blast that struck on Monday") or tells of the same time ("while ..."). Lent dates:
// an attack and what it caused share theirs; what is told next, up to two sentences on, goes on
// with the date told before, until words turn to another matter ("for its part") or the report
// itself is dated. An open interval and a clock time without a day lend nothing; what is denied,
// planned or feared takes nothing.
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
};

// By event.
std::vector<EventTime> find_event_times(const ClaimInput& input, const ClaimRules& rules);

}  // namespace isnad
