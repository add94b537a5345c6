// What does this JSON say? A value that keeps order, and numbers as written.
//
// Own code, since scores are compared with values printed as Python's json module prints them, and
// one folder of the engine owns each JSON library. Limits: nesting to 256; a lone surrogate is read
// as U+FFFD.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "isnad/base/result.hpp"

namespace isnad {

struct JsonValue {
  enum class Kind { null, boolean, integer, real, string, array, object };

  Kind kind = Kind::null;
  std::string text;                // of a string its characters; of a number or boolean as written
  double number = 0;               // of a number
  std::vector<JsonValue> items;    // of an array; of an object the values
  std::vector<std::string> names;  // of an object, in the order of `items`

  // The member of that name, else null. Of a name given twice the last counts.
  const JsonValue& operator[](std::string_view name) const;
  // Not null, false, 0, "" or empty.
  bool filled() const;
  void add(std::string name, JsonValue value);  // to an object
  bool is(Kind wanted) const { return kind == wanted; }
  bool is_number() const { return kind == Kind::integer || kind == Kind::real; }
  bool is_text(std::string_view wanted) const { return kind == Kind::string && text == wanted; }
  int64_t whole() const { return static_cast<int64_t>(number); }
};

// Equality of null, booleans, numbers and strings; lists and objects are never equal.
bool same_value(const JsonValue& a, const JsonValue& b);

// Reads exactly one value; the error's `where` is the byte offset.
Result<JsonValue> parse_json(std::string_view text);

JsonValue json_text(std::string text);

// As json.dumps(value, ensure_ascii=False) writes it.
std::string write_json(const JsonValue& value);
// As repr(float) writes it.
std::string write_real(double value);

}  // namespace isnad
