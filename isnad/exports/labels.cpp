#include "isnad/exports/labels.hpp"

#include "isnad/exports/embedded.hpp"

namespace isnad {

Labels::Labels(std::string_view table, Language language) : language_(language) {
  while (!table.empty()) {
    const size_t end = table.find('\n');
    const std::string_view line = table.substr(0, end);
    table.remove_prefix(end == std::string_view::npos ? table.size() : end + 1);
    const size_t first = line.find('\t');
    const size_t second = line.find('\t', first + 1);
    if (line.empty() || line[0] == '#' || second == std::string_view::npos) continue;
    const std::string_view english = line.substr(first + 1, second - first - 1);
    labels_[line.substr(0, first)] =
        language == Language::english ? english : line.substr(second + 1);
  }
}

std::string_view Labels::operator[](std::string_view id) const {
  const auto at = labels_.find(id);
  return at == labels_.end() ? id : at->second;
}

std::string_view Labels::of(std::string_view group, std::string_view id) const {
  const auto at = labels_.find(std::string(group) + "." + std::string(id));
  return at == labels_.end() ? id : at->second;
}

const Labels& export_labels(Language language) {
  static const Labels english(kLabelsTable, Language::english);
  static const Labels arabic(kLabelsTable, Language::arabic);
  return language == Language::english ? english : arabic;
}

std::string filled(std::string_view text, std::initializer_list<Slot> slots) {
  std::string out;
  while (!text.empty()) {
    const size_t open = text.find('{');
    const size_t close = text.find('}', open);
    out += text.substr(0, open);
    if (close == std::string_view::npos) break;
    const std::string_view name = text.substr(open + 1, close - open - 1);
    for (const Slot& slot : slots) {
      if (slot.first == name) out += slot.second;
    }
    text.remove_prefix(close + 1);
  }
  return out;
}

}  // namespace isnad
