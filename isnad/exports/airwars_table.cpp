// Airwars' incident record: attacks and their casualties, minimum and maximum side by side.
//
// Grading is written where the claims alone decide it: `weak` for one voice, `contested` where
// several are said to have done it, `confirmed` where a side admits harm against its interest.
// `fair` takes a judgement of credibility, `discounted` one of what happened: both stay empty.
#include "isnad/exports/claim_words.hpp"
#include "isnad/exports/column_table.hpp"

namespace isnad {
namespace {

using Facts = IncidentFacts;

bool in_family(std::string_view type, std::string_view family) {
  return type.substr(0, type.find('.')) == family;
}

bool has_row(const Facts& facts) {
  return facts.actual &&
         (in_family(facts.incident.type, "attack") || in_family(facts.incident.type, "casualty"));
}

template <typename Holds>
bool any_claim(const Facts& facts, Holds holds) {
  for (const uint32_t index : facts.incident.claims) {
    if (holds(facts.input.claims[index])) return true;
  }
  return false;
}

bool civilians_harmed(const Facts& facts) {
  return any_claim(facts, [](const Claim& claim) {
    return in_family(claim.type, "casualty") && claim.modality == "actual" &&
           (claim.status == "civilian" || claim.status == "mixed");
  });
}

std::string grading(const Facts& facts) {
  if (!civilians_harmed(facts)) return "";
  for (const SlotView& slot : facts.incident.slots) {
    if (slot.slot == "initiator" && slot.agreement == Agreement::contested) return "Contested";
  }
  const auto admits = [](const Claim& claim) { return claim.interest == "adverse_admission"; };
  if (any_claim(facts, admits)) return "Confirmed";
  return facts.incident.voices == 1 ? "Weak" : "";
}

std::string strike_status(const Facts& facts) {
  if (!in_family(facts.incident.type, "attack")) return "";
  const auto declares = [](const Claim& claim) {
    return in_family(claim.type, "attack") &&
           (claim.interest == "own_success" || claim.interest == "adverse_admission");
  };
  return any_claim(facts, declares) ? "Declared strike" : "Likely strike";
}

std::string time_of_day(const Facts& facts) {
  for (const uint32_t index : facts.incident.claims) {
    const Claim& claim = facts.input.claims[index];
    const size_t hour = claim.time ? claim.time->value.find('T') : std::string::npos;
    if (hour != std::string::npos && claim.time->value.find('/') == std::string::npos)
      return claim.time->value.substr(hour + 1);
  }
  return "";
}

std::string belligerents(const Facts& facts) {
  return facts.initiators.empty()
             ? ""
             : facts.initiators[0].name +
                   (facts.initiators.size() > 1 ? "; " + associates_of(facts.initiators) : "");
}

enum class End { least, most };

std::string bound(const Facts& facts, const Measure& measure, End end) {
  const DecidedNumber decided = facts.number(measure);
  return number_cell(end == End::least ? decided.low : decided.high);
}

template <int which>
Measure measure_of() {
  static const Measure all[] = {
      {{"casualty.killed"}, {"civilian"}, "", {}, "person"},
      {{"casualty.wounded"}, {"civilian"}, "", {}, "person"},
      {{"casualty.killed"}, {}, "man", {}, "person"},
      {{"casualty.killed"}, {}, "woman", {}, "person"},
      {{"casualty.killed"}, {}, "child", {}, "person"},
      {{"casualty.wounded"}, {}, "man", {}, "person"},
      {{"casualty.wounded"}, {}, "woman", {}, "person"},
      {{"casualty.wounded"}, {}, "child", {}, "person"},
      {{"casualty.killed"}, {"combatant"}, "", {}, "person"},
  };
  return all[which];
}

template <int which>
std::string least(const Facts& facts) {
  return bound(facts, measure_of<which>(), End::least);
}
template <int which>
std::string most(const Facts& facts) {
  return bound(facts, measure_of<which>(), End::most);
}

constexpr CellKind kNumber = CellKind::number;

const std::vector<TableColumn>& columns() {
  static const std::vector<TableColumn> all = {
      {"unique_reference_code", [](const Facts& f) { return f.incident.id; }},
      {"incident_date", [](const Facts& f) { return f.incident.first_day; }},
      {"incident_date_end", [](const Facts& f) { return f.incident.last_day; }},
      {"incident_local_time", time_of_day},
      {"country", [](const Facts& f) { return f.country_name(); }},
      {"location_name", [](const Facts& f) { return f.location(); }},
      {"location_name_arabic", [](const Facts& f) { return f.place.place.name; }},
      {"latitude", latitude_of, kNumber},
      {"longitude", longitude_of, kNumber},
      {"geolocation_accuracy", [](const Facts& f) { return f.place_precision("airwars"); }},
      {"geolocation_status"},
      {"geolocation_sign_off"},
      {"geolocation_notes",
       [](const Facts& f) { return f.incident.place ? one_line(f.incident.place->text) : ""; }},
      {"strike_status", strike_status},
      {"grading", grading},
      {"civilian_harm_reported",
       [](const Facts& f) { return std::string(civilians_harmed(f) ? "Yes" : ""); }},
      {"civilians_killed_min", least<0>, kNumber},
      {"civilians_killed_max", most<0>, kNumber},
      {"civilians_injured_min", least<1>, kNumber},
      {"civilians_injured_max", most<1>, kNumber},
      {"men_killed_min", least<2>, kNumber},
      {"men_killed_max", most<2>, kNumber},
      {"women_killed_min", least<3>, kNumber},
      {"women_killed_max", most<3>, kNumber},
      {"children_killed_min", least<4>, kNumber},
      {"children_killed_max", most<4>, kNumber},
      {"men_injured_min", least<5>, kNumber},
      {"men_injured_max", most<5>, kNumber},
      {"women_injured_min", least<6>, kNumber},
      {"women_injured_max", most<6>, kNumber},
      {"children_injured_min", least<7>, kNumber},
      {"children_injured_max", most<7>, kNumber},
      {"militants_killed_min", least<8>, kNumber},
      {"militants_killed_max", most<8>, kNumber},
      {"num_sources", [](const Facts& f) { return std::to_string(f.incident.documents); }, kNumber},
      {"belligerent_list", belligerents},
      {"summary", [](const Facts& f) { return f.notes(); }},
  };
  return all;
}

}  // namespace

TableOutcome write_airwars_table(const TableInput& input, const Sink& sink) {
  return write_columns({columns(), has_row, ',', Tags::no}, input, sink);
}

}  // namespace isnad
