#include "isnad/claims/finish.hpp"

#include <algorithm>
#include <map>
#include <set>

#include "isnad/base/sha256.hpp"
#include "isnad/claims/confidence.hpp"

namespace isnad {
namespace {

void add_links(std::string& key, const char* slot, const std::vector<Link>& links) {
  for (const Link& l : links) {
    key += slot;
    key += std::to_string(l.span.begin) + "-" + std::to_string(l.span.end) + l.id;
  }
}

// What makes two claims the same: document, evidence, type and filled slots.
std::string identity_of(const Claim& c) {
  std::string key = c.document.id + "|" + c.type + "|" + std::to_string(c.evidence.span.begin) +
                    "-" + std::to_string(c.evidence.span.end);
  add_links(key, "|i", c.initiator);
  add_links(key, "|t", c.target);
  add_links(key, "|f", c.facility);
  add_links(key, "|w", c.instrument);
  for (const PlaceLink& p : c.place)
    key += "|p" + std::to_string(p.span.begin) + "-" + std::to_string(p.span.end) + p.id;
  if (c.quantity)
    key += "|q" + c.quantity->modifier + std::to_string(c.quantity->span.begin) + c.quantity->unit;
  if (c.time) key += "|d" + c.time->value + std::to_string(c.time->span.begin);
  for (const ClaimSpeaker& s : c.attribution)
    key += "|s" + std::to_string(s.span.begin) + "-" + std::to_string(s.span.end) + s.stance;
  return key + "|" + c.modality + "|" + c.status;
}

// How the innermost speaker stands to the claim, by camps: whose act, whose loss.
std::string interest_of(const Claim& c) {
  if (c.attribution.empty()) return "unknown";
  const std::string& camp = c.attribution.back().camp;
  if (camp.empty()) return "unknown";
  const auto has_camp = [&](const std::vector<Link>& links, bool own) {
    return std::any_of(links.begin(), links.end(),
                       [&](const Link& l) { return !l.camp.empty() && (l.camp == camp) == own; });
  };
  const bool own_act = has_camp(c.initiator, true);
  const bool own_hit = has_camp(c.target, true);
  const bool civilians = c.status == "civilian";
  if (own_act && civilians) return "adverse_admission";
  if (own_act) return "own_success";
  if (own_hit) return has_camp(c.initiator, false) ? "accuses_adversary" : "own_loss";
  if (has_camp(c.initiator, false)) return "accuses_adversary";
  return "third_party";
}

// Gives each claim its confidence; those that are less likely than the packs admit are not made.
void weigh(std::vector<Claim>& claims, size_t bytes, const ClaimRules& rules) {
  const double density = claim_density(claims.size(), bytes);
  std::set<std::string> dropped;
  for (Claim& c : claims) {
    c.confidence = confidence_of(c, density, rules);
    if (c.confidence < rules.least_confidence) dropped.insert(c.id);
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
    c.id = "c_" + sha256_hex(identity_of(c)).substr(0, 16);
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
