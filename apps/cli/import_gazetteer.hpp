// Which places of a gazetteer become rows of a pack, and which are left out, and why?
#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "isnad/base/result.hpp"

namespace isnad {

// One place, before its parent is found.
struct GazetteerRow {
  std::string id;  // ASCII, unique in the gazetteer
  std::string name_ar;
  std::vector<std::string> forms;  // other Arabic names
  std::string name_en;
  std::string kind;  // a kind of places.tsv
  std::string country;
  std::string pcode;
  std::string reference;
  std::optional<double> lat, lon;
  std::vector<std::string> keys;     // what other rows call it
  std::vector<std::string> parents;  // keys of what it lies in, nearest first
};

struct ImportReport {
  size_t read = 0;
  size_t kept = 0;
  std::map<std::string, size_t> dropped;  // by reason: an id of messages.tsv ("import.no_arabic")
  size_t merged = 0;  // rows for a place that stands already, whose names were added to it
};

// Collects rows: chooses the Arabic names, refuses what cannot be a row, merges duplicates.
class Gazetteer {
 public:
  // `names`: all names of the place, the preferred one first, in any script.
  void add(GazetteerRow row, const std::vector<std::string>& names);
  // A row that is left out before its names are looked at.
  void drop(const std::string& reason);

  // The rows to write: duplicates merged, in the order of the input.
  std::vector<GazetteerRow> finish();
  const ImportReport& report() const { return report_; }

 private:
  std::vector<GazetteerRow> rows_;
  ImportReport report_;
};

// The name in Arabic letters alone, without harakat, tatweel, direction marks and what stands in
// brackets; "" when it holds letters that Arabic does not have, or none.
std::string arabic_name(std::string_view name);
bool has_arabic_letter(std::string_view name);

// The kind of places.tsv for a feature code of GeoNames, a placetype of Who's On First, or a kind;
// "" = no place we keep. `population` tells cities from towns and villages.
std::string place_kind_of(std::string_view code, double population);

// Letters, digits, '_' and '-' of an id; the others become '_'.
std::string ascii_id(std::string_view text);

}  // namespace isnad
