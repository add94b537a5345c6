#include "apps/cli/reporter.hpp"

#include <algorithm>
#include <cstdio>
#include <cstdlib>

#include "isnad/exports/claim_words.hpp"
#include "isnad/record/json_writer.hpp"

namespace isnad {

ExitCode exit_code_of(ErrorCode code) {
  switch (code) {
    case ErrorCode::usage:
      return kUsage;
    case ErrorCode::input_missing:
    case ErrorCode::input_refused:
    case ErrorCode::nothing_usable:
      return kNothingUsable;
    case ErrorCode::storage:
      return kStorage;
    case ErrorCode::pack_broken:
      return kPackBroken;
    case ErrorCode::integrity:
      return kIntegrity;
    case ErrorCode::no_ledger:
      return kNoLedger;
    case ErrorCode::busy:
      return kBusy;
    case ErrorCode::key:
      return kKey;
    case ErrorCode::conflict:
      return kConflict;
    case ErrorCode::internal:
      break;
  }
  return kInternalError;
}

Language choose_language(std::string_view named) {
  for (const char* variable : {"LC_ALL", "LC_MESSAGES", "LANG"}) {
    if (!named.empty()) break;
    const char* value = std::getenv(variable);
    if (value != nullptr) named = value;
  }
  return named.substr(0, 2) == "ar" ? Language::arabic : Language::english;
}

void Reporter::say(std::string_view message) const {
  std::fprintf(stderr, "isnad: %.*s\n", static_cast<int>(message.size()), message.data());
}

void Reporter::say_reason(std::string_view place, std::string_view reason, uint64_t at) const {
  const bool ascii = std::all_of(place.begin(), place.end(),
                                 [](char c) { return static_cast<signed char>(c) > 0; });
  const bool plain = ascii && language() == Language::english;
  const std::string shown = plain ? one_line(place) : isolated(one_line(place));
  const std::string meaning(messages_.of("reason", reason));
  std::string line = filled(
      messages_["input.refused"],
      {{"place", shown}, {"reason", reason}, {"at", std::to_string(at)}, {"meaning", meaning}});
  if (messages_.has("remedy." + std::string(reason)))
    line += " " + std::string(messages_.of("remedy", reason));
  say(line);
}

int Reporter::end(ExitCode code, std::string_view id, std::string_view message,
                  std::string_view hint) const {
  if (format_ == ErrorFormat::text) {
    say(hint.empty() ? std::string(message)
                     : std::string(message) + "\n       " + std::string(hint));
    return code;
  }
  std::string line;
  JsonWriter json(line);
  json.open('{');
  json.key("type").string("exit_error");
  json.key("code").number(code);
  json.key("id").string(id);
  json.key("message").string(message);
  json.key("hint").string(hint);
  json.close('}');
  std::fprintf(stderr, "%s\n", line.c_str());
  return code;
}

int Reporter::end(const Error& error) const {
  const ExitCode code = exit_code_of(error.code);
  const std::string message =
      error.where.empty() ? error.message : error.where + ": " + error.message;
  const std::string id = !error.reason.empty()
                             ? error.reason
                             : std::string(messages_.of("exit_id", std::to_string(code)));
  return end(code, id, message, error.remedy);
}

}  // namespace isnad
