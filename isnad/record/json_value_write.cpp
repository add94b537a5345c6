// Writes values as Python's json module does: scores and errors are compared with what it prints.
#include <charconv>
#include <cstdlib>

#include "isnad/record/json_value.hpp"

namespace isnad {
namespace {

void append_quoted(std::string& out, std::string_view text) {
  constexpr std::string_view kMeant = "\"\\\b\f\n\r\t";
  constexpr std::string_view kWritten = "\"\\bfnrt";
  out += '"';
  for (const char c : text) {
    const size_t plain = kMeant.find(c);
    if (plain != kMeant.npos) {
      out += '\\';
      out += kWritten[plain];
    } else if (static_cast<unsigned char>(c) < 0x20) {
      constexpr std::string_view kHex = "0123456789abcdef";
      out += "\\u00";
      out += kHex[static_cast<unsigned char>(c) >> 4];
      out += kHex[static_cast<unsigned char>(c) & 15];
    } else {
      out += c;
    }
  }
  out += '"';
}

void append_json(std::string& out, const JsonValue& value) {
  std::string_view separator;
  if (value.is(JsonValue::Kind::string)) {
    append_quoted(out, value.text);
  } else if (value.is(JsonValue::Kind::array)) {
    out += '[';
    for (const JsonValue& item : value.items) {
      out += separator;
      append_json(out, item);
      separator = ", ";
    }
    out += ']';
  } else if (value.is(JsonValue::Kind::object)) {
    out += '{';
    for (size_t i = 0; i < value.items.size(); ++i) {
      out += separator;
      append_quoted(out, value.names[i]);
      out += ": ";
      append_json(out, value.items[i]);
      separator = ", ";
    }
    out += '}';
  } else {
    out += value.is(JsonValue::Kind::null)   ? "null"
           : value.is(JsonValue::Kind::real) ? write_real(value.number)
                                             : value.text;
  }
}

}  // namespace

std::string write_json(const JsonValue& value) {
  std::string out;
  append_json(out, value);
  return out;
}

// The shortest digits that read back as the value; with an exponent below 1e-4 and from 1e16.
std::string write_real(double value) {
  char buffer[400];
  const auto format = [&buffer, value](std::chars_format as) {
    return std::string(buffer, std::to_chars(buffer, buffer + sizeof buffer, value, as).ptr);
  };
  std::string scientific = format(std::chars_format::scientific);
  const int exponent = std::atoi(scientific.c_str() + scientific.find('e') + 1);
  if (value != 0 && (exponent < -4 || exponent >= 16)) return scientific;
  const std::string plain = format(std::chars_format::fixed);
  return plain.find('.') == plain.npos ? plain + ".0" : plain;
}

}  // namespace isnad
