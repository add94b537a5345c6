// What do the data files say? Packs, their tables and rows, as written; typed views are made by
// each stage.
//
// A pack is a folder with manifest.toml, tables (<stage>/<table>.tsv, or <table>.tsv) and rules
// (<stage>/<name>.toml). Tables of one name are merged over all packs in load order; a row whose id
// holds a
// '/' replaces the row of that full id in an earlier pack.
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "isnad/base/limits.hpp"
#include "isnad/base/result.hpp"
#include "isnad/packs/column.hpp"
#include "isnad/packs/pack_text.hpp"

namespace isnad {

// Index of a row or rule in PackSet::rows; what claims cite as the knowledge that made them.
using RowId = uint32_t;

struct PackManifest {
  std::string name;
  std::string version;
  std::string licence;
  std::string origin;
  std::vector<std::string> required;
  std::string folder;
};

// One row of a table, or one rule of a TOML file (then without a table).
struct PackRow {
  PackText id;  // full: <pack>/<stage>.<table>.<row>
  PackText file;
  uint32_t line = 0;
  uint32_t table = kNone;  // index into PackSet::tables
};

// All rows of one table name ("dates.months"), over all packs, in load order.
struct PackTable {
  std::string name;  // "<stage>.<table>", or "<table>"
  std::vector<std::string> columns;
  std::vector<RowId> rows;
};

struct PackOverride {
  std::string id;
  std::string by_file;
  uint32_t by_line = 0;
};

// What an image holds of it is the rows, so that claims can cite them; tables and cells are what
// the typed views are made of, and are not in it.
struct PackSet {
  std::vector<PackManifest> manifests;
  std::vector<PackTable> tables;
  Column<PackRow> rows;
  std::vector<std::vector<std::string>> cells;  // by RowId
  std::vector<PackOverride> overrides;
  std::map<std::string, std::string> rule_files;  // "<pack>/<stage>/<name>.toml" -> path
  TextStore texts;                                // of the rows

  const PackTable* find_table(std::string_view name) const;
  // The row with this full id, or kNone.
  RowId find_row(std::string_view full_id) const;
  // The id must be new.
  RowId add_row(std::string_view id, PackRow row, std::vector<std::string> row_cells);
  // A rule read from TOML gets a row, so that claims can cite it.
  RowId add_rule(std::string_view id, std::string_view file, uint32_t line);

  Column<RowId> ids;  // hash table: a row stands at the hash of its id, or behind
};

// Reads a table with named columns: `for (const RowView row : rows_of(packs, "dates.months"))
// row["forms"]`.
struct RowView {
  const PackSet* packs = nullptr;
  RowId row = kNone;

  const PackRow& raw() const { return packs->rows[row]; }
  const std::vector<std::string>& cells() const { return packs->cells[row]; }
  std::string id() const { return raw().id; }
  // The part of the id after the last dot.
  std::string_view short_id() const;
  // The cell of a column; empty when the table has no such column.
  std::string_view operator[](std::string_view column) const;
  // The cell split at '|', trimmed, empty parts left out.
  std::vector<std::string> list(std::string_view column) const;
  // "file:line" for messages.
  std::string where() const;
};

std::vector<RowView> rows_of(const PackSet& packs, std::string_view table);

// The full id that a reference in `row` means: as written when it holds a '/', else a row of the
// given table of the same pack ("entities.places").
std::string resolve_reference(const RowView& row, std::string_view reference,
                              std::string_view table);

// Loads the packs in these folders, in order. A folder may hold several packs; then they are loaded
// in the order their manifests require each other, ties by name.
Result<PackSet> load_packs(const std::vector<std::string>& folders);

std::vector<std::string> split_cells(std::string_view text, char separator);
std::string_view trimmed(std::string_view text);

}  // namespace isnad
