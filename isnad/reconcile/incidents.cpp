#include "isnad/reconcile/incidents.hpp"

#include <algorithm>
#include <tuple>

#include "isnad/reconcile/agreement.hpp"

namespace isnad {

Incidents find_incidents(const std::vector<Claim>& claims, const Voices& voices,
                         const LinkRules& rules, const ReviewedPairs& reviewed) {
  Incidents out;
  out.groups = group_claims(claims, rules, reviewed);
  const auto place = [&](uint32_t i) {
    return std::tuple<uint32_t, uint32_t, const std::string&>(
        voices.of_claim[i], claims[i].evidence.trigger.begin, claims[i].id);
  };
  for (std::vector<uint32_t>& group : out.groups.groups) {
    std::sort(group.begin(), group.end(),
              [&](uint32_t a, uint32_t b) { return place(a) < place(b); });
    out.incidents.push_back(describe_incident(claims, group, voices, rules));
  }
  const auto key = [&](const Incident& incident) {
    return std::tuple<bool, const std::string&, const std::string&, uint32_t>(
        incident.first_day.empty(), incident.first_day, incident.id,
        voices.of_claim[incident.claims.front()]);
  };
  std::sort(out.incidents.begin(), out.incidents.end(),
            [&](const Incident& a, const Incident& b) { return key(a) < key(b); });
  return out;
}

}  // namespace isnad
