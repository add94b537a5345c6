// Where, for an event that does not say? Private to the stage.
#pragma once

#include <vector>

#include "isnad/claims/slots.hpp"

namespace isnad {

// Does any of the places have a name ("the area", "the residential quarters" have none)?
bool names_a_place(const ClaimInput& input, const std::vector<PlaceLink>& places);

// The places that the events around event `e` lend it; `slots`: by event, those before `e` filled.
// Of its sentence, those behind it come first, as they stand; of the two sentences before only
// named ones, no country, for a quarter the town it lies in, and none past a word that turns to
// another matter.
std::vector<PlaceLink> places_around(const ClaimInput& input, const ClaimRules& rules,
                                     const std::vector<EventSlots>& slots, uint32_t e);

}  // namespace isnad
