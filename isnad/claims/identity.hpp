// Which claim is it, and how does its speaker stand to it? What follows from the filled slots.
#pragma once

#include <string>

#include "isnad/claims/claim.hpp"

namespace isnad {

// "c_" + 16 hex digits of a hash of document, evidence, type and filled slots.
std::string claim_id(const Claim& claim);

// How the innermost speaker stands to the claim, by camps: whose act, whose loss.
std::string interest_of(const Claim& claim);

}  // namespace isnad
