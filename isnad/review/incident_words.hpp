// Which claims do reviewers want together, and which apart? Merges and splits in their order, the
// later word being the last.
#pragma once

#include <set>
#include <string>
#include <utility>
#include <vector>

#include "isnad/reconcile/incident_index.hpp"
#include "isnad/review/decision_content.hpp"

namespace isnad {

struct IncidentWords {
  std::vector<std::set<std::string>> together;          // each claim in one set at most
  std::set<std::pair<std::string, std::string>> apart;  // the lesser id first
};

// A merge joins the sets that its claims are in, and no pair of them is apart any more. A split
// takes its claims out of the sets that hold any of those they are split from. Other kinds say
// nothing.
void add_words(const DecisionContent& content, IncidentWords& words);

// All of `more`, as later words.
void add_words(const IncidentWords& more, IncidentWords& words);

ReviewedPairs reviewed_pairs(const IncidentWords& words);

}  // namespace isnad
