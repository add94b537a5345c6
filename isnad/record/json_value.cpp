#include "isnad/record/json_value.hpp"

#include <algorithm>
#include <charconv>

#include "isnad/text/utf8.hpp"

namespace isnad {
namespace {

constexpr int kDeepest = 256;

// A recursive descent over RFC 8259.
class JsonReader {
 public:
  explicit JsonReader(std::string_view text) : text_(text) {}

  Result<JsonValue> read() {
    JsonValue value;
    if (!read_value(value, 0)) return refused();
    skip_space();
    if (at_ != text_.size()) return refused();
    return value;
  }

 private:
  Error refused() const {
    return {ErrorCode::input_refused, "this is no JSON", std::to_string(at_), "", "JSON-SYNTAX"};
  }

  char peek() const { return at_ < text_.size() ? text_[at_] : '\0'; }

  void skip_space() {
    while (at_ < text_.size() && std::string_view(" \t\r\n").find(text_[at_]) != text_.npos) ++at_;
  }

  bool take(char wanted) {
    skip_space();
    if (peek() != wanted) return false;
    ++at_;
    return true;
  }

  bool read_value(JsonValue& value, int depth) {
    skip_space();
    if (depth > kDeepest) return false;
    switch (peek()) {
      case '{':
        return read_object(value, depth);
      case '[':
        return read_array(value, depth);
      case '"':
        value.kind = JsonValue::Kind::string;
        return read_string(value.text);
      case 'n':
        return read_word("null", JsonValue::Kind::null, value);
      case 't':
        return read_word("true", JsonValue::Kind::boolean, value);
      case 'f':
        return read_word("false", JsonValue::Kind::boolean, value);
      default:
        return read_number(value);
    }
  }

  bool read_word(std::string_view word, JsonValue::Kind kind, JsonValue& value) {
    if (text_.substr(at_, word.size()) != word) return false;
    at_ += word.size();
    value.kind = kind;
    if (kind == JsonValue::Kind::boolean) value.text = word;
    return true;
  }

  bool read_object(JsonValue& value, int depth) {
    value.kind = JsonValue::Kind::object;
    ++at_;
    if (take('}')) return true;
    do {
      skip_space();
      std::string name;
      JsonValue member;
      if (!read_string(name) || !take(':') || !read_value(member, depth + 1)) return false;
      value.add(std::move(name), std::move(member));
    } while (take(','));
    return take('}');
  }

  bool read_array(JsonValue& value, int depth) {
    value.kind = JsonValue::Kind::array;
    ++at_;
    if (take(']')) return true;
    do {
      if (!read_value(value.items.emplace_back(), depth + 1)) return false;
    } while (take(','));
    return take(']');
  }

  bool read_digits() {
    const size_t first = at_;
    while (peek() >= '0' && peek() <= '9') ++at_;
    return at_ > first;
  }

  bool read_number(JsonValue& value) {
    const size_t first = at_;
    value.kind = JsonValue::Kind::integer;
    if (peek() == '-') ++at_;
    const size_t digits = at_;
    if (!read_digits() || (text_[digits] == '0' && at_ - digits > 1)) return false;
    if (peek() == '.') {
      value.kind = JsonValue::Kind::real;
      ++at_;
      if (!read_digits()) return false;
    }
    if (peek() == 'e' || peek() == 'E') {
      value.kind = JsonValue::Kind::real;
      ++at_;
      if (peek() == '+' || peek() == '-') ++at_;
      if (!read_digits()) return false;
    }
    value.text = text_.substr(first, at_ - first);
    if (value.text == "-0") value.text = "0";
    const char* end = value.text.data() + value.text.size();
    return std::from_chars(value.text.data(), end, value.number).ec == std::errc();
  }

  bool read_string(std::string& out) {
    if (peek() != '"') return false;
    for (++at_; at_ < text_.size(); ++at_) {
      const char c = text_[at_];
      if (c == '"') {
        ++at_;
        return true;
      }
      if (static_cast<unsigned char>(c) < 0x20) return false;
      if (c != '\\') {
        out += c;
      } else if (!read_escape(out)) {
        return false;
      }
    }
    return false;
  }

  // At the backslash; ends at the last character of the escape.
  bool read_escape(std::string& out) {
    ++at_;
    constexpr std::string_view kWritten = "\"\\/bfnrt";
    constexpr std::string_view kMeant = "\"\\/\b\f\n\r\t";
    const size_t plain = kWritten.find(peek());
    if (peek() != '\0' && plain != kWritten.npos) {
      out += kMeant[plain];
      return true;
    }
    uint32_t unit = 0;
    if (!read_unit(unit)) return false;
    uint32_t low = 0;
    const size_t before = at_;
    if (unit >= 0xD800 && unit < 0xDC00 && text_.substr(at_ + 1, 2) == "\\u") {
      at_ += 2;
      if (!read_unit(low)) return false;
      if (low >= 0xDC00 && low < 0xE000) {
        append_utf8(out, 0x10000 + ((unit - 0xD800) << 10) + (low - 0xDC00));
        return true;
      }
      at_ = before;
    }
    append_utf8(out, unit >= 0xD800 && unit < 0xE000 ? 0xFFFD : unit);
    return true;
  }

  // At the `u` of an escape; ends at its last digit.
  bool read_unit(uint32_t& unit) {
    if (peek() != 'u' || at_ + 5 > text_.size()) return false;
    const char* first = text_.data() + at_ + 1;
    if (std::from_chars(first, first + 4, unit, 16).ptr != first + 4) return false;
    at_ += 4;
    return true;
  }

  std::string_view text_;
  size_t at_ = 0;
};

}  // namespace

const JsonValue& JsonValue::operator[](std::string_view name) const {
  static const JsonValue kNull;
  const auto found = std::find(names.begin(), names.end(), name);
  return found == names.end() ? kNull : items[static_cast<size_t>(found - names.begin())];
}

void JsonValue::add(std::string name, JsonValue value) {
  const auto found = std::find(names.begin(), names.end(), name);
  if (found != names.end()) {
    items[static_cast<size_t>(found - names.begin())] = std::move(value);
    return;
  }
  names.push_back(std::move(name));
  items.push_back(std::move(value));
}

bool JsonValue::filled() const {
  switch (kind) {
    case Kind::null:
      return false;
    case Kind::boolean:
      return text == "true";
    case Kind::integer:
    case Kind::real:
      return number != 0;
    case Kind::string:
      return !text.empty();
    default:
      return !items.empty();
  }
}

bool same_value(const JsonValue& a, const JsonValue& b) {
  if (a.is_number() && b.is_number()) return a.number == b.number;
  if (a.kind != b.kind || a.is(JsonValue::Kind::array) || a.is(JsonValue::Kind::object))
    return false;
  return a.text == b.text;
}

Result<JsonValue> parse_json(std::string_view text) {
  const size_t invalid = find_invalid_utf8(text);
  if (invalid != text.npos) {
    return Error{ErrorCode::input_refused, "this is no UTF-8", std::to_string(invalid), "",
                 "ENC-UTF8"};
  }
  return JsonReader(text).read();
}

JsonValue json_text(std::string text) {
  JsonValue value;
  value.kind = JsonValue::Kind::string;
  value.text = std::move(text);
  return value;
}

}  // namespace isnad
