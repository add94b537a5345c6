#include "isnad/exports/closed_lists.hpp"

#include <map>
#include <set>

namespace isnad {
namespace {

using Values = std::set<std::string, std::less<>>;

const Values& values_of(std::string_view field) {
  static const std::map<std::string, Values, std::less<>> all = {
      {"status", {"civilian", "combatant", "mixed", "unknown"}},
      {"modality",
       {"actual", "planned", "demanded", "threatened", "conditional", "possible", "denied"}},
      {"interest",
       {"own_success", "own_loss", "adverse_admission", "accuses_adversary", "third_party",
        "unknown"}},
      {"speaker.role", {"person", "organisation", "media", "official", "witness", "anonymous"}},
      {"speaker.stance",
       {"states", "announces", "affirms", "alleges", "denies", "admits", "accuses", "demands",
        "threatens", "warns", "quotes", "publishes"}},
      {"document.published_basis", {"given", "dateline", "inferred", "none"}},
      {"link.by", {"coreference", "inherited", "list"}},
      {"breakdown",
       {"child", "woman", "man", "elderly", "medic", "journalist", "rescuer", "officer", "leader",
        "foreigner", "displaced", "other"}},
      {"modifier",
       {"exact", "at_least", "more_than", "at_most", "less_than", "about", "range", "vague",
        "all"}},
      {"precision",
       {"exact", "near", "admin3", "admin2", "admin1", "area", "country", "unlocated"}},
      {"time.precision",
       {"minute", "hour", "daypart", "day", "week", "month", "year", "interval", "unresolved"}},
      {"unit",
       {"person",
        "tank",
        "armoured_vehicle",
        "vehicle",
        "tracked_vehicle",
        "artillery_gun",
        "rocket_launcher",
        "rocket",
        "shell",
        "airstrike",
        "combat_aircraft",
        "reconnaissance_aircraft",
        "helicopter",
        "drone",
        "anti_tank_launcher",
        "bridgelayer",
        "ship",
        "weapon",
        "ammunition",
        "house",
        "hospital",
        "school",
        "family",
        "site",
        "village",
        "axis",
        "explosive_device",
        "livestock",
        "aircraft",
        "attack",
        "tonne",
        "money",
        "year",
        "other"}}};
  static const Values none;
  const auto found = all.find(field);
  return found == all.end() ? none : found->second;
}

}  // namespace

bool is_listed(std::string_view field, std::string_view value) {
  return values_of(field).count(value) > 0;
}

std::string in_list(std::string_view field, const std::string& value) {
  return is_listed(field, value) ? value : "";
}

}  // namespace isnad
