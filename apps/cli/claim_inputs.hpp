// From where do claims come that are to be brought together? Files of claims, or a ledger.
#pragma once

#include <string>
#include <vector>

#include "isnad/reconcile/voices.hpp"
#include "isnad/review/review_book.hpp"

#include "apps/cli/reporter.hpp"

namespace isnad {

struct ClaimInputs {
  std::vector<Claim> claims;
  std::vector<DocumentText> texts;  // of a ledger's documents
  IncidentWords words;              // merges and splits of a ledger's decisions
  ReviewCounts reviewed;            // what reviewers changed of a ledger's claims
  size_t refused = 0;               // lines that hold no claim; each was said
};

// Adds what the file or ledger at `path` holds; "-" is standard input. Of a ledger: the claims as
// reviewers left them, those they rejected when `rejected`.
Status read_claim_input(const std::string& path, const Reporter& reporter, bool rejected,
                        ClaimInputs& out);

// The claims that stand, as the engine made them.
Status read_standing(Ledger& ledger, std::vector<Claim>& claims);

// Says what reviewers changed, if they changed anything.
void say_reviewed(const ReviewCounts& counts, const Reporter& reporter);

}  // namespace isnad
