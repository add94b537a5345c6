// Which claims speak of one event, and what do they say of it? The whole road: groups, then views.
#pragma once

#include <vector>

#include "isnad/reconcile/incident.hpp"
#include "isnad/reconcile/incident_index.hpp"
#include "isnad/reconcile/voices.hpp"

namespace isnad {

struct Incidents {
  std::vector<Incident>
      incidents;       // by the first day that they allow (unknown last), then by id and document
  ClaimGroups groups;  // their claims in the order of the incidents'
};

// `voices`: of the same claims, its documents in order.
Incidents find_incidents(const std::vector<Claim>& claims, const Voices& voices,
                         const LinkRules& rules, const ReviewedPairs& reviewed = {});

}  // namespace isnad
