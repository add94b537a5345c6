// How are scores told? The lines of `isnad eval`.
#pragma once

#include <string>
#include <vector>

#include "isnad/record/json_value.hpp"

#include "apps/cli/eval_slots.hpp"
#include "apps/cli/eval_tally.hpp"

namespace isnad {

// `near` is a claim of another type of the family at that place, or null.
std::string report_missed(const JsonValue& gold, const JsonValue* near);
// The slots that are not fully right.
std::string report_wrong(const JsonValue& gold, const JsonValue& hit, const SlotScores& scores);
std::string report_spurious(const std::string& document, const JsonValue& system);

std::string report_text(const EvalResult& result);
std::string report_json(const EvalResult& result);

}  // namespace isnad
