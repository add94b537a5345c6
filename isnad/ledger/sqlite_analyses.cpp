// What does the SQLite ledger write of what was read? Documents, analyses, claims, and what they
// are found by.
#include <algorithm>
#include <map>

#include "isnad/ledger/sqlite_store.hpp"

namespace isnad {
namespace {

void add_words(PostingBatch& postings, uint64_t number, const SearchWords& words) {
  std::string key;
  const auto add = [&](char kind, std::string_view text) {
    while (!text.empty()) {
      const size_t end = std::min(text.find(' '), text.size());
      if (end > 0) {
        key = kind;
        key += text.substr(0, end);
        postings.add(number, key);
      }
      text.remove_prefix(std::min(end + 1, text.size()));
    }
  };
  add('x', words.words);
  add('l', words.lemmas);
}

const Passage* passage_at(Span span, const std::vector<Passage>& passages) {
  const auto same = [span](const Passage& passage) { return passage.span == span; };
  const auto found = std::find_if(passages.begin(), passages.end(), same);
  return found == passages.end() ? nullptr : &*found;
}

}  // namespace

Status SqliteLedger::append(const std::vector<Progress>& progress) {
  if (const Status may = may_write(); !may) return may;
  Transaction transaction(db_, Transaction::Kind::write);
  read_log_end();
  postings_ = {};
  for (const Progress& one : progress) append_one(one);
  for (PostingBatch* batch : {&postings_.claims, &postings_.evidence, &postings_.documents})
    batch->write(db_);
  return finish(transaction);
}

void SqliteLedger::append_one(const Progress& progress) {
  const OpenReading open = open_reading(progress.reading);
  if (!db_.ok()) return;
  if (open.reading.state != ReadingState::pending) return db_.fail(not_pending(open.reading));
  uint64_t read_to = open.reading.read_to.value_or(0);
  for (const AnalysedDocument& analysed : progress.documents) {
    append_document(open, analysed);
    read_to = std::max(read_to, analysed.document.line);
  }
  for (const QuarantineRow& refused : progress.refused) {
    if (refused.line == 0) return quarantine_reading(open, refused);
    QuarantineRow row = refused;
    row.input = open.reading.input;
    add_quarantine(open.input, row);
    read_to = std::max(read_to, refused.line);
  }
  db_.query("UPDATE reading SET state = ?2, attempts = ?3, read_to = ?4 WHERE reading = ?1")
      .bind(1, progress.reading)
      .bind(2, progress.last ? "done" : "pending")
      .bind(3, int64_t{progress.last ? 0 : 1})
      .bind(4, read_to)
      .run();
  if (progress.last) supersede_rest(open);
}

// The row of a document that was read before, or a new one.
int64_t SqliteLedger::document_number(int64_t input, const AnalysedDocument& analysed) {
  const Document& document = analysed.document;
  const std::string digest = digest_of_document(document);
  {
    Query known =
        db_.query("SELECT document FROM document WHERE input = ?1 AND record = ?2 AND digest = ?3");
    known.bind(1, input).bind(2, document.line).bind(3, digest);
    if (known.step()) return known.number(0);
  }
  db_.query(
         "INSERT INTO document (input, record, digest, id, name, url, outlet, title, published,"
         " text) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10)")
      .bind(1, input)
      .bind(2, document.line)
      .bind(3, digest)
      .bind(4, document.id)
      .bind(5, document.name)
      .bind(6, document.url)
      .bind(7, document.outlet)
      .bind(8, document.title)
      .bind(9, document.published)
      .bind(10, document.text)
      .run();
  const int64_t number = db_.last_row();
  db_.query("INSERT INTO document_words (rowid, words) VALUES (?1, ?2)")
      .bind(1, number)
      .bind(2, analysed.words.words)
      .run();
  add_words(postings_.documents, static_cast<uint64_t>(number), analysed.words);
  return number;
}

void SqliteLedger::append_document(const OpenReading& open, const AnalysedDocument& analysed) {
  const int64_t document = document_number(open.input, analysed);
  DocumentRow row;
  row.record = analysed.document.line;
  row.document = analysed.document;
  AnalysisRow analysis;
  analysis.claims = analysed.lines.size();
  analysis.digest = digest_of_lines(analysed.lines);
  analysis.published = analysed.published;
  analysis.published_basis = analysed.published_basis;
  analysis.content = content_digest(row, analysis);
  const LeafPlace place = next_leaf();
  add_leaf(place, analysis_leaf(place, open.reading, row, analysis));
  db_.query(
         "INSERT INTO analysis (document, reading, published, basis, claims, digest, seq, content)"
         " VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)")
      .bind(1, document)
      .bind(2, open.reading.number)
      .bind(3, analysed.published)
      .bind(4, analysed.published_basis)
      .bind(5, analysis.claims)
      .bind(6, analysis.digest)
      .bind(7, place.seq)
      .bind(8, analysis.content)
      .run();
  const int64_t number = db_.last_row();
  supersede(open.input, row.record, number, analysis.claims);
  append_claims(number, analysed);
}

// The claims of an analysis follow each other; stretches that do become one.
void SqliteLedger::drop_claims(int64_t analysis) {
  int64_t first = 0, last = 0;
  {
    Query query = db_.query("SELECT min(claim), max(claim) FROM claim WHERE analysis = ?1");
    if (!query.bind(1, analysis).step() || query.null(0)) return;
    first = query.number(0);
    last = query.number(1);
  }
  db_.query(
         "UPDATE superseded SET last = ?2 WHERE last = ?1 - 1 AND first ="
         " (SELECT max(first) FROM superseded WHERE first < ?1)")
      .bind(1, first)
      .bind(2, last)
      .run();
  if (db_.changes() > 0) return;
  db_.query("INSERT INTO superseded VALUES (?1, ?2)").bind(1, first).bind(2, last).run();
}

// `analysis` stands for the record from now on.
void SqliteLedger::supersede(int64_t input, uint64_t record, int64_t analysis, uint64_t claims) {
  std::optional<int64_t> older;
  {
    Query query = db_.query("SELECT analysis FROM standing WHERE input = ?1 AND record = ?2");
    if (query.bind(1, input).bind(2, record).step()) older = query.number(0);
  }
  if (older) drop_claims(*older);
  db_.query("INSERT OR REPLACE INTO standing VALUES (?1, ?2, ?3, ?4)")
      .bind(1, input)
      .bind(2, record)
      .bind(3, analysis)
      .bind(4, claims)
      .run();
}

// Records that only older readings of the input had stand no more.
void SqliteLedger::supersede_rest(const OpenReading& open) {
  std::vector<std::pair<int64_t, int64_t>> rest;
  {
    Query query = db_.query(
        "SELECT record, analysis FROM standing JOIN analysis USING (analysis)"
        " WHERE input = ?1 AND reading <> ?2");
    query.bind(1, open.input).bind(2, open.reading.number);
    while (query.step()) rest.emplace_back(query.number(0), query.number(1));
  }
  for (const auto& [record, analysis] : rest) {
    drop_claims(analysis);
    db_.query("DELETE FROM standing WHERE input = ?1 AND record = ?2")
        .bind(1, open.input)
        .bind(2, record)
        .run();
  }
}

void SqliteLedger::append_claims(int64_t analysis, const AnalysedDocument& analysed) {
  std::map<std::pair<uint32_t, uint32_t>, uint64_t> quoted;  // passages: claims that came first
  for (size_t i = 0; i < analysed.claims.size() && db_.ok(); ++i) {
    const Claim& claim = analysed.claims[i];
    db_.query("INSERT INTO claim (analysis, id, line) VALUES (?1, ?2, ?3)")
        .bind(1, analysis)
        .bind(2, claim.id)
        .bind(3, analysed.lines[i])
        .run();
    const auto number = static_cast<uint64_t>(db_.last_row());
    for (const std::string& key :
         claim_keys(claim, analysed.facts.empty() ? facts_of(claim) : analysed.facts[i]))
      postings_.claims.add(number, key);
    const Span span = claim.evidence.span;
    const auto [first, is_new] = quoted.try_emplace({span.begin, span.end}, number);
    if (!is_new) postings_.claims.add(number, evidence_key(number - first->second));
    const Passage* passage = is_new ? passage_at(span, analysed.passages) : nullptr;
    if (passage == nullptr) continue;
    add_words(postings_.evidence, number, passage->words);
    db_.query("INSERT INTO passage_words (rowid, words) VALUES (?1, ?2)")
        .bind(1, number)
        .bind(2, passage->words.words)
        .run();
  }
}

}  // namespace isnad
