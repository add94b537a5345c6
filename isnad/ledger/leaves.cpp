#include "isnad/ledger/leaves.hpp"

#include <algorithm>

#include "isnad/base/sha256.hpp"
#include "isnad/record/json_writer.hpp"

namespace isnad {
namespace {

// Begins a leaf; the caller writes its own keys and closes it.
JsonWriter begin_leaf(std::string& out, const LeafPlace& place, const char* kind) {
  JsonWriter json(out);
  json.open('{');
  json.key("schema").string("isnad.leaf/1");
  json.key("seq").number(static_cast<double>(place.seq));
  json.key("at").string(place.at);
  json.key("kind").string(kind);
  return json;
}

std::string on_one_line(std::string text) {
  std::replace(text.begin(), text.end(), '\n', ' ');
  return text;
}

}  // namespace

std::string acceptance_leaf(const LeafPlace& place, const Blob& blob,
                            const std::string& commitment) {
  std::string out;
  JsonWriter json = begin_leaf(out, place, "acceptance");
  json.key("input").string(blob.id);
  json.key("bytes").number(static_cast<double>(blob.bytes));
  json.key("name").string(commitment);
  json.close('}');
  return out;
}

std::string analysis_leaf(const LeafPlace& place, const InputReading& reading,
                          const DocumentRow& document, const AnalysisRow& analysis) {
  std::string out;
  JsonWriter json = begin_leaf(out, place, "analysis");
  json.key("input").string(reading.input);
  json.key("document").string(document.document.id);
  json.key("record").number(static_cast<double>(document.record));
  json.key("program").string(reading.key.program);
  json.key("packs").string(reading.key.packs);
  json.key("claims").number(static_cast<double>(analysis.claims));
  json.key("digest").string(analysis.digest);
  json.key("content").string(analysis.content);
  json.close('}');
  return out;
}

std::string quarantine_leaf(const LeafPlace& place, const QuarantineRow& row) {
  std::string out;
  JsonWriter json = begin_leaf(out, place, "quarantine");
  json.key("input").string(row.input);
  json.key("reason").string(row.reason);
  json.key("byte").number(static_cast<double>(row.byte));
  json.key("line").number(static_cast<double>(row.line));
  json.key("message").string(row.message);
  json.close('}');
  return out;
}

std::string decision_leaf(const Decision& decision, const std::string& commitment) {
  std::string out;
  JsonWriter json = begin_leaf(out, {decision.seq, decision.at}, "decision");
  json.key("decision").string(decision.id);
  json.key("subject").string(decision.subject);
  json.key("parent").string_or_null(decision.parent);
  json.key("content").string(commitment);
  json.close('}');
  return out;
}

std::string decision_content(const Decision& decision) {
  return on_one_line(decision.kind) + "\n" + on_one_line(decision.reviewer) + "\n" +
         decision.content;
}

void read_decision_content(const std::string& content, Decision& decision) {
  const size_t kind = content.find('\n');
  const size_t reviewer = kind == std::string::npos ? kind : content.find('\n', kind + 1);
  if (reviewer == std::string::npos) return;
  decision.reviewer = content.substr(kind + 1, reviewer - kind - 1);
  decision.content = content.substr(reviewer + 1);
}

std::string file_name_of(const std::string& path) { return path.substr(path.rfind('/') + 1); }

std::string decision_id(const std::string& commitment) {
  return "d_" + sha256_hex(commitment).substr(0, 16);
}

Error decision_conflict(const Decision& decision, const std::string& standing) {
  return {ErrorCode::conflict,
          "the last decision on " + decision.subject + " is " +
              (standing.empty() ? "none" : standing) + ", not " +
              (decision.parent.empty() ? "none" : decision.parent),
          "", "look at it and decide again", ""};
}

Error nothing_to_erase(const std::string& commitment) {
  return {ErrorCode::usage, "no personal field has the commitment " + commitment, "", "", ""};
}

Error no_document(uint64_t number) {
  return {ErrorCode::usage, "no document " + std::to_string(number), "", "", ""};
}

QuarantineRow died_twice() {
  return {"", 0, "SBX-SIGNAL", 0, "reading it was begun twice and ended by nobody"};
}

Error not_pending(const InputReading& reading) {
  return {ErrorCode::internal,
          "reading " + std::to_string(reading.number) + " is " + to_string(reading.state), "", "",
          ""};
}

std::string digest_of_lines(const std::vector<std::string>& lines) {
  RunningSha256 hash;
  for (const std::string& line : lines) {
    hash.add(line);
    hash.add("\n");
  }
  return to_hex(hash.finish());
}

std::string content_digest(const DocumentRow& row, const AnalysisRow& analysis) {
  const Document& document = row.document;
  RunningSha256 hash;
  for (const std::string* field :
       {&document.id, &document.name, &document.url, &document.outlet, &document.title,
        &document.published, &document.text, &analysis.published, &analysis.published_basis})
    hash.add(sha256_hex(*field));
  return to_hex(hash.finish());
}

std::string digest_of_document(const Document& document) {
  std::string fields;
  JsonWriter json(fields);
  json.open('[');
  for (const std::string* field : {&document.id, &document.name, &document.url, &document.outlet,
                                   &document.title, &document.published})
    json.string(*field);
  json.close(']');
  return sha256_hex(fields);
}

}  // namespace isnad
