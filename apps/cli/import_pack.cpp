#include "apps/cli/import_pack.hpp"

#include <cmath>
#include <cstdio>
#include <filesystem>
#include <unordered_map>

#include "isnad/record/json_value.hpp"

#include "apps/cli/output.hpp"

namespace isnad {
namespace {

namespace fs = std::filesystem;

constexpr const char* kReport = "import_report.json";
constexpr const char* kHeader =
    "id\tname_ar\tforms\tname_en\tkind\tlat\tlon\tradius_m\tpcode\twithin\tcountry\tneeds_cue\t"
    "reference\tnote\n";

// How far from its position a place of a kind may reach; units have no radius of their own.
const char* radius_of(const std::string& kind) {
  static const std::map<std::string, const char*> radii = {
      {"city", "6000"},    {"town", "3000"},   {"village", "1500"}, {"quarter", "1000"},
      {"region", "15000"}, {"camp", "1500"},   {"airbase", "3000"}, {"landmark", "1000"},
      {"dam", "1000"},     {"prison", "1000"}, {"island", "5000"}};
  const auto at = radii.find(kind);
  return at == radii.end() ? "" : at->second;
}

// Small places bear the names of people and things: a word must announce them. Nobody has looked at
// the names of the others.
std::string cue_of(const std::string& kind) { return kind == "village" ? "y" : "word"; }

std::string degrees(const std::optional<double>& value) {
  if (!value) return "";
  char text[32];
  std::snprintf(text, sizeof text, "%.4f", *value);
  return text;
}

std::string cell(std::string text) {
  for (char& c : text) {
    if (c == '\t' || c == '\n' || c == '\r') c = ' ';
  }
  return text;
}

std::string joined(const std::vector<std::string>& forms) {
  std::string out;
  for (const std::string& form : forms) out += (out.empty() ? "" : "|") + form;
  return out;
}

// Finds each row's parent by the keys of the others, the nearest one that is there.
class Parents {
 public:
  explicit Parents(const std::vector<GazetteerRow>& rows) : rows_(rows) {
    for (size_t i = 0; i < rows.size(); ++i) {
      for (const std::string& key : rows[i].keys) by_key_.emplace(key, i);
    }
  }

  std::string of(size_t row) const {
    for (const std::string& key : rows_[row].parents) {
      const auto at = by_key_.find(key);
      if (at != by_key_.end() && at->second != row && !leads_back(at->second, row))
        return rows_[at->second].id;
    }
    return "";
  }

 private:
  // A parent that lies in the row itself would make a circle.
  bool leads_back(size_t from, size_t row) const {
    for (int depth = 0; depth < 8; ++depth) {
      if (from == row) return true;
      size_t next = from;
      for (const std::string& key : rows_[from].parents) {
        const auto at = by_key_.find(key);
        if (at == by_key_.end() || at->second == from) continue;
        next = at->second;
        break;
      }
      if (next == from) return false;
      from = next;
    }
    return true;
  }

  const std::vector<GazetteerRow>& rows_;
  std::unordered_map<std::string, size_t> by_key_;
};

std::string places_table(const std::vector<GazetteerRow>& rows) {
  const Parents parents(rows);
  std::string out = kHeader;
  for (size_t i = 0; i < rows.size(); ++i) {
    const GazetteerRow& r = rows[i];
    const bool placed = r.lat && r.lon;
    for (const std::string& text :
         {r.id, r.name_ar, joined(r.forms), cell(r.name_en), r.kind,
          placed ? degrees(r.lat) : std::string(), placed ? degrees(r.lon) : std::string(),
          std::string(radius_of(r.kind)), cell(r.pcode), parents.of(i), r.country, cue_of(r.kind),
          cell(r.reference)}) {
      out += text + "\t";
    }
    out += "\n";
  }
  return out;
}

std::string quoted(const std::string& text) {
  return write_json(json_text(text));  // a JSON string is a TOML basic string
}

std::string pack_name(const ImportOptions& options) {
  if (!options.name.empty()) return options.name;
  const std::string name = fs::path(options.folder).lexically_normal().filename().string();
  return ascii_id(name.empty() ? options.format : name);
}

std::string manifest(const ImportOptions& options) {
  const ImportTerms terms = terms_of(options);
  return "name = " + quoted(pack_name(options)) +
         "\nversion = \"1\"\nlicence = " + quoted(terms.licence) +
         "\norigin = " + quoted(terms.attribution) +
         "\nlanguage = \"ar\"\nrequires = [\"conflict-core\"]\n";
}

std::string readme(const ImportOptions& options, const ImportReport& report) {
  const ImportTerms terms = terms_of(options);
  return "# " + pack_name(options) + "\n\nPlaces imported by `isnad packs import " +
         options.format + "`: " + std::to_string(report.kept) + " of " +
         std::to_string(report.read) + " rows.\n\nLicence: " + terms.licence + ".\n" +
         terms.attribution +
         "\n\nNames were reduced to Arabic letters, places of one name within "
         "3 km were joined, and kinds were\nmapped to those of isnad. `" +
         kReport + "` says what was left out, and why.\n";
}

std::string report_json(const ImportOptions& options, const ImportReport& report) {
  std::string out = "{\"format\": " + quoted(options.format) + ", \"inputs\": [";
  for (size_t i = 0; i < options.inputs.size(); ++i) {
    const fs::path input(options.inputs[i]);
    out += (i > 0 ? ", " : "") + quoted(input.filename().string());
  }
  out += "], \"read\": " + std::to_string(report.read) +
         ", \"kept\": " + std::to_string(report.kept) +
         ", \"merged\": " + std::to_string(report.merged) + ", \"dropped\": {";
  bool first = true;
  for (const auto& [reason, count] : report.dropped) {
    out += (first ? "" : ", ") + quoted(reason.substr(reason.find('.') + 1)) + ": " +
           std::to_string(count);
    first = false;
  }
  return out + "}}\n";
}

Status write_file(const fs::path& path, const std::string& bytes) {
  Result<CompleteFile> file = CompleteFile::create(path.string());
  if (!file) return file.error();
  if (Status s = file->write(bytes); !s) return s;
  return file->keep();
}

}  // namespace

ImportTerms terms_of(const ImportOptions& options) {
  static const std::map<std::string, ImportTerms> terms = {
      {"geonames", {"CC-BY-4.0", "GeoNames (geonames.org), CC BY 4.0"}},
      {"cod-ab",
       {"CC-BY-3.0-IGO", "OCHA Common Operational Datasets (data.humdata.org), CC BY 3.0 IGO"}},
      {"whosonfirst",
       {"CC-BY-4.0", "Who's On First (whosonfirst.org) and the projects it credits, CC BY 4.0"}},
      {"csv", {"unknown", "imported table; name its makers before passing it on"}}};
  ImportTerms out = terms.at(options.format);
  if (!options.licence.empty()) out.licence = options.licence;
  if (!options.attribution.empty()) out.attribution = options.attribution;
  return out;
}

Status write_import_pack(const ImportOptions& options, const std::vector<GazetteerRow>& rows,
                         const ImportReport& report) {
  const fs::path folder(options.folder);
  std::error_code wrong;
  const bool used = fs::exists(folder) && !fs::is_empty(folder, wrong);
  if (used && !fs::exists(folder / kReport)) {
    return Error{ErrorCode::usage, "the folder holds something else", options.folder,
                 "name a new folder with --out", ""};
  }
  fs::create_directories(folder / "entities", wrong);
  if (wrong)
    return Error{ErrorCode::storage, wrong.message(), options.folder, "check the permissions", ""};
  for (const auto& [name, bytes] :
       {std::pair<const char*, std::string>{"manifest.toml", manifest(options)},
        {"README.md", readme(options, report)},
        {"entities/places.tsv", places_table(rows)},
        {kReport, report_json(options, report)}}) {
    if (Status s = write_file(folder / name, bytes); !s) return s;
  }
  return Done{};
}

}  // namespace isnad
