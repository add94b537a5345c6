// What do we hold, and since when? The ledger: bytes accepted, documents read, claims made,
// decisions taken, each with a leaf of a log that only grows.
//
// Writing: keep_blob() stores bytes under their hash, synced; accept() puts them on record, one
// transaction, before anybody has parsed them; begin() raises the attempt counter, committed,
// before the parsing; append() keeps what came of it. After an error of storage nothing more is to
// be written through this object. Two implementations give equal answers to one contract suite:
// sqlite_ledger.hpp and memory_ledger.hpp.
#pragma once

#include <functional>
#include <memory>
#include <string>
#include <vector>

#include "isnad/base/result.hpp"
#include "isnad/ingest/byte_stream.hpp"
#include "isnad/ledger/commitment.hpp"
#include "isnad/ledger/merkle.hpp"
#include "isnad/ledger/records.hpp"

namespace isnad {

// What a ledger asks of the world: the time as "YYYY-MM-DDTHH:MM:SSZ", and salts of commitments.
struct LedgerEdge {
  std::function<std::string()> now;
  std::function<Salt()> salt;
};
// The machine's clock and randomness.
LedgerEdge machine_edge();

// Gives the next bytes: fills at most `size` bytes from `to` on and says how many; 0 = the end.
using ReadBytes = std::function<Result<size_t>(char* to, size_t size)>;
// Takes row after row; false ends the visit.
template <typename Row>
using Visitor = std::function<bool(const Row&)>;

class Ledger {
 public:
  virtual ~Ledger() = default;

  // ---- what was received
  // Errors: storage; what `read` says.
  virtual Result<Blob> keep_blob(const ReadBytes& read) = 0;
  // All of them or none, in one transaction. Bytes that were accepted before get a new name, or
  // nothing new at all. A pending reading of an input by other packs gives way to the new one.
  virtual Result<std::vector<Acceptance>> accept(const std::vector<Receipt>& receipts) = 0;
  virtual Result<ByteStream> open_blob(const std::string& input) = 0;

  // ---- what was read
  // Raises the attempt counters. Readings that were begun twice without any progress are
  // quarantined instead (SBX-SIGNAL). Returns the numbers that may be read.
  virtual Result<std::vector<uint64_t>> begin(const std::vector<uint64_t>& readings) = 0;
  // All of it in one transaction. A document's newer analysis supersedes the older ones of the same
  // record of the same input; the last progress supersedes what an older reading of the input alone
  // had.
  virtual Status append(const std::vector<Progress>& progress) = 0;
  // The parsing was ended in good order before it was done: it is no attempt that died.
  virtual Status release(const std::vector<uint64_t>& readings) = 0;

  // ---- what was decided
  // Keeps it and returns it with id, time and seq. Error: conflict, when its parent is not the last
  // decision on its subject.
  virtual Result<Decision> decide(Decision decision) = 0;
  // Removes salt and content of a personal field and says so in the log.
  virtual Status erase(const std::string& commitment, const std::string& reason) = 0;
  virtual Status keep_checkpoint(uint64_t size, const std::string& note) = 0;

  // ---- reading; each call sees one state of the ledger
  virtual Result<std::string> id() = 0;
  virtual Result<LedgerStats> stats() = 0;
  virtual Status inputs(const Visitor<InputRow>& visit) = 0;
  virtual Status provenance(const Visitor<Provenance>& visit) = 0;
  virtual Status readings(const Visitor<InputReading>& visit) = 0;
  virtual Status quarantine(const Visitor<QuarantineRow>& visit) = 0;
  // Those that have an analysis that stands; with `text` when asked for.
  virtual Status documents(bool text, const Visitor<DocumentRow>& visit) = 0;
  virtual Result<DocumentRow> document(uint64_t number) = 0;
  virtual Status analyses(const Visitor<AnalysisRow>& visit) = 0;
  // The claims of the analyses that stand, in the order of their numbers.
  virtual Status claims(const ClaimFilter& filter, const Visitor<ClaimRow>& visit) = 0;
  // The numbers of those claims alone.
  virtual Result<std::vector<uint64_t>> claim_numbers(const ClaimFilter& filter) = 0;
  // The value of each claim that has one, by number, in no order; also of claims that stand no
  // more.
  virtual Status claim_values(ClaimValue of,
                              const std::function<void(uint64_t claim, double value)>& take) = 0;
  // The claims with these numbers, in this order; a number that no claim has is passed over.
  virtual Status numbered_claims(const std::vector<uint64_t>& numbers,
                                 const Visitor<ClaimRow>& visit) = 0;
  // The documents that stand and hold all of these words, in the order of their numbers; at most
  // `limit` (0 = all).
  virtual Status find_documents(const std::vector<SoughtWord>& words, uint64_t limit,
                                const Visitor<DocumentRow>& visit) = 0;
  // Every claim ever kept of one analysis.
  virtual Status claims_of(uint64_t analysis, const Visitor<ClaimRow>& visit) = 0;
  virtual Status decisions(const Visitor<Decision>& visit) = 0;
  virtual Status personal(const Visitor<PersonalField>& visit) = 0;
  virtual Status log(uint64_t from, const Visitor<LogEntry>& visit) = 0;
  // Size and root, without going through the log.
  virtual Result<LogHead> log_head() = 0;
  // In the order of their sizes.
  virtual Status checkpoints(const Visitor<KeptCheckpoint>& visit) = 0;
  // The key that checks them, as text; "" = none.
  virtual Result<std::string> public_key() = 0;
  // Is what the ledger is kept in whole, and does all that is derived follow from the record?
  virtual Status check() = 0;
  // The note of the greatest size, or "".
  virtual Result<std::string> checkpoint() = 0;
};

}  // namespace isnad
