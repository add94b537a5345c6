// What does one claim look like on the page?
#pragma once

#include <string>

#include "isnad/claims/claim.hpp"
#include "isnad/exports/labels.hpp"

namespace isnad {

// Where the words of the evidence are: in the document beside the card, to which a button leads, or
// quoted in the card (nothing where they are withheld).
enum class CardEvidence { beside, quoted };

// A <details>: the claim in a line, then its slots and its chain of speakers; what the table and
// the bars need stands in data attributes.
std::string claim_card(const Claim& claim, const Labels& labels,
                       CardEvidence evidence = CardEvidence::beside);

}  // namespace isnad
