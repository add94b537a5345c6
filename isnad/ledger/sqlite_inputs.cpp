// What does the SQLite ledger write of inputs, and of the readings of them?
#include "isnad/ledger/sqlite_store.hpp"

namespace isnad {
namespace {

constexpr uint32_t kAttempts = 2;

}  // namespace

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

}  // namespace isnad
