#include "isnad/reconcile/settings.hpp"

#include <charconv>

namespace isnad {
namespace {

constexpr const char* kNeeded[] = {"near_duplicate.least_jaccard",
                                   "link.within",
                                   "link.across",
                                   "day.slack",
                                   "day.report",
                                   "day.widest",
                                   "place.slack",
                                   "cell.candidates",
                                   "document.window"};

}  // namespace

std::string setting_name(const RowView& row, std::string_view table) {
  const std::string id = row.id();
  const size_t at = id.find("/" + std::string(table) + ".");
  return at == std::string::npos ? id : id.substr(at + table.size() + 2);
}

bool read_number(std::string_view cell, double& out) {
  const auto [end, error] = std::from_chars(cell.data(), cell.data() + cell.size(), out);
  return error == std::errc() && end == cell.data() + cell.size();
}

Result<ReconcileSettings> load_reconcile_settings(const PackSet& packs) {
  ReconcileSettings settings;
  for (const RowView row : rows_of(packs, "reconcile.settings")) {
    if (!read_number(row["value"], settings[setting_name(row, "reconcile.settings")]))
      return Error{ErrorCode::pack_broken, "no number: '" + std::string(row["value"]) + "'",
                   row.where(), "write a number such as 0.7", ""};
  }
  for (const char* name : kNeeded) {
    if (settings.count(name) == 0)
      return Error{ErrorCode::pack_broken,
                   "the table reconcile.settings has no row " + std::string(name),
                   "reconcile/settings.tsv", "load conflict-core, or add the row", ""};
  }
  return settings;
}

}  // namespace isnad
