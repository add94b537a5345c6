#include "isnad/packs/rules.hpp"

#include <algorithm>
#include <toml++/toml.h>

namespace isnad {
namespace {

RuleTable read_table(std::string name, const toml::table& table) {
  RuleTable out;
  out.name = std::move(name);
  out.line = table.source().begin.line;
  for (const auto& [key, value] : table) {
    std::vector<std::string>& list = out.values[std::string(key.str())];
    if (const toml::array* items = value.as_array()) {
      for (const auto& item : *items) list.push_back(item.value_or(std::string()));
    } else {
      list.push_back(value.value_or(std::string()));
    }
  }
  return out;
}

}  // namespace

std::string RuleTable::first(std::string_view key) const {
  const auto found = values.find(key);
  return found == values.end() || found->second.empty() ? "" : found->second.front();
}

Result<std::vector<RuleTable>> read_rules(const std::string& path) {
  std::vector<RuleTable> out;
  try {
    const toml::table file = toml::parse_file(path);
    for (const auto& [key, value] : file) {
      const std::string name(key.str());
      if (const toml::table* table = value.as_table()) out.push_back(read_table(name, *table));
      if (const toml::array* tables = value.as_array()) {
        for (const auto& item : *tables) {
          if (const toml::table* table = item.as_table()) out.push_back(read_table(name, *table));
        }
      }
    }
  } catch (const toml::parse_error& e) {
    return Error{ErrorCode::pack_broken, std::string(e.description()),
                 path + ":" + std::to_string(e.source().begin.line), "mend the TOML syntax", ""};
  }
  std::stable_sort(out.begin(), out.end(),
                   [](const RuleTable& a, const RuleTable& b) { return a.line < b.line; });
  return out;
}

}  // namespace isnad
