// Any table of places: its columns are named by --columns field=column, or are those of places.tsv.
// Units may be named instead of referred to: adm1=, adm2=, adm3= columns give the parents by name.
#include <cstdlib>

#include "isnad/packs/pack.hpp"
#include "isnad/text/codes.hpp"

#include "apps/cli/import_formats.hpp"
#include "apps/cli/import_table.hpp"

namespace isnad {
namespace {

constexpr const char* kFields[] = {"id",   "name_ar", "forms", "name_en",    "kind",
                                   "lat",  "lon",     "pcode", "within",     "country",
                                   "adm1", "adm2",    "adm3",  "population", "reference"};

class CsvReader {
 public:
  CsvReader(const ImportOptions& options, Gazetteer& out) : options_(options), out_(out) {}

  Status read(const std::string& path) {
    const auto bytes = read_import_file(path, [](const std::string&) { return true; });
    if (!bytes) return bytes.error();
    table_ = read_import_table(*bytes);
    if (Status s = choose_columns(path); !s) return s;
    const std::string stem = path.substr(path.rfind('/') + 1);
    for (size_t i = 0; i < table_.rows.size(); ++i) {
      row_ = i;
      add_row(stem + ":" + std::to_string(i + 2));
    }
    return Done{};
  }

 private:
  Status choose_columns(const std::string& path) {
    for (const char* field : kFields) column_[field] = table_.column(field);
    for (const std::string& choice : options_.columns) {
      const size_t equals = choice.find('=');
      const std::string field = choice.substr(0, equals);
      const std::string column = equals == std::string::npos ? "" : choice.substr(equals + 1);
      if (column_.count(field) == 0)
        return wrong("--columns " + choice, "no field '" + field + "'",
                     "the fields are those of places.tsv, adm1, adm2, adm3 and population");
      column_[field] = table_.column(column);
      if (column_[field] == std::string::npos)
        return wrong(path, "no column '" + column + "'", "name a column of the header");
    }
    if (column_["name_ar"] == std::string::npos)
      return wrong(path, "no column holds the Arabic names", "say which: --columns name_ar=COLUMN");
    return Done{};
  }

  static Error wrong(std::string where, std::string what, std::string remedy) {
    return {ErrorCode::usage, std::move(what), std::move(where), std::move(remedy), ""};
  }

  std::string cell(const char* field) const {
    const size_t column = column_.at(field);
    return column == std::string::npos ? "" : table_.rows[row_][column];
  }

  // Two capitals, also before more ("IQ: a gazetteer").
  std::string country() const {
    const std::string cell_text = cell("country");
    const auto capital = [&](size_t i) { return cell_text[i] >= 'A' && cell_text[i] <= 'Z'; };
    const bool code = cell_text.size() >= 2 && capital(0) && capital(1) &&
                      (cell_text.size() == 2 || cell_text[2] == ':' || cell_text[2] == ' ');
    return code ? cell_text.substr(0, 2) : options_.country;
  }

  void add_row(const std::string& where) {
    GazetteerRow row;
    row.country = country();
    row.id = ascii_id(cell("id").empty() ? "row" + std::to_string(row_ + 1) : cell("id"));
    row.name_en = cell("name_en");
    const std::string kind = cell("kind");
    row.kind =
        place_kind_of(kind.empty() ? "locality" : kind, std::atof(cell("population").c_str()));
    row.lat = degree_in(cell("lat"), 90);
    row.lon = degree_in(cell("lon"), 180);
    row.pcode = cell("pcode");
    row.reference = cell("reference").empty() ? where : cell("reference");
    name_keys(row);
    std::vector<std::string> names{cell("name_ar")};
    for (std::string& form : split_cells(cell("forms"), '|')) names.push_back(std::move(form));
    out_.add(std::move(row), names);
  }

  // A unit is called by its level and name within the unit above it, and by its id and p-code.
  void name_keys(GazetteerRow& row) const {
    std::string path = row.country;
    std::vector<std::string> above;
    for (const char* level : {"adm1", "adm2", "adm3"}) {
      const std::string name = cell(level);
      if (name.empty() || row.kind == level) break;
      path += "/" + fold(name);
      above.insert(above.begin(), path);
    }
    if (row.kind.rfind("adm", 0) == 0) row.keys.push_back(path + "/" + fold(cell("name_ar")));
    if (!cell("within").empty()) row.parents.push_back("id " + cell("within"));
    row.parents.insert(row.parents.end(), above.begin(), above.end());
    row.keys.push_back("id " + cell("id"));
    if (!row.pcode.empty()) row.keys.push_back("id " + row.pcode);
  }

  const ImportOptions& options_;
  Gazetteer& out_;
  ImportTable table_;
  std::map<std::string, size_t> column_;
  size_t row_ = 0;
};

}  // namespace

std::optional<double> degree_in(const std::string& cell, double limit) {
  char* end = nullptr;
  const double value = std::strtod(cell.c_str(), &end);
  if (cell.empty() || *end != '\0' || !(value >= -limit && value <= limit)) return std::nullopt;
  return value;
}

Status import_csv(const ImportOptions& options, Gazetteer& out) {
  for (const std::string& path : options.inputs) {
    if (Status s = CsvReader(options, out).read(path); !s) return s;
  }
  return Done{};
}

}  // namespace isnad
