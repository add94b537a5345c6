// A table of tests: each line is a text, a tab, and what must be read from it. `#` begins a
// comment. In the text, \n stands for a line end, \t for a tab, \u{640} for the character of that
// number.
#pragma once

#include <fstream>
#include <gtest/gtest.h>
#include <string>

namespace isnad {

// Appends one character in UTF-8; written here so that tables do not rest on the code under test.
inline void append_character(std::string& out, unsigned long c) {
  const auto put = [&out](unsigned long byte) { out += static_cast<char>(byte); };
  if (c < 0x80) return put(c);
  if (c < 0x800) {
    put(0xC0 | c >> 6);
  } else {
    if (c < 0x10000) {
      put(0xE0 | c >> 12);
    } else {
      put(0xF0 | c >> 18);
      put(0x80 | (c >> 12 & 0x3F));
    }
    put(0x80 | (c >> 6 & 0x3F));
  }
  put(0x80 | (c & 0x3F));
}

inline std::string unescaped(const std::string& cell) {
  std::string out;
  for (size_t at = 0; at < cell.size(); ++at) {
    const char next = cell[at] == '\\' && at + 1 < cell.size() ? cell[at + 1] : '\0';
    if (next == 'n' || next == 't' || next == 'r') {
      out += next == 'n' ? '\n' : next == 't' ? '\t' : '\r';
      ++at;
    } else if (next == 'u') {
      const size_t close = cell.find('}', at);
      append_character(out, std::stoul(cell.substr(at + 3, close - at - 3), nullptr, 16));
      at = close;
    } else {
      out += cell[at];
    }
  }
  return out;
}

// Calls read(text) for each line of tests/<name> and compares its dump with the second cell.
template <typename Read>
void check_table(const std::string& name, const Read& read) {
  const std::string path = std::string(ISNAD_SOURCE_DIR) + "/tests/" + name;
  std::ifstream in(path);
  ASSERT_TRUE(in) << path;
  std::string line;
  int checked = 0;
  for (int number = 1; std::getline(in, line); ++number) {
    if (line.empty() || line[0] == '#') continue;
    const size_t tab = line.find('\t');
    ASSERT_NE(tab, std::string::npos) << path << ":" << number;
    EXPECT_EQ(read(unescaped(line.substr(0, tab))), line.substr(tab + 1))
        << path << ":" << number << "\n"
        << line.substr(0, tab);
    ++checked;
  }
  EXPECT_GT(checked, 0) << path;
}

}  // namespace isnad
