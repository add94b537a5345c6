#include "isnad/claims/identity.hpp"

#include <algorithm>

#include "isnad/base/sha256.hpp"

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

}  // namespace

std::string claim_id(const Claim& claim) {
  return "c_" + sha256_hex(identity_of(claim)).substr(0, 16);
}

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

}  // namespace isnad
