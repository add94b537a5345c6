#include "isnad/ingest/reading_options.hpp"

#include <algorithm>
#include <array>

namespace isnad {
namespace {

constexpr std::array<const char*, 4> kFormats = {"auto", "text", "jsonl", "lines"};

std::string on_one_line(std::string text) {
  std::replace(text.begin(), text.end(), '\n', ' ');
  return text;
}

}  // namespace

std::string to_text(const ReadOptions& options) {
  std::string out = std::string("input=") + kFormats[static_cast<size_t>(options.format)] + "\n";
  if (!options.published.empty()) out += "published=" + on_one_line(options.published) + "\n";
  if (!options.outlet.empty()) out += "outlet=" + on_one_line(options.outlet) + "\n";
  return out;
}

ReadOptions parse_reading_options(const std::string& text) {
  ReadOptions out;
  for (size_t at = 0; at < text.size();) {
    const size_t end = std::min(text.find('\n', at), text.size());
    const std::string line = text.substr(at, end - at);
    const size_t equals = std::min(line.find('='), line.size());
    const std::string name = line.substr(0, equals);
    const std::string value = equals < line.size() ? line.substr(equals + 1) : "";
    for (size_t i = 0; name == "input" && i < kFormats.size(); ++i)
      if (value == kFormats[i]) out.format = static_cast<InputFormat>(i);
    if (name == "published") out.published = value;
    if (name == "outlet") out.outlet = value;
    at = end + 1;
  }
  return out;
}

}  // namespace isnad
