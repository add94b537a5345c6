// Which claims leave the document, and under which ids? Private to the stage.
#pragma once

#include <vector>

#include "isnad/claims/claim.hpp"
#include "isnad/claims/claim_rules.hpp"

namespace isnad {

// Gives interest, confidence and ids, merges identical claims, resolves part_of and revises
// ("parent:<index>") and sorts by evidence.
std::vector<Claim> finish_claims(std::vector<Claim> claims, const ClaimRules& rules);

}  // namespace isnad
