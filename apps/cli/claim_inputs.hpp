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

// Adds what the file or ledger at `path` holds; "-" is standard input.
Status read_claim_input(const std::string& path, const Reporter& reporter, ClaimInputs& out);

}  // namespace isnad
