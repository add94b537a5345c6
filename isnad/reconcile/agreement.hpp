// What does each speaker say of an event, and how far do they agree? Fills an incident from its
// claims.
#pragma once

#include <cstdint>
#include <vector>

#include "isnad/claims/claim.hpp"
#include "isnad/reconcile/incident.hpp"
#include "isnad/reconcile/link_rules.hpp"
#include "isnad/reconcile/voices.hpp"

namespace isnad {

// `members`: claims of one event, by document and position, the first not missing.
Incident describe_incident(const std::vector<Claim>& claims, const std::vector<uint32_t>& members,
                           const Voices& voices, const LinkRules& rules);

// The numbers said, by type, unit and day of the report, then in the order of the claims: the order
// of a toll as it runs.
std::vector<SaidNumber> numbers_said(const std::vector<Claim>& claims,
                                     const std::vector<uint32_t>& members, const Voices& voices,
                                     const LinkRules& rules);

// The slots in a fixed order: type initiator target status quantity place facility instrument time
// modality.
std::vector<SlotView> slots_said(const std::vector<Claim>& claims,
                                 const std::vector<uint32_t>& members, const Voices& voices,
                                 const LinkRules& rules);

}  // namespace isnad
