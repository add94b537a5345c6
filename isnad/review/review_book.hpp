// What do reviewers say of all that a ledger holds? The reviews by their subject, kept up to date
// with each decision; and the claims as reviewers left them.
#pragma once

#include <array>
#include <map>
#include <set>
#include <string>
#include <vector>

#include "isnad/ledger/ledger.hpp"
#include "isnad/review/incident_words.hpp"
#include "isnad/review/review.hpp"

namespace isnad {

class ReviewBook {
 public:
  // Decisions come in the order of the log.
  void add(const Decision& decision);

  // The review of a subject; that of a new claim when nothing was decided on it.
  const Review& of(const std::string& subject) const;
  const std::map<std::string, Review>& all() const { return reviews_; }
  // Everybody who decided something, in the order of their names.
  const std::set<std::string>& reviewers() const { return reviewers_; }
  // What merges and splits say.
  const IncidentWords& words() const { return words_; }

 private:
  std::map<std::string, Review> reviews_;
  std::set<std::string> reviewers_;
  IncidentWords words_;
};

// The number of a standing document with this id; 0 = there is none.
Result<uint64_t> number_of_document(Ledger& ledger, const std::string& id);

// The book of all the ledger's decisions.
Result<ReviewBook> read_reviews(Ledger& ledger);

struct ReviewCounts {
  uint64_t rejected = 0;   // left out, unless they were to be kept
  uint64_t corrected = 0;  // stand as corrected
  uint64_t added = 0;      // were not read by the engine
  uint64_t disputed = 0;   // stand as the engine read them
};
// The claims as reviewers left them: corrected ones as corrected, rejected ones out (unless
// `keep_rejected`), added ones behind the others of their document.
ReviewCounts apply_reviews(const ReviewBook& book, bool keep_rejected, std::vector<Claim>& claims);

}  // namespace isnad
