// How is a ledger checked? The parts of verify_ledger; private to isnad/ledger.
#pragma once

#include <map>
#include <set>
#include <unordered_map>

#include "isnad/ledger/claim_spans.hpp"
#include "isnad/ledger/erasure.hpp"
#include "isnad/ledger/verify.hpp"

namespace isnad {

// Rows of the record, and what is known of them so far.
struct Audit {
  Audit(Ledger& audited, const VerifyOptions& how) : ledger(audited), options(how) {}

  Ledger& ledger;
  const VerifyOptions& options;
  VerifyReport report;

  std::vector<InputRow> inputs;
  std::vector<Provenance> provenance;
  std::vector<InputReading> readings;
  std::vector<QuarantineRow> quarantine;
  std::vector<AnalysisRow> analyses;
  std::vector<Decision> decisions;
  std::unordered_map<std::string, size_t> input_at;         // index in `inputs` by id
  std::unordered_map<uint64_t, size_t> reading_at;          // index in `readings` by number
  std::unordered_map<uint64_t, DocumentRow> documents;      // by number, without text
  std::unordered_map<std::string, PersonalField> personal;  // by commitment
  std::set<std::string> committed;                          // commitments in leaves
  std::set<std::string> erased;                             // those that the log says are erased
  std::map<uint64_t, Renaming> renamed;                     // analyses of renamed texts
  struct Note {
    std::string item;  // which one
    std::string text;
    std::optional<uint64_t> size;  // that it is kept under
  };
  std::vector<Note> notes;           // checkpoints
  std::map<uint64_t, Digest> roots;  // of the log at the sizes that checkpoints speak of

  void found(std::string item, std::string what);
};

Status read_record(Audit& audit);
Status check_blobs(Audit& audit);
// Documents, analyses and claims.
Status check_readings(Audit& audit);
Status check_log(Audit& audit);
void check_personal(Audit& audit);
// Before check_log: which roots will be asked for. After it: signatures and roots.
Status read_checkpoints(Audit& audit);
void check_checkpoints(Audit& audit);

}  // namespace isnad
