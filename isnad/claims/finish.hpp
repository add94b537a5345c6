// Which claims leave the document, and under which ids? Private to the stage.
#pragma once

#include <vector>

#include "isnad/claims/claim.hpp"
#include "isnad/claims/claim_rules.hpp"

namespace isnad {

// Gives interest, ids and confidence, merges identical claims, drops unlikely ones, resolves
// part_of and revises ("parent:<index>") and sorts by evidence. `bytes`: the length of the text.
std::vector<Claim> finish_claims(std::vector<Claim> claims, size_t bytes, const ClaimRules& rules);

}  // namespace isnad
