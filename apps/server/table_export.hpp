// In which form does what is held leave, through the workbench? As `isnad export` writes it.
#pragma once

#include <map>
#include <string>
#include <utility>
#include <vector>

#include "apps/server/overview.hpp"

namespace isnad {

struct TableAsked {
  std::string format, rule, profile;  // rule: "" = the format's usual one
};

// The whole file. Errors: usage; conflict, where the profile does not let this format leave.
Result<std::string> write_table(Desk& desk, const Overview& all, const TableAsked& asked);

// Column and cell of the row that each rule gives the incident (ACLED's columns).
using Cells = std::vector<std::pair<std::string, std::string>>;
Result<std::map<std::string, Cells>> rows_by_rule(Desk& desk, const Overview& all,
                                                  const Incident& incident);

}  // namespace isnad
