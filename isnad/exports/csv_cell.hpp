// What may stand in a cell of a table? Text that no spreadsheet runs, and that reads back the same.
//
// A spreadsheet takes a cell for a formula by its first character, and takes a cell to begin where
// its own separator stands, be that a comma, a semicolon, a tab or a bar. So an apostrophe is set
// at each place where a cell may begin and what follows, past blanks, quotes and marks that do not
// show, is one of = + - @ | % or their full-width forms, or a tab or line end at the very start.
// An apostrophe that stands at such a place gets another one. Whoever reads the text back takes one
// apostrophe away at the start of the cell and behind each of , ; | TAB LF CR: docs/tables.md.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace isnad {

// The text as it stands in a cell, and back: plain_cell(guarded_cell(text)) == text.
std::string guarded_cell(std::string_view text);
std::string plain_cell(std::string_view cell);

// A row of CSV (RFC 4180, ends with CR LF) or of TSV (tabs and line ends in cells become blanks,
// ends with LF).
class CellRow {
 public:
  explicit CellRow(char separator = ',') : separator_(separator) {}
  CellRow& text(std::string_view value);
  // As it is: numbers and column names of our own.
  CellRow& plain(std::string_view value);
  CellRow& number(const std::optional<double>& value);
  std::string finish();

 private:
  char separator_;
  bool begun_ = false;
  std::string out_;
};

// The rows of a CSV text, cells as they stand (unquoted, still guarded); a byte order mark is
// passed over, as are rows without any cell. Never fails: what is open at the end ends there.
std::vector<std::vector<std::string>> read_csv(std::string_view bytes);

}  // namespace isnad
