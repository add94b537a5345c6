#include "isnad/packs/tsv.hpp"

#include <fstream>
#include <sstream>

#include "isnad/packs/pack.hpp"
#include "isnad/text/utf8.hpp"

namespace isnad {
namespace {

Error broken(const std::string& path, uint32_t line, std::string message, std::string remedy) {
  return {ErrorCode::pack_broken, std::move(message), path + ":" + std::to_string(line),
          std::move(remedy), ""};
}

}  // namespace

Result<std::string> read_file(const std::string& path) {
  std::ifstream in(path, std::ios::binary);
  if (!in)
    return Error{ErrorCode::pack_broken, "cannot read the file", path,
                 "check that it exists and is readable", ""};
  std::ostringstream buffer;
  buffer << in.rdbuf();
  return std::move(buffer).str();
}

Result<TsvFile> read_tsv(const std::string& path) {
  Result<std::string> text = read_file(path);
  if (!text) return text.error();
  TsvFile file;
  uint32_t number = 0;
  for (const std::string& line : split_cells(*text, '\n')) {
    ++number;
    std::string_view content = line;
    if (!content.empty() && content.back() == '\r') content.remove_suffix(1);
    if (trimmed(content).empty() || content.front() == '#') continue;
    if (find_invalid_utf8(content) != std::string_view::npos) {
      return broken(path, number, "the row is not valid UTF-8", "save the file as UTF-8");
    }
    std::vector<std::string> cells = split_cells(content, '\t');
    if (file.columns.empty()) {
      if (cells.front() != "id")
        return broken(path, number, "the first column must be 'id'", "add a header line");
      file.columns = std::move(cells);
      continue;
    }
    if (cells.size() != file.columns.size()) {
      return broken(path, number,
                    "the row has " + std::to_string(cells.size()) + " cells, the header names " +
                        std::to_string(file.columns.size()),
                    "write a cell for every column, empty ones too");
    }
    file.rows.push_back({number, std::move(cells)});
  }
  if (file.columns.empty())
    return broken(path, 1, "the table has no header", "add a line with the column names");
  return file;
}

}  // namespace isnad
