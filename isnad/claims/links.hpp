// How does a phrase become a link? Private to the stage.
#pragma once

#include <string>
#include <vector>

#include "isnad/claims/build.hpp"
#include "isnad/claims/event_times.hpp"

namespace isnad {

// The bytes of a phrase's link: from its noun on; the counted part is shown by `quantity`.
Span link_span(const ClaimInput& input, uint32_t phrase);
Link link_phrase(const ClaimInput& input, uint32_t phrase, const std::string& by);
Link link_mention(const ClaimInput& input, uint32_t mention, const std::string& by);
// Words that name a place nobody knows: unlinked, without candidates.
PlaceLink unknown_place(const ClaimInput& input, TokenRange words);
PlaceLink place_link(const ClaimInput& input, uint32_t mention, const std::string& by);
// A place phrase without a mention: unlocated.
PlaceLink unlinked_place(const ClaimInput& input, uint32_t phrase, const std::string& by);
// An argument's link, whatever it was filled with.
Link link_argument(const ClaimInput& input, const Argument& argument);
// The place an argument names, by its mention or phrase.
PlaceLink place_argument(const ClaimInput& input, const Argument& argument);

// Two lists of places that cannot be one: none is the same or inside another.
bool are_apart(const std::vector<PlaceLink>& a, const std::vector<PlaceLink>& b);

ClaimQuantity claim_quantity(const ClaimInput& input, const Event& event, uint32_t counted,
                             uint32_t quantity);

// Is the noun of a counted phrase left out ("37 others", "four")?
bool is_elided(const ClaimInput& input, uint32_t phrase);
// Civilians told as such, apart from others.
bool tells_civilians(const ClaimInput& input, const ClaimRules& rules, uint32_t phrase);
// A count without any noun ("hundreds", "two") names nobody but those told before.
bool is_bare_number(const ClaimInput& input, uint32_t phrase);
// The side a link's people fight on: `state`, `armed`, "we" (the speaker's own), or "" where
// neither its kind nor its noun tells.
std::string side_of(const ClaimInput& input, const ClaimRules& rules, const Link& link);
// The group of a phrase's noun (child, woman ...), or "".
std::string group_of(const ClaimInput& input, uint32_t phrase);

ClaimTime claim_time(const ClaimInput& input, const EventTime& time);

}  // namespace isnad
