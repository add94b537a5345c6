// Which events are told of a time since another one? "The dead since the attack on the town began
// on 4 April reached 1,078": the day of the attack is where the span begins, and it is open.
#pragma once

#include <vector>

#include "isnad/claims/build.hpp"

namespace isnad {

struct SinceDate {
  uint32_t word = kNone;  // token of "since", or kNone: none
  uint32_t date = kNone;  // index into DateLayer::dates
};

// By event. A date right behind the word ("since 4 April") is a mention of its own that opens.
std::vector<SinceDate> find_since_dates(const ClaimInput& input, const ClaimRules& rules);

}  // namespace isnad
