// ACLED: the 31 columns of March 2023 and later, in their order.
//
// event_id_cnty and timestamp are ACLED's own and stay empty, as does source_scale. An event that
// may have happened on several days stands under the first of them. Only what a claim says happened
// and what has a code in ACLED's scheme gets a row.
#include "isnad/exports/column_table.hpp"

namespace isnad {
namespace {

using Facts = IncidentFacts;

bool can_hit_civilians(const Facts& facts) {
  for (const RowView& row : rows_of(facts.input.codes.packs(), "exports.acled_types")) {
    if (row["event_type"] == facts.acled().event) return row["civilian_targeting"] == "y";
  }
  return false;
}

bool civilians_hit(const Facts& facts) {
  return facts.status == "civilian" && facts.targets.empty() && can_hit_civilians(facts);
}

std::string disorder_type(const Facts& facts) {
  for (const RowView& row : rows_of(facts.input.codes.packs(), "exports.acled_types")) {
    if (row["event_type"] == facts.acled().event) return std::string(row["disorder_type"]);
  }
  return "";
}

std::string actor1(const Facts& facts) {
  return facts.initiators.empty() ? "" : facts.initiators[0].name;
}

std::string actor2(const Facts& facts) {
  if (!facts.targets.empty()) return facts.targets[0].name;
  if (!civilians_hit(facts)) return "";
  const std::string country = facts.country_name();
  return country.empty() ? "Civilians" : "Civilians (" + country + ")";
}

// Forces of another country than the place's are external to it.
std::string inter(const Facts& facts, const ActorFacts& actor) {
  const std::string kind = facts.kind_cell(actor, "acled");
  const bool foreign = !actor.country.empty() && !facts.place.country.empty() &&
                       actor.country != facts.place.country;
  if (foreign && facts.kind_cell(actor, "ucdp_side") == "state")
    return std::string(facts.input.codes.cell("actor_kinds", "foreign_force", "acled"));
  return kind;
}

std::string inter1(const Facts& facts) {
  return facts.initiators.empty() ? "" : inter(facts, facts.initiators[0]);
}

std::string inter2(const Facts& facts) {
  if (!facts.targets.empty()) return inter(facts, facts.targets[0]);
  return civilians_hit(facts)
             ? std::string(facts.input.codes.cell("actor_kinds", "civilians", "acled"))
             : "";
}

std::string interaction(const Facts& facts) {
  const std::string first = inter1(facts), second = inter2(facts);
  return first.empty() || second.empty() ? "" : first + "-" + second;
}

std::string fatalities(const Facts& facts) { return number_cell(facts.killed().best); }

bool has_row(const Facts& facts) { return facts.actual && !facts.acled().event.empty(); }

const std::vector<TableColumn>& columns() {
  static const std::vector<TableColumn> all = {
      {"event_id_cnty"},
      {"event_date", [](const Facts& f) { return f.incident.first_day; }},
      {"year", [](const Facts& f) { return f.year(); }, CellKind::number},
      {"time_precision", [](const Facts& f) { return f.day_precision("acled"); }, CellKind::number},
      {"disorder_type", disorder_type},
      {"event_type", [](const Facts& f) { return f.acled().event; }},
      {"sub_event_type", [](const Facts& f) { return f.acled().sub; }},
      {"actor1", actor1},
      {"assoc_actor_1", [](const Facts& f) { return associates_of(f.initiators); }},
      {"inter1", inter1},
      {"actor2", actor2},
      {"assoc_actor_2", [](const Facts& f) { return associates_of(f.targets); }},
      {"inter2", inter2},
      {"interaction", interaction},
      {"civilian_targeting",
       [](const Facts& f) { return std::string(civilians_hit(f) ? "Civilian targeting" : ""); }},
      {"iso", [](const Facts& f) { return f.country_cell("iso"); }, CellKind::number},
      {"region", [](const Facts& f) { return f.country_cell("acled_region"); }},
      {"country", [](const Facts& f) { return f.country_name(); }},
      {"admin1", [](const Facts& f) { return name_of(f.place.adm1); }},
      {"admin2", [](const Facts& f) { return name_of(f.place.adm2); }},
      {"admin3", [](const Facts& f) { return name_of(f.place.adm3); }},
      {"location", [](const Facts& f) { return f.location(); }},
      {"latitude", latitude_of, CellKind::number},
      {"longitude", longitude_of, CellKind::number},
      {"geo_precision", [](const Facts& f) { return f.place_precision("acled"); },
       CellKind::number},
      {"source", [](const Facts& f) { return f.outlets(); }},
      {"source_scale"},
      {"notes", [](const Facts& f) { return f.notes(); }},
      {"fatalities", fatalities, CellKind::number},
      {"tags",
       [](const Facts& f) {
         return "isnad incident=" + f.incident.id + "; isnad rule=" + f.input.rule.id;
       }},
      {"timestamp"},
  };
  return all;
}

}  // namespace

TableOutcome write_acled_table(const TableInput& input, const Sink& sink) {
  return write_columns({columns(), has_row, ',', Tags::no}, input, sink);
}

}  // namespace isnad
