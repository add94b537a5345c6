// What stands in this TOML file of rules?
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <vector>

#include "isnad/base/result.hpp"

namespace isnad {

// One [name] or [[name]] table. A key's value is a list of strings; a single string is a list of
// one.
struct RuleTable {
  std::string name;
  uint32_t line = 0;
  std::map<std::string, std::vector<std::string>, std::less<>> values;

  // The first string of a key, or "".
  std::string first(std::string_view key) const;
};

// The tables of the file in written order. Errors: pack_broken, with file and line.
Result<std::vector<RuleTable>> read_rules(const std::string& path);

}  // namespace isnad
