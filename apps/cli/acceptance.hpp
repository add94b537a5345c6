// What is received? Each input's bytes go into the ledger before anybody parses them.
#pragma once

#include <string>
#include <vector>

#include "isnad/ingest/inputs.hpp"
#include "isnad/ledger/ledger.hpp"

#include "apps/cli/reporter.hpp"

namespace isnad {

struct AcceptedInputs {
  size_t accepted = 0;     // on record now, new or not
  size_t refused = 0;      // not to be had: missing, unreadable, changed meanwhile
  size_t quarantined = 0;  // on record, and not read again
  std::string first_reason;
};

// Accepts the inputs in order and says so of each on standard output, once it lasts. Stops at a
// signal. Errors: storage.
Result<AcceptedInputs> accept_inputs(Ledger& ledger, const std::vector<InputPath>& inputs,
                                     const ReadingKey& key, const Reporter& reporter);

// Makes readings for what earlier programs or packs left unread. The same errors.
Status adopt_pending(Ledger& ledger, const ReadingKey& key);

}  // namespace isnad
