// How much does a stretch of text speak of conflict, and of other fields? Counts up to each token,
// so that any stretch is weighed at one look. Private to the stage.
#pragma once

#include <vector>

#include "isnad/events/parts.hpp"

namespace isnad {

constexpr uint32_t kReach = 120;     // tokens weighed on either side of the trigger
constexpr uint32_t kShortText = 40;  // tokens: too few to tell what a text is about
constexpr int kSparse = 1;           // evidence per hundred tokens where armed people take part

// Words of each field in a stretch of text.
struct Weights {
  int conflict = 0;
  int violence = 0;  // words that crime and accidents use as well
  int other = 0;     // any word of another field
  int plain = 0;     // words that only another field uses
  int accident = 0;  // words of crashes and drownings
  int attack = 0;    // words that open an attack, or say that something was brought down

  int evidence() const { return 2 * conflict + violence; }
  Weights& operator+=(const Weights& b);
  Weights& operator-=(const Weights& b);
};

class DomainCounts {
 public:
  explicit DomainCounts(const EventContext& context);
  // The words of the stretch but those `except`. Names of armed groups that begin in it are words
  // of conflict, which names() counts.
  Weights words(TokenRange tokens, TokenRange except) const;
  int names(TokenRange tokens) const { return names_[tokens.last] - names_[tokens.first]; }

 private:
  Weights words(TokenRange tokens) const;

  std::vector<Weights> words_;  // before each token, and in all
  std::vector<int> names_;
};

}  // namespace isnad
