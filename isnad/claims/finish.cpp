#include "isnad/claims/finish.hpp"

#include <algorithm>
#include <map>
#include <set>

#include "isnad/claims/confidence.hpp"
#include "isnad/claims/identity.hpp"

namespace isnad {
namespace {

constexpr size_t kSparse = 2;  // claims in a thousand bytes: fewer are told by the way

// Gives each claim its confidence; those that are less likely than the packs admit are not made.
void weigh(std::vector<Claim>& claims, size_t bytes, const ClaimRules& rules) {
  const double density = claim_density(claims.size(), bytes);
  const double least =
      density < claim_density(kSparse, 1000) ? rules.least_in_sparse : rules.least_confidence;
  std::set<std::string> dropped;
  for (Claim& c : claims) {
    c.confidence = confidence_of(c, density, rules);
    if (c.confidence < least) dropped.insert(c.id);
  }
  const auto is_dropped = [&](const Claim& c) { return dropped.count(c.id) > 0; };
  claims.erase(std::remove_if(claims.begin(), claims.end(), is_dropped), claims.end());
  for (Claim& c : claims) {
    for (std::string* other : {&c.part_of, &c.revises}) {
      if (dropped.count(*other) > 0) other->clear();
    }
  }
}

}  // namespace

std::vector<Claim> finish_claims(std::vector<Claim> claims, size_t bytes, const ClaimRules& rules) {
  for (Claim& c : claims) {
    c.interest = interest_of(c);
    c.id = claim_id(c);
    std::sort(c.rules.begin(), c.rules.end());
    c.rules.erase(std::unique(c.rules.begin(), c.rules.end()), c.rules.end());
  }
  for (Claim& c : claims) {
    for (std::string* other : {&c.part_of, &c.revises}) {
      if (other->rfind("parent:", 0) != 0) continue;
      const size_t index = std::stoul(other->substr(7));
      *other = index < claims.size() ? claims[index].id : "";
    }
  }
  std::vector<Claim> out;
  std::set<std::string> seen;
  for (Claim& c : claims) {
    if (seen.insert(c.id).second) out.push_back(std::move(c));
  }
  weigh(out, bytes, rules);
  std::stable_sort(out.begin(), out.end(), [](const Claim& a, const Claim& b) {
    if (a.evidence.span.begin != b.evidence.span.begin)
      return a.evidence.span.begin < b.evidence.span.begin;
    return a.evidence.span.end < b.evidence.span.end;
  });
  return out;
}

}  // namespace isnad
