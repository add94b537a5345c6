#include "isnad/reconcile/geography.hpp"

namespace isnad {
namespace {

constexpr int kMostUnits = 12;  // a ring of places in the packs ends here
constexpr std::string_view kPlaces = "entities.places";

AdminUnit unit_of(const RowView& row) {
  return {row.id(), std::string(row["name_ar"]), std::string(row["name_en"]),
          std::string(row["pcode"])};
}

RowView row_of(const PackSet& packs, std::string_view id) {
  const RowId row = id.empty() ? kNone : packs.find_row(id);
  if (row == kNone) return {};
  const uint32_t table = packs.rows[row].table;
  if (table == kNone || packs.tables[table].name != kPlaces) return {};
  return {&packs, row};
}

// Calls `use` for the place and each unit that holds it, from small to large.
template <typename Use>
void climb(const PackSet& packs, std::string_view id, Use use) {
  RowView row = row_of(packs, id);
  for (int i = 0; i < kMostUnits && row.row != kNone; ++i) {
    use(row);
    const std::vector<std::string> within = row.list("within");
    if (within.empty()) return;
    row = row_of(packs, resolve_reference(row, within.front(), kPlaces));
  }
}

std::string lower(std::string_view text) {
  std::string out(text);
  for (char& c : out) c = c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
  return out;
}

}  // namespace

Geography::Geography(const PackSet& packs) : packs_(&packs) {}

PlaceFacts Geography::facts(std::string_view id) const {
  PlaceFacts out;
  climb(*packs_, id, [&](const RowView& row) {
    const std::string_view kind = row["kind"];
    if (out.place.id.empty()) {
      out.place = unit_of(row);
      out.kind = kind;
    }
    if (kind == "adm1" && out.adm1.id.empty()) out.adm1 = unit_of(row);
    if (kind == "adm2" && out.adm2.id.empty()) out.adm2 = unit_of(row);
    if (kind == "country" && out.state.id.empty()) out.state = unit_of(row);
    if (kind == "adm3" && out.adm3.id.empty()) out.adm3 = unit_of(row);
    if (out.country.empty()) out.country = row["country"];
  });
  return out;
}

std::vector<std::string> Geography::names(std::string_view id) const {
  std::vector<std::string> out;
  climb(*packs_, id, [&](const RowView& row) {
    for (const std::string_view column : {"name_en", "name_ar"}) {
      if (!row[column].empty()) out.push_back(lower(row[column]));
    }
  });
  return out;
}

}  // namespace isnad
