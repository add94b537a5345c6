// Which date stands with the event itself? The one it governs; else the nearest one of its clause
// that it may share; else that of a clause that describes the event ("a blast that struck on
// Monday") or tells of the same time ("while ..."). Rules: docs/claims.md, "Which date".
#pragma once

#include <vector>

#include "isnad/claims/date_owners.hpp"

namespace isnad {

// By event: index into DateLayer::dates, or kNone.
std::vector<uint32_t> find_own_dates(const ClaimInput& input, const ClaimRules& rules,
                                     const std::vector<DateOwner>& owners);

// A date or a time, no duration nor set.
bool names_time(const DateMention& date);

// A date counts for the event only where the same speaker governs both.
bool fits(const ClaimInput& input, uint32_t date, const Event& event);

// "clashes, two days after the killing of": what stands behind such words has its own time.
bool stands_apart(const ClaimInput& input, const ClaimRules& rules, uint32_t from, uint32_t to);

// "in revenge for", "hours after": is what stands at `to` told as the earlier act of others?
bool is_of_others(const ClaimInput& input, const ClaimRules& rules, uint32_t from, uint32_t to);

}  // namespace isnad
