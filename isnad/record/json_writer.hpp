// How is JSON written? Straight into a string, keys in the order of the calls, UTF-8 as it is.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace isnad {

class JsonWriter {
 public:
  explicit JsonWriter(std::string& out) : out_(out) {}

  JsonWriter& key(std::string_view name);
  void open(char bracket);   // '{' or '['
  void close(char bracket);  // '}' or ']'
  void string(std::string_view text);
  // An empty string is null.
  void string_or_null(std::string_view text);
  // Whole numbers without a point, others with the fewest digits that read back the same.
  void number(double value);
  void number_or_null(const std::optional<double>& value);
  void null();
  void boolean(bool value);
  // A value that is JSON already.
  void written(std::string_view json);

 private:
  void separate();

  std::string& out_;
  bool comma_ = false;  // something stands before in this object or array
};

}  // namespace isnad
