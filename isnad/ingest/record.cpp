#include "isnad/ingest/record.hpp"

#include <array>
#include <simdjson.h>

#include "isnad/ingest/encoding.hpp"
#include "isnad/ingest/iso_date.hpp"

namespace isnad {
namespace {

using simdjson::ondemand::json_type;

struct Key {
  std::string_view name;
  std::string Document::*field;
};

constexpr std::array<Key, 6> kKeys = {{{"id", &Document::name},
                                       {"text", &Document::text},
                                       {"title", &Document::title},
                                       {"published", &Document::published},
                                       {"outlet", &Document::outlet},
                                       {"url", &Document::url}}};

Error json_error(simdjson::error_code code, size_t at) {
  const char* reason = "JSON-SYNTAX";
  if (code == simdjson::DEPTH_ERROR) reason = "JSON-DEPTH";
  if (code == simdjson::NUMBER_ERROR) reason = "JSON-NUMBER";
  return {ErrorCode::input_refused, simdjson::error_message(code), std::to_string(at), "", reason};
}

Error shape_error(std::string message, const char* reason = "JSON-SYNTAX") {
  return {ErrorCode::input_refused, std::move(message), "0", "", reason};
}

// A string, or for "id" a number as written; null is an absent value.
simdjson::error_code read_value(simdjson::ondemand::value& value, const Key& key,
                                std::string& out) {
  json_type type;
  if (const auto error = value.type().get(type)) return error;
  if (type == json_type::null) {
    bool null = false;
    return value.is_null().get(null);
  }
  if (type == json_type::number && key.name == "id") {
    double checked = 0;
    std::string_view raw = value.raw_json_token();
    if (const auto error = value.get_double().get(checked)) return error;
    out = raw.substr(0, raw.find_last_not_of(" \t\r\n") + 1);
    return simdjson::SUCCESS;
  }
  std::string_view text;
  const auto error = value.get_string().get(text);
  if (!error) out = text;
  return error;
}

}  // namespace

struct RecordParser::State {
  simdjson::ondemand::parser parser;
  std::string padded;
};

RecordParser::RecordParser() : state_(std::make_unique<State>()) {}
RecordParser::~RecordParser() = default;
RecordParser::RecordParser(RecordParser&&) noexcept = default;
RecordParser& RecordParser::operator=(RecordParser&&) noexcept = default;

Result<Document> RecordParser::parse(std::string_view line) {
  Document document;
  std::string& padded = state_->padded;
  padded.assign(line);
  if (auto damage = repair_utf8(padded)) document.diagnostics.push_back(std::move(*damage));
  const size_t size = padded.size();
  padded.resize(size + simdjson::SIMDJSON_PADDING);

  simdjson::ondemand::document json;
  simdjson::ondemand::object object;
  if (const auto error = state_->parser.iterate(padded.data(), size, padded.size()).get(json))
    return json_error(error, 0);
  const auto where = [&]() -> size_t {
    const char* at = nullptr;
    return json.current_location().get(at) ? size : static_cast<size_t>(at - padded.data());
  };
  if (const auto error = json.get_object().get(object)) {
    return error == simdjson::INCORRECT_TYPE ? shape_error("the line is no JSON object")
                                             : json_error(error, where());
  }
  unsigned seen = 0;
  for (auto field : object) {
    std::string_view name;
    simdjson::ondemand::value value;
    if (const auto error = field.unescaped_key().get(name)) return json_error(error, where());
    if (const auto error = field.value().get(value)) return json_error(error, where());
    for (size_t i = 0; i < kKeys.size(); ++i) {
      if (kKeys[i].name != name) continue;
      if (seen & (1u << i))
        return shape_error("the key \"" + std::string(kKeys[i].name) + "\" stands twice",
                           "JSON-DUPKEY");
      seen |= 1u << i;
      const auto error = read_value(value, kKeys[i], document.*kKeys[i].field);
      if (error == simdjson::INCORRECT_TYPE)
        return shape_error("\"" + std::string(kKeys[i].name) + "\" is no string");
      if (error) return json_error(error, where());
    }
  }
  const char* rest = nullptr;
  if (!json.current_location().get(rest)) return json_error(simdjson::TRAILING_CONTENT, where());
  if ((seen & 2u) == 0) return shape_error("the record has no \"text\"");
  return document;
}

}  // namespace isnad
