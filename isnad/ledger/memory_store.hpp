// How does the ledger in memory work inside? Its class; private to isnad/ledger. What it writes is
// in memory_writing.cpp, what it reads in memory_reading.cpp.
#pragma once

#include <map>

#include "isnad/ledger/erasure.hpp"
#include "isnad/ledger/leaves.hpp"
#include "isnad/ledger/memory_ledger.hpp"
#include "isnad/ledger/merkle.hpp"

namespace isnad {

struct KeptClaim {
  ClaimRow row;
  uint64_t analysis = 0;
  Claim claim;
  SearchWords words;  // of its evidence
};

// Everything; an operation works on a copy, which takes the place of the old state when all went
// well.
struct MemoryState {
  std::vector<InputRow> inputs;
  std::vector<Provenance> provenance;
  std::vector<InputReading> readings;
  std::vector<QuarantineRow> quarantine;
  std::vector<DocumentRow> documents;
  std::vector<SearchWords> document_words;
  std::vector<AnalysisRow> analyses;
  std::vector<KeptClaim> claims;
  std::vector<Decision> decisions;  // without reviewer and content
  std::vector<std::string> decision_commitments;
  std::map<std::string, PersonalField> personal;
  std::vector<LogEntry> log;
  std::map<uint64_t, std::string> checkpoints;
};

class MemoryLedger final : public Ledger {
 public:
  explicit MemoryLedger(LedgerEdge edge) : edge_(std::move(edge)) {}

  Result<Blob> keep_blob(const ReadBytes& read) override;
  Result<std::vector<Acceptance>> accept(const std::vector<Receipt>& receipts) override;
  Result<ByteStream> open_blob(const std::string& input) override;
  Result<std::vector<uint64_t>> begin(const std::vector<uint64_t>& readings) override;
  Status append(const std::vector<Progress>& progress) override;
  Status release(const std::vector<uint64_t>& readings) override;
  Result<Decision> decide(Decision decision) override;
  Status erase(const std::string& commitment, const std::string& reason) override;
  Status keep_checkpoint(uint64_t size, const std::string& note) override;

  Result<std::string> id() override { return std::string("0000000000000000"); }
  Result<LedgerStats> stats() override;
  Status inputs(const Visitor<InputRow>& visit) override;
  Status provenance(const Visitor<Provenance>& visit) override;
  Status readings(const Visitor<InputReading>& visit) override;
  Status quarantine(const Visitor<QuarantineRow>& visit) override;
  Status documents(bool text, const Visitor<DocumentRow>& visit) override;
  Result<DocumentRow> document(uint64_t number) override;
  Status analyses(const Visitor<AnalysisRow>& visit) override;
  Status claims(const ClaimFilter& filter, const Visitor<ClaimRow>& visit) override;
  Result<std::vector<uint64_t>> claim_numbers(const ClaimFilter& filter) override;
  Status claim_values(ClaimValue of,
                      const std::function<void(uint64_t claim, double value)>& take) override;
  Status numbered_claims(const std::vector<uint64_t>& numbers,
                         const Visitor<ClaimRow>& visit) override;
  Status find_documents(const std::vector<SoughtWord>& words, uint64_t limit,
                        const Visitor<DocumentRow>& visit) override;
  Status claims_of(uint64_t analysis, const Visitor<ClaimRow>& visit) override;
  Status decisions(const Visitor<Decision>& visit) override;
  Status personal(const Visitor<PersonalField>& visit) override;
  Status log(uint64_t from, const Visitor<LogEntry>& visit) override;
  Result<LogHead> log_head() override;
  Status checkpoints(const Visitor<KeptCheckpoint>& visit) override;
  Result<std::string> public_key() override { return std::string(); }
  Status check() override { return Done{}; }
  Result<std::string> checkpoint() override;

 private:
  LeafPlace next_leaf(const MemoryState& state) const { return {state.log.size(), edge_.now()}; }
  void add_leaf(MemoryState& state, const LeafPlace& place, const std::string& leaf) const;
  std::string commit_to(MemoryState& state, const std::string& content) const;
  std::string content_of(const std::string& commitment) const;
  Acceptance accept_one(MemoryState& state, const Receipt& receipt) const;
  std::vector<Renaming> rename_texts(MemoryState& state, const std::string& input,
                                     const std::string& path) const;
  bool has_name(const MemoryState& state, const Receipt& receipt) const;
  void quarantine_reading(MemoryState& state, InputReading& reading, QuarantineRow row) const;
  void add_quarantine(MemoryState& state, QuarantineRow row) const;
  Status append_one(MemoryState& state, const Progress& progress) const;
  void append_document(MemoryState& state, const InputReading& reading,
                       const AnalysedDocument& analysed) const;
  const AnalysisRow& analysis_of(const KeptClaim& kept) const {
    return state_.analyses[kept.analysis - 1];
  }

  LedgerEdge edge_;
  std::map<std::string, std::string> blobs_;
  MemoryState state_;
};

}  // namespace isnad
