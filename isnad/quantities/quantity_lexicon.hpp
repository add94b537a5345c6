// Which words count? The typed view of the pack tables quantities.* (see docs/quantities.md).
#pragma once

#include "isnad/base/result.hpp"
#include "isnad/morphology/lexicon.hpp"
#include "isnad/morphology/phrase.hpp"

namespace isnad {

struct QuantityLexicon {
  // filled by the quantities stage
};

// Interns the words it needs into `lexicon.vocabulary`.
Result<QuantityLexicon> load_quantity_lexicon(const PackSet& packs, Lexicon& lexicon);

}  // namespace isnad
