#include "isnad/exports/csv_cell.hpp"

#include "isnad/exports/claim_words.hpp"
#include "isnad/text/utf8.hpp"

namespace isnad {
namespace {

bool begins_cell(char before) {
  return std::string_view(",;|\t\n\r").find(before) != std::string_view::npos;
}

bool is_formula_start(uint32_t c) {
  switch (c) {
    case '=':
    case '+':
    case '-':
    case '@':
    case '%':
    case 0xFF1D:  // full-width
    case 0xFF0B:
    case 0xFF0D:
    case 0xFF20:
    case 0xFE62:  // small forms
    case 0xFE63:
    case 0xFE66:
    case 0xFE6B:
    case 0x2212:  // the minus sign
      return true;
    default:
      return false;
  }
}

// Blanks, quotes, controls and marks that do not show: a spreadsheet may pass over them.
bool is_passed_over(uint32_t c) {
  return c <= 0x20 || c == '"' || (c >= 0x7F && c <= 0xA0) || c == 0xAD || c == 0x61C ||
         c == 0x180E || (c >= 0x2000 && c <= 0x200F) || (c >= 0x2028 && c <= 0x202F) ||
         (c >= 0x205F && c <= 0x206F) || c == 0x3000 || c == 0xFEFF;
}

// Must an apostrophe stand before what begins at `at`?
bool needs_guard(std::string_view text, size_t at) {
  if (at < text.size() && text[at] == '\'') return true;
  if (at == 0 && !text.empty() && (text[0] == '\t' || text[0] == '\r' || text[0] == '\n'))
    return true;
  while (at < text.size()) {
    const Decoded decoded = decode_utf8(text, at);
    if (!is_passed_over(decoded.code_point)) return is_formula_start(decoded.code_point);
    at += decoded.size;
  }
  return false;
}

}  // namespace

std::string guarded_cell(std::string_view text) {
  std::string out;
  for (size_t at = 0; at < text.size(); ++at) {
    if ((at == 0 || begins_cell(text[at - 1])) && needs_guard(text, at)) out.push_back('\'');
    out.push_back(text[at]);
  }
  return out;
}

std::string plain_cell(std::string_view cell) {
  std::string out;
  for (size_t at = 0; at < cell.size(); ++at) {
    const bool begins = at == 0 || begins_cell(cell[at - 1]);
    if (begins && cell[at] == '\'' && ++at == cell.size()) break;
    out.push_back(cell[at]);
  }
  return out;
}

CellRow& CellRow::text(std::string_view value) {
  if (separator_ == ',') return plain(guarded_cell(value));
  std::string one_row(value);
  for (char& c : one_row) c = c == '\t' || c == '\n' || c == '\r' ? ' ' : c;
  return plain(guarded_cell(one_row));
}

CellRow& CellRow::plain(std::string_view value) {
  if (begun_) out_.push_back(separator_);
  begun_ = true;
  const bool quoted =
      separator_ == ',' && value.find_first_of(",\"\r\n;\t|'") != std::string_view::npos;
  if (!quoted) {
    out_ += value;
    return *this;
  }
  out_.push_back('"');
  for (const char c : value) {
    if (c == '"') out_.push_back('"');
    out_.push_back(c);
  }
  out_.push_back('"');
  return *this;
}

CellRow& CellRow::number(const std::optional<double>& value) {
  return plain(value ? number_words(*value) : "");
}

std::string CellRow::finish() {
  begun_ = false;
  std::string out = std::move(out_) + (separator_ == ',' ? "\r\n" : "\n");
  out_.clear();
  return out;
}

std::vector<std::vector<std::string>> read_csv(std::string_view bytes) {
  if (bytes.substr(0, 3) == "\xEF\xBB\xBF") bytes.remove_prefix(3);
  std::vector<std::vector<std::string>> rows;
  std::vector<std::string> cells(1);
  bool quoted = false;
  const auto end_row = [&] {
    if (cells.size() > 1 || !cells[0].empty()) rows.push_back(std::move(cells));
    cells.assign(1, "");
  };
  for (size_t at = 0; at < bytes.size(); ++at) {
    const char c = bytes[at];
    if (quoted && c == '"' && at + 1 < bytes.size() && bytes[at + 1] == '"') {
      cells.back().push_back('"');
      ++at;
    } else if (quoted && c != '"') {
      cells.back().push_back(c);
    } else if (c == '"' && (quoted || cells.back().empty())) {
      quoted = !quoted;
    } else if (c == ',') {
      cells.emplace_back();
    } else if (c == '\n') {
      end_row();
    } else if (c != '\r') {
      cells.back().push_back(c);
    }
  }
  end_row();
  return rows;
}

}  // namespace isnad
