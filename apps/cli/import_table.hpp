// What stands in the files of a gazetteer? CSV and TSV with named columns, from a file or from a
// ZIP archive.
#pragma once

#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "isnad/base/result.hpp"

namespace isnad {

struct ImportTable {
  std::vector<std::string> columns;
  std::vector<std::vector<std::string>> rows;

  // The column of this name, whatever its case; npos when there is none.
  size_t column(std::string_view name) const;
};

// Reads CSV (RFC 4180: quotes, quoted line ends) or, where the header has tabs, TSV without quotes.
// A row of another width than the header is filled or cut; a row of HXL tags is left out.
ImportTable read_import_table(std::string_view bytes);

// Hands over the cells of each line of a TSV file without a header.
void for_each_tsv_line(std::string_view bytes,
                       const std::function<void(const std::vector<std::string>&)>& use);

// The bytes of a file; of a ZIP archive those of its member for which `wanted` holds.
Result<std::string> read_import_file(const std::string& path,
                                     const std::function<bool(const std::string&)>& wanted);

}  // namespace isnad
