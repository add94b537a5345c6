// What do all claims of the ledger say together? Incidents, copies, and what contradicts what: made
// of every claim, so by a worker of its own, and kept until the claims change.
#pragma once

#include <map>
#include <memory>
#include <string>
#include <unordered_map>
#include <unordered_set>
#include <vector>

#include "isnad/reconcile/incidents.hpp"

#include "apps/server/desk.hpp"

namespace isnad {

struct Overview {
  uint64_t readings = 0;                               // of the desk, when it was made
  std::string reviews;                                 // that change claims or incidents, likewise
  std::vector<Claim> claims;                           // as reviewers left them
  std::unordered_map<std::string, ClaimPlace> places;  // by claim id
  std::map<std::string, std::string> texts;            // by document id
  Voices voices;
  std::vector<Incident> incidents;
  std::unordered_map<std::string, size_t> incident_at;  // by id
  std::unordered_set<std::string> contested;            // claims of contested incidents
};

// Where a claim stands, as the overview knows it; number 0: a reviewer added it.
inline ClaimPlace place_of(const Overview& all, const std::string& claim) {
  const auto at = all.places.find(claim);
  return at == all.places.end() ? ClaimPlace() : at->second;
}

// Up to date with the desk.
Result<std::shared_ptr<const Overview>> overview_of(Desk& desk);

// The packs with their tables, read once.
Result<const PackSet*> packs_of(Desk& desk);

}  // namespace isnad
