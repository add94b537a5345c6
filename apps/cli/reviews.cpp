#include "apps/cli/reviews.hpp"

#include "isnad/ingest/byte_stream.hpp"
#include "isnad/record/json_value.hpp"

namespace isnad {
namespace {

Error broken(const std::string& message) {
  return {
      ErrorCode::input_refused, message, "",
      "write {\"kind\": \"merge\", \"claims\": [ids]} or {\"kind\": \"split\", \"claims\": [ids], "
      "\"from\": [ids]}",
      "JSON-SYNTAX"};
}

Status read_line(std::string_view line, IncidentWords& words) {
  const Result<JsonValue> value = parse_json(line);
  if (!value) return value.error();
  const JsonValue& kind = (*value)["kind"];
  if (!kind.is_text("merge") && !kind.is_text("split")) return broken("no kind");
  JsonValue content;
  content.kind = JsonValue::Kind::object;
  for (size_t i = 0; i < value->names.size(); ++i)
    if (value->names[i] != "kind") content.add(value->names[i], value->items[i]);
  const auto read = parse_decision_content(kind.text, write_json(content));
  if (!read) return broken(read.error().message);
  add_words(*read, words);
  return Done{};
}

}  // namespace

Status read_review_file(const std::string& path, IncidentWords& words) {
  Result<ByteStream> stream = ByteStream::open(path);
  if (!stream) return stream.error();
  for (Line line; stream->next_line(line);) {
    if (line.bytes.empty()) continue;
    const Status status = read_line(line.bytes, words);
    if (status) continue;
    Error error = status.error();
    error.where = path + ":" + std::to_string(line.number);
    return error;
  }
  return Done{};
}

}  // namespace isnad
