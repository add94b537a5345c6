#include "isnad/exports/profile.hpp"

#include <algorithm>
#include <array>
#include <cstdlib>
#include <limits>

#include "isnad/record/json_writer.hpp"

namespace isnad {
namespace {

Error unknown_value(const RowView& row, std::string_view cell) {
  return {ErrorCode::pack_broken, "'" + std::string(cell) + "' says not what may leave",
          row.where(), "write yes, no, closed, known, day, unit or grid:DEGREES", ""};
}

bool read_passage(std::string_view cell, FieldPassage& out) {
  static constexpr std::array<std::pair<std::string_view, Passing>, 6> kWords = {
      {{"no", Passing::no},
       {"yes", Passing::yes},
       {"closed", Passing::closed},
       {"known", Passing::known},
       {"day", Passing::day},
       {"unit", Passing::unit}}};
  for (const auto& [word, passing] : kWords) {
    if (word == cell) out.passing = passing;
    if (word == cell) return true;
  }
  constexpr std::string_view kGrid = "grid:";
  if (cell.substr(0, kGrid.size()) != kGrid) return false;
  out.passing = Passing::grid;
  out.degrees = std::strtod(std::string(cell.substr(kGrid.size())).c_str(), nullptr);
  return out.degrees > 0 && out.degrees <= 10;
}

}  // namespace

FieldPassage Profile::of(std::string_view field) const {
  const auto found = fields.find(field);
  return found == fields.end() ? FieldPassage{} : found->second;
}

double largest_number(const Profile& profile) {
  constexpr double kLargestClosed = 9999999;
  const Passing passing = profile.of("quantity.number").passing;
  if (passing == Passing::yes) return std::numeric_limits<double>::infinity();
  return passing == Passing::closed ? kLargestClosed : -1;
}

Result<Profile> load_profile(const PackSet& packs, std::string_view name) {
  const PackTable* table = packs.find_table("exports.profiles");
  const bool there =
      table != nullptr && name != "id" && name != "field" && name != "note" &&
      std::find(table->columns.begin(), table->columns.end(), name) != table->columns.end();
  if (!there)
    return Error{ErrorCode::usage, "there is no profile '" + std::string(name) + "'", "--profile",
                 "the columns of exports/profiles.tsv are the profiles", ""};
  Profile out;
  out.name = name;
  for (const RowView& row : rows_of(packs, "exports.profiles")) {
    FieldPassage passage;
    if (!read_passage(row[name], passage)) return unknown_value(row, row[name]);
    out.fields[std::string(row["field"])] = passage;
  }
  return out;
}

bool may_leave(const CodeTables& codes, std::string_view format, std::string_view profile) {
  return codes.cell("formats", format, profile) == "yes";
}

std::string withheld_json(const Profile& profile, const Withheld& withheld) {
  std::string out;
  for (const auto& [field, counts] : withheld) {
    JsonWriter json(out);
    json.open('{');
    json.key("schema").string("isnad.withheld/1");
    json.key("profile").string(profile.name);
    json.key("field").string(field);
    json.key("withheld").number(static_cast<double>(counts.withheld));
    json.key("coarsened").number(static_cast<double>(counts.coarsened));
    json.close('}');
    out += '\n';
  }
  return out;
}

}  // namespace isnad
