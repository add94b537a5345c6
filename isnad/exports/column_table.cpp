#include "isnad/exports/column_table.hpp"

namespace isnad {

TableOutcome write_columns(const ColumnTable& table, const TableInput& input, const Sink& sink) {
  CellRow row(table.separator);
  for (const TableColumn& column : table.columns) row.plain(column.name);
  sink(row.finish());
  if (table.tags == Tags::yes) {
    for (const TableColumn& column : table.columns) row.plain(column.tag);
    sink(row.finish());
  }
  return write_rows(input, table.has_row, [&](const IncidentFacts& facts) {
    for (const TableColumn& column : table.columns) {
      const std::string value = column.value == nullptr ? "" : column.value(facts);
      if (column.kind == CellKind::number) {
        row.plain(value);
      } else {
        row.text(value);
      }
    }
    sink(row.finish());
  });
}

// The middle of a country places nothing.
static bool is_located(const std::optional<PlaceLink>& place) {
  return place && place->lat && place->lon && place->precision != "country";
}

std::string latitude_of(const IncidentFacts& facts) {
  const auto& place = facts.incident.place;
  return is_located(place) ? number_cell(place->lat) : "";
}

std::string longitude_of(const IncidentFacts& facts) {
  const auto& place = facts.incident.place;
  return is_located(place) ? number_cell(place->lon) : "";
}

std::string name_of(const AdminUnit& unit) {
  return unit.name_en.empty() ? unit.name : unit.name_en;
}

std::string associates_of(const std::vector<ActorFacts>& actors) {
  std::string out;
  for (size_t i = 1; i < actors.size(); ++i) out += (i == 1 ? "" : "; ") + actors[i].name;
  return out;
}

}  // namespace isnad
