// How do other schemes spell it? Cells of the packs' tables `exports.*`, by table, row and column.
#pragma once

#include <map>
#include <string>
#include <string_view>

#include "isnad/packs/pack.hpp"

namespace isnad {

// The packs must live longer. A row of a later pack with the same short id comes first.
class CodeTables {
 public:
  explicit CodeTables(const PackSet& packs);
  // The cell, or "" when there is no such row or column. `table` without "exports.".
  std::string_view cell(std::string_view table, std::string_view row,
                        std::string_view column) const;
  const PackSet& packs() const { return *packs_; }

 private:
  const PackSet* packs_;
  std::map<std::string, RowView, std::less<>> rows_;  // "<table>/<row>"
};

}  // namespace isnad
