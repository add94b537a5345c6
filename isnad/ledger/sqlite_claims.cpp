// Which claims pass a filter? The postings of each of its parts are a set of claims; those that are
// in all of the sets are read, in their order.
#include "isnad/ledger/sqlite_store.hpp"

namespace isnad {
namespace {

// Rows of the full-text index in which the words stand one after the other.
void add_phrase(Query&& query, const std::string& words, NumberSet& out) {
  std::string match = "\"";
  for (const char c : words) match += c == '"' ? std::string("\"\"") : std::string(1, c);
  match += "\"";
  query.bind(1, match);
  while (query.step()) out.add(query.count(0));
}

KeyCondition keys_of(const SoughtWord& sought) {
  KeyCondition out{one_key("x" + sought.word)};
  for (const std::string& lemma : sought.lemmas) out.push_back(one_key("l" + lemma));
  return out;
}

// Those in whose evidence the word stands. What words are found by knows only the first claim of a
// passage.
NumberSet claims_with(Database& db, const SoughtWord& sought, uint64_t last) {
  NumberSet out(last), others(last);
  if (is_phrase(sought)) {
    add_phrase(db.query("SELECT rowid FROM passage_words WHERE passage_words MATCH ?1"),
               sought.word, out);
  } else {
    add_postings(db, PostingPlace::evidence_words, keys_of(sought), out);
  }
  if (out.empty()) return out;
  const auto add = [&](std::string_view key, const PostingView& posting) {
    const uint64_t before = claims_before(key);
    posting.visit([&](uint64_t claim) {
      if (claim > before && out.has(claim - before)) others.add(claim);
    });
  };
  visit_postings(db, PostingPlace::claims, all_of_kind('e'), add);
  out.add_all(others);
  return out;
}

NumberSet documents_with(Database& db, const SoughtWord& sought, uint64_t last) {
  NumberSet out(last);
  if (is_phrase(sought)) {
    add_phrase(db.query("SELECT rowid FROM document_words WHERE document_words MATCH ?1"),
               sought.word, out);
  } else {
    add_postings(db, PostingPlace::document_words, keys_of(sought), out);
  }
  return out;
}

uint64_t last_number(Query&& query) { return query.step() ? query.count(0) : 0; }

// The claims that pass, up to number `last`.
NumberSet claims_that_pass(Database& db, const ClaimFilter& filter, uint64_t last) {
  NumberSet out(last);
  out.add_range(filter.after + 1, last);
  for (const auto& [first, end] : superseded_claims(db)) out.remove_range(first, end);
  for (const KeyCondition& condition : key_conditions(filter)) {
    NumberSet met(last);
    add_postings(db, PostingPlace::claims, condition, met);
    out.keep(met);
    if (out.empty()) return out;
  }
  for (const SoughtWord& sought : filter.words) out.keep(claims_with(db, sought, last));
  return out;
}

}  // namespace

std::vector<std::pair<uint64_t, uint64_t>> superseded_claims(Database& db) {
  std::vector<std::pair<uint64_t, uint64_t>> out;
  Query query = db.query("SELECT first, last FROM superseded");
  while (query.step()) out.emplace_back(query.count(0), query.count(1));
  return out;
}

Result<std::vector<uint64_t>> SqliteLedger::claim_numbers(const ClaimFilter& filter) {
  Transaction transaction(db_, Transaction::Kind::read);
  const uint64_t last = last_number(db_.query("SELECT coalesce(max(claim), 0) FROM claim"));
  const NumberSet claims = claims_that_pass(db_, filter, last);
  std::vector<uint64_t> out;
  for (uint64_t claim = claims.next(1); claim != 0; claim = claims.next(claim + 1)) {
    out.push_back(claim);
    if (out.size() == filter.limit) break;
  }
  if (const Status read = transaction.commit(); !read) return read.error();
  return out;
}

Status SqliteLedger::claim_values(ClaimValue of,
                                  const std::function<void(uint64_t claim, double value)>& take) {
  Transaction transaction(db_, Transaction::Kind::read);
  const ValueKeys keys = keys_of_values(of);
  const auto add = [&](std::string_view key, const PostingView& posting) {
    if (const auto value = keys.value(key))
      posting.visit([&](uint64_t claim) { take(claim, *value); });
  };
  visit_postings(db_, PostingPlace::claims, all_of_kind(keys.kind), add);
  return transaction.commit();
}

Status SqliteLedger::numbered_claims(const std::vector<uint64_t>& numbers,
                                     const Visitor<ClaimRow>& visit) {
  Query query = db_.query(
      "SELECT document, id, line FROM claim JOIN analysis USING (analysis) WHERE claim = ?1");
  for (const uint64_t number : numbers) {
    query.bind(1, number);
    const bool found = query.step();
    if (found && !visit({number, query.count(0), query.text(1), query.text(2)})) break;
    query.again();
    if (!db_.ok()) break;
  }
  query.again();
  return db_.take();
}

Status SqliteLedger::claims(const ClaimFilter& filter, const Visitor<ClaimRow>& visit) {
  Transaction transaction(db_, Transaction::Kind::read);
  uint64_t found = 0;
  const uint64_t last = last_number(db_.query("SELECT coalesce(max(claim), 0) FROM claim"));
  const NumberSet claims = claims_that_pass(db_, filter, last);
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
  Transaction transaction(db_, Transaction::Kind::read);
  uint64_t found = 0;
  const uint64_t last = last_number(db_.query("SELECT coalesce(max(document), 0) FROM document"));
  NumberSet documents(last);
  documents.add_range(1, last);
  for (const SoughtWord& sought : words) documents.keep(documents_with(db_, sought, last));
  Query query = db_.query(
      "SELECT d.document, i.id, d.record, d.id, name, url, outlet, title, published, text"
      " FROM document d JOIN input i USING (input) WHERE d.document = ?1 AND EXISTS"
      " (SELECT 1 FROM analysis a JOIN standing s ON s.input = d.input AND s.record = d.record"
      " AND s.analysis = a.analysis WHERE a.document = d.document)");
  for (uint64_t at = documents.next(1); at != 0 && db_.ok(); at = documents.next(at + 1)) {
    query.bind(1, at);
    if (query.step()) {
      DocumentRow row;
      read_document(query, row);
      if (!visit(row) || ++found == limit) break;
    }
    query.again();
  }
  query.again();
  return transaction.commit();
}

}  // namespace isnad
