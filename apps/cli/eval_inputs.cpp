#include "apps/cli/eval_inputs.hpp"

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <functional>
#include <sstream>
#include <string_view>

namespace isnad {
namespace {

using Kind = JsonValue::Kind;
using LineReader =
    std::function<std::string(const JsonValue&)>;  // what is wrong with the line, or ""

Result<std::string> read_file(const std::string& path) {
  std::ifstream file(path, std::ios::binary);
  std::ostringstream content;
  if (file && !std::filesystem::is_directory(path)) content << file.rdbuf();
  if (!file || std::filesystem::is_directory(path)) {
    return Error{ErrorCode::input_missing, "the file cannot be read", path, "check the path",
                 "IO-READ"};
  }
  return content.str();
}

std::vector<std::string_view> lines_of(std::string_view text) {
  std::vector<std::string_view> lines;
  while (!text.empty()) {
    const size_t end = std::min(text.find('\n'), text.size());
    std::string_view line = text.substr(0, end);
    if (line.ends_with('\r')) line.remove_suffix(1);
    lines.push_back(line);
    text.remove_prefix(std::min(end + 1, text.size()));
  }
  return lines;
}

Error refused(const std::string& path, size_t line, std::string message) {
  return {ErrorCode::input_refused, std::move(message), path + ":" + std::to_string(line),
          "correct the line or leave it out", "JSON-SYNTAX"};
}

Status read_json_lines(const std::string& path, const LineReader& read_line) {
  const Result<std::string> content = read_file(path);
  if (!content) return content.error();
  size_t number = 0;
  for (const std::string_view line : lines_of(*content)) {
    ++number;
    if (line.find_first_not_of(" \t") == line.npos) continue;
    const Result<JsonValue> value = parse_json(line);
    if (!value) {
      return refused(path, number, value.error().message + " at byte " + value.error().where);
    }
    const std::string wrong = read_line(*value);
    if (!wrong.empty()) return refused(path, number, wrong);
  }
  return Done{};
}

bool is_span(const JsonValue& value) {
  return value["begin"].is(Kind::integer) && value["end"].is(Kind::integer);
}

Result<std::map<std::string, std::string>> read_split(const std::string& gold_path) {
  const std::string path = (std::filesystem::path(gold_path).parent_path() / "split.tsv").string();
  const Result<std::string> content = read_file(path);
  if (!content) return content.error();
  std::map<std::string, std::string> part_of;
  for (const std::string_view line : lines_of(*content)) {
    const size_t tab = line.find('\t');
    if (tab == line.npos) continue;
    part_of[std::string(line.substr(0, tab))] = line.substr(tab + 1);
  }
  return part_of;
}

std::string read_ignored(const JsonValue& spans, EvalDocument& document) {
  for (const JsonValue& span : spans.items) {
    if (span.items.size() != 2) return "`ignore` holds [begin, end] pairs";
    JsonValue ignored;
    ignored.kind = Kind::object;
    ignored.add("begin", span.items[0]);
    ignored.add("end", span.items[1]);
    if (!is_span(ignored)) return "`ignore` holds [begin, end] pairs of byte offsets";
    document.ignored.push_back(std::move(ignored));
  }
  return "";
}

std::string read_gold(const JsonValue& gold, EvalDocument& document) {
  if (!gold["ignore"].is(Kind::null)) return read_ignored(gold["ignore"], document);
  if (!gold["id"].is(Kind::string) || !gold["type"].is(Kind::string) || !is_span(gold)) {
    return "a gold claim has `id`, `doc`, `type`, `begin` and `end`";
  }
  document.gold.push_back(gold);
  return "";
}

bool is_system_claim(const JsonValue& claim) {
  const JsonValue& evidence = claim["evidence"];
  const JsonValue& trigger = evidence["trigger"];
  return claim["document"]["name"].is(Kind::string) && claim["type"].is(Kind::string) &&
         is_span(evidence) && (!trigger.filled() || is_span(trigger));
}

}  // namespace

Result<EvalDocuments> read_eval_documents(const std::vector<std::string>& gold_paths,
                                          const std::string& system_path, const std::string& part) {
  std::map<std::string, std::string> part_of;
  if (!part.empty()) {
    const auto split = read_split(gold_paths.front());
    if (!split) return split.error();
    part_of = *split;
  }
  EvalDocuments documents;
  for (const std::string& path : gold_paths) {
    const Status status = read_json_lines(path, [&](const JsonValue& line) -> std::string {
      if (!line["doc"].is(Kind::string)) return "a gold line names its document in `doc`";
      const std::string& name = line["doc"].text;
      if (!part.empty() && part_of[name] != part) return "";
      return read_gold(line, documents[name]);
    });
    if (!status) return status.error();
  }
  const Status status = read_json_lines(system_path, [&](const JsonValue& line) -> std::string {
    if (!is_system_claim(line)) return "this is no claim as `isnad analyze` writes it";
    const auto document = documents.find(line["document"]["name"].text);
    if (document != documents.end()) document->second.system.push_back(line);
    return "";
  });
  if (!status) return status.error();
  return documents;
}

}  // namespace isnad
