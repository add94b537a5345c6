// What did reviewers settle, in the form that `isnad eval` scores against? A line for each claim
// that was accepted, corrected or added; a line of spans to leave out of the score where nothing
// is settled yet. Rejected claims have no line: to make them again counts against a system.
#pragma once

#include <string>
#include <vector>

#include "isnad/review/review_book.hpp"

namespace isnad {

// {"id", "doc", "type", "evidence", "begin", "end", slots that are filled, "attr", "modality"}.
// A name is written as the text has it and, behind '|', as it is called elsewhere.
std::string gold_line(const Claim& claim);

// The lines of all documents of which some claim is settled, in the order of `claims`, which are
// those that the engine made.
std::vector<std::string> gold_lines(const ReviewBook& book, const std::vector<Claim>& claims);

}  // namespace isnad
