#include "apps/cli/reviewed_claims.hpp"

#include <algorithm>

#include "isnad/ledger/claim_facts.hpp"
#include "isnad/record/claim_json.hpp"

namespace isnad {
namespace {

class Visit {
 public:
  Visit(Ledger& ledger, const ReviewBook& book, const ClaimFilter& filter,
        const std::set<std::string>& states, const ReviewedVisitor& visit)
      : ledger_(ledger), book_(book), filter_(filter), states_(states), visit_(visit) {}

  // Of a claim that the engine's record passed.
  bool take(const ClaimRow& row) {
    const Review& review = book_.of(row.id);
    if (!review.claim || review.added) return give(row, review);
    seen_.insert(row.id);
    return !passes(*review.claim, filter_) || give_record(row, review);
  }

  // Of a record that reviewers made.
  bool take_made(const ClaimRow& row, const Review& review) {
    return seen_.count(row.id) > 0 || !passes(*review.claim, filter_) || give_record(row, review);
  }

  bool is_full() const { return filter_.limit != 0 && given_ >= filter_.limit; }

 private:
  bool give_record(const ClaimRow& row, const Review& review) {
    Claim claim = *review.claim;
    // Records that are kept do not have the file name of their document.
    const Result<DocumentRow> document = ledger_.document(row.document);
    if (document) claim.document.name = document->document.name;
    ClaimRow made = row;
    made.line = claim_json(claim);
    return give(made, review);
  }
  bool give(const ClaimRow& row, const Review& review) {
    if (!states_.empty() && states_.count(to_string(review.state)) == 0) return true;
    ++given_;
    return visit_(row, review) && !is_full();
  }

  Ledger& ledger_;
  const ReviewBook& book_;
  const ClaimFilter& filter_;
  const std::set<std::string>& states_;
  const ReviewedVisitor& visit_;
  std::set<std::string> seen_;  // corrected ones
  uint64_t given_ = 0;
};

// The row of a claim that reviewers corrected or added: its place in the ledger.
Result<ClaimRow> row_of(Ledger& ledger, const std::string& id, const Review& review) {
  ClaimRow out;
  out.id = id;
  ClaimFilter by;
  by.claim = id;
  by.limit = 1;
  Status read = ledger.claims(by, [&](const ClaimRow& row) {
    out = row;
    return false;
  });
  if (read && out.document == 0) {
    const auto number = number_of_document(ledger, review.claim->document.id);
    if (number) out.document = *number;
    if (!number) read = number.error();
  }
  if (!read) return read.error();
  return out;
}

}  // namespace

Status visit_reviewed(Ledger& ledger, const ReviewBook& book, const ClaimFilter& filter,
                      const std::set<std::string>& states, const ReviewedVisitor& visit) {
  ClaimFilter all = filter;
  all.limit = 0;
  Visit visiting(ledger, book, filter, states, visit);
  bool more = true;
  const Status read =
      ledger.claims(all, [&](const ClaimRow& row) { return more = visiting.take(row); });
  if (!read || !more || !filter.words.empty()) return read;
  for (const auto& [id, review] : book.all()) {
    if (!review.claim) continue;
    const auto row = row_of(ledger, id, review);
    if (!row) return row.error();
    if (row->document != 0 && !visiting.take_made(*row, review)) break;
  }
  return Done{};
}

}  // namespace isnad
