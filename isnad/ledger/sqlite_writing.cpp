// What does the SQLite ledger write of inputs, readings and decisions?
#include <sqlite3.h>

#include "isnad/base/sha256.hpp"
#include "isnad/ledger/merkle.hpp"
#include "isnad/ledger/sqlite_store.hpp"

namespace isnad {
namespace {

constexpr uint32_t kAttempts = 2;
constexpr int kCheckpointPages = 16384;  // of 4 KiB: SQLite's log is emptied beyond 64 MiB

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

void SqliteLedger::read_log_end() {
  Query query = db_.query("SELECT coalesce(max(seq) + 1, 0) FROM log");
  next_seq_ = query.step() ? query.count(0) : 0;
}

Status SqliteLedger::finish(Transaction& transaction) {
  const uint64_t end = next_seq_;
  Status status = transaction.commit();
  if (status) {
    if (wal_pages_ > kCheckpointPages) {
      sqlite3_wal_checkpoint_v2(db_.handle(), nullptr, SQLITE_CHECKPOINT_PASSIVE, nullptr, nullptr);
      wal_pages_ = 0;
    }
    return status;
  }
  Error error = status.error();
  terms_.clear();
  if (error.code == ErrorCode::conflict) return error;
  // Whether it was committed all the same is asked of a new connection: what this one thinks may be
  // wrong now.
  auto fresh = Database::open(files_.database, Database::Mode::read);
  bool landed = false;
  if (fresh) {
    Query query = (*fresh)->query("SELECT coalesce(max(seq) + 1, 0) FROM log");
    landed = query.step() && query.count(0) >= end && end > 0;
  }
  error.message += landed ? "; the last entry can be read but may not last a power cut"
                          : "; what was being written is not in the ledger";
  broken_ = error;
  return error;
}

LeafPlace SqliteLedger::next_leaf() { return {next_seq_++, edge_.now()}; }

void SqliteLedger::add_leaf(const LeafPlace& place, const std::string& leaf) {
  const Digest hash = leaf_hash(leaf);
  db_.query("INSERT INTO log VALUES (?1, ?2, ?3)")
      .bind(1, place.seq)
      .bind(2, leaf)
      .bind_bytes(3, bytes_of(hash))
      .run();
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

Result<Blob> SqliteLedger::keep_blob(const ReadBytes& read) {
  if (const Status may = may_write(); !may) return may.error();
  Result<Blob> blob = blobs_.keep(read);
  if (!blob && blob.error().code == ErrorCode::storage) broken_ = blob.error();
  return blob;
}

Result<ByteStream> SqliteLedger::open_blob(const std::string& input) {
  return ByteStream::open(blobs_.path_of(input));
}

bool SqliteLedger::has_name(int64_t input, const std::string& path) {
  Query query = db_.query(
      "SELECT 1 FROM provenance JOIN personal USING (commitment)"
      " WHERE input = ?1 AND content = ?2");
  return query.bind(1, input).bind(2, path).step();
}

// The number of the receipt's input, which gets its leaf here when it is new or has a new name.
int64_t SqliteLedger::input_number(const Receipt& receipt, Acceptance& out) {
  int64_t input = 0;
  {
    Query known = db_.query("SELECT input FROM input WHERE id = ?1");
    out.new_input = !known.bind(1, receipt.blob.id).step();
    if (!out.new_input) input = known.number(0);
  }
  out.new_name = out.new_input || !has_name(input, receipt.path);
  if (!out.new_name) return input;
  const std::string commitment = commit_to(receipt.path);
  const LeafPlace place = next_leaf();
  add_leaf(place, acceptance_leaf(place, receipt.blob, commitment));
  if (out.new_input) {
    db_.query("INSERT INTO input (id, bytes, at, seq) VALUES (?1, ?2, ?3, ?4)")
        .bind(1, receipt.blob.id)
        .bind(2, receipt.blob.bytes)
        .bind(3, place.at)
        .bind(4, place.seq)
        .run();
    input = db_.last_row();
  }
  db_.query("INSERT INTO provenance (input, commitment, at, seq) VALUES (?1, ?2, ?3, ?4)")
      .bind(1, input)
      .bind(2, commitment)
      .bind(3, place.at)
      .bind(4, place.seq)
      .run();
  return input;
}

Acceptance SqliteLedger::accept_one(const Receipt& receipt) {
  Acceptance out;
  const int64_t input = input_number(receipt, out);
  const ReadingKey& key = receipt.key;
  {
    Query known = db_.query(
        "SELECT reading, state FROM reading"
        " WHERE input = ?1 AND options = ?2 AND program = ?3 AND packs = ?4");
    known.bind(1, input).bind(2, key.options).bind(3, key.program).bind(4, key.packs);
    if (known.step()) {
      out.reading = known.count(0);
      out.state = reading_state(known.text(1));
      if (out.state != ReadingState::replaced) return out;
    }
  }
  db_.query(
         "UPDATE reading SET state = 'replaced' WHERE input = ?1 AND options = ?2"
         " AND state = 'pending'")
      .bind(1, input)
      .bind(2, key.options)
      .run();
  out.state = ReadingState::pending;
  if (out.reading != 0) {
    db_.query("UPDATE reading SET state = 'pending' WHERE reading = ?1").bind(1, out.reading).run();
    return out;
  }
  db_.query(
         "INSERT INTO reading (input, options, program, packs, state, attempts, reason)"
         " VALUES (?1, ?2, ?3, ?4, 'pending', 0, '')")
      .bind(1, input)
      .bind(2, key.options)
      .bind(3, key.program)
      .bind(4, key.packs)
      .run();
  out.reading = static_cast<uint64_t>(db_.last_row());
  return out;
}

Result<std::vector<Acceptance>> SqliteLedger::accept(const std::vector<Receipt>& receipts) {
  if (const Status may = may_write(); !may) return may.error();
  Transaction transaction(db_, Transaction::Kind::write);
  read_log_end();
  std::vector<Acceptance> out;
  for (const Receipt& receipt : receipts) out.push_back(accept_one(receipt));
  if (const Status done = finish(transaction); !done) return done.error();
  return out;
}

SqliteLedger::OpenReading SqliteLedger::open_reading(uint64_t number) {
  OpenReading out;
  Query query = db_.query(
      "SELECT input, input.id, bytes, options, program, packs, state, attempts, read_to"
      " FROM reading JOIN input USING (input) WHERE reading = ?1");
  if (!query.bind(1, number).step()) {
    db_.fail(
        {ErrorCode::internal, "no reading " + std::to_string(number), files_.database, "", ""});
    return out;
  }
  out.input = query.number(0);
  InputReading& reading = out.reading;
  reading.number = number;
  reading.input = query.text(1);
  reading.bytes = query.count(2);
  reading.key = {query.text(3), query.text(4), query.text(5)};
  reading.state = reading_state(query.text(6));
  reading.attempts = static_cast<uint32_t>(query.number(7));
  if (!query.null(8)) reading.read_to = query.count(8);
  return out;
}

void SqliteLedger::add_quarantine(int64_t input, QuarantineRow row) {
  const LeafPlace place = next_leaf();
  row.seq = place.seq;
  add_leaf(place, quarantine_leaf(place, row));
  db_.query(
         "INSERT INTO quarantine (input, line, reason, byte, message, seq)"
         " VALUES (?1, ?2, ?3, ?4, ?5, ?6)")
      .bind(1, input)
      .bind(2, row.line)
      .bind(3, row.reason)
      .bind(4, row.byte)
      .bind(5, row.message)
      .bind(6, place.seq)
      .run();
}

void SqliteLedger::quarantine_reading(const OpenReading& open, QuarantineRow row) {
  row.input = open.reading.input;
  row.line = 0;
  db_.query(
         "UPDATE reading SET state = 'quarantined', attempts = 0, reason = ?2"
         " WHERE reading = ?1")
      .bind(1, open.reading.number)
      .bind(2, row.reason)
      .run();
  add_quarantine(open.input, std::move(row));
}

Result<std::vector<uint64_t>> SqliteLedger::begin(const std::vector<uint64_t>& readings) {
  if (const Status may = may_write(); !may) return may.error();
  Transaction transaction(db_, Transaction::Kind::write);
  read_log_end();
  std::vector<uint64_t> out;
  for (const uint64_t number : readings) {
    const OpenReading open = open_reading(number);
    if (open.reading.state != ReadingState::pending) continue;
    if (open.reading.attempts >= kAttempts) {
      quarantine_reading(open, died_twice());
      continue;
    }
    db_.query("UPDATE reading SET attempts = attempts + 1 WHERE reading = ?1")
        .bind(1, number)
        .run();
    out.push_back(number);
  }
  if (const Status done = finish(transaction); !done) return done.error();
  return out;
}

Status SqliteLedger::release(const std::vector<uint64_t>& readings) {
  if (const Status may = may_write(); !may) return may;
  Transaction transaction(db_, Transaction::Kind::write);
  read_log_end();
  for (const uint64_t number : readings) {
    db_.query(
           "UPDATE reading SET attempts = attempts - 1"
           " WHERE reading = ?1 AND state = 'pending' AND attempts > 0")
        .bind(1, number)
        .run();
  }
  return finish(transaction);
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

Status SqliteLedger::erase(const std::string& commitment, const std::string& reason) {
  if (const Status may = may_write(); !may) return may;
  Transaction transaction(db_, Transaction::Kind::write);
  read_log_end();
  db_.query("DELETE FROM personal WHERE commitment = ?1").bind(1, commitment).run();
  if (db_.ok() && db_.changes() == 0) return nothing_to_erase(commitment);
  const LeafPlace place = next_leaf();
  add_leaf(place, erasure_leaf(place, commitment, reason));
  return finish(transaction);
}

Status SqliteLedger::keep_checkpoint(uint64_t size, const std::string& note) {
  if (const Status may = may_write(); !may) return may;
  Transaction transaction(db_, Transaction::Kind::write);
  read_log_end();
  db_.query("INSERT OR REPLACE INTO checkpoint VALUES (?1, ?2)").bind(1, size).bind(2, note).run();
  return finish(transaction);
}

}  // namespace isnad
