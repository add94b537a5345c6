// What do all claims of the ledger say together? Incidents, copies, and what contradicts what: made
// of every claim by a worker of its own, and put where the others find it (workbench.hpp). Claims
// that come, and reviewers who join and split, are taken into the book of incidents; where claims
// go or are corrected it is made anew.
//
// Nobody who answers makes it, or waits for it: who asks for what is not there yet is told how far
// it is. Exports alone wait, on a worker of theirs.
#pragma once

#include <map>
#include <memory>
#include <shared_mutex>
#include <string>
#include <unordered_map>
#include <variant>
#include <vector>

#include "isnad/reconcile/incident_book.hpp"

#include "apps/server/desk.hpp"
#include "apps/server/http.hpp"

namespace isnad {

// Why a claim may need a person, by its number; as the engine read it.
struct QueueSigns {
  struct Sign {
    double confidence = 1;
    bool unlinked = false;   // a name that no pack knows
    bool contested = false;  // of an incident whose speakers contradict each other
  };
  std::vector<Sign> of;
};

struct Overview {
  explicit Overview(LinkRules of) : rules(std::move(of)), book(rules) {}

  mutable std::shared_mutex use;   // of whoever reads in it, against whoever makes it grow
  uint64_t key = 0;                // of the state of the ledger that it is of
  uint64_t erasures = 0;           // of the desk, when it was made
  std::string claim_reviews;       // that change claims, likewise
  std::string incident_reviews;    // that change incidents, likewise
  std::vector<uint64_t> standing;  // numbers of the ledger's claims
  const LinkRules rules;
  IncidentBook book;  // of the claims as reviewers left them; none of them is gone
  std::unordered_map<std::string, ClaimPlace> places;  // by claim id
  std::map<std::string, std::string> texts;            // by document id
  QueueSigns signs;

  const std::vector<Claim>& claims() const { return book.claims(); }
};

// Where a claim stands, as the overview knows it; number 0: a reviewer added it.
inline ClaimPlace place_of(const Overview& all, const std::string& claim) {
  const auto at = all.places.find(claim);
  return at == all.places.end() ? ClaimPlace() : at->second;
}

// nullptr: there is none.
const Incident* find_incident(const Overview& all, const std::string& id);

// The overview while somebody reads in it: it is not changed meanwhile.
struct OverviewInUse {
  std::shared_ptr<const Overview> all;
  std::shared_lock<std::shared_mutex> lock;  // after `all`: it goes first
};

// Makes it, if the last one is of another state of the ledger, and puts it where all find it.
Status make_overview(Desk& desk);

// That of this moment; else what is answered in its place: 202 and how far it is.
std::variant<OverviewInUse, HttpResponse> overview_now(Desk& desk);
// The same, waited for.
Result<OverviewInUse> overview_awaited(Desk& desk);
// How far it is, as an answer.
HttpResponse still_preparing(Desk& desk);

// The packs with their tables, read once.
Result<const PackSet*> packs_of(Desk& desk);

}  // namespace isnad
