// How does the SQLite ledger write? Its transactions, the log, and what is decided.
#include <sqlite3.h>

#include "isnad/base/sha256.hpp"
#include "isnad/ledger/merkle.hpp"
#include "isnad/ledger/sqlite_store.hpp"

namespace isnad {
namespace {

constexpr int kCheckpointPages = 4096;  // of 16 KiB: SQLite's log is emptied beyond 64 MiB

int note_pages(void* pages, sqlite3*, const char*, int count) {
  *static_cast<int*>(pages) = count;
  return SQLITE_OK;
}

}  // namespace

SqliteLedger::SqliteLedger(std::unique_ptr<Database> database, const LedgerFiles& files,
                           const LedgerOpening& how, std::optional<WriteLock> lock)
    : database_(std::move(database)),
      db_(*database_),
      files_(files),
      edge_(how.edge),
      lock_(std::move(lock)),
      blobs_(files.blobs, *how.files) {
  if (!lock_) return;
  sqlite3_wal_hook(db_.handle(), note_pages, &wal_pages_);
  if (const Status swept = blobs_.sweep(); !swept) broken_ = swept.error();
}

SqliteLedger::~SqliteLedger() {
  if (!lock_ || broken_) return;
  // What does not succeed because of readers is left to the next writer.
  sqlite3_busy_timeout(db_.handle(), 0);
  sqlite3_wal_checkpoint_v2(db_.handle(), nullptr, SQLITE_CHECKPOINT_TRUNCATE, nullptr, nullptr);
}

Status SqliteLedger::may_write() {
  if (broken_) return *broken_;
  if (lock_) return Done{};
  return Error{ErrorCode::internal, "this ledger was opened for reading", files_.database, "", ""};
}

// Where the log ends. What is kept of its head must be of all of its entries.
void SqliteLedger::read_log_end() {
  log_end_ = read_log_frontier(db_);
  if (db_.ok() && log_end_.size != log_size(db_))
    db_.fail({ErrorCode::integrity, "the head of the log is not that of its entries",
              files_.database, "restore a backup", ""});
  log_begin_ = log_end_.size;
}

void SqliteLedger::keep_log_end() {
  if (log_end_.size == log_begin_) return;
  std::string subtrees;
  for (const Digest& subtree : log_end_.subtrees) subtrees += bytes_of(subtree);
  db_.query("INSERT OR REPLACE INTO log_head VALUES (1, ?1, ?2)")
      .bind(1, log_end_.size)
      .bind_bytes(2, subtrees)
      .run();
}

Status SqliteLedger::finish(Transaction& transaction) {
  const uint64_t end = log_end_.size;
  keep_log_end();
  Status status = transaction.commit();
  if (status) {
    if (wal_pages_ > kCheckpointPages) {
      sqlite3_wal_checkpoint_v2(db_.handle(), nullptr, SQLITE_CHECKPOINT_PASSIVE, nullptr, nullptr);
      wal_pages_ = 0;
    }
    return status;
  }
  Error error = status.error();
  if (error.code == ErrorCode::conflict) return error;
  // Whether it was committed all the same is asked of a new connection: what this one thinks may be
  // wrong now.
  auto fresh = Database::open(files_.database, Database::Mode::read);
  bool landed = false;
  if (fresh) {
    landed = log_size(**fresh) >= end && end > 0;
  }
  error.message += landed ? "; the last entry can be read but may not last a power cut"
                          : "; what was being written is not in the ledger";
  broken_ = error;
  return error;
}

LeafPlace SqliteLedger::next_leaf() { return {log_end_.size, edge_.now()}; }

void SqliteLedger::add_leaf(const LeafPlace& place, const std::string& leaf) {
  const Digest hash = leaf_hash(leaf);
  db_.query("INSERT INTO log VALUES (?1, ?2, ?3)")
      .bind(1, place.seq)
      .bind(2, leaf)
      .bind_bytes(3, bytes_of(hash))
      .run();
  isnad::add_leaf(log_end_, hash);
}

std::string SqliteLedger::commit_to(const std::string& content) {
  const Salt salt = edge_.salt();
  const std::string commitment = to_hex(commitment_to(salt, content));
  db_.query("INSERT INTO personal VALUES (?1, ?2, ?3)")
      .bind(1, commitment)
      .bind_bytes(2, bytes_of(salt))
      .bind(3, content)
      .run();
  return commitment;
}

Result<Decision> SqliteLedger::decide(Decision decision) {
  if (const Status may = may_write(); !may) return may.error();
  Transaction transaction(db_, Transaction::Kind::write);
  read_log_end();
  {
    Query last =
        db_.query("SELECT id FROM decision WHERE subject = ?1 ORDER BY decision DESC LIMIT 1");
    last.bind(1, decision.subject);
    const std::string standing = last.step() ? last.text(0) : "";
    if (standing != decision.parent) return decision_conflict(decision, standing);
  }
  const std::string commitment = commit_to(decision_content(decision));
  const LeafPlace place = next_leaf();
  decision.id = decision_id(commitment);
  decision.at = place.at;
  decision.commitment = commitment;
  decision.seq = place.seq;
  add_leaf(place, decision_leaf(decision, commitment));
  db_.query(
         "INSERT INTO decision (id, subject, parent, kind, commitment, at, seq)"
         " VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)")
      .bind(1, decision.id)
      .bind(2, decision.subject)
      .bind(3, decision.parent)
      .bind(4, decision.kind)
      .bind(5, commitment)
      .bind(6, decision.at)
      .bind(7, decision.seq)
      .run();
  if (const Status done = finish(transaction); !done) return done.error();
  return decision;
}

Status SqliteLedger::keep_checkpoint(uint64_t size, const std::string& note) {
  if (const Status may = may_write(); !may) return may;
  Transaction transaction(db_, Transaction::Kind::write);
  read_log_end();
  db_.query("INSERT OR REPLACE INTO checkpoint VALUES (?1, ?2)").bind(1, size).bind(2, note).run();
  return finish(transaction);
}

}  // namespace isnad
