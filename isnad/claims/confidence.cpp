#include "isnad/claims/confidence.hpp"

#include <algorithm>
#include <cmath>

namespace isnad {
namespace {

constexpr double kLeast = 0.05, kMost = 0.98;  // no rule is sure
constexpr size_t kShort = 300;                 // bytes: a shorter text counts as one of this length

template <typename L>
bool is_in_place(const std::vector<L>& links) {
  return std::any_of(links.begin(), links.end(), [](const L& l) { return l.by.empty(); });
}

template <typename L>
bool is_linked(const std::vector<L>& links) {
  return std::any_of(links.begin(), links.end(), [](const L& l) { return !l.id.empty(); });
}

double weight(const ClaimRules& rules, const std::string& feature) {
  const auto at = rules.confidence.find(feature);
  return at == rules.confidence.end() ? 0 : at->second;
}

// What speaks for or against a claim: rows of claims.confidence, in no order. One without a row has
// no effect. The twin of features() in eval/fit_confidence.py.
std::vector<std::string> features_of(const Claim& c) {
  std::vector<std::string> out = {"any", c.type.substr(0, c.type.find('.'))};
  if (c.quantity) out.push_back("quantity");
  if (is_in_place(c.place)) out.push_back("place");
  if (is_linked(c.place)) out.push_back("place_linked");
  if (is_in_place(c.initiator)) out.push_back("initiator");
  if (is_linked(c.initiator)) out.push_back("initiator_linked");
  if (is_in_place(c.target)) out.push_back("target");
  if (is_linked(c.target)) out.push_back("target_linked");
  if (!c.facility.empty()) out.push_back("facility");
  if (!c.instrument.empty()) out.push_back("instrument");
  if (c.time && c.time->basis != "inherited") out.push_back("time");
  if (c.modality != "actual") out.push_back("not_actual");
  if (!c.attribution.empty()) out.push_back("attributed");
  return out;
}

}  // namespace

double claim_density(size_t claims, size_t bytes) {
  const double thousands = static_cast<double>(std::max(kShort, bytes)) / 1000;
  return std::log2(1 + static_cast<double>(claims) / thousands);
}

double confidence_of(const Claim& c, double density, const ClaimRules& rules) {
  double odds = weight(rules, "density") * density;
  for (const std::string& feature : features_of(c)) odds += weight(rules, feature);
  const double share = 1 / (1 + std::exp(-odds));
  return std::round(std::clamp(share, kLeast, kMost) * 100) / 100;
}

}  // namespace isnad
