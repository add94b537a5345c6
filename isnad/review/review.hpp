// What do reviewers say of one claim? A function of the decisions on it, oldest first.
//
// A verdict is accept, reject, correct or add. It stands for a record: accept for the one that
// stood when it was given (the engine's, or the last correction before), correct and add for their
// own, reject for none. Of each reviewer the last word counts.
//
//   disputed         one's last word is dispute, or the verdicts stand for different records
//   second_opinion   the last word of all asks for one
//   rejected, accepted, corrected   what the verdicts agree on; `new` without any
//
// Notes change nothing. Of a decision whose content was erased the kind alone is known: it counts
// as the word of one reviewer without a name, a correction among them as a call for a second
// opinion.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "isnad/claims/claim.hpp"
#include "isnad/ledger/records.hpp"

namespace isnad {

enum class ReviewState { fresh, accepted, corrected, rejected, disputed, second_opinion };
constexpr int kReviewStates = 6;
const char* to_string(ReviewState state);  // fresh: "new"

// A reviewer's first verdict: what two reviewers' agreement is counted from.
struct FirstVerdict {
  std::string reviewer;
  bool rejects = false;
  std::optional<Claim> claim;  // the record it stands for; nothing: the engine's, or none
};

struct Review {
  ReviewState state = ReviewState::fresh;
  std::string revision;             // the last decision; "" = none
  std::vector<Decision> decisions;  // oldest first
  std::optional<Claim> claim;       // the record that stands instead of the engine's
  bool added = false;               // the engine has none: a reviewer added it
  std::vector<FirstVerdict> first_verdicts;
};

Review review_of(std::vector<Decision> decisions);

// {"state", "revision": id | "none", "decisions": [...], "claim": record | null}
std::string review_json(const Review& review);

}  // namespace isnad
