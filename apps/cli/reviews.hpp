// What did reviewers decide on incidents? Splits and merges, of a file of lines or of a ledger's
// decisions.
#pragma once

#include <string>
#include <string_view>

#include "isnad/base/result.hpp"
#include "isnad/reconcile/incident_index.hpp"

namespace isnad {

// Adds one decision to the pairs. `content`: {"claims": [ids]} of a merge: they are of one
// incident;
// {"claims": [ids], "from": [ids]} of a split: none of the ones is of an incident with one of the
// others. Any other kind says nothing of pairs. Errors: input_refused with JSON-SYNTAX.
Status add_review(std::string_view kind, std::string_view content, ReviewedPairs& pairs);

// Lines {"kind": "merge" | "split", "claims": ..., "from": ...}. The error names the line.
Status read_reviews(const std::string& path, ReviewedPairs& pairs);

}  // namespace isnad
