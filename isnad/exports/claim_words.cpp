#include "isnad/exports/claim_words.hpp"

#include <charconv>
#include <cmath>

#include "isnad/text/utf8.hpp"

namespace isnad {
namespace {

bool is_bidi_control(uint32_t c) {
  return c == 0x61C || c == 0x200E || c == 0x200F || (c >= 0x202A && c <= 0x202E) ||
         (c >= 0x2066 && c <= 0x2069) || c == 0xFEFF;
}

bool is_space_or_control(uint32_t c) {
  return c <= 0x20 || (c >= 0x7F && c <= 0xA0) || c == 0x2028 || c == 0x2029;
}

std::string bounds_words(const ClaimQuantity& quantity, const Labels& labels) {
  const std::string low = quantity.low ? number_words(*quantity.low) : "";
  const std::string high = quantity.high ? number_words(*quantity.high) : "";
  if (low.empty() && high.empty()) return "";
  const char* id = high.empty() ? "bounds.low" : low.empty() ? "bounds.high" : "bounds.both";
  return filled(labels[id], {{"low", low}, {"high", high}});
}

}  // namespace

std::string number_words(double value) {
  char digits[32];
  const bool whole = value == std::floor(value) && std::fabs(value) < 1e15;
  const auto end = whole
                       ? std::to_chars(digits, digits + sizeof digits, static_cast<int64_t>(value))
                       : std::to_chars(digits, digits + sizeof digits, value);
  return {digits, end.ptr};
}

std::string share_words(double share) { return number_words(std::round(share * 100) / 100); }

std::string quantity_words(const ClaimQuantity& quantity, const Labels& labels) {
  const std::string number =
      quantity.value ? number_words(*quantity.value) : isolated(one_line(quantity.text));
  const std::string words = isolated(one_line(quantity.text));
  const bool is_one = quantity.value == 1 && quantity.modifier != "all";
  const std::string bounds = bounds_words(quantity, labels);
  std::string out = filled(
      labels.of("modifier", quantity.modifier),
      {{"n", number},
       {"low", quantity.low ? number_words(*quantity.low) : "?"},
       {"high", quantity.high ? number_words(*quantity.high) : "?"},
       {"text", words},
       {"bounds", bounds},
       {"unit", quantity.unit.empty() ? "" : labels.of(is_one ? "one" : "unit", quantity.unit)}});
  while (!out.empty() && out.back() == ' ') out.pop_back();
  return out;
}

std::string quantity_digits(const ClaimQuantity& quantity) {
  const std::string low = quantity.low ? number_words(*quantity.low) : "";
  const std::string high = quantity.high ? number_words(*quantity.high) : "";
  if (quantity.value) {
    const std::string value = number_words(*quantity.value);
    if (quantity.modifier == "at_least") return "\xE2\x89\xA5" + value;
    if (quantity.modifier == "at_most") return "\xE2\x89\xA4" + value;
    if (quantity.modifier == "more_than") return ">" + value;
    if (quantity.modifier == "less_than") return "<" + value;
    return quantity.modifier == "about" ? "~" + value : value;
  }
  if (!low.empty() && !high.empty()) return low + "\xE2\x80\x93" + high;
  if (!low.empty()) return "\xE2\x89\xA5" + low;
  return high.empty() ? one_line(quantity.text) : "\xE2\x89\xA4" + high;
}

std::string time_words(const ClaimTime& time, const Labels& labels) {
  if (time.part.empty()) return time.value;
  return isolated(time.value) + " " + std::string(labels.of("part", time.part));
}

std::string one_line(std::string_view text) {
  std::string out;
  for (size_t at = 0; at < text.size();) {
    const Decoded decoded = decode_utf8(text, at);
    if (is_space_or_control(decoded.code_point)) {
      if (!out.empty() && out.back() != ' ') out.push_back(' ');
    } else if (!is_bidi_control(decoded.code_point)) {
      out += text.substr(at, decoded.size);
    }
    at += decoded.size;
  }
  while (!out.empty() && out.back() == ' ') out.pop_back();
  return out;
}

std::string isolated(std::string_view text) {
  return text.empty() ? std::string() : "\xE2\x81\xA8" + std::string(text) + "\xE2\x81\xA9";
}

}  // namespace isnad
