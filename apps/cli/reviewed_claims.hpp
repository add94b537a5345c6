// Which claims does a filter find, as reviewers left them?
#pragma once

#include <set>
#include <string>

#include "isnad/review/review_book.hpp"

namespace isnad {

// A claim's row with the line that stands, and what reviewers say of it.
using ReviewedVisitor = std::function<bool(const ClaimRow& row, const Review& review)>;

// The claims whose standing record passes, in the order they came; corrected ones that pass only as
// corrected, and added ones, come last. `states`: of their review; none = all.
// Limit: a filter of words asks the words of what the engine read.
Status visit_reviewed(Ledger& ledger, const ReviewBook& book, const ClaimFilter& filter,
                      const std::set<std::string>& states, const ReviewedVisitor& visit);

}  // namespace isnad
