#include "apps/cli/reviews.hpp"

#include "isnad/ingest/byte_stream.hpp"

#include "apps/cli/eval_json.hpp"

namespace isnad {
namespace {

Error broken(const std::string& message) {
  return {
      ErrorCode::input_refused, message, "",
      "write {\"kind\": \"merge\", \"claims\": [ids]} or {\"kind\": \"split\", \"claims\": [ids], "
      "\"from\": [ids]}",
      "JSON-SYNTAX"};
}

// The ids of a list; false when it is none, or holds anything else.
bool read_ids(const JsonValue& list, std::vector<std::string>& ids) {
  if (!list.is(JsonValue::Kind::array) || list.items.empty()) return false;
  for (const JsonValue& item : list.items) {
    if (!item.is(JsonValue::Kind::string)) return false;
    ids.push_back(item.text);
  }
  return true;
}

Status add_value(std::string_view kind, const JsonValue& content, ReviewedPairs& pairs) {
  if (kind != "merge" && kind != "split") return Done{};
  std::vector<std::string> claims, from;
  if (!read_ids(content["claims"], claims)) return broken("no list of claims");
  if (kind == "merge") {
    for (size_t i = 1; i < claims.size(); ++i) pairs.together.emplace_back(claims[0], claims[i]);
    return Done{};
  }
  if (!read_ids(content["from"], from)) return broken("no list of claims they are split from");
  for (const std::string& a : claims) {
    for (const std::string& b : from) {
      if (a != b) pairs.apart.emplace_back(a, b);
    }
  }
  return Done{};
}

}  // namespace

Status add_review(std::string_view kind, std::string_view content, ReviewedPairs& pairs) {
  const Result<JsonValue> value = parse_json(content);
  return value ? add_value(kind, *value, pairs) : Status(value.error());
}

Status read_reviews(const std::string& path, ReviewedPairs& pairs) {
  Result<ByteStream> stream = ByteStream::open(path);
  if (!stream) return stream.error();
  for (Line line; stream->next_line(line);) {
    if (line.bytes.empty()) continue;
    const Result<JsonValue> value = parse_json(line.bytes);
    Status status = value ? Status(Done{}) : Status(value.error());
    if (value) {
      const JsonValue& kind = (*value)["kind"];
      const bool known = kind.is_text("merge") || kind.is_text("split");
      status = known ? add_value(kind.text, *value, pairs) : Status(broken("no kind"));
    }
    if (status) continue;
    Error error = status.error();
    error.where = path + ":" + std::to_string(line.number);
    return error;
  }
  return Done{};
}

}  // namespace isnad
