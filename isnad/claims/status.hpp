// Are the people of a claim civilians, combatants, both? Private to the stage.
#pragma once

#include <string>

#include "isnad/claims/build.hpp"

namespace isnad {

// civilian, combatant, mixed or unknown: by the noun, the actors and the words of the phrase, and
// by what stands behind it ("four of the police").
std::string status_of(const ClaimInput& input, const ClaimRules& rules, const Argument& argument);

// Is the noun of a phrase left out: "37 others", "another", "a fourth"?
bool leaves_noun_out(const ClaimInput& input, uint32_t phrase);

// Of two groups of people in one: the same, `mixed` where one is civilian and one combatant, what
// is known where the other is not.
std::string joined_status(const std::string& a, const std::string& b);

}  // namespace isnad
