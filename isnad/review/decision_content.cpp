#include "isnad/review/decision_content.hpp"

#include <algorithm>
#include <array>
#include <simdjson.h>

#include "isnad/record/claim_json.hpp"
#include "isnad/record/claim_reader.hpp"
#include "isnad/review/record_schema.hpp"

namespace isnad {
namespace {

using simdjson::dom::element;
using simdjson::dom::object;

constexpr std::array<const char*, 9> kKinds = {
    "accept", "reject", "correct", "dispute", "second_opinion", "note", "add", "merge", "split"};
constexpr size_t kLongestNote = 10000;  // bytes
constexpr size_t kMostClaims = 10000;   // of a merge or split

// The keys of a kind's content, each with '!' behind it if it must be there.
const char* keys_of(DecisionKind kind) {
  switch (kind) {
    case DecisionKind::accept:
      return "";
    case DecisionKind::reject:
      return "reason";
    case DecisionKind::second_opinion:
      return "note";
    case DecisionKind::dispute:
    case DecisionKind::note:
      return "note!";
    case DecisionKind::correct:
    case DecisionKind::add:
      return "claim!";
    case DecisionKind::merge:
      return "claims!";
    case DecisionKind::split:
      return "claims!from!";
  }
  return "";
}

Error refused(std::string_view key, std::string why) {
  return {ErrorCode::input_refused, std::string(key) + ": " + std::move(why), std::string(key),
          "see docs/review.md for what a decision may hold", "JSON-SYNTAX"};
}

bool is_id(std::string_view text, char kind) {
  return text.size() == 18 && text[0] == kind && text[1] == '_' &&
         text.find_first_not_of("0123456789abcdef", 2) == text.npos;
}

Status read_ids(std::string_view key, const element& value, std::vector<std::string>& ids) {
  simdjson::dom::array list;
  if (value.get(list) || list.size() == 0) return refused(key, "is no list of claims");
  if (list.size() > kMostClaims) return refused(key, "holds too many claims");
  for (const element item : list) {
    std::string_view id;
    if (item.get(id) || !is_id(id, 'c')) return refused(key, "holds what is no id of a claim");
    ids.emplace_back(id);
  }
  return Done{};
}

Status read_note(std::string_view key, const element& value, std::string& note) {
  std::string_view text;
  if (value.get(text)) return refused(key, "is no text");
  if (text.empty() || text.size() > kLongestNote) return refused(key, "is empty or too long");
  note = text;
  return Done{};
}

Status read_record(const element& value, std::optional<Claim>& claim) {
  const std::string line = simdjson::to_string(value);
  if (const std::string fault = fault_of_record(line); !fault.empty())
    return refused("claim", fault);
  Result<Claim> read = ClaimParser().parse(line);
  if (!read) return read.error();
  claim = std::move(*read);
  return Done{};
}

Status read_member(std::string_view key, const element& value, DecisionContent& out) {
  if (key == "claim") return read_record(value, out.claim);
  if (key == "claims") return read_ids(key, value, out.claims);
  if (key == "from") return read_ids(key, value, out.from);
  return read_note(key, value, out.note);
}

bool is_key_of(std::string_view keys, std::string_view key) {
  const size_t at = keys.find(key);
  const size_t end = at + key.size();
  return !key.empty() && at != keys.npos && (at == 0 || keys[at - 1] == '!') &&
         (end == keys.size() || keys[end] == '!');
}

// The first key that must be there and is not, or "".
std::string missing_key(std::string_view keys, const object& members) {
  for (size_t begin = 0; begin < keys.size();) {
    const size_t end = keys.find('!', begin);
    if (end == keys.npos) return "";
    const std::string_view key = keys.substr(begin, end - begin);
    element found;
    if (members.at_key(key).get(found)) return std::string(key);
    begin = end + 1;
  }
  return "";
}

void write_ids(JsonWriter& json, const char* key, const std::vector<std::string>& ids) {
  json.key(key).open('[');
  for (const std::string& id : ids) json.string(id);
  json.close(']');
}

}  // namespace

const char* to_string(DecisionKind kind) { return kKinds[static_cast<size_t>(kind)]; }

std::optional<DecisionKind> decision_kind(std::string_view name) {
  for (size_t i = 0; i < kKinds.size(); ++i)
    if (name == kKinds[i]) return static_cast<DecisionKind>(i);
  return std::nullopt;
}

Result<DecisionContent> parse_decision_content(std::string_view kind, std::string_view content) {
  const auto known = decision_kind(kind);
  if (!known) return refused("kind", "is none of those that there are");
  simdjson::dom::parser parser;
  element value;
  object members;
  if (parser.parse(content.data(), content.size()).get(value) || value.get(members))
    return refused("content", "is no JSON object");
  const std::string_view keys = keys_of(*known);
  DecisionContent out;
  out.kind = *known;
  std::vector<std::string_view> seen;
  for (const auto& [key, member] : members) {
    if (!is_key_of(keys, key)) return refused(key, "is no key of this kind of decision");
    if (std::find(seen.begin(), seen.end(), key) != seen.end()) return refused(key, "stands twice");
    seen.push_back(key);
    if (const Status read = read_member(key, member, out); !read) return read.error();
  }
  const std::string missing = missing_key(keys, members);
  if (!missing.empty()) return refused(missing, "is missing");
  return out;
}

std::string decision_content_json(const DecisionContent& content) {
  std::string out;
  JsonWriter json(out);
  json.open('{');
  if (!content.note.empty())
    json.key(content.kind == DecisionKind::reject ? "reason" : "note").string(content.note);
  if (!content.claims.empty()) write_ids(json, "claims", content.claims);
  if (!content.from.empty()) write_ids(json, "from", content.from);
  if (content.claim) json.key("claim").written(claim_json(*content.claim));
  json.close('}');
  return out;
}

Result<DecisionDraft> parse_decision_draft(std::string_view line) {
  simdjson::dom::parser parser;
  element value;
  object members;
  if (parser.parse(line.data(), line.size()).get(value) || value.get(members))
    return refused("decision", "is no JSON object");
  DecisionDraft out;
  for (const auto& [key, member] : members) {
    std::string_view text;
    if (key == "content") {
      out.content = simdjson::to_string(member);
    } else if (key == "parent" && member.is_null()) {
      out.parent = "";
    } else if ((key != "subject" && key != "kind" && key != "parent") || member.get(text)) {
      return refused(key, "is no key of a decision, or no text");
    } else if (key == "parent") {
      out.parent = text;
    } else {
      (key == "kind" ? out.kind : out.subject) = text;
    }
  }
  if (out.content.empty()) return refused("content", "is missing");
  return out;
}

std::string decision_json(const Decision& decision) {
  std::string out;
  JsonWriter json(out);
  json.open('{');
  json.key("schema").string("isnad.decision/1");
  json.key("id").string(decision.id);
  json.key("subject").string(decision.subject);
  json.key("parent").string_or_null(decision.parent);
  json.key("kind").string(decision.kind);
  json.key("reviewer").string_or_null(decision.reviewer);
  json.key("content").written(decision.content.empty() ? "null" : decision.content);
  json.key("at").string(decision.at);
  json.key("seq").number(static_cast<double>(decision.seq));
  json.key("commitment").string(decision.commitment);
  json.close('}');
  return out;
}

}  // namespace isnad
