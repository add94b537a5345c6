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

// One row of a table, or one rule of a TOML file (then without cells).
struct PackRow {
  std::string id;  // full: <pack>/<stage>.<table>.<row>
  std::string file;
  uint32_t line = 0;
  uint32_t table = kNone;  // index into PackSet::tables
  std::vector<std::string> cells;
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

struct PackSet {
  std::vector<PackManifest> manifests;
  std::vector<PackTable> tables;
  std::vector<PackRow> rows;
  std::vector<PackOverride> overrides;
  std::map<std::string, std::string> rule_files;  // "<pack>/<stage>/<name>.toml" -> path

  const PackTable* find_table(std::string_view name) const;
  // The row with this full id, or kNone.
  RowId find_row(std::string_view full_id) const;
  // A rule read from TOML gets a row, so that claims can cite it.
  RowId add_rule(std::string id, std::string file, uint32_t line);

  std::map<std::string, RowId, std::less<>> ids;
};

// Reads a table with named columns: `for (const RowView row : rows_of(packs, "dates.months"))
// row["forms"]`.
struct RowView {
  const PackSet* packs = nullptr;
  RowId row = kNone;

  const PackRow& raw() const { return packs->rows[row]; }
  const std::string& id() const { return raw().id; }
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
