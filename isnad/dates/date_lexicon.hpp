// Which words name times? The typed view of the pack tables dates.* (see docs/dates.md).
#pragma once

#include "isnad/base/result.hpp"
#include "isnad/morphology/lexicon.hpp"
#include "isnad/morphology/phrase.hpp"

namespace isnad {

struct DateLexicon {
  // filled by the dates stage
};

// Interns the words it needs into `lexicon.vocabulary`.
Result<DateLexicon> load_date_lexicon(const PackSet& packs, Lexicon& lexicon);

}  // namespace isnad
