// What stands in this table file?
#pragma once

#include <string>
#include <vector>

#include "isnad/base/result.hpp"

namespace isnad {

struct TsvRow {
  uint32_t line = 0;
  std::vector<std::string> cells;  // as many as there are columns
};

struct TsvFile {
  std::vector<std::string> columns;
  std::vector<TsvRow> rows;
};

// Reads a TSV file as docs/packs.md describes it. Errors carry file and line.
Result<TsvFile> read_tsv(const std::string& path);

// The bytes of a file.
Result<std::string> read_file(const std::string& path);

}  // namespace isnad
