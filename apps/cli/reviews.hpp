// What did reviewers decide on incidents, in a file of lines?
#pragma once

#include <string>

#include "isnad/base/result.hpp"
#include "isnad/review/incident_words.hpp"

namespace isnad {

// Lines {"kind": "merge" | "split", "claims": [ids], "from": [ids]}. The error names the line.
Status read_review_file(const std::string& path, IncidentWords& words);

}  // namespace isnad
