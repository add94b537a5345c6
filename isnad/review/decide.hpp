// How does a decision get into a ledger? Read, checked against what the ledger holds, completed,
// appended: the one way for every program.
//
// A record of a reviewer must quote the bytes of its document. Its document, codes and interest are
// not the reviewer's to say: they are those of the ledger, of the packs and of the slots. An added
// claim gets the id that the engine would give it, and "review" for its rule.
#pragma once

#include <map>
#include <string>

#include "isnad/ledger/ledger.hpp"
#include "isnad/review/review_book.hpp"

namespace isnad {

// Codes by claim type, as ClaimRules::codes has them.
using CodesOfTypes = std::map<std::string, ClaimCodes>;

struct DecisionAsked {
  DecisionDraft draft;                  // its parent: nothing = on whatever stands
  std::string reviewer;                 // one line, at most 200 bytes
  const CodesOfTypes* codes = nullptr;  // nothing: codes are taken from the record
  const ReviewBook* book = nullptr;     // of this ledger; nothing: its decisions are read
};

// The decision as it will be kept, its parent the one that was said, or the one that stands.
// Errors: input_refused (content, spans, an unknown subject); of the ledger.
Result<Decision> prepare_decision(Ledger& ledger, const DecisionAsked& asked);

// Prepared and kept. Error: conflict, when another decision stands than the parent that was said.
Result<Decision> decide_on(Ledger& ledger, const DecisionAsked& asked);

}  // namespace isnad
