// What does the body of a request say? A JSON object.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "isnad/record/json_value.hpp"

namespace isnad {

struct JsonBody {
  JsonValue value;
  // The member of that name if it is a string.
  std::optional<std::string> text(std::string_view name) const {
    const JsonValue& member = value[name];
    if (!member.is(JsonValue::Kind::string)) return std::nullopt;
    return member.text;
  }
};

// Error: input_refused, for anything but one object.
inline Result<JsonBody> parse_body(std::string_view body) {
  Result<JsonValue> value = parse_json(body);
  if (!value || !value->is(JsonValue::Kind::object))
    return Error{ErrorCode::input_refused, "the body is no JSON object", "", "", "JSON-SYNTAX"};
  return JsonBody{std::move(*value)};
}

}  // namespace isnad
