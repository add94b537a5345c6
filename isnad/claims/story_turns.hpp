// Where does a report go on, and where does it turn to another matter?
#pragma once

#include <vector>

#include "isnad/claims/build.hpp"

namespace isnad {

// What the first words of a sentence say of what was told before it.
enum class Opening : uint8_t {
  goes_on,
  aside,  // goes back behind the story ("had"): it takes no date, what follows it may
  turns,  // to another matter ("in another incident", "as for")
};

struct SentenceOpening {
  Opening kind = Opening::goes_on;
  uint32_t place = kNone;  // "in TOWN, ...": index into SyntaxLayer::phrases
};

// By sentence.
std::vector<SentenceOpening> find_openings(const ClaimInput& input, const ClaimRules& rules);

// By sentence: a count that grows where the story takes a step; the items of a list stand beside
// the sentence that leads it.
std::vector<uint32_t> count_steps(const TokenizedText& text);

// By sentence: the item of a list that it belongs to, counted from 1; 0 outside a list.
std::vector<uint32_t> find_items(const TokenizedText& text);

struct StoryTurns {
  std::vector<SentenceOpening> openings;  // find_openings()
  std::vector<uint32_t> steps;            // count_steps()
  std::vector<uint32_t> items;            // find_items()
};

}  // namespace isnad
