// What fills the slots of an event: its own phrases, then what the events around it lend.
#pragma once

#include <vector>

#include "isnad/claims/build.hpp"

namespace isnad {

struct EventSlots {
  std::vector<Link> initiator;
  std::vector<Link> target;
  std::vector<PlaceLink> place;
  std::vector<Link> facility;
  std::vector<Link> instrument;
};

// For each event its slots. What is lent carries by = "inherited" (from the attack that caused it,
// from the events told just before) or "coreference" (an elided noun).
//
// Rules, each only where the slot is empty:
//   cause     the dead of an attack have its initiator, means and place; in a clash, the other side
//   effect    an attack without a doer has the one of what it caused in its sentence
//   thread    an attack or its outcome goes on with the doer of the events before it, unless place,
//             date or side speak against it
//   place     that of the nearest event of the sentence, else of the sentence before
//   elided    "seven others": the people counted before
std::vector<EventSlots> fill_slots(const ClaimInput& input, const ClaimRules& rules);

}  // namespace isnad
