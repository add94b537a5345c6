#include "apps/cli/import_gazetteer.hpp"

#include <algorithm>
#include <cmath>
#include <set>
#include <unordered_map>

#include "isnad/packs/pack.hpp"
#include "isnad/text/codes.hpp"
#include "isnad/text/utf8.hpp"

namespace isnad {
namespace {

constexpr double kDuplicateKm = 3;
constexpr double kKmPerDegree = 111.2;
constexpr double kCity = 50000;  // inhabitants
constexpr double kTown = 8000;
constexpr size_t kLongestName = 100;  // bytes

bool is_arabic_letter(uint32_t c) {
  return (c >= 0x621 && c <= 0x63A) || (c >= 0x641 && c <= 0x64A);
}

// Harakat, tatweel, direction marks and joiners: written or not, the name is the same.
bool is_dropped(uint32_t c) {
  return (c >= 0x64B && c <= 0x652) || c == 0x640 || c == 0x670 || (c >= 0x200B && c <= 0x200F) ||
         (c >= 0x202A && c <= 0x202E) || (c >= 0x2066 && c <= 0x2069) || c == 0xFEFF;
}

bool is_settlement(const std::string& kind) {
  return kind == "city" || kind == "town" || kind == "village";
}

// What a duplicate is looked for among: settlements and quarters together, units by level.
std::string group_of(const GazetteerRow& row) {
  return is_settlement(row.kind) || row.kind == "quarter" ? "settlement" : row.kind;
}

bool is_unit(const std::string& kind) { return kind.rfind("adm", 0) == 0 || kind == "country"; }

bool is_same(const GazetteerRow& a, const GazetteerRow& b) {
  if (group_of(a) != group_of(b) || a.country != b.country) return false;
  if (!a.pcode.empty() && !b.pcode.empty()) return a.pcode == b.pcode;
  if (is_unit(a.kind)) return a.parents == b.parents;
  if (!a.lat || !b.lat) return a.parents == b.parents;
  const double north = (*a.lat - *b.lat) * kKmPerDegree;
  const double east = (*a.lon - *b.lon) * kKmPerDegree * std::cos(*a.lat * 0.017453292519943295);
  return std::sqrt(north * north + east * east) < kDuplicateKm;
}

void add_form(GazetteerRow& row, const std::string& name) {
  if (name.empty() || name == row.name_ar) return;
  if (std::find(row.forms.begin(), row.forms.end(), name) == row.forms.end())
    row.forms.push_back(name);
}

void merge(GazetteerRow& into, const GazetteerRow& from) {
  add_form(into, from.name_ar);
  for (const std::string& form : from.forms) add_form(into, form);
  if (into.pcode.empty()) into.pcode = from.pcode;
  if (into.name_en.empty()) into.name_en = from.name_en;
  into.keys.insert(into.keys.end(), from.keys.begin(), from.keys.end());
}

const std::map<std::string, std::string, std::less<>>& known_codes() {
  static const std::map<std::string, std::string, std::less<>> codes = {
      {"PCLI", "country"},      {"PCLD", "country"},
      {"PCLS", "country"},      {"ADM1", "adm1"},
      {"ADM2", "adm2"},         {"ADM3", "adm3"},
      {"adm0", "country"},      {"region", "adm1"},
      {"macroregion", "adm1"},  {"county", "adm2"},
      {"macrocounty", "adm2"},  {"localadmin", "adm3"},
      {"PPLC", "city"},         {"PPLA", "city"},
      {"PPLX", "quarter"},      {"neighbourhood", "quarter"},
      {"macrohood", "quarter"}, {"borough", "quarter"},
      {"STLMT", "village"},     {"RGN", "region"},
      {"RGNH", "region"},       {"AREA", "region"},
      {"AIRB", "airbase"},      {"AIRF", "airbase"},
      {"AIRP", "airbase"},      {"DAM", "dam"},
      {"STM", "river"},         {"ISL", "island"},
      {"ISLS", "island"},       {"CMPRF", "camp"},
      {"CMP", "camp"},          {"PRN", "prison"},
      {"PRT", "landmark"},      {"OILF", "landmark"},
      {"MT", "landmark"},       {"MTS", "region"},
      {"PLN", "region"},        {"VAL", "region"},
      {"DSRT", "region"}};
  return codes;
}

bool is_place_kind(std::string_view kind) {
  static const std::set<std::string, std::less<>> kinds = {
      "country", "adm1",    "adm2",  "adm3",  "city",     "town",
      "village", "quarter", "camp",  "road",  "crossing", "prison",
      "airbase", "dam",     "front", "river", "island",   "landmark"};
  return kinds.count(kind) > 0;
}

// Gazetteers give units the names of their neighbours: a form that is the name of another unit of
// the same level and country, or a word and that name, is none.
void drop_borrowed_names(std::vector<GazetteerRow>& rows) {
  std::set<std::string> names;
  for (const GazetteerRow& r : rows) {
    if (is_unit(r.kind)) names.insert(r.country + r.kind + fold(r.name_ar));
  }
  for (GazetteerRow& r : rows) {
    if (!is_unit(r.kind)) continue;
    std::erase_if(r.forms, [&](const std::string& form) {
      const std::string folded = fold(form);
      const std::string behind_kind = folded.substr(folded.find(' ') + 1);
      const auto is_borrowed = [&](const std::string& name) {
        return name != fold(r.name_ar) && names.count(r.country + r.kind + name) > 0;
      };
      return is_borrowed(folded) || is_borrowed(behind_kind);
    });
  }
}

}  // namespace

bool has_arabic_letter(std::string_view name) {
  for (size_t at = 0; at < name.size();) {
    const Decoded d = decode_utf8(name, at);
    if (is_arabic_letter(d.code_point)) return true;
    at += d.size;
  }
  return false;
}

std::string arabic_name(std::string_view name) {
  name = name.substr(0, name.find('('));
  std::string out;
  for (size_t at = 0; at < name.size();) {
    const Decoded d = decode_utf8(name, at);
    at += d.size;
    if (is_dropped(d.code_point)) continue;
    const bool mark = d.code_point == ' ' || d.code_point == '-' || d.code_point == '_' ||
                      (d.code_point >= '0' && d.code_point <= '9');
    if (!is_arabic_letter(d.code_point) && !mark) return "";
    append_utf8(out, d.code_point == '_' ? ' ' : d.code_point);
  }
  const std::string trimmed_name(trimmed(out));
  return has_arabic_letter(trimmed_name) && trimmed_name.size() <= kLongestName ? trimmed_name : "";
}

std::string place_kind_of(std::string_view code, double population) {
  const size_t slash = code.rfind('/');
  if (slash != std::string_view::npos) {
    std::string fine = place_kind_of(code.substr(slash + 1), population);
    return fine.empty() ? place_kind_of(code.substr(0, slash), population) : fine;
  }
  if (const auto known = known_codes().find(code); known != known_codes().end())
    return known->second;
  if (is_place_kind(code)) return std::string(code);
  if (code == "PPLQ" || code == "PPLW" || code == "PPLH" || code == "PPLCH") return "";
  if (code == "PPLA2" || code == "PPLA3") return population >= kCity ? "city" : "town";
  if (code.substr(0, 3) != "PPL" && code != "locality" && code != "adm4") return "";
  return population >= kCity ? "city" : population >= kTown ? "town" : "village";
}

std::string ascii_id(std::string_view text) {
  std::string out;
  for (const char c : text) {
    const bool plain = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
                       c == '-' || c == '_';
    out += plain ? c : '_';
  }
  return out;
}

void Gazetteer::drop(const std::string& reason) {
  ++report_.read;
  ++report_.dropped[reason];
}

void Gazetteer::add(GazetteerRow row, const std::vector<std::string>& names) {
  bool other_letters = false;
  for (const std::string& name : names) {
    const std::string arabic = arabic_name(name);
    other_letters = other_letters || (arabic.empty() && has_arabic_letter(name));
    if (arabic.empty()) continue;
    if (row.name_ar.empty()) {
      row.name_ar = arabic;
    } else {
      add_form(row, arabic);
    }
  }
  if (row.name_ar.empty()) return drop(other_letters ? "import.script" : "import.no_arabic");
  if (row.kind.empty()) return drop("import.kind");
  ++report_.read;
  rows_.push_back(std::move(row));
}

std::vector<GazetteerRow> Gazetteer::finish() {
  std::vector<GazetteerRow> out;
  std::unordered_map<std::string, std::vector<size_t>> by_name;
  std::set<std::string> ids;
  for (GazetteerRow& row : rows_) {
    std::vector<size_t>& alike = by_name[fold(row.name_ar)];
    const auto same =
        std::find_if(alike.begin(), alike.end(), [&](size_t i) { return is_same(out[i], row); });
    if (same != alike.end()) {
      merge(out[*same], row);
      ++report_.merged;
    } else if (!ids.insert(row.id).second) {
      ++report_.dropped["import.double_id"];
    } else {
      alike.push_back(out.size());
      out.push_back(std::move(row));
    }
  }
  drop_borrowed_names(out);
  rows_.clear();
  report_.kept = out.size();
  return out;
}

}  // namespace isnad
