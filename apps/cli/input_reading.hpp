// What is in the inputs that a ledger holds? Reads and analyses those that are pending, and keeps
// what came of them, batch by batch.
//
// Inputs that were never begun are read together, by several threads. One whose reading died once
// is read alone: if it dies again, nobody else is taken for the cause.
#pragma once

#include <string>

#include "isnad/engine.hpp"
#include "isnad/ledger/ledger.hpp"

#include "apps/cli/reporter.hpp"

namespace isnad {

struct ReadingRun {
  const Knowledge& knowledge;
  ReadingKey key;  // program and packs: whose readings are pending
  unsigned jobs = 1;
};

struct ReadInputs {
  size_t documents = 0;
  size_t claims = 0;
  size_t refused = 0;  // records and inputs
  size_t damaged = 0;  // documents read in part
  std::string first_reason;
};

// Stops at a signal, between two documents. Errors: storage.
Result<ReadInputs> read_pending(Ledger& ledger, const ReadingRun& run, const Reporter& reporter);

}  // namespace isnad
