// Which words govern a phrase together? Which verbal nouns are of people, which words are titles?
// The typed view of syntax.prepositions, syntax.people_masdars and syntax.titles.
#pragma once

#include <set>
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
  std::set<LexemeId> people_masdars;
  PhraseTrie titles;  // no payload
  PhraseTrie kin;     // words between the parts of a name; no payload
};

// Interns the words it needs into `lexicon.vocabulary`.
Result<SyntaxRules> load_syntax_rules(const PackSet& packs, Lexicon& lexicon);

}  // namespace isnad
