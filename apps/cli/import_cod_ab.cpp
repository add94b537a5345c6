// OCHA COD-AB: administrative units and populated places with p-codes. Columns are known by their
// pattern, since each country writes them its own way: ADM3_AR, admin3Name_ar, adm3_pcode ... A
// GeoJSON polygon gives its centroid; a unit's position says where it is, not how far it reaches.
#include <array>
#include <cmath>

#include "isnad/packs/tsv.hpp"
#include "isnad/record/json_value.hpp"

#include "apps/cli/import_formats.hpp"
#include "apps/cli/import_table.hpp"

namespace isnad {
namespace {

constexpr size_t kLevels = 5;  // 0 country ... 4 populated place

// What a row says of one level.
struct Unit {
  std::string arabic, english, pcode;
};

struct CodRow {
  std::array<Unit, kLevels> units;
  std::optional<double> lat, lon;
};

std::string lower(std::string_view text) {
  std::string out(text);
  for (char& c : out) c = c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
  return out;
}

bool ends_with(const std::string& text, std::string_view end) {
  return text.size() >= end.size() && text.compare(text.size() - end.size(), end.size(), end) == 0;
}

// Puts the value of one column or property where its name says.
void take(CodRow& row, const std::string& column, const std::string& value) {
  const std::string name = lower(column);
  if (name == "lat" || name == "latitude" || name == "y" || name == "point_y") {
    row.lat = degree_in(value, 90);
  } else if (name == "lon" || name == "long" || name == "longitude" || name == "x" ||
             name == "point_x") {
    row.lon = degree_in(value, 180);
  }
  if (name.rfind("adm", 0) != 0 || value.empty()) return;
  const size_t digit = name.find_first_of("0123456789");
  if (digit == std::string::npos || digit > 6) return;
  const auto level = static_cast<size_t>(name[digit] - '0');
  if (level >= kLevels || name.find("alt") != std::string::npos) return;
  Unit& unit = row.units[level];
  if (ends_with(name, "pcode")) unit.pcode = value;
  if (ends_with(name, "_ar") || ends_with(name, "name_ara")) unit.arabic = value;
  if (ends_with(name, "_en")) unit.english = value;
}

// Adds the deepest unit of the row, and each above it that no row before has brought.
class CodReader {
 public:
  CodReader(const ImportOptions& options, Gazetteer& out) : options_(options), out_(out) {}

  void add(const CodRow& row) {
    size_t deepest = kLevels - 1;
    while (deepest > 0 && row.units[deepest].pcode.empty()) --deepest;
    if (deepest == 0) return out_.drop("import.no_pcode");
    for (size_t level = 1; level <= deepest; ++level) add_unit(row, level, level == deepest);
  }

 private:
  void add_unit(const CodRow& row, size_t level, bool deepest) {
    const Unit& unit = row.units[level];
    if (unit.pcode.empty() || (!deepest && known_.count(unit.pcode) > 0)) return;
    if (!deepest && unit.arabic.empty()) return;
    if (!known_.insert({unit.pcode, true}).second) return out_.drop("import.double_id");
    GazetteerRow place;
    place.id = ascii_id(lower(unit.pcode));
    place.name_en = unit.english;
    place.kind = level == 4 ? "village" : "adm" + std::to_string(level);
    place.country = country_of(unit.pcode);
    place.pcode = unit.pcode;
    place.reference = "OCHA COD-AB " + unit.pcode;
    if (deepest) {
      place.lat = row.lat;
      place.lon = row.lon;
    }
    place.keys = {unit.pcode};
    for (size_t above = level; above-- > 0;) {
      if (!row.units[above].pcode.empty()) place.parents.push_back(row.units[above].pcode);
    }
    out_.add(std::move(place), {unit.arabic});
  }

  // A p-code begins with the country's code.
  std::string country_of(const std::string& pcode) const {
    const bool code = pcode.size() > 2 && pcode[0] >= 'A' && pcode[0] <= 'Z' && pcode[1] >= 'A' &&
                      pcode[1] <= 'Z' && pcode[2] >= '0' && pcode[2] <= '9';
    return code ? pcode.substr(0, 2) : options_.country;
  }

  const ImportOptions& options_;
  Gazetteer& out_;
  std::map<std::string, bool> known_;
};

// The centroid of a ring by the shoelace formula; rings far from each other are left aside.
void take_ring(const JsonValue& ring, CodRow& row) {
  double area = 0;
  double x = 0;
  double y = 0;
  for (size_t i = 0; i + 1 < ring.items.size(); ++i) {
    const auto& a = ring.items[i].items;
    const auto& b = ring.items[i + 1].items;
    if (a.size() < 2 || b.size() < 2) return;
    const double cross = a[0].number * b[1].number - b[0].number * a[1].number;
    area += cross;
    x += (a[0].number + b[0].number) * cross;
    y += (a[1].number + b[1].number) * cross;
  }
  if (std::abs(area) < 1e-12) return;
  row.lon = x / (3 * area);
  row.lat = y / (3 * area);
}

void take_geometry(const JsonValue& geometry, CodRow& row) {
  const JsonValue& points = geometry["coordinates"];
  if (geometry["type"].is_text("Point") && points.items.size() >= 2) {
    row.lon = points.items[0].number;
    row.lat = points.items[1].number;
  } else if (geometry["type"].is_text("Polygon") && !points.items.empty()) {
    take_ring(points.items[0], row);
  } else if (geometry["type"].is_text("MultiPolygon")) {
    const JsonValue* largest = nullptr;
    for (const JsonValue& part : points.items) {
      if (part.items.empty()) continue;
      if (largest == nullptr || part.items[0].items.size() > largest->items.size())
        largest = &part.items[0];
    }
    if (largest != nullptr) take_ring(*largest, row);
  }
}

Status read_geojson(const std::string& path, const std::string& bytes, CodReader& reader) {
  const auto value = parse_json(bytes);
  if (!value)
    return Error{ErrorCode::input_refused, value.error().message, path, "give valid GeoJSON",
                 "JSON-SYNTAX"};
  for (const JsonValue& feature : (*value)["features"].items) {
    CodRow row;
    take_geometry(feature["geometry"], row);
    const JsonValue& properties = feature["properties"];
    for (size_t i = 0; i < properties.names.size(); ++i) {
      take(row, properties.names[i], properties.items[i].text);
    }
    reader.add(row);
  }
  return Done{};
}

}  // namespace

Status import_cod_ab(const ImportOptions& options, Gazetteer& out) {
  CodReader reader(options, out);
  for (const std::string& path : options.inputs) {
    const auto bytes = read_import_file(path, [](const std::string& name) {
      return ends_with(lower(name), ".csv") || ends_with(lower(name), "json");
    });
    if (!bytes) return bytes.error();
    const size_t first = bytes->find_first_not_of(" \t\r\n\xEF\xBB\xBF");
    if (first != std::string::npos && (*bytes)[first] == '{') {
      if (Status s = read_geojson(path, bytes->substr(first), reader); !s) return s;
      continue;
    }
    const ImportTable table = read_import_table(*bytes);
    for (const auto& cells : table.rows) {
      CodRow row;
      for (size_t i = 0; i < cells.size(); ++i) take(row, table.columns[i], cells[i]);
      reader.add(row);
    }
  }
  return Done{};
}

}  // namespace isnad
