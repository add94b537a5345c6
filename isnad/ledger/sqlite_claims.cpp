// Which claims pass a filter? The postings of each of its parts are a set of claims; those that are
// in all of the sets are read, in their order.
#include "isnad/ledger/sqlite_store.hpp"

namespace isnad {
namespace {

// The query of FTS5 for all of the words: each as it is written, or in one of its dictionary forms.
std::string match_of(const std::vector<SoughtWord>& words) {
  const auto quoted = [](const std::string& word) {
    std::string out = "\"";
    for (const char c : word) out += c == '"' ? std::string("\"\"") : std::string(1, c);
    return out + "\"";
  };
  std::string out;
  for (const SoughtWord& sought : words) {
    out += (out.empty() ? "(words : " : " AND (words : ") + quoted(sought.word);
    for (const std::string& lemma : sought.lemmas) out += " OR lemmas : " + quoted(lemma);
    out += ")";
  }
  return out;
}

// The claims in whose evidence the words stand. A row of the search is a passage's first claim.
ClaimSet claims_with_words(Database& db, const std::vector<SoughtWord>& words, uint64_t last) {
  ClaimSet out(last);
  {
    const std::string match = match_of(words);
    Query query = db.query("SELECT rowid FROM passage_words WHERE passage_words MATCH ?1");
    query.bind(1, match);
    while (query.step()) out.add(query.count(0));
  }
  ClaimSet others(last);
  visit_postings(db, all_of_kind('e'), [&](std::string_view key, const PostingView& posting) {
    const uint64_t before = claims_before(key);
    posting.visit([&](uint64_t claim) {
      if (claim > before && out.has(claim - before)) others.add(claim);
    });
  });
  out.add_all(others);
  return out;
}

// The claims that pass, up to number `last`.
ClaimSet claims_that_pass(Database& db, const ClaimFilter& filter, uint64_t last) {
  ClaimSet out(last);
  out.add_range(filter.after + 1, last);
  for (const auto& [first, end] : superseded_claims(db)) out.remove_range(first, end);
  for (const KeyCondition& condition : key_conditions(filter)) {
    ClaimSet met(last);
    add_claims(db, condition, met);
    out.keep(met);
    if (out.empty()) return out;
  }
  if (!filter.words.empty()) out.keep(claims_with_words(db, filter.words, last));
  return out;
}

}  // namespace

std::vector<std::pair<uint64_t, uint64_t>> superseded_claims(Database& db) {
  std::vector<std::pair<uint64_t, uint64_t>> out;
  Query query = db.query("SELECT first, last FROM superseded");
  while (query.step()) out.emplace_back(query.count(0), query.count(1));
  return out;
}

Status SqliteLedger::claims(const ClaimFilter& filter, const Visitor<ClaimRow>& visit) {
  Transaction transaction(db_, Transaction::Kind::read);
  uint64_t last = 0, found = 0;
  {
    Query query = db_.query("SELECT coalesce(max(claim), 0) FROM claim");
    if (query.step()) last = query.count(0);
  }
  const ClaimSet claims = claims_that_pass(db_, filter, last);
  Query query = db_.query(
      "SELECT document, id, line FROM claim JOIN analysis USING (analysis) WHERE claim = ?1");
  for (uint64_t claim = claims.next(1); claim != 0 && db_.ok(); claim = claims.next(claim + 1)) {
    query.bind(1, claim);
    if (query.step()) {
      if (!visit({claim, query.count(0), query.text(1), query.text(2)}) || ++found == filter.limit)
        break;
    }
    query.again();
  }
  query.again();
  return transaction.commit();
}

Status SqliteLedger::find_documents(const std::vector<SoughtWord>& words, uint64_t limit,
                                    const Visitor<DocumentRow>& visit) {
  if (words.empty()) return Done{};
  const std::string match = match_of(words);
  uint64_t found = 0;
  Query query = db_.query(
      "SELECT d.document, i.id, d.record, d.id, name, url, outlet, title, published, text"
      " FROM document_words w CROSS JOIN document d ON d.document = w.rowid"
      " JOIN input i USING (input) WHERE w.document_words MATCH ?1 AND EXISTS"
      " (SELECT 1 FROM analysis a JOIN standing s ON s.input = d.input AND s.record = d.record"
      " AND s.analysis = a.analysis WHERE a.document = d.document) ORDER BY w.rowid");
  query.bind(1, match);
  while (query.step()) {
    DocumentRow row;
    read_document(query, row);
    if (!visit(row) || ++found == limit) break;
  }
  return db_.take();
}

}  // namespace isnad
