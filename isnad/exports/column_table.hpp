// How is a table of named columns written? One place for the cells of all of them.
#pragma once

#include <vector>

#include "isnad/exports/csv_cell.hpp"
#include "isnad/exports/incident_facts.hpp"

namespace isnad {

enum class CellKind { text, number };

struct TableColumn {
  const char* name;
  // Null: isnad cannot know it, the cell stays empty.
  std::string (*value)(const IncidentFacts&) = nullptr;
  CellKind kind = CellKind::text;
  const char* tag = "";  // hxl alone
};

enum class Tags { no, yes };

// Header, tags if asked for, then a row for each incident that `has_row` lets in.
struct ColumnTable {
  const std::vector<TableColumn>& columns;
  bool (*has_row)(const IncidentFacts&);
  char separator = ',';
  Tags tags = Tags::no;
};
TableOutcome write_columns(const ColumnTable& table, const TableInput& input, const Sink& sink);

// Columns that several tables share.
std::string latitude_of(const IncidentFacts& facts);
std::string longitude_of(const IncidentFacts& facts);
std::string name_of(const AdminUnit& unit);
// The names from the second actor on, "; " between them.
std::string associates_of(const std::vector<ActorFacts>& actors);

}  // namespace isnad
