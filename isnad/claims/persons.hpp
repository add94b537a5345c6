// Which named people were killed, wounded, taken or freed? Private to the stage.
#pragma once

#include <optional>

#include "isnad/claims/build.hpp"

namespace isnad {

// The person whom the phrase names, with the age and the title told beside the name; nothing when
// the phrase names nobody. Only single people: "three of the sons of X" names no victim.
std::optional<ClaimPerson> person_of(const ClaimInput& input, uint32_t phrase);

}  // namespace isnad
