// What does a worker have before it when it answers? A ledger opened for reading, and what it knows
// of the ledger already, which is brought up to the log's end before each request.
//
// Each worker has a desk of its own, so nothing here is locked.
#pragma once

#include <map>
#include <memory>
#include <optional>
#include <string>
#include <unordered_map>
#include <vector>

#include "isnad/engine.hpp"
#include "isnad/ledger/commitment.hpp"
#include "isnad/ledger/ledger.hpp"
#include "isnad/ledger/merkle.hpp"
#include "isnad/review/review_book.hpp"

#include "apps/server/workbench.hpp"

namespace isnad {

// Where a claim stands.
struct ClaimPlace {
  uint64_t number = 0;  // 0: it does not stand
  uint64_t document = 0;
};

struct KeptDecision {
  std::string subject, id;
};

struct ListedDocument {
  DocumentRow row;                         // without text
  std::string published, published_basis;  // as its analysis found it
  uint64_t claims = 0;
};

struct Overview;

// A claim of the queue: its number, or, of one that a reviewer added, its id.
struct QueueEntry {
  uint64_t number = 0;
  std::string added;
};

struct Desk {
  explicit Desk(Workbench& of) : bench(of) {}

  Workbench& bench;
  std::unique_ptr<Ledger> ledger;
  LogFrontier log;       // as far as it was read
  uint64_t read_at = 0;  // what the log held when what was read changed last
  bool is_read = false;
  uint64_t erasures = 0;  // in the log: no view may keep what was erased

  ReviewBook book;
  std::unordered_map<std::string, KeptDecision> keyed;  // by salt, as hex digits
  std::unordered_map<std::string, ClaimPlace> decided;  // by claim id
  bool placed = false;                                  // `decided` is of all of the book
  std::shared_ptr<Overview> overview;  // of the worker that makes it (overview.hpp)
  // Queues that stand still while they are paged through, by number; the oldest go.
  std::map<uint64_t, std::vector<QueueEntry>> queues;
  uint64_t last_queue = 0;
  std::vector<ListedDocument> documents;  // that stand, in the order of their numbers
  // Files of the page as they are unpacked, by path, for browsers that do not unpack.
  std::map<std::string_view, std::optional<std::string>> plain_files;
};

// Opens the ledger the first time; reads what its log holds more than before.
Status refresh(Desk& desk);

// What was just decided, without reading all decisions anew.
void take_decision(Desk& desk, const Decision& decision, const Salt& salt);

// The state of a claim or incident by what reviewers said of it: "new" ...
std::string state_of(const Desk& desk, const std::string& subject);
// "none", or the last decision.
std::string revision_of(const Desk& desk, const std::string& subject);

// The claim of this id that stands; error input_missing.
Result<ClaimRow> find_claim(Desk& desk, const std::string& id);
const ListedDocument* find_document(const Desk& desk, uint64_t number);
// By id; 0 when there is none.
uint64_t document_number(const Desk& desk, const std::string& id);

}  // namespace isnad
