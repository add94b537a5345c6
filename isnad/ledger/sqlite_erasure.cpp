// What does the SQLite ledger erase? A personal field; and where it was the name of a text, the
// name in the rows of that text. These are the only rows of the record that ever change: the
// triggers that refuse it are set aside within the transaction.
#include <sqlite3.h>

#include "isnad/ledger/erasure.hpp"
#include "isnad/ledger/sqlite_store.hpp"

namespace isnad {
namespace {

constexpr const char* kTriggers[] = {"document_grows", "claim_grows"};

std::string path_of(Database& db, const std::string& commitment, int64_t& input) {
  Query query = db.query(
      "SELECT input, content FROM provenance JOIN personal USING (commitment)"
      " WHERE commitment = ?1");
  if (!query.bind(1, commitment).step()) return "";
  input = query.number(0);
  return query.text(1);
}

bool is_called(Database& db, int64_t input, const std::string& name) {
  Query query =
      db.query("SELECT content FROM provenance JOIN personal USING (commitment) WHERE input = ?1");
  query.bind(1, input);
  while (query.step())
    if (file_name_of(query.text(0)) == name) return true;
  return false;
}

std::vector<int64_t> texts_called(Database& db, int64_t input, const std::string& name) {
  std::vector<int64_t> out;
  Query query =
      db.query("SELECT document FROM document WHERE input = ?1 AND record = 0 AND name = ?2");
  query.bind(1, input).bind(2, name);
  while (query.step()) out.push_back(query.number(0));
  return out;
}

// Writes the claims' lines of an analysis anew and returns their digest.
std::string rename_claims(Database& db, int64_t analysis, const std::string& from,
                          const std::string& to) {
  std::vector<std::pair<int64_t, std::string>> claims;
  {
    Query query = db.query("SELECT claim, line FROM claim WHERE analysis = ?1 ORDER BY claim");
    query.bind(1, analysis);
    while (query.step())
      claims.emplace_back(query.number(0), renamed_line(query.text(1), from, to));
  }
  std::vector<std::string> lines;
  for (auto& [claim, line] : claims) {
    db.query("UPDATE claim SET line = ?2 WHERE claim = ?1").bind(1, claim).bind(2, line).run();
    lines.push_back(std::move(line));
  }
  return digest_of_lines(lines);
}

void rename_text(Database& db, int64_t number, const DocumentRow& old,
                 std::vector<Renaming>& renamed) {
  DocumentRow row = old;
  row.document.name = row.document.id;
  // Another reading may have called it by its id before: a digest stands once an input.
  std::string digest = digest_of_document(row.document);
  {
    Query taken = db.query(
        "SELECT 1 FROM document WHERE digest = ?1 AND record = 0"
        " AND input = (SELECT input FROM document WHERE document = ?2)");
    if (taken.bind(1, digest).bind(2, number).step()) digest += "-" + std::to_string(number);
  }
  db.query("UPDATE document SET name = id, digest = ?2 WHERE document = ?1")
      .bind(1, number)
      .bind(2, digest)
      .run();
  std::vector<std::pair<int64_t, AnalysisRow>> analyses;
  {
    Query query =
        db.query("SELECT analysis, seq, published, basis FROM analysis WHERE document = ?1");
    query.bind(1, number);
    while (query.step()) {
      AnalysisRow& analysis = analyses.emplace_back(query.number(0), AnalysisRow{}).second;
      analysis.seq = query.count(1);
      analysis.published = query.text(2);
      analysis.published_basis = query.text(3);
    }
  }
  for (const auto& [analysis, dated] : analyses) {
    const std::string lines = rename_claims(db, analysis, old.document.name, row.document.name);
    renamed.push_back({dated.seq, lines, content_digest(row, dated)});
  }
}

}  // namespace

// Nothing is renamed while the input has the name from elsewhere.
std::vector<Renaming> SqliteLedger::rename_texts(int64_t input, const std::string& path) {
  std::vector<Renaming> renamed;
  const std::string name = file_name_of(path);
  if (path.empty() || is_called(db_, input, name)) return renamed;
  const std::vector<int64_t> texts = texts_called(db_, input, name);
  if (texts.empty()) return renamed;
  std::vector<std::string> triggers;
  for (const char* trigger : kTriggers) {
    {
      Query query = db_.query("SELECT sql FROM sqlite_schema WHERE name = ?1");
      if (query.bind(1, std::string_view(trigger)).step()) triggers.push_back(query.text(0));
    }
    db_.run(std::string("DROP TRIGGER ") + trigger);
  }
  for (const int64_t text : texts) {
    const Result<DocumentRow> row = document(static_cast<uint64_t>(text));
    if (!row) {
      db_.fail(row.error());
      break;
    }
    rename_text(db_, text, *row, renamed);
  }
  for (const std::string& trigger : triggers) db_.run(trigger);
  return renamed;
}

Status SqliteLedger::erase(const std::string& commitment, const std::string& reason) {
  if (const Status may = may_write(); !may) return may;
  Status done = Done{};
  {
    Transaction transaction(db_, Transaction::Kind::write);
    read_log_end();
    int64_t input = 0;
    const std::string path = path_of(db_, commitment, input);
    db_.query("DELETE FROM personal WHERE commitment = ?1").bind(1, commitment).run();
    if (db_.ok() && db_.changes() == 0) return nothing_to_erase(commitment);
    const std::vector<Renaming> renamed = rename_texts(input, path);
    const LeafPlace place = next_leaf();
    add_leaf(place, erasure_leaf(place, commitment, reason, renamed));
    done = finish(transaction);
  }
  // SQLite's log still holds the pages as they were.
  if (done)
    sqlite3_wal_checkpoint_v2(db_.handle(), nullptr, SQLITE_CHECKPOINT_TRUNCATE, nullptr, nullptr);
  return done;
}

}  // namespace isnad
