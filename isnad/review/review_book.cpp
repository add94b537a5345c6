#include "isnad/review/review_book.hpp"

#include <algorithm>

#include "isnad/review/decision_content.hpp"

namespace isnad {
namespace {

// Behind the last claim of its document that begins no later, else behind all.
void insert_added(Claim added, std::vector<Claim>& claims) {
  size_t at = claims.size();
  for (size_t i = claims.size(); i > 0; --i) {
    const Claim& other = claims[i - 1];
    if (other.document.id != added.document.id) continue;
    at = at == claims.size() ? i : at;
    added.document = other.document;
    if (other.evidence.span.begin <= added.evidence.span.begin) {
      at = i;
      break;
    }
    at = i - 1;
  }
  claims.insert(claims.begin() + static_cast<std::ptrdiff_t>(at), std::move(added));
}

}  // namespace

void ReviewBook::add(const Decision& decision) {
  Review& review = reviews_[decision.subject];
  std::vector<Decision> decisions = std::move(review.decisions);
  decisions.push_back(decision);
  review = review_of(std::move(decisions));
  if (!decision.reviewer.empty()) reviewers_.insert(decision.reviewer);
  const auto content = parse_decision_content(decision.kind, decision.content);
  if (content) add_words(*content, words_);
}

const Review& ReviewBook::of(const std::string& subject) const {
  static const Review kUnread;
  const auto found = reviews_.find(subject);
  return found == reviews_.end() ? kUnread : found->second;
}

Result<uint64_t> number_of_document(Ledger& ledger, const std::string& id) {
  uint64_t number = 0;
  const Status read = ledger.documents(false, [&](const DocumentRow& row) {
    if (row.document.id == id) number = row.number;
    return number == 0;
  });
  if (!read) return read.error();
  return number;
}

Result<ReviewBook> read_reviews(Ledger& ledger) {
  ReviewBook book;
  const Status read = ledger.decisions([&](const Decision& decision) {
    book.add(decision);
    return true;
  });
  if (!read) return read.error();
  return book;
}

ReviewCounts apply_reviews(const ReviewBook& book, bool keep_rejected, std::vector<Claim>& claims) {
  ReviewCounts counts;
  for (Claim& claim : claims) {
    const Review& review = book.of(claim.id);
    counts.rejected += review.state == ReviewState::rejected;
    counts.disputed += review.state == ReviewState::disputed;
    if (!review.claim || review.added) continue;
    DocumentRef document = std::move(claim.document);
    claim = *review.claim;
    claim.document = std::move(document);
    ++counts.corrected;
  }
  if (!keep_rejected) {
    claims.erase(std::remove_if(claims.begin(), claims.end(),
                                [&](const Claim& claim) {
                                  return book.of(claim.id).state == ReviewState::rejected;
                                }),
                 claims.end());
  }
  for (const auto& [subject, review] : book.all()) {
    if (!review.added || !review.claim) continue;
    if (review.state == ReviewState::rejected && !keep_rejected) continue;
    const bool read_since = std::any_of(claims.begin(), claims.end(),
                                        [&id = subject](const Claim& c) { return c.id == id; });
    if (read_since) continue;
    ++counts.added;
    insert_added(*review.claim, claims);
  }
  return counts;
}

}  // namespace isnad
