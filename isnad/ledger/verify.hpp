// Is all that the ledger holds as it was when it was kept? Recomputes every hash, span, entry and
// signature, and names what is not as it should be.
//
// Checked: the storage itself; every blob against its id; every document against its content hash;
// every claim's place in its document, with the bytes it quotes; every analysis' digest; every
// row of the record against the one entry of the log that speaks of it, and every entry against
// its row; personal fields against their commitments; every checkpoint's signature and root. What
// the ledger derives for searching is made anew and compared where that needs no packs.
//
// Limits: who holds the key can sign another history. Only a checkpoint that was kept elsewhere
// (VerifyOptions::outside) shows that, or that the ledger was put back to an earlier state.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "isnad/ledger/checkpoint.hpp"
#include "isnad/ledger/ledger.hpp"

namespace isnad {

struct VerifyOptions {
  std::optional<PublicKey> key;      // that signs; nothing: the one the ledger names
  std::vector<std::string> outside;  // checkpoints, whole notes, that were kept elsewhere
  std::string beside;                // the checkpoint that lies beside the ledger, if any
};

// `item` names what is not as it should be: "log entry 7", "blob sha256:...", "claim c_...".
struct Finding {
  std::string item;
  std::string what;
};

struct VerifyReport {
  LogHead head;
  uint64_t blobs = 0;
  uint64_t bytes = 0;  // of the blobs
  uint64_t documents = 0;
  uint64_t analyses = 0;
  uint64_t claims = 0;
  uint64_t spans = 0;
  uint64_t erased = 0;  // personal fields, by entries of the log
  uint64_t checkpoints = 0;
  uint64_t signed_entries = 0;    // covered by the newest of the checkpoints
  std::vector<Finding> findings;  // the first kMostFindings of them
  uint64_t found = 0;             // all
};

constexpr size_t kMostFindings = 1000;

// An error only where the ledger cannot be read at all.
Result<VerifyReport> verify_ledger(Ledger& ledger, const VerifyOptions& options);

}  // namespace isnad
