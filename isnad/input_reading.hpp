// What is in the inputs that a ledger holds? Reads and analyses those that are pending, and keeps
// what came of them, batch by batch.
//
// Inputs that were never begun are read together, by several threads. One whose reading died once
// is read alone: if it dies again, nobody else is taken for the cause.
#pragma once

#include <functional>
#include <string>

#include "isnad/engine.hpp"
#include "isnad/ledger/ledger.hpp"

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

// Whom to tell what happens meanwhile, and when to stop; any may be left out.
struct ReadingNews {
  // An input or record that was refused, or a document that was read in part.
  std::function<void(const std::string& place, const std::string& reason, uint64_t byte)> refused;
  std::function<void(const ReadInputs& so_far, uint64_t bytes, uint64_t of)> moved;
  // Asked between two documents.
  std::function<bool()> stop;
};

// Errors: storage.
Result<ReadInputs> read_pending(Ledger& ledger, const ReadingRun& run, const ReadingNews& news);

}  // namespace isnad
