#include "isnad/ledger/filter_text.hpp"

#include <charconv>
#include <cmath>

namespace isnad {

std::optional<double> parse_decimal(const std::string& text) {
  double value = 0;
  const char* const first = text.data() + (text.starts_with('+') ? 1 : 0);
  const char* const last = text.data() + text.size();
  const auto [end, failed] = std::from_chars(first, last, value);
  if (failed != std::errc() || end != last || !std::isfinite(value)) return std::nullopt;
  return value;
}

std::optional<Circle> parse_circle(const std::string& text) {
  const size_t first = text.find(','), second = text.find(',', first + 1);
  if (first == std::string::npos || second == std::string::npos) return std::nullopt;
  const auto lat = parse_decimal(text.substr(0, first));
  const auto lon = parse_decimal(text.substr(first + 1, second - first - 1));
  const auto km = parse_decimal(text.substr(second + 1));
  if (!lat || !lon || !km || *lat < -90 || *lat > 90 || *lon < -180 || *lon > 180 || *km < 0)
    return std::nullopt;
  return Circle{*lat, *lon, *km};
}

bool parse_range(const std::string& text, std::optional<double>& low, std::optional<double>& high) {
  const size_t dots = text.find("..");
  if (dots == std::string::npos) {
    low = high = parse_decimal(text);
    return low.has_value();
  }
  const std::string before = text.substr(0, dots), behind = text.substr(dots + 2);
  low = parse_decimal(before);
  high = parse_decimal(behind);
  return (low || before.empty()) && (high || behind.empty()) && (low || high);
}

}  // namespace isnad
