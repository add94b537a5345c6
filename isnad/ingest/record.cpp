#include "isnad/ingest/record.hpp"

#include <array>
#include <optional>
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

// Puts the fields it knows into the document, each once.
class FieldReader {
 public:
  explicit FieldReader(Document& document) : document_(document) {}

  // What is wrong with the record's shape; what is wrong with the JSON goes to `error`.
  template <typename Field>
  std::optional<Error> read(Field&& field, simdjson::error_code& error) {
    std::string_view name;
    simdjson::ondemand::value value;
    if ((error = field.unescaped_key().get(name))) return std::nullopt;
    if ((error = field.value().get(value))) return std::nullopt;
    for (size_t i = 0; i < kKeys.size(); ++i) {
      if (kKeys[i].name == name) return store(i, value, error);
    }
    return std::nullopt;
  }
  bool has_text() const { return (seen_ & 2u) != 0; }

 private:
  std::optional<Error> store(size_t key, simdjson::ondemand::value& value,
                             simdjson::error_code& error) {
    const std::string quoted = "\"" + std::string(kKeys[key].name) + "\"";
    if (seen_ & (1u << key))
      return shape_error("the key " + quoted + " stands twice", "JSON-DUPKEY");
    seen_ |= 1u << key;
    error = read_value(value, kKeys[key], document_.*kKeys[key].field);
    if (error == simdjson::INCORRECT_TYPE) return shape_error(quoted + " is no string");
    return std::nullopt;
  }

  Document& document_;
  unsigned seen_ = 0;
};

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
  FieldReader fields(document);
  for (auto field : object) {
    simdjson::error_code error = simdjson::SUCCESS;
    if (auto fault = fields.read(field, error)) return *fault;
    if (error) return json_error(error, where());
  }
  const char* rest = nullptr;
  if (!json.current_location().get(rest)) return json_error(simdjson::TRAILING_CONTENT, where());
  if (!fields.has_text()) return shape_error("the record has no \"text\"");
  return document;
}

}  // namespace isnad
