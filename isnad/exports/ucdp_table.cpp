// UCDP GED: the 49 columns of version 22 and later, in their order (best, high, low).
//
// Identifiers of conflicts, dyads, actors and events are UCDP's own and stay empty. A state is side
// a; whose dead are whose is written where the parts do not exceed the best number, the rest is
// unknown. An event needs a death.
#include <cmath>

#include "isnad/exports/claim_words.hpp"
#include "isnad/exports/column_table.hpp"

namespace isnad {
namespace {

using Facts = IncidentFacts;

struct Sides {
  const ActorFacts* a = nullptr;
  const ActorFacts* b = nullptr;
  int violence = 0;  // 1 state-based, 2 non-state, 3 one-sided; 0 = not known
};

Sides sides_of(const Facts& facts) {
  Sides out;
  const ActorFacts* first = facts.initiators.empty() ? nullptr : &facts.initiators[0];
  const ActorFacts* second = facts.targets.empty() ? nullptr : &facts.targets[0];
  const std::string one = first == nullptr ? "" : facts.kind_cell(*first, "ucdp_side");
  const std::string two = second == nullptr ? "" : facts.kind_cell(*second, "ucdp_side");
  if (!one.empty()) out.a = first;
  if (!two.empty()) out.b = second;
  if (out.a != nullptr && out.b == nullptr && facts.status == "civilian") out.violence = 3;
  if (out.a == nullptr || out.b == nullptr) return out;
  if (one == "armed" && two == "state") std::swap(out.a, out.b);
  out.violence = one == "armed" && two == "armed" ? 2 : 1;
  return out;
}

std::string side_name(const ActorFacts* side) { return side == nullptr ? "" : side->name; }

std::string side_b(const Facts& facts) {
  const Sides sides = sides_of(facts);
  return sides.violence == 3 ? "Civilians" : side_name(sides.b);
}

std::string dyad(const Facts& facts) {
  const std::string a = side_name(sides_of(facts).a), b = side_b(facts);
  return a.empty() || b.empty() ? "" : a + " - " + b;
}

std::string state_number(const Facts& facts, const ActorFacts* side) {
  if (side == nullptr || facts.kind_cell(*side, "ucdp_side") != "state") return "";
  return std::string(facts.input.codes.cell("countries", side->country, "gw"));
}

struct Deaths {
  std::optional<double> a, b, civilians, unknown;
};

Deaths deaths_of(const Facts& facts) {
  const Sides sides = sides_of(facts);
  const auto of_side = [&](const ActorFacts* side) -> std::optional<double> {
    if (side == nullptr || side->camp.empty() || sides.violence == 3) return {};
    return facts.number({{"casualty.killed"}, {"combatant"}, "", side->camp, "person"}).best;
  };
  Deaths out{of_side(sides.a),
             of_side(sides.b),
             facts.number({{"casualty.killed"}, {"civilian"}, "", {}, "person"}).best,
             {}};
  const std::optional<double> best = facts.killed().best;
  if (!best) return {};
  const double parts = out.a.value_or(0) + out.b.value_or(0) + out.civilians.value_or(0);
  if (parts > *best) return {{}, {}, {}, best};
  out.unknown = *best - parts;
  return out;
}

// One item a document: "office,date,headline", as UCDP joins them.
std::string articles(const Facts& facts) {
  std::string out;
  for (const Claim* claim : facts.documents) {
    const DocumentRef& document = claim->document;
    if (document.outlet.empty() && document.published.empty()) continue;
    out += (out.empty() ? "\"" : ";\"") + one_line(document.outlet) + "," +
           document.published.substr(0, 10) + "," + one_line(document.title) + "\"";
  }
  return out;
}

std::string joined(const Facts& facts, std::string (*value)(const DocumentRef&)) {
  std::string out;
  for (const Claim* claim : facts.documents) {
    const std::string item = value(claim->document);
    if (!item.empty()) out += (out.empty() ? "" : ";") + item;
  }
  return out;
}

// The cell of half a degree in PRIO-GRID: counted from the south-west, 720 a row.
std::string priogrid(const Facts& facts) {
  const auto& place = facts.incident.place;
  if (!place || !place->lat || !place->lon) return "";
  const double row = std::floor((*place->lat + 90) * 2),
               column = std::floor((*place->lon + 180) * 2);
  return number_words(row * 720 + column + 1);
}

std::string point(const Facts& facts) {
  const std::string lat = latitude_of(facts), lon = longitude_of(facts);
  return lat.empty() ? "" : "POINT (" + lon + " " + lat + ")";
}

bool has_row(const Facts& facts) {
  const DecidedNumber killed = facts.killed();
  return facts.actual && std::max(killed.best.value_or(0), killed.high.value_or(0)) >= 1;
}

const std::vector<TableColumn>& columns() {
  static const std::vector<TableColumn> all = {
      {"id"},
      {"relid"},
      {"year", [](const Facts& f) { return f.year(); }, CellKind::number},
      {"active_year"},
      {"code_status"},
      {"type_of_violence",
       [](const Facts& f) {
         const int type = sides_of(f).violence;
         return type == 0 ? std::string() : std::to_string(type);
       },
       CellKind::number},
      {"conflict_dset_id"},
      {"conflict_new_id"},
      {"conflict_name"},
      {"dyad_dset_id"},
      {"dyad_new_id"},
      {"dyad_name", dyad},
      {"side_a_dset_id"},
      {"side_a_new_id"},
      {"side_a", [](const Facts& f) { return side_name(sides_of(f).a); }},
      {"side_b_dset_id"},
      {"side_b_new_id"},
      {"side_b", side_b},
      {"number_of_sources", [](const Facts& f) { return std::to_string(f.incident.documents); },
       CellKind::number},
      {"source_article", articles},
      {"source_office",
       [](const Facts& f) {
         return joined(f, [](const DocumentRef& d) { return one_line(d.outlet); });
       }},
      {"source_date",
       [](const Facts& f) {
         return joined(f, [](const DocumentRef& d) { return d.published.substr(0, 10); });
       }},
      {"source_headline",
       [](const Facts& f) {
         return joined(f, [](const DocumentRef& d) { return one_line(d.title); });
       }},
      {"source_original", [](const Facts& f) { return f.speakers(); }},
      {"where_prec", [](const Facts& f) { return f.place_precision("ucdp"); }, CellKind::number},
      {"where_coordinates", [](const Facts& f) { return f.location(); }},
      {"where_description",
       [](const Facts& f) { return f.incident.place ? one_line(f.incident.place->text) : ""; }},
      {"adm_1", [](const Facts& f) { return name_of(f.place.adm1); }},
      {"adm_2", [](const Facts& f) { return name_of(f.place.adm2); }},
      {"latitude", latitude_of, CellKind::number},
      {"longitude", longitude_of, CellKind::number},
      {"geom_wkt", point},
      {"priogrid_gid", priogrid, CellKind::number},
      {"country", [](const Facts& f) { return f.country_name(); }},
      {"country_id", [](const Facts& f) { return f.country_cell("gw"); }, CellKind::number},
      {"region", [](const Facts& f) { return f.country_cell("ucdp_region"); }},
      {"event_clarity"},
      {"date_prec", [](const Facts& f) { return f.day_precision("ucdp"); }, CellKind::number},
      {"date_start", [](const Facts& f) { return f.incident.first_day; }},
      {"date_end", [](const Facts& f) { return f.incident.last_day; }},
      {"deaths_a", [](const Facts& f) { return number_cell(deaths_of(f).a); }, CellKind::number},
      {"deaths_b", [](const Facts& f) { return number_cell(deaths_of(f).b); }, CellKind::number},
      {"deaths_civilians", [](const Facts& f) { return number_cell(deaths_of(f).civilians); },
       CellKind::number},
      {"deaths_unknown", [](const Facts& f) { return number_cell(deaths_of(f).unknown); },
       CellKind::number},
      {"best", [](const Facts& f) { return number_cell(f.killed().best); }, CellKind::number},
      {"high", [](const Facts& f) { return number_cell(f.killed().high); }, CellKind::number},
      {"low", [](const Facts& f) { return number_cell(f.killed().low); }, CellKind::number},
      {"gwnoa", [](const Facts& f) { return state_number(f, sides_of(f).a); }, CellKind::number},
      {"gwnob", [](const Facts& f) { return state_number(f, sides_of(f).b); }, CellKind::number},
  };
  return all;
}

}  // namespace

TableOutcome write_ucdp_table(const TableInput& input, const Sink& sink) {
  return write_columns({columns(), has_row, ',', Tags::no}, input, sink);
}

}  // namespace isnad
