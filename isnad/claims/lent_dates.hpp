// Which date does the report clearly go on with, for an event that has none of its own? What may be
// lent, and what blocks it: docs/claims.md, "Which date".
#pragma once

#include <vector>

#include "isnad/claims/date_owners.hpp"
#include "isnad/claims/story_turns.hpp"

namespace isnad {

// By event: index into DateLayer::dates, or kNone. `own`: the dates of find_own_dates().
std::vector<uint32_t> find_lent_dates(const ClaimInput& input, const ClaimRules& rules,
                                      const std::vector<DateOwner>& owners,
                                      const std::vector<uint32_t>& own, const StoryTurns& turns);

// A date that other events may take: no open interval, no clock time alone.
bool is_lendable(const DateMention& date);

// "in late March": its ten days stand for a month that is not known more exactly.
bool is_third_of_month(const DateMention& date);

// Does it point to the date told last ("was then killed")?
bool points_back(const ClaimInput& input, const ClaimRules& rules, const Event& event);

// Was it at other times, or over a longer one, that the text does not say ("in the past weeks",
// "for three days", "before the truce")?
bool is_of_other_time(const ClaimInput& input, const ClaimRules& rules, const Event& event);

}  // namespace isnad
