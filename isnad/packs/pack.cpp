#include "isnad/packs/pack.hpp"

#include <algorithm>

#include "isnad/base/hash.hpp"

namespace isnad {

std::string_view trimmed(std::string_view text) {
  while (!text.empty() && (text.front() == ' ' || text.front() == '\t')) text.remove_prefix(1);
  while (!text.empty() && (text.back() == ' ' || text.back() == '\t')) text.remove_suffix(1);
  return text;
}

std::vector<std::string> split_cells(std::string_view text, char separator) {
  std::vector<std::string> out;
  for (;;) {
    const size_t at = text.find(separator);
    out.emplace_back(text.substr(0, at));
    if (at == std::string_view::npos) return out;
    text.remove_prefix(at + 1);
  }
}

const PackTable* PackSet::find_table(std::string_view name) const {
  const auto at = std::find_if(tables.begin(), tables.end(),
                               [&](const PackTable& t) { return t.name == name; });
  return at == tables.end() ? nullptr : &*at;
}

namespace {

// Puts a row into the hash table of ids, which has room for it.
void place_id(PackSet& packs, RowId row) {
  const size_t mask = packs.ids.size() - 1;
  size_t at = hash_of(packs.rows[row].id.view()) & mask;
  while (packs.ids[at] != kNone) at = (at + 1) & mask;
  packs.ids[at] = row;
}

}  // namespace

RowId PackSet::find_row(std::string_view full_id) const {
  if (ids.empty()) return kNone;
  const size_t mask = ids.size() - 1;
  for (size_t at = hash_of(full_id) & mask; ids[at] != kNone; at = (at + 1) & mask) {
    if (rows[ids[at]].id == full_id) return ids[at];
  }
  return kNone;
}

RowId PackSet::add_row(std::string_view id, PackRow row, std::vector<std::string> row_cells) {
  const auto index = static_cast<RowId>(rows.size());
  row.id = texts.add(id);
  rows.push_back(row);
  cells.push_back(std::move(row_cells));
  if (rows.size() * 2 <= ids.size()) {
    place_id(*this, index);
    return index;
  }
  const size_t size = std::max<size_t>(1024, ids.size() * 2);
  ids = Column<RowId>();
  ids.resize(size);
  std::fill(ids.begin(), ids.end(), kNone);
  for (RowId i = 0; i <= index; ++i) place_id(*this, i);
  return index;
}

RowId PackSet::add_rule(std::string_view id, std::string_view file, uint32_t line) {
  return add_row(id, {{}, texts.add(file), line, kNone}, {});
}

std::string_view RowView::short_id() const {
  const std::string_view full = raw().id;
  return full.substr(full.rfind('.') + 1);
}

std::string_view RowView::operator[](std::string_view column) const {
  const PackRow& r = raw();
  if (r.table == kNone) return {};
  const auto& columns = packs->tables[r.table].columns;
  const auto at = std::find(columns.begin(), columns.end(), column);
  if (at == columns.end()) return {};
  return cells()[static_cast<size_t>(at - columns.begin())];
}

std::vector<std::string> RowView::list(std::string_view column) const {
  std::vector<std::string> out;
  for (const std::string& part : split_cells((*this)[column], '|')) {
    if (const std::string_view t = trimmed(part); !t.empty()) out.emplace_back(t);
  }
  return out;
}

std::string RowView::where() const {
  return std::string(raw().file) + ":" + std::to_string(raw().line);
}

std::vector<RowView> rows_of(const PackSet& packs, std::string_view table) {
  std::vector<RowView> out;
  if (const PackTable* t = packs.find_table(table)) {
    for (const RowId row : t->rows) out.push_back({&packs, row});
  }
  return out;
}

std::string resolve_reference(const RowView& row, std::string_view reference,
                              std::string_view table) {
  if (reference.empty() || reference.find('/') != std::string_view::npos)
    return std::string(reference);
  const std::string own = row.id();
  return own.substr(0, own.find('/') + 1) + std::string(table) + "." + std::string(reference);
}

}  // namespace isnad
