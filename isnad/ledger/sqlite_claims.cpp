// Which claims pass a filter, and which part of the filter is asked first?
//
// Each part of the filter is a condition on a row of claim_facts, and most of them can also list
// the claims they leave. The one that leaves the fewest is asked first, the others of each claim it
// gives; where all leave many, the claims are gone through in their order.
#include <algorithm>
#include <limits>

#include "isnad/dates/calendar.hpp"
#include "isnad/ledger/sqlite_store.hpp"

namespace isnad {
namespace {

constexpr uint64_t kMany = 20000, kVeryMany = 300000;
constexpr int64_t kNoDay = std::numeric_limits<int32_t>::max();

// A value to bind.
struct Value {
  enum Kind { text, whole, real } kind = text;
  std::string words;
  int64_t number = 0;
  double amount = 0;

  static Value of(std::string words) { return {text, std::move(words), 0, 0}; }
  static Value of(int64_t number) { return {whole, "", number, 0}; }
  static Value of(double amount) { return {real, "", 0, amount}; }
};

// Each '?' of both stands for the next of the values.
struct Condition {
  std::string holds;               // of a row `f` of claim_facts
  std::string list;                // SELECT of claims that may hold; "" = cannot be listed
  std::vector<Value> values;       // of `holds`
  std::vector<Value> list_values;  // of `list`
  bool whole = true;               // the list is of those that hold alone
};

void bind_all(Query& query, const std::vector<Value>& values) {
  int at = 0;
  for (const Value& value : values) {
    ++at;
    if (value.kind == Value::text) query.bind(at, value.words);
    if (value.kind == Value::whole) query.bind(at, value.number);
    if (value.kind == Value::real) query.bind(at, value.amount);
  }
}

std::string json_list(const std::vector<int64_t>& numbers) {
  std::string out = "[";
  for (const int64_t number : numbers) out += (out.size() > 1 ? "," : "") + std::to_string(number);
  return out + "]";
}

Condition has_term(const std::vector<int64_t>& terms) {
  const Value list = Value::of(json_list(terms));
  return {
      "EXISTS (SELECT 1 FROM json_each(?) j JOIN claim_term t ON t.term = j.value"
      " WHERE t.claim = f.claim)",
      "SELECT claim FROM claim_term WHERE term IN (SELECT value FROM json_each(?))",
      {list},
      {list}};
}

Condition of_types(const std::vector<std::string>& types) {
  Condition out;
  for (const std::string& type : types) {
    out.holds += std::string(out.holds.empty() ? "(" : " OR ") +
                 "+f.type = ? OR (+f.type >= ? AND +f.type < ?)";
    out.list += std::string(out.list.empty() ? "" : " UNION ALL ") +
                "SELECT claim FROM claim_facts WHERE type = ? UNION ALL"
                " SELECT claim FROM claim_facts WHERE type >= ? AND type < ?";
    for (const std::string& bound : {type, type + ".", type + "/"})  // '/' follows '.'
      out.values.push_back(Value::of(bound));
  }
  out.holds += ")";
  out.list_values = out.values;
  return out;
}

Condition in_days(const ClaimFilter& filter) {
  const auto from_day = parse_iso_day(filter.from), to_day = parse_iso_day(filter.to);
  const int64_t from = from_day ? *from_day : -kNoDay, to = to_day ? *to_day : kNoDay;
  Condition out{"+f.first_day <= ? AND +f.last_day >= ?", "", {Value::of(to), Value::of(from)}, {}};
  const std::pair<int64_t, int64_t> breadths[] = {{0, 0}, {1, 31}, {2, 366}, {3, 2 * kNoDay}};
  for (const auto& [breadth, days] : breadths) {
    out.list += std::string(out.list.empty() ? "" : " UNION ALL ") +
                "SELECT claim FROM claim_facts WHERE breadth = ? AND first_day BETWEEN ? AND ?"
                " AND last_day >= ?";
    for (const int64_t value : {breadth, from - days, to, from})
      out.list_values.push_back(Value::of(value));
  }
  return out;
}

Condition in_numbers(const ClaimFilter& filter) {
  Condition out{"(f.low IS NOT NULL OR f.high IS NOT NULL)", "", {}, {}};
  if (filter.low) {
    out.holds += " AND (f.high IS NULL OR +f.high >= ?)";
    out.values.push_back(Value::of(*filter.low));
    constexpr const char* kCounted =
        "SELECT claim FROM claim_facts WHERE (low IS NOT NULL OR high IS NOT NULL) AND ";
    out.list = std::string(kCounted) + "high >= ? UNION ALL " + kCounted + "high IS NULL";
    out.list_values = out.values;
  }
  if (filter.high) {
    out.holds += " AND (f.low IS NULL OR f.low <= ?)";
    out.values.push_back(Value::of(*filter.high));
    out.whole = false;
  }
  return out;
}

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

Condition with_words(const std::vector<SoughtWord>& words) {
  const Value match = Value::of(match_of(words));
  return {
      "EXISTS (SELECT 1 FROM passage_words p WHERE p.passage_words MATCH ?"
      " AND p.rowid = f.passage)",
      "SELECT claim FROM passage_words p CROSS JOIN claim_facts ON passage = p.rowid"
      " WHERE p.passage_words MATCH ?",
      {match},
      {match},
      true};
}

// The conditions on the claim's own values.
std::vector<Condition> value_conditions(const ClaimFilter& filter) {
  std::vector<Condition> out;
  if (!filter.types.empty()) out.push_back(of_types(filter.types));
  if (!filter.modalities.empty()) {
    Condition modality{"f.modality IN (", "", {}, {}};
    for (const std::string& name : filter.modalities) {
      modality.holds += modality.values.empty() ? "?" : ", ?";
      modality.values.push_back(Value::of(name));
    }
    modality.holds += ")";
    out.push_back(std::move(modality));
  }
  if (!filter.from.empty() || !filter.to.empty()) out.push_back(in_days(filter));
  if (filter.low || filter.high) out.push_back(in_numbers(filter));
  if (filter.confidence > 0)
    out.push_back({"f.confidence >= ?", "", {Value::of(filter.confidence)}, {}});
  if (filter.after > 0)
    out.push_back({"f.claim > ?", "", {Value::of(static_cast<int64_t>(filter.after))}, {}});
  const auto listed = [&](const std::string& list, const std::string& id) {
    out.push_back({"+f.claim IN (" + list + ")", list, {Value::of(id)}, {Value::of(id)}});
  };
  if (!filter.claim.empty()) listed("SELECT claim FROM claim WHERE id = ?", filter.claim);
  if (!filter.document.empty())
    listed(
        "SELECT claim FROM document d JOIN analysis a USING (document) JOIN claim c"
        " USING (analysis) WHERE d.id = ?",
        filter.document);
  return out;
}

// How many claims the condition leaves, counted up to `most`.
uint64_t claims_left(Database& db, const Condition& condition, uint64_t most) {
  Query query = db.query_made("SELECT count(*) FROM (" + condition.list + " LIMIT " +
                              std::to_string(most) + ")");
  bind_all(query, condition.list_values);
  return query.step() ? query.count(0) : 0;
}

// The condition to ask first, or their number when to go through the claims is better: one that
// leaves many is soon met, several that do may hardly ever be met together.
size_t first_condition(Database& db, const std::vector<Condition>& conditions) {
  size_t best = conditions.size(), listed = 0;
  for (const Condition& condition : conditions) listed += !condition.list.empty();
  for (const uint64_t most : {kMany, kVeryMany}) {
    uint64_t least = most;
    for (size_t i = 0; i < conditions.size(); ++i) {
      if (conditions[i].list.empty()) continue;
      const uint64_t left = claims_left(db, conditions[i], least);
      if (left >= least) continue;
      least = left;
      best = i;
    }
    if (best < conditions.size() || listed < 2) break;
  }
  return best;
}

}  // namespace

std::vector<int64_t> SqliteLedger::terms_named(char kind, const std::string& asked) {
  const std::string folded = folded_name(asked);
  const std::string name_kind(1, kind), id_kind(1, static_cast<char>(kind - 'a' + 'A'));
  std::vector<int64_t> out;
  if (!folded.empty()) {
    Query query = db_.query("SELECT term FROM term WHERE kind = ?1 AND text = ?2");
    query.bind(1, name_kind).bind(2, folded);
    while (query.step()) out.push_back(query.number(0));
  }
  Query query = db_.query("SELECT term, text FROM term WHERE kind = ?1");
  query.bind(1, id_kind);
  while (query.step())
    if (is_id(query.text(1), asked)) out.push_back(query.number(0));
  return out;
}

std::vector<int64_t> SqliteLedger::terms_near(const Circle& circle) {
  std::vector<int64_t> out;
  Query query = db_.query("SELECT term, text FROM term WHERE kind = 'g'");
  while (query.step()) {
    const std::string text = query.text(1);
    const double lat = std::stod(text), lon = std::stod(text.substr(text.find(',') + 1));
    if (kilometres_between(lat, lon, circle) <= circle.km) out.push_back(query.number(0));
  }
  return out;
}

Status SqliteLedger::claims(const ClaimFilter& filter, const Visitor<ClaimRow>& visit) {
  Transaction transaction(db_, Transaction::Kind::read);
  std::vector<Condition> conditions = value_conditions(filter);
  const auto named = [&](char kind, const std::string& asked) {
    if (!asked.empty()) conditions.push_back(has_term(terms_named(kind, asked)));
  };
  named('s', filter.speaker);
  named('c', filter.camp);
  named('a', filter.actor);
  named('p', filter.place);
  if (!filter.admin.empty()) {
    std::vector<int64_t> terms = terms_named('p', filter.admin);
    for (const int64_t term : terms_named('w', filter.admin)) terms.push_back(term);
    conditions.push_back(has_term(terms));
  }
  if (filter.near) conditions.push_back(has_term(terms_near(*filter.near)));
  // Last: to ask the search about one claim costs more than all else.
  if (!filter.words.empty()) conditions.push_back(with_words(filter.words));

  std::string sql =
      "SELECT f.claim, f.document, c.id, c.line FROM claim_facts f"
      " CROSS JOIN claim c ON c.claim = f.claim WHERE 1";
  std::vector<Value> values;
  const size_t first = first_condition(db_, conditions);
  for (size_t i = 0; i < conditions.size(); ++i) {
    const Condition& condition = conditions[i];
    const auto add = [&](const std::string& part, const std::vector<Value>& bound) {
      sql += " AND " + part;
      values.insert(values.end(), bound.begin(), bound.end());
    };
    if (i == first) add("f.claim IN (" + condition.list + ")", condition.list_values);
    if (i != first || !condition.whole) add(condition.holds, condition.values);
  }
  sql += " ORDER BY f.claim";
  if (filter.limit > 0) sql += " LIMIT " + std::to_string(filter.limit);
  {
    Query query = db_.query_made(sql);
    bind_all(query, values);
    while (query.step()) {
      if (!visit({query.count(0), query.count(1), query.text(2), query.text(3)})) break;
    }
  }
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
