// GeoNames: one place a line, 19 columns without a header (download.geonames.org/export/dump).
// Arabic names come from the file of alternate names (language "ar"), else from the fourth column,
// which mixes all languages. Historic and colloquial names are left out.
#include <charconv>
#include <unordered_map>

#include "isnad/packs/pack.hpp"

#include "apps/cli/import_formats.hpp"
#include "apps/cli/import_table.hpp"

namespace isnad {
namespace {

constexpr size_t kColumns = 19;
using Names = std::unordered_map<std::string, std::vector<std::string>>;

bool is_dump(const std::string& member) {
  const size_t size = member.size();
  return size > 4 && member.substr(size - 4) == ".txt" && member.rfind("readme", 0) != 0 &&
         member.rfind("iso-language", 0) != 0;
}

// geonameid -> names; the preferred ones first. Columns: id, geonameid, language, name, preferred,
// short, colloquial, historic.
Names read_names(std::string_view bytes) {
  Names out;
  for_each_tsv_line(bytes, [&](const std::vector<std::string>& cells) {
    if (cells.size() < 4 || cells[2] != "ar") return;
    const auto flag = [&](size_t i) { return cells.size() > i && cells[i] == "1"; };
    if (flag(6) || flag(7)) return;
    std::vector<std::string>& names = out[cells[1]];
    names.insert(flag(4) ? names.begin() : names.end(), cells[3]);
  });
  return out;
}

// The keys of the units above, nearest first; a unit's own key is the first of `own`.
std::vector<std::string> unit_keys(const std::vector<std::string>& cells) {
  std::vector<std::string> out;
  std::string key = cells[8];
  out.push_back(key);
  for (size_t i = 10; i <= 12; ++i) {
    if (cells[i].empty() || cells[i] == "00") break;
    key += "." + cells[i];
    out.insert(out.begin(), key);
  }
  return out;
}

GazetteerRow row_of(const std::vector<std::string>& cells) {
  double population = 0;
  std::from_chars(cells[14].data(), cells[14].data() + cells[14].size(), population);
  GazetteerRow row;
  row.id = "gn" + ascii_id(cells[0]);
  row.name_en = cells[1];
  row.kind = place_kind_of(cells[7], population);
  row.country = cells[8];
  row.lat = degree_in(cells[4], 90);
  row.lon = degree_in(cells[5], 180);
  row.reference = "GeoNames " + cells[0];
  row.parents = unit_keys(cells);
  const bool unit = row.kind == "country" || row.kind.rfind("adm", 0) == 0;
  if (unit && !row.parents.empty()) {
    row.keys.push_back(row.parents.front());
    row.parents.erase(row.parents.begin());
  }
  return row;
}

}  // namespace

Status import_geonames(const ImportOptions& options, Gazetteer& out) {
  Names names;
  for (size_t i = 1; i < options.inputs.size(); ++i) {
    const auto bytes = read_import_file(options.inputs[i], is_dump);
    if (!bytes) return bytes.error();
    for (auto& [id, list] : read_names(*bytes)) {
      std::vector<std::string>& all = names[id];
      all.insert(all.end(), list.begin(), list.end());
    }
  }
  const auto bytes = read_import_file(options.inputs.front(), is_dump);
  if (!bytes) return bytes.error();
  size_t lines = 0;
  for_each_tsv_line(*bytes, [&](const std::vector<std::string>& cells) {
    if (cells.size() != kColumns) return out.drop("import.columns");
    ++lines;
    if (place_kind_of(cells[7], 0).empty()) return out.drop("import.kind");
    std::vector<std::string> all;
    if (const auto found = names.find(cells[0]); found != names.end()) all = found->second;
    for (std::string& name : split_cells(cells[3], ',')) all.push_back(std::move(name));
    out.add(row_of(cells), all);
  });
  if (lines > 0) return Done{};
  return Error{ErrorCode::input_refused, "no line has the 19 columns of a GeoNames dump",
               options.inputs.front(), "name XX.zip or XX.txt first, alternate names second",
               "FMT-UNSUPPORTED"};
}

}  // namespace isnad
