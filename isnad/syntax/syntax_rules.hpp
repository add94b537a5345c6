// Which words govern a phrase together? The typed view of syntax.prepositions.
#pragma once

#include <string>
#include <vector>

#include "isnad/base/result.hpp"
#include "isnad/morphology/phrase.hpp"

namespace isnad {

struct CompoundPreposition {
  RowId row = kNone;
  std::string relation;
};

struct SyntaxRules {
  std::vector<CompoundPreposition> prepositions;
  PhraseTrie preposition_forms;  // payload: index into prepositions
};

// Interns the words it needs into `lexicon.vocabulary`.
Result<SyntaxRules> load_syntax_rules(const PackSet& packs, Lexicon& lexicon);

}  // namespace isnad
