// What does a type stand for elsewhere, and which entities fight? The typed view of events.types
// and of the camps (see docs/claims.md).
#pragma once

#include <map>
#include <set>
#include <string>
#include <unordered_map>

#include "isnad/base/result.hpp"
#include "isnad/claims/claim.hpp"
#include "isnad/morphology/lexicon.hpp"
#include "isnad/morphology/phrase.hpp"
#include "isnad/packs/pack.hpp"

namespace isnad {

// What words say of the time of the events beside them (claims.connectives).
enum class TimeWord : uint8_t {
  while_clause,
  turn,
  aside,
  then,
  elsewhen,
  measure,
  apart,
  since,
  earlier,
  record,
  onward,
  onward_verb
};

// The codes of types in other schemes (events.types).
std::map<std::string, ClaimCodes> load_type_codes(const PackSet& packs);

struct ClaimRules {
  std::map<std::string, ClaimCodes> codes;          // by claim type
  std::set<std::string> armed_kinds;                // kinds of actors whose people are combatants
  std::set<std::string> party_kinds;                // those, and who else does what is told on
  std::map<std::string, std::string> side_of_kind;  // by kind of actor: state, armed
  std::unordered_map<LexemeId, std::string> side_of_noun;  // soldiers: state; gunmen: armed
  // Families whose claims take a slot from the events around them:
  std::set<std::string, std::less<>> placed_families;    // where
  std::set<std::string, std::less<>> dated_families;     // when
  std::set<std::string, std::less<>> joined_families;    // when, within a sentence or its list
  std::set<std::string, std::less<>> agentive_families;  // who did it
  // Families whose claims say what the people are: always, only of people named as hit, only of
  // people counted; and types of theirs that do not.
  std::set<std::string, std::less<>> peopled_families;
  std::set<std::string, std::less<>> hitting_families;
  std::set<std::string, std::less<>> counted_families;
  std::set<std::string, std::less<>> unpeopled_types;
  // Verbs whose date is that of events in their clause, and the family of these.
  std::unordered_map<LexemeId, std::string> bringing;
  PhraseTrie time_words;         // payload: TimeWord
  std::set<LexemeId> reporting;  // verbs that report: a date beside them is the report's
  std::set<LexemeId> reacting;   // verbs whose date is their own, not that of what they speak of
  std::set<LexemeId> occurring;  // verbs that say when something took place
  std::set<LexemeId> holding;    // verbs that say what somebody or something is like
  std::map<std::string, double> confidence;  // weights in log odds, by what a claim says
  double least_confidence = 0;               // a claim below it is not made
  double least_in_sparse = 0;                // the same, in a text with few claims
};

// Interns the words it needs into `lexicon.vocabulary`.
Result<ClaimRules> load_claim_rules(const PackSet& packs, Lexicon& lexicon);

}  // namespace isnad
