// What do all claims of the ledger say together? Incidents, copies, and what contradicts what: made
// of every claim, so by a worker of its own. Claims that come, and reviewers who join and split,
// are taken into the book of incidents; where claims go or are corrected it is made anew.
#pragma once

#include <map>
#include <memory>
#include <string>
#include <unordered_map>
#include <unordered_set>
#include <vector>

#include "isnad/reconcile/incident_book.hpp"

#include "apps/server/desk.hpp"

namespace isnad {

struct Overview {
  explicit Overview(LinkRules of) : rules(std::move(of)), book(rules) {}

  uint64_t readings = 0;           // of the desk, when it was made
  uint64_t erasures = 0;           // likewise
  std::string claim_reviews;       // that change claims, likewise
  std::string incident_reviews;    // that change incidents, likewise
  std::vector<uint64_t> standing;  // numbers of the ledger's claims
  const LinkRules rules;
  IncidentBook book;  // of the claims as reviewers left them; none of them is gone
  std::unordered_map<std::string, ClaimPlace> places;  // by claim id
  std::map<std::string, std::string> texts;            // by document id
  std::unordered_set<std::string> contested;           // claims of contested incidents

  const std::vector<Claim>& claims() const { return book.claims(); }
};

// Where a claim stands, as the overview knows it; number 0: a reviewer added it.
inline ClaimPlace place_of(const Overview& all, const std::string& claim) {
  const auto at = all.places.find(claim);
  return at == all.places.end() ? ClaimPlace() : at->second;
}

// nullptr: there is none.
const Incident* find_incident(const Overview& all, const std::string& id);

// Up to date with the desk.
Result<std::shared_ptr<const Overview>> overview_of(Desk& desk);

// The packs with their tables, read once.
Result<const PackSet*> packs_of(Desk& desk);

}  // namespace isnad
