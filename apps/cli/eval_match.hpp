// Which system claim is which gold claim?
//
// They can match when their evidence overlaps and their types agree: exactly, or, as a near miss,
// in the family before the dot with overlapping triggers. Best pairs first, one to one; a gold list
// claim may take several.
#pragma once

#include <cstdint>
#include <vector>

#include "isnad/record/json_value.hpp"

namespace isnad {

struct ClaimMatch {
  size_t system = 0;   // index of the system claim
  bool exact = false;  // of the same type
};

// For each gold claim of a document its matches, best first.
std::vector<std::vector<ClaimMatch>> match_claims(const std::vector<const JsonValue*>& gold,
                                                  const std::vector<const JsonValue*>& system);

// The bytes that two stretches share; 0 or less if none. Both have `begin` and `end`.
int64_t overlap(const JsonValue& a, const JsonValue& b);

// The trigger of a system claim's evidence, else its evidence.
const JsonValue& trigger_of(const JsonValue& system);

}  // namespace isnad
