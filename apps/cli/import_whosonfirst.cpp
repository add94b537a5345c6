// Who's On First: a folder of GeoJSON records (whosonfirst-data-admin-xx), or a CSV or TSV table
// whose columns are properties. Places that are deprecated, superseded or no longer current are
// left out.
#include <algorithm>
#include <filesystem>

#include "isnad/packs/pack.hpp"
#include "isnad/record/json_value.hpp"

#include "apps/cli/import_formats.hpp"
#include "apps/cli/import_table.hpp"

namespace isnad {
namespace {

namespace fs = std::filesystem;

// One record: a property by its name, and all Arabic names.
struct Record {
  std::map<std::string, std::string> properties;
  std::vector<std::string> names;
  std::ptrdiff_t preferred = 0;  // how many of `names` are

  std::string get(std::initializer_list<const char*> names_of) const {
    for (const char* name : names_of) {
      const auto at = properties.find(name);
      if (at != properties.end() && !at->second.empty()) return at->second;
    }
    return "";
  }
};

bool is_arabic_property(const std::string& name) {
  return name.rfind("name:ara_x_", 0) == 0 || name.rfind("name_ara", 0) == 0 || name == "name_ar";
}

void take_names(Record& record, const std::string& property, const std::string& name) {
  const bool preferred = property.find("preferred") != std::string::npos;
  record.names.insert(preferred ? record.names.begin() + record.preferred++ : record.names.end(),
                      name);
}

Record read_record(const JsonValue& properties) {
  Record out;
  for (size_t i = 0; i < properties.names.size(); ++i) {
    const std::string& name = properties.names[i];
    const JsonValue& value = properties.items[i];
    out.properties[name] = value.text;
    if (!is_arabic_property(name)) continue;
    for (const JsonValue& item : value.items) take_names(out, name, item.text);
    if (value.items.empty() && !value.text.empty()) take_names(out, name, value.text);
  }
  for (const JsonValue& branch : properties["wof:hierarchy"].items) {
    for (const char* level : {"localadmin_id", "county_id", "region_id", "country_id"}) {
      out.properties[std::string("hierarchy ") + level] = branch[level].text;
    }
    break;
  }
  out.properties["superseded"] = properties["wof:superseded_by"].items.empty() ? "" : "1";
  return out;
}

void add(const Record& record, const ImportOptions& options, Gazetteer& out) {
  const std::string deprecated = record.get({"edtf:deprecated", "deprecated"});
  const bool gone = record.get({"mz:is_current", "is_current"}) == "0" ||
                    !record.get({"superseded"}).empty() ||
                    (!deprecated.empty() && deprecated != "uuuu" && deprecated != "0");
  if (gone) return out.drop("import.not_current");
  const std::string id = record.get({"wof:id", "id"});
  GazetteerRow row;
  row.id = "wof" + ascii_id(id);
  row.name_en = record.get({"wof:name", "name"});
  const std::string people = record.get({"wof:population", "gn:population", "population"});
  row.kind = place_kind_of(record.get({"wof:placetype", "placetype"}), std::atof(people.c_str()));
  row.country = record.get({"iso:country", "wof:country", "country", "iso"});
  if (row.country.size() != 2) row.country = options.country;
  row.lat = degree_in(record.get({"lbl:latitude", "geom:latitude", "latitude", "lat"}), 90);
  row.lon = degree_in(record.get({"lbl:longitude", "geom:longitude", "longitude", "lon"}), 180);
  row.reference = "WOF " + id;
  row.keys = {id};
  for (const char* key : {"wof:parent_id", "parent_id", "hierarchy localadmin_id",
                          "hierarchy county_id", "hierarchy region_id", "hierarchy country_id"}) {
    const std::string parent = record.get({key});
    if (!parent.empty() && parent != id) row.parents.push_back(parent);
  }
  out.add(std::move(row), record.names);
}

Status read_folder(const std::string& folder, const ImportOptions& options, Gazetteer& out) {
  std::vector<std::string> files;
  std::error_code ignored;
  for (const auto& entry : fs::recursive_directory_iterator(folder, ignored)) {
    const std::string name = entry.path().filename().string();
    const bool geometry = name.find("-alt-") != std::string::npos;
    if (entry.is_regular_file() && entry.path().extension() == ".geojson" && !geometry)
      files.push_back(entry.path().string());
  }
  std::sort(files.begin(), files.end());
  for (const std::string& path : files) {
    const auto bytes = read_import_file(path, [](const std::string&) { return true; });
    if (!bytes) return bytes.error();
    const auto value = parse_json(*bytes);
    if (!value) {
      out.drop("import.broken");
      continue;
    }
    add(read_record((*value)["properties"]), options, out);
  }
  return Done{};
}

Status read_table(const std::string& path, const ImportOptions& options, Gazetteer& out) {
  const auto bytes = read_import_file(path, [](const std::string&) { return true; });
  if (!bytes) return bytes.error();
  const ImportTable table = read_import_table(*bytes);
  for (const auto& cells : table.rows) {
    Record record;
    for (size_t i = 0; i < cells.size(); ++i) {
      record.properties[table.columns[i]] = cells[i];
      if (!is_arabic_property(table.columns[i])) continue;
      for (const std::string& name : split_cells(cells[i], '|')) {
        if (!name.empty()) take_names(record, table.columns[i], name);
      }
    }
    add(record, options, out);
  }
  return Done{};
}

}  // namespace

Status import_whosonfirst(const ImportOptions& options, Gazetteer& out) {
  for (const std::string& path : options.inputs) {
    std::error_code ignored;
    Status s = fs::is_directory(path, ignored) ? read_folder(path, options, out)
                                               : read_table(path, options, out);
    if (!s) return s;
  }
  return Done{};
}

}  // namespace isnad
