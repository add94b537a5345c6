// What does one claim look like on the page?
#pragma once

#include <string>

#include "isnad/claims/claim.hpp"
#include "isnad/exports/labels.hpp"

namespace isnad {

// A <details>: the claim in a line, then its slots and its chain of speakers; what the table and
// the bars need stands in data attributes.
std::string claim_card(const Claim& claim, const Labels& labels);

}  // namespace isnad
