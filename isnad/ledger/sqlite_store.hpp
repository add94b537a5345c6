// How does the SQLite ledger work inside? Its class; private to isnad/ledger. What it writes is in
// sqlite_writing.cpp, sqlite_inputs.cpp and sqlite_analyses.cpp, what it reads in
// sqlite_reading.cpp and sqlite_claims.cpp.
#pragma once

#include <map>

#include "isnad/ledger/blob_folder.hpp"
#include "isnad/ledger/claim_facts.hpp"
#include "isnad/ledger/erasure.hpp"
#include "isnad/ledger/leaves.hpp"
#include "isnad/ledger/merkle.hpp"
#include "isnad/ledger/sqlite_database.hpp"
#include "isnad/ledger/sqlite_ledger.hpp"
#include "isnad/ledger/sqlite_postings.hpp"
#include "isnad/ledger/write_lock.hpp"

namespace isnad {

// Columns: document, input.id, record, document.id, name, url, outlet, title, published, text.
void read_document(const Query& query, DocumentRow& row);

uint64_t log_size(Database& db);
std::vector<std::pair<uint64_t, uint64_t>> superseded_claims(Database& db);
LogFrontier read_log_frontier(Database& db);
// Which claims are not found by what they say, or "".
std::string fault_of_postings(Database& db);

// Of one transaction.
struct Postings {
  PostingBatch claims{PostingPlace::claims};
  PostingBatch evidence{PostingPlace::evidence_words};
  PostingBatch documents{PostingPlace::document_words};
};

class SqliteLedger final : public Ledger {
 public:
  SqliteLedger(std::unique_ptr<Database> database, const LedgerFiles& files,
               const LedgerOpening& how, std::optional<WriteLock> lock);
  ~SqliteLedger() override;

  Result<Blob> keep_blob(const ReadBytes& read) override;
  Result<std::vector<Acceptance>> accept(const std::vector<Receipt>& receipts) override;
  Result<ByteStream> open_blob(const std::string& input) override;
  Result<std::vector<uint64_t>> begin(const std::vector<uint64_t>& readings) override;
  Status append(const std::vector<Progress>& progress) override;
  Status release(const std::vector<uint64_t>& readings) override;
  Result<Decision> decide(Decision decision) override;
  Status erase(const std::string& commitment, const std::string& reason) override;
  Status keep_checkpoint(uint64_t size, const std::string& note) override;

  Result<std::string> id() override;
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
  Result<std::string> public_key() override;
  Status check() override;
  Result<std::string> checkpoint() override;

 private:
  struct OpenReading {
    int64_t input = 0;
    InputReading reading;
  };

  Status may_write();
  void read_log_end();
  void keep_log_end();
  // Ends a writing transaction, and the ledger's writing if it failed.
  Status finish(Transaction& transaction);
  LeafPlace next_leaf();
  void add_leaf(const LeafPlace& place, const std::string& leaf);
  std::string commit_to(const std::string& content);

  std::vector<Renaming> rename_texts(int64_t input, const std::string& path);
  Acceptance accept_one(const Receipt& receipt);
  int64_t input_number(const Receipt& receipt, Acceptance& out);
  bool has_name(int64_t input, const std::string& path);
  OpenReading open_reading(uint64_t number);
  void quarantine_reading(const OpenReading& open, QuarantineRow row);
  void add_quarantine(int64_t input, QuarantineRow row);

  void append_one(const Progress& progress);
  void append_document(const OpenReading& open, const AnalysedDocument& analysed);
  int64_t document_number(int64_t input, const AnalysedDocument& analysed);
  void supersede(int64_t input, uint64_t record, int64_t analysis, uint64_t claims);
  void supersede_rest(const OpenReading& open);
  void drop_claims(int64_t analysis);
  void append_claims(int64_t analysis, const AnalysedDocument& analysed);

  std::unique_ptr<Database> database_;
  Database& db_;
  LedgerFiles files_;
  LedgerEdge edge_;
  std::optional<WriteLock> lock_;
  BlobFolder blobs_;
  std::optional<Error> broken_;  // storage failed: nothing more is written
  int wal_pages_ = 0;            // of SQLite's log after the last commit
  LogFrontier log_end_;          // within a writing transaction
  uint64_t log_begin_ = 0;       // its size when the transaction began
  Postings postings_;            // of what is being appended
};

}  // namespace isnad
