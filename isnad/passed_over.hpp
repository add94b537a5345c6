// What else could have filled a claim's slots, and why did it not? For `isnad explain`.
#pragma once

#include <string>
#include <vector>

#include "isnad/engine.hpp"

namespace isnad {

struct PassedOver {
  std::string slot;  // place, actor, facility, instrument, quantity, time
  Span span;
  const char* reason;         // a row of messages.tsv: explain.lost.*
  std::string other_claim;    // the id of the claim that it belongs to, or ""
  std::string other_trigger;  // and its trigger
};

// The places, actors, sites, means, counts and dates of the sentence of the claim's trigger that
// stand in none of its slots, in text order. Reasons, the first that holds: it is the speaker's;
// another claim of the document has it in place; it stands in another clause; no rule ties it to
// the trigger.
std::vector<PassedOver> find_passed_over(const Analysis& analysis, const Claim& claim);

}  // namespace isnad
