// Joins what is said to have happened with who says so: events and attributions become claims.
#pragma once

#include <vector>

#include "isnad/attribution/attribution.hpp"
#include "isnad/claims/claim.hpp"
#include "isnad/claims/claim_rules.hpp"
#include "isnad/events/event.hpp"
#include "isnad/ingest/document.hpp"

namespace isnad {

// The layers claims are built from. A view.
struct ClaimInput {
  const Document& document;
  const TextLayers& layers;
  const SyntaxLayer& syntax;
  const EventLayer& events;
  const AttributionLayer& attribution;
};

// Claims in text order of their evidence; identical ones merged.
std::vector<Claim> build_claims(const ClaimInput& input, const ClaimRules& rules,
                                const PackSet& packs);

}  // namespace isnad
