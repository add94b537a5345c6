#include "isnad/record/json_writer.hpp"

#include <charconv>
#include <cmath>

namespace isnad {
namespace {

bool stands_as_it_is(char c) {
  return static_cast<unsigned char>(c) >= 0x20 && c != '"' && c != '\\';
}

void append_escaped(std::string& out, char c) {
  if (c == '"' || c == '\\') {
    out.push_back('\\');
    out.push_back(c);
  } else if (c == '\n') {
    out += "\\n";
  } else if (c == '\r') {
    out += "\\r";
  } else if (c == '\t') {
    out += "\\t";
  } else {
    constexpr char kHex[] = "0123456789abcdef";
    const auto byte = static_cast<unsigned char>(c);
    out += "\\u00";
    out.push_back(kHex[byte >> 4]);
    out.push_back(kHex[byte & 15]);
  }
}

}  // namespace

void JsonWriter::separate() {
  if (comma_) out_.push_back(',');
  comma_ = true;
}

JsonWriter& JsonWriter::key(std::string_view name) {
  string(name);
  out_.push_back(':');
  comma_ = false;
  return *this;
}

void JsonWriter::open(char bracket) {
  separate();
  out_.push_back(bracket);
  comma_ = false;
}

void JsonWriter::close(char bracket) {
  out_.push_back(bracket);
  comma_ = true;
}

void JsonWriter::string(std::string_view text) {
  separate();
  out_.push_back('"');
  for (size_t at = 0; at < text.size();) {
    size_t end = at;
    while (end < text.size() && stands_as_it_is(text[end])) ++end;
    out_.append(text, at, end - at);
    if (end < text.size()) append_escaped(out_, text[end]);
    at = end + 1;
  }
  out_.push_back('"');
}

void JsonWriter::string_or_null(std::string_view text) {
  if (text.empty()) {
    null();
  } else {
    string(text);
  }
}

void JsonWriter::number(double value) {
  if (!std::isfinite(value)) return null();
  separate();
  char digits[32];
  const bool whole = value == std::floor(value) && std::fabs(value) < 1e15;
  const auto end = whole
                       ? std::to_chars(digits, digits + sizeof digits, static_cast<int64_t>(value))
                       : std::to_chars(digits, digits + sizeof digits, value);
  out_.append(digits, end.ptr);
}

void JsonWriter::number_or_null(const std::optional<double>& value) {
  if (value) {
    number(*value);
  } else {
    null();
  }
}

void JsonWriter::null() {
  separate();
  out_ += "null";
}

void JsonWriter::boolean(bool value) {
  separate();
  out_ += value ? "true" : "false";
}

void JsonWriter::written(std::string_view json) {
  separate();
  out_ += json;
}

}  // namespace isnad
