// Does any spreadsheet run a cell, and does every cell read back as it was? Over hostile.tsv.
#include <algorithm>
#include <fstream>
#include <gtest/gtest.h>
#include <rapidcheck.h>
#include <rapidcheck/gtest.h>

#include "isnad/exports/csv_cell.hpp"

#include "../base/table_file.hpp"

namespace isnad {
namespace {

// One cell to a line of the table, with \n \t \r and \u{...}; then the same with what is set before
// a formula to hide it.
std::vector<std::string> hostile_cells() {
  std::vector<std::string> out;
  std::ifstream file(std::string(ISNAD_SOURCE_DIR) + "/tests/exports/hostile.tsv");
  for (std::string line; std::getline(file, line);) {
    if (!line.empty() && line[0] != '#') out.push_back(unescaped(line));
  }
  const size_t given = out.size();
  for (const char* before : {" ", "\t", "\n", "\r\n", "'", "''", "\"", "\xC2\xA0", "\xE2\x80\x8B",
                             "\xEF\xBB\xBF", "a;", "a,", "a|", "a\t", "a\n", "a; \""}) {
    for (size_t i = 0; i < given; ++i) out.push_back(before + out[i]);
  }
  return out;
}

// As spreadsheets take a cell: blanks, quotes and marks that do not show are passed over.
bool is_formula(std::string_view cell) {
  static const std::vector<std::string_view> skipped = {
      " ", "\t", "\r", "\n", "\"", "\xC2\xA0", "\xE2\x80\x8B", "\xEF\xBB\xBF", "\xE2\x80\x8F"};
  for (bool more = true; more;) {
    more = false;
    for (const std::string_view mark : skipped) {
      if (cell.substr(0, mark.size()) != mark || cell.empty()) continue;
      cell.remove_prefix(mark.size());
      more = true;
    }
  }
  for (const std::string_view start :
       {"=", "+", "-", "@", "%", "\xEF\xBC\x9D", "\xEF\xBC\x8B", "\xEF\xBC\x8D", "\xEF\xBC\xA0"}) {
    if (cell.substr(0, start.size()) == start) return true;
  }
  return false;
}

// The cells of a text for a reader whose separator is another one, with or without quotes.
std::vector<std::string> split(const std::string& text, char separator) {
  std::vector<std::string> out(1);
  for (const char c : text) {
    if (c == separator || c == '\n' || c == '\r') {
      out.emplace_back();
    } else {
      out.back().push_back(c);
    }
  }
  return out;
}

TEST(Cells, HostileOnesAreRunNowhereAndReadBack) {
  const std::vector<std::string> hostile = hostile_cells();
  ASSERT_GT(hostile.size(), 1000u);
  for (const std::string& cell : hostile) {
    const std::string guarded = guarded_cell(cell);
    EXPECT_FALSE(is_formula(guarded)) << cell;
    EXPECT_EQ(plain_cell(guarded), cell);
    CellRow row;
    const std::string line = row.text("id").text(cell).text("end").finish();
    const auto read = read_csv(line);
    ASSERT_EQ(read.size(), 1u) << cell;
    ASSERT_EQ(read[0].size(), 3u) << cell;
    EXPECT_EQ(plain_cell(read[0][1]), cell);
    for (const char separator : {';', '\t', '|', ','}) {
      for (const std::string& part : split(line, separator)) EXPECT_FALSE(is_formula(part)) << line;
    }
  }
}

TEST(Cells, TabsAndLineEndsCannotLeaveACellOfTsv) {
  for (const std::string& cell : hostile_cells()) {
    CellRow row('\t');
    const std::string line = row.text("a").text(cell).text("b").finish();
    EXPECT_EQ(std::count(line.begin(), line.end(), '\t'), 2) << cell;
    EXPECT_EQ(line.find('\n'), line.size() - 1) << cell;
    for (const std::string& part : split(line, '\t')) EXPECT_FALSE(is_formula(part)) << cell;
  }
}

RC_GTEST_PROP(Cells, AnyTextReadsBack, ()) {
  const auto text = *rc::gen::container<std::string>(
      rc::gen::elementOf(std::string("ab'=+-@;,|\t\n\r\" \xEF\xBC\x9D")));
  RC_ASSERT(plain_cell(guarded_cell(text)) == text);
  CellRow row;
  const auto read = read_csv(row.text("x").text(text).finish());
  RC_ASSERT(read.size() == 1u && read[0].size() == 2u);
  RC_ASSERT(plain_cell(read[0][1]) == text);
}

TEST(Cells, NumbersStayNumbers) {
  CellRow row;
  EXPECT_EQ(row.number(-48.35).number({}).plain("7").finish(), "-48.35,,7\r\n");
}

}  // namespace
}  // namespace isnad
