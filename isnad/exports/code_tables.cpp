#include "isnad/exports/code_tables.hpp"

namespace isnad {

CodeTables::CodeTables(const PackSet& packs) : packs_(&packs) {
  constexpr std::string_view kStage = "exports.";
  for (const PackTable& table : packs.tables) {
    if (table.name.compare(0, kStage.size(), kStage) != 0) continue;
    for (const RowView& row : rows_of(packs, table.name))
      rows_[table.name.substr(kStage.size()) + "/" + std::string(row.short_id())] = row;
  }
}

std::string_view CodeTables::cell(std::string_view table, std::string_view row,
                                  std::string_view column) const {
  const auto found = rows_.find(std::string(table) + "/" + std::string(row));
  return found == rows_.end() ? std::string_view() : found->second[column];
}

}  // namespace isnad
