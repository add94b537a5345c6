// What does a reviewer's decision say? Its content, read and checked for form; the checks against
// the ledger are those of decide.hpp.
//
//   accept {}                     the claim is right as it stands
//   reject {"reason"?}            it is none
//   correct {"claim"}             the whole record as it should be, under the same id
//   add {"claim"}                 the whole record of a claim that was not read
//   dispute {"note"}, second_opinion {"note"?}, note {"note"}
//   merge {"claims"}              of an incident: these are of one event
//   split {"claims", "from"}      of an incident: none of the ones is of one event with the others
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "isnad/base/result.hpp"
#include "isnad/claims/claim.hpp"
#include "isnad/ledger/records.hpp"

namespace isnad {

enum class DecisionKind {
  accept,
  reject,
  correct,
  dispute,
  second_opinion,
  note,
  add,
  merge,
  split
};
const char* to_string(DecisionKind kind);
std::optional<DecisionKind> decision_kind(std::string_view name);

struct DecisionContent {
  DecisionKind kind = DecisionKind::note;
  std::string note;  // of reject its reason
  std::optional<Claim> claim;
  std::vector<std::string> claims, from;
};

// Errors: input_refused with JSON-SYNTAX; `where` names the key. A record must be as
// schema/claim.schema.json says, and nothing may stand in the content that is not named above.
Result<DecisionContent> parse_decision_content(std::string_view kind, std::string_view content);

// The content as it is kept: keys in order, on one line.
std::string decision_content_json(const DecisionContent& content);

// A decision on its way: {"subject", "kind", "content", "parent"?}. `parent` is nothing when it is
// not said, "" when it is said to be null.
struct DecisionDraft {
  std::string subject;
  std::string kind;
  std::string content;  // JSON
  std::optional<std::string> parent;
};
Result<DecisionDraft> parse_decision_draft(std::string_view line);

// One line of schema/decision.schema.json, without the line end.
std::string decision_json(const Decision& decision);

}  // namespace isnad
