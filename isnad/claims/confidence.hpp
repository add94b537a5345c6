// How sure is a claim? The share of claims like it that a reader would find right.
//
// A logistic model over what the claim says (claims.confidence holds the weights in log odds):
// 1 / (1 + exp(-sum)). The weights are fitted by eval/fit_confidence.py on annotated reports.
// Private to the stage.
#pragma once

#include <vector>

#include "isnad/claims/claim.hpp"
#include "isnad/claims/claim_rules.hpp"

namespace isnad {

// How many claims a text makes: log2 of one more than the claims in a thousand bytes of it.
double claim_density(size_t claims, size_t bytes);

// 0..1, to two decimals, in a text of this density.
double confidence_of(const Claim& claim, double density, const ClaimRules& rules);

}  // namespace isnad
