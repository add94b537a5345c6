// Is the database whole, and does what is derived follow from the record?
#include "isnad/ledger/schema.hpp"
#include "isnad/ledger/sqlite_store.hpp"

namespace isnad {

namespace {

// Each finds rows that must not be.
struct Question {
  const char* finds;
  std::string_view sql;
};

constexpr Question kQuestions[] = {
    {"a document that no analysis is of",
     "SELECT document FROM document WHERE document NOT IN (SELECT document FROM analysis)"},
    {"an input that nothing is to read",
     "SELECT input FROM input WHERE input NOT IN (SELECT input FROM reading)"},
    {"an input that is not as it was first accepted",
     "SELECT input FROM input i WHERE NOT EXISTS (SELECT 1 FROM provenance p WHERE p.input = "
     "i.input"
     " AND p.at = i.at AND p.seq = i.seq) OR seq > (SELECT min(seq) FROM provenance p"
     " WHERE p.input = i.input)"},
    {"a reading in a state that there is not",
     "SELECT reading FROM reading WHERE state NOT IN ('pending', 'done', 'quarantined', "
     "'replaced')"},
    {"a reading in quarantine for a reason that the record does not know",
     "SELECT reading FROM reading r WHERE state = 'quarantined' AND NOT EXISTS (SELECT 1 FROM"
     " quarantine q WHERE q.input = r.input AND q.line = 0 AND q.reason = r.reason)"},
    {"an analysis that stands where another was made later",
     "SELECT s.record FROM standing s WHERE s.analysis IS NOT (SELECT analysis FROM analysis"
     " JOIN document d USING (document) WHERE d.input = s.input AND d.record = s.record"
     " ORDER BY seq DESC LIMIT 1)"},
    {"an analysis that does not stand, and nothing that took its place",
     "SELECT a.analysis FROM analysis a JOIN document d USING (document) WHERE NOT EXISTS"
     " (SELECT 1 FROM standing s WHERE s.input = d.input AND s.record = d.record)"
     " AND NOT EXISTS (SELECT 1 FROM reading r WHERE r.input = d.input AND r.reading > a.reading"
     " AND r.state = 'done')"},
    {"a record that stands with another number of claims than its analysis",
     "SELECT s.record FROM standing s JOIN analysis a USING (analysis) WHERE s.claims <> a.claims"},
    {"a block of postings that is of no run",
     "SELECT block FROM posting_block WHERE run NOT IN (SELECT run FROM posting_run)"},
};

Error unsound(std::string what, const std::string& path) {
  return Error{ErrorCode::integrity, std::move(what), path, "restore a backup", ""};
}

// SQLite's own check: pages, rows, types, indexes, references.
std::string fault_of_storage(Database& db) {
  {
    Query query = db.query("PRAGMA integrity_check(1)");
    if (!query.step()) return "it cannot be checked";
    if (query.text(0) != "ok") return query.text(0);
  }
  Query query = db.query("PRAGMA foreign_key_check");
  if (query.step()) return "a row of " + query.text(0) + " refers to one that is not there";
  return "";
}

// The tables, indexes and triggers, as SQL, in the order of their names.
std::vector<std::string> schema_of(Database& db) {
  std::vector<std::string> out;
  Query query = db.query(
      "SELECT type || ' ' || name || ' ' || coalesce(sql, '') FROM sqlite_schema"
      " WHERE name NOT LIKE 'sqlite_%' ORDER BY 1");
  while (query.step()) out.push_back(query.text(0));
  return out;
}

bool has_schema_of_its_version(Database& db) {
  auto fresh = Database::open("", Database::Mode::in_memory);
  if (!fresh || !migrate(**fresh, ledger_migrations())) return false;
  return schema_of(db) == schema_of(**fresh);
}

}  // namespace

Status SqliteLedger::check() {
  const std::string& path = files_.database;
  std::string fault = fault_of_storage(db_);
  if (fault.empty() && !has_schema_of_its_version(db_))
    fault = "its tables are not as they were made";
  for (const Question& question : kQuestions) {
    if (!fault.empty()) break;
    Query query = db_.query(question.sql);
    if (query.step())
      fault = std::string(question.finds) + " (" + std::to_string(query.number(0)) + ")";
  }
  if (fault.empty()) fault = fault_of_postings(db_);
  if (const Status read = db_.take(); !read) return read;
  if (!fault.empty()) return unsound(fault, path);
  return Done{};
}

}  // namespace isnad
