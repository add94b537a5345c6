// HXL: a row of headers, a row of hashtags, then a row for each incident.
//
// Tags as OCHA gives conflict events on HDX; extensions are free attributes. Names of places stand
// in both languages beside the p-code.
#include "isnad/exports/claim_words.hpp"
#include "isnad/exports/column_table.hpp"

namespace isnad {
namespace {

using Facts = IncidentFacts;

Measure killed_of(const char* status, const char* group) {
  Measure out{{"casualty.killed"}, {}, group, {}, "person"};
  if (*status != '\0') out.status = {status};
  return out;
}

DecidedNumber injured(const Facts& facts) {
  return facts.number({{"casualty.wounded"}, {}, "", {}, "person"});
}

// What each camp says, of a rule by camp: "camp=number", " | " between them.
std::string by_camp(const Facts& facts) {
  std::string out;
  for (const CampNumber& camp : facts.killed().camps) {
    if (!camp.best) continue;
    out += (out.empty() ? "" : " | ") + (camp.camp.empty() ? "unknown" : camp.camp) + "=" +
           number_words(*camp.best);
  }
  return out;
}

std::string published(const Facts& facts) {
  std::string last;
  for (const Claim* claim : facts.documents)
    last = std::max(last, claim->document.published.substr(0, 10));
  return last;
}

std::string claim_ids(const Facts& facts) {
  std::string out;
  for (const uint32_t claim : facts.incident.claims)
    out += (out.empty() ? "" : " ") + facts.input.claims[claim].id;
  return out;
}

std::string actor(const std::vector<ActorFacts>& actors) {
  return actors.empty() ? "" : actors.front().name;
}

constexpr CellKind kNumber = CellKind::number;

std::vector<TableColumn> event_columns() {
  return {
      {"Incident", [](const Facts& f) { return f.incident.id; }, CellKind::text, "#event+code"},
      {"Type", [](const Facts& f) { return f.incident.type; }, CellKind::text, "#event+type"},
      {"Sub-type", [](const Facts& f) { return f.acled().sub; }, CellKind::text, "#event+type+sub"},
      {"First day", [](const Facts& f) { return f.incident.first_day; }, CellKind::text,
       "#date+start"},
      {"Last day", [](const Facts& f) { return f.incident.last_day; }, CellKind::text, "#date+end"},
      {"Reported", published, CellKind::text, "#date+reported"},
      {"Country", [](const Facts& f) { return f.country_name(); }, CellKind::text, "#country+name"},
      {"Country code", [](const Facts& f) { return f.country_cell("iso3"); }, CellKind::text,
       "#country+code+v_iso3"},
      {"Admin 1", [](const Facts& f) { return f.place.adm1.name_en; }, CellKind::text,
       "#adm1+name+i_en"},
      {"Admin 1 (Arabic)", [](const Facts& f) { return f.place.adm1.name; }, CellKind::text,
       "#adm1+name+i_ar"},
      {"Admin 1 p-code", [](const Facts& f) { return f.place.adm1.pcode; }, CellKind::text,
       "#adm1+code"},
      {"Admin 2", [](const Facts& f) { return f.place.adm2.name_en; }, CellKind::text,
       "#adm2+name+i_en"},
      {"Admin 2 (Arabic)", [](const Facts& f) { return f.place.adm2.name; }, CellKind::text,
       "#adm2+name+i_ar"},
      {"Admin 2 p-code", [](const Facts& f) { return f.place.adm2.pcode; }, CellKind::text,
       "#adm2+code"},
      {"Place", [](const Facts& f) { return f.location(); }, CellKind::text, "#loc+name"},
      {"Place as written",
       [](const Facts& f) { return f.incident.place ? one_line(f.incident.place->text) : ""; },
       CellKind::text, "#loc+name+provider+i_ar"},
      {"Latitude", latitude_of, kNumber, "#geo+lat"},
      {"Longitude", longitude_of, kNumber, "#geo+lon"},
      {"Uncertainty (m)",
       [](const Facts& f) {
         return f.incident.place ? number_cell(f.incident.place->radius_m) : "";
       },
       kNumber, "#geo+uncertainty+m"},
      {"Precision of place",
       [](const Facts& f) { return f.incident.place ? f.incident.place->precision : ""; },
       CellKind::text, "#meta+precision"},
  };
}

std::vector<TableColumn> people_columns() {
  return {
      {"Actor 1", [](const Facts& f) { return actor(f.initiators); }, CellKind::text,
       "#group+name+first"},
      {"Associated actor 1", [](const Facts& f) { return associates_of(f.initiators); },
       CellKind::text, "#group+name+first+assoc"},
      {"Actor 2", [](const Facts& f) { return actor(f.targets); }, CellKind::text,
       "#group+name+second"},
      {"Associated actor 2", [](const Facts& f) { return associates_of(f.targets); },
       CellKind::text, "#group+name+second+assoc"},
      {"Killed", [](const Facts& f) { return number_cell(f.killed().best); }, kNumber,
       "#affected+killed"},
      {"Killed, least", [](const Facts& f) { return number_cell(f.killed().low); }, kNumber,
       "#affected+killed+min"},
      {"Killed, most", [](const Facts& f) { return number_cell(f.killed().high); }, kNumber,
       "#affected+killed+max"},
      {"Civilians killed",
       [](const Facts& f) { return number_cell(f.number(killed_of("civilian", "")).best); },
       kNumber, "#affected+killed+civilian"},
      {"Women killed",
       [](const Facts& f) { return number_cell(f.number(killed_of("", "woman")).best); }, kNumber,
       "#affected+killed+f"},
      {"Children killed",
       [](const Facts& f) { return number_cell(f.number(killed_of("", "child")).best); }, kNumber,
       "#affected+killed+children"},
      {"Killed, by camp that speaks", by_camp, CellKind::text, "#affected+killed+by_camp"},
      {"Injured", [](const Facts& f) { return number_cell(injured(f).best); }, kNumber,
       "#affected+injured"},
      {"Injured, least", [](const Facts& f) { return number_cell(injured(f).low); }, kNumber,
       "#affected+injured+min"},
      {"Injured, most", [](const Facts& f) { return number_cell(injured(f).high); }, kNumber,
       "#affected+injured+max"},
      {"Missing",
       [](const Facts& f) {
         return number_cell(f.number({{"casualty.missing"}, {}, "", {}, "person"}).best);
       },
       kNumber, "#affected+missing"},
      {"Notes", [](const Facts& f) { return f.notes(); }, CellKind::text, "#description"},
      {"Outlets", [](const Facts& f) { return f.outlets(); }, CellKind::text, "#meta+source"},
      {"Documents", [](const Facts& f) { return std::to_string(f.incident.documents); }, kNumber,
       "#meta+documents+num"},
      {"Independent voices", [](const Facts& f) { return std::to_string(f.incident.voices); },
       kNumber, "#meta+voices+num"},
      {"Claims", claim_ids, CellKind::text, "#x_claim+id"},
      {"Rule", [](const Facts& f) { return rule_line(f.input.rule); }, CellKind::text,
       "#meta+rule"},
  };
}

const std::vector<TableColumn>& columns() {
  static const std::vector<TableColumn> all = [] {
    std::vector<TableColumn> out = event_columns();
    const std::vector<TableColumn> people = people_columns();
    out.insert(out.end(), people.begin(), people.end());
    return out;
  }();
  return all;
}

}  // namespace

TableOutcome write_hxl_table(const TableInput& input, const Sink& sink) {
  return write_columns({columns(), is_actual, ',', Tags::yes}, input, sink);
}

}  // namespace isnad
