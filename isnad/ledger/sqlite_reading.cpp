// What does the SQLite ledger read back? Each call sees one state.
#include <bit>

#include "isnad/ledger/sqlite_store.hpp"

namespace isnad {
namespace {

// Visits the rows of a query in a transaction of its own, or in the one that is open.
template <typename Row, typename Fill>
Status visit_rows(Database& db, Query&& query, const Visitor<Row>& visit, Fill fill) {
  while (query.step()) {
    Row row;
    fill(query, row);
    if (!visit(row)) break;
  }
  return db.take();
}

uint64_t count_of(Database& db, std::string_view sql) {
  Query query = db.query(sql);
  return query.step() ? query.count(0) : 0;
}

}  // namespace

void read_document(const Query& query, DocumentRow& row) {
  row.number = query.count(0);
  row.input = query.text(1);
  row.record = query.count(2);
  row.document.line = row.record;
  row.document.id = query.text(3);
  row.document.name = query.text(4);
  row.document.url = query.text(5);
  row.document.outlet = query.text(6);
  row.document.title = query.text(7);
  row.document.published = query.text(8);
  row.document.text = query.text(9);
}

Result<std::string> SqliteLedger::id() {
  Query query = db_.query("SELECT value FROM ledger WHERE key = 'id'");
  const std::string out = query.step() ? query.text(0) : "";
  if (const Status read = db_.take(); !read) return read.error();
  return out;
}

Result<LedgerStats> SqliteLedger::stats() {
  LedgerStats out;
  Transaction transaction(db_, Transaction::Kind::read);
  out.inputs = count_of(db_, "SELECT count(*) FROM input");
  out.bytes = count_of(db_, "SELECT coalesce(sum(bytes), 0) FROM input");
  out.names = count_of(db_, "SELECT count(*) FROM provenance");
  out.analyses = count_of(db_, "SELECT count(*) FROM analysis");
  out.documents = count_of(db_, "SELECT count(*) FROM standing");
  out.superseded = out.analyses - out.documents;
  out.claims = count_of(db_, "SELECT coalesce(sum(claims), 0) FROM standing");
  out.pending = count_of(db_, "SELECT count(*) FROM reading WHERE state = 'pending'");
  out.quarantined = count_of(db_, "SELECT count(*) FROM reading WHERE state = 'quarantined'");
  out.refused = count_of(db_, "SELECT count(*) FROM quarantine WHERE line > 0");
  out.decisions = count_of(db_, "SELECT count(*) FROM decision");
  out.entries = log_size(db_);
  if (const Status read = transaction.commit(); !read) return read.error();
  return out;
}

Status SqliteLedger::inputs(const Visitor<InputRow>& visit) {
  return visit_rows<InputRow>(
      db_, db_.query("SELECT id, bytes, at, seq FROM input ORDER BY input"), visit,
      [](const Query& query, InputRow& row) {
        row = {query.text(0), query.count(1), query.text(2), query.count(3)};
      });
}

Status SqliteLedger::provenance(const Visitor<Provenance>& visit) {
  return visit_rows<Provenance>(
      db_,
      db_.query("SELECT id, coalesce(content, ''), p.at, commitment, p.seq FROM provenance p"
                " JOIN input USING (input) LEFT JOIN personal USING (commitment)"
                " ORDER BY provenance"),
      visit, [](const Query& query, Provenance& row) {
        row = {query.text(0), query.text(1), query.text(2), query.text(3), query.count(4)};
      });
}

Status SqliteLedger::readings(const Visitor<InputReading>& visit) {
  return visit_rows<InputReading>(
      db_,
      db_.query("SELECT reading, id, bytes, coalesce((SELECT content FROM provenance p"
                " JOIN personal USING (commitment) WHERE p.input = r.input"
                " ORDER BY provenance LIMIT 1), ''),"
                " options, program, packs, state, attempts, read_to, reason"
                " FROM reading r JOIN input USING (input) ORDER BY reading"),
      visit, [](const Query& query, InputReading& row) {
        row.number = query.count(0);
        row.input = query.text(1);
        row.bytes = query.count(2);
        row.name = file_name_of(query.text(3));
        row.key = {query.text(4), query.text(5), query.text(6)};
        row.state = reading_state(query.text(7));
        row.attempts = static_cast<uint32_t>(query.number(8));
        if (!query.null(9)) row.read_to = query.count(9);
        row.reason = query.text(10);
      });
}

Status SqliteLedger::quarantine(const Visitor<QuarantineRow>& visit) {
  return visit_rows<QuarantineRow>(
      db_,
      db_.query(
          "SELECT id, line, reason, byte, message, q.seq FROM quarantine q JOIN input USING (input)"
          " ORDER BY quarantine"),
      visit, [](const Query& query, QuarantineRow& row) {
        row = {query.text(0),  query.count(1), query.text(2),
               query.count(3), query.text(4),  query.count(5)};
      });
}

Status SqliteLedger::documents(bool text, const Visitor<DocumentRow>& visit) {
  constexpr std::string_view kWith =
      "SELECT document, input.id, d.record, d.id, name, url, outlet, title, d.published, text"
      " FROM standing s JOIN analysis a USING (analysis) JOIN document d USING (document)"
      " JOIN input ON input.input = d.input ORDER BY document";
  constexpr std::string_view kWithout =
      "SELECT document, input.id, d.record, d.id, name, url, outlet, title, d.published, ''"
      " FROM standing s JOIN analysis a USING (analysis) JOIN document d USING (document)"
      " JOIN input ON input.input = d.input ORDER BY document";
  return visit_rows<DocumentRow>(db_, db_.query(text ? kWith : kWithout), visit, read_document);
}

Result<DocumentRow> SqliteLedger::document(uint64_t number) {
  DocumentRow out;
  Query query = db_.query(
      "SELECT document, input.id, record, d.id, name, url, outlet, title, published, text"
      " FROM document d JOIN input USING (input) WHERE document = ?1");
  const bool found = query.bind(1, number).step();
  if (found) read_document(query, out);
  if (const Status read = db_.take(); !read) return read.error();
  if (!found) return no_document(number);
  return out;
}

Status SqliteLedger::analyses(const Visitor<AnalysisRow>& visit) {
  return visit_rows<AnalysisRow>(
      db_,
      db_.query(
          "SELECT a.analysis, a.document, reading, a.published, basis, a.claims, a.digest,"
          " s.analysis IS NOT NULL, seq, content FROM analysis a JOIN document d USING (document)"
          " LEFT JOIN standing s ON s.input = d.input AND s.record = d.record"
          " AND s.analysis = a.analysis ORDER BY a.analysis"),
      visit, [](const Query& query, AnalysisRow& row) {
        row.number = query.count(0);
        row.document = query.count(1);
        row.reading = query.count(2);
        row.published = query.text(3);
        row.published_basis = query.text(4);
        row.claims = query.count(5);
        row.digest = query.text(6);
        row.current = query.number(7) != 0;
        row.seq = query.count(8);
        row.content = query.text(9);
      });
}

Status SqliteLedger::claims_of(uint64_t analysis, const Visitor<ClaimRow>& visit) {
  Query query = db_.query(
      "SELECT claim, document, id, line FROM claim JOIN analysis USING (analysis)"
      " WHERE analysis = ?1 ORDER BY claim");
  query.bind(1, analysis);
  while (query.step()) {
    if (!visit({query.count(0), query.count(1), query.text(2), query.text(3)})) break;
  }
  return db_.take();
}

Status SqliteLedger::decisions(const Visitor<Decision>& visit) {
  return visit_rows<Decision>(db_,
                              db_.query("SELECT id, subject, parent, kind, coalesce(content, ''), "
                                        "at, seq, commitment FROM decision"
                                        " LEFT JOIN personal USING (commitment) ORDER BY decision"),
                              visit, [](const Query& query, Decision& row) {
                                row.id = query.text(0);
                                row.subject = query.text(1);
                                row.parent = query.text(2);
                                row.kind = query.text(3);
                                read_decision_content(query.text(4), row);
                                row.at = query.text(5);
                                row.seq = query.count(6);
                                row.commitment = query.text(7);
                              });
}

Status SqliteLedger::personal(const Visitor<PersonalField>& visit) {
  return visit_rows<PersonalField>(
      db_, db_.query("SELECT commitment, salt, content FROM personal ORDER BY commitment"), visit,
      [](const Query& query, PersonalField& row) {
        row = {query.text(0), query.text(1), query.text(2)};
      });
}

Status SqliteLedger::log(uint64_t from, const Visitor<LogEntry>& visit) {
  Query query = db_.query("SELECT seq, leaf, hash FROM log WHERE seq >= ?1 ORDER BY seq");
  query.bind(1, from);
  while (query.step()) {
    if (!visit({query.count(0), query.text(1), query.text(2)})) break;
  }
  return db_.take();
}

uint64_t log_size(Database& db) {
  return count_of(db, "SELECT coalesce(max(seq) + 1, 0) FROM log");
}

LogFrontier read_log_frontier(Database& db) {
  LogFrontier log;
  Query query = db.query("SELECT size, subtrees FROM log_head");
  if (!query.step()) return log;
  log.size = query.count(0);
  const std::string subtrees = query.text(1);
  log.subtrees.resize(subtrees.size() / sizeof(Digest));
  for (size_t i = 0; i < log.subtrees.size(); ++i)
    subtrees.copy(reinterpret_cast<char*>(log.subtrees[i].data()), sizeof(Digest),
                  i * sizeof(Digest));
  if (log.subtrees.size() != static_cast<size_t>(std::popcount(log.size)))
    db.fail(
        {ErrorCode::integrity, "the head of the log is broken", db.path(), "restore a backup", ""});
  return log;
}

Result<LogHead> SqliteLedger::log_head() {
  const LogFrontier log = read_log_frontier(db_);
  if (const Status read = db_.take(); !read) return read.error();
  return head_of(log);
}

Status SqliteLedger::checkpoints(const Visitor<KeptCheckpoint>& visit) {
  return visit_rows<KeptCheckpoint>(db_,
                                    db_.query("SELECT size, note FROM checkpoint ORDER BY size"),
                                    visit, [](const Query& query, KeptCheckpoint& row) {
                                      row = {query.count(0), query.text(1)};
                                    });
}

Result<std::string> SqliteLedger::public_key() {
  Query query = db_.query("SELECT value FROM ledger WHERE key = 'key'");
  const std::string out = query.step() ? query.text(0) : "";
  if (const Status read = db_.take(); !read) return read.error();
  return out;
}

Result<std::string> SqliteLedger::checkpoint() {
  Query query = db_.query("SELECT note FROM checkpoint ORDER BY size DESC LIMIT 1");
  const std::string out = query.step() ? query.text(0) : "";
  if (const Status read = db_.take(); !read) return read.error();
  return out;
}

}  // namespace isnad
