// What does one document tell of one event? Its claims, brought together before documents are
// compared: most claims of a report leave out where and when, and only their neighbours say it.
#pragma once

#include <cstdint>
#include <string>
#include <utility>
#include <vector>

#include "isnad/claims/claim.hpp"
#include "isnad/reconcile/signs.hpp"

namespace isnad {

// Claims of one document that a reviewer wants in one incident, or apart; by index into a list.
using IndexPairs = std::vector<std::pair<uint32_t, uint32_t>>;

struct Reviewed {
  IndexPairs together, apart;
};

struct Telling {
  std::vector<uint32_t> claims;  // into the document's list, in the order of the text
  Signs signs;
};

// `claims`: those of one document, in the order of the text. Claims that take no part are left out;
// each other one is in one telling. Tellings stand in the order of their first claims.
std::vector<Telling> find_tellings(const std::vector<const Claim*>& claims, const LinkRules& rules,
                                   const Reviewed& reviewed);

// True when a claim of this type and modality takes part in incidents.
bool takes_part(const Claim& claim, const LinkRules& rules);

}  // namespace isnad
