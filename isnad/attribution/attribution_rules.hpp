// Which words report, and how? The typed view of the pack tables attribution.* (see docs/attribution.md).
#pragma once

#include "isnad/base/result.hpp"
#include "isnad/morphology/phrase.hpp"

namespace isnad {

struct AttributionRules {
  // filled by the attribution stage
};

// Interns the words it needs into `lexicon.vocabulary`.
Result<AttributionRules> load_attribution_rules(const PackSet& packs, Lexicon& lexicon);

}  // namespace isnad
