// POLECAT: the 40 columns of the weekly files, tab-separated, in their order.
//
// Codes of GeoNames, Wikipedia and COW, intensity and contexts are not known to isnad and stay
// empty.
#include "isnad/exports/claim_words.hpp"
#include "isnad/exports/column_table.hpp"

namespace isnad {
namespace {

using Facts = IncidentFacts;

// A cell of exports.polecat_types by PLOVER's event and mode, else by the event alone.
std::string coded(const Facts& facts, std::string_view column) {
  const Facts::EventCode code = facts.plover();
  std::string by_event;
  for (const RowView& row : rows_of(facts.input.codes.packs(), "exports.polecat_types")) {
    if (row["plover"] != code.event) continue;
    if (row["plover_mode"] == code.sub) return std::string(row[column]);
    if (row["plover_mode"].empty()) by_event = row[column];
  }
  return by_event;
}

const ActorFacts& first_of(const std::vector<ActorFacts>& actors) {
  static const ActorFacts none;
  return actors.empty() ? none : actors.front();
}

std::string iso3(const Facts& facts, const ActorFacts& actor) {
  return std::string(facts.input.codes.cell("countries", actor.country, "iso3"));
}

std::string sectors(const Facts& facts, const std::vector<ActorFacts>& actors) {
  std::string out;
  for (const ActorFacts& actor : actors) {
    const std::string sector = facts.kind_cell(actor, "polecat");
    if (!sector.empty()) out += (out.empty() ? "" : ";") + sector;
  }
  return out;
}

std::string recipient_sector(const Facts& facts) {
  if (!facts.targets.empty()) return facts.kind_cell(facts.targets[0], "polecat");
  return facts.status == "civilian"
             ? std::string(facts.input.codes.cell("actor_kinds", "civilians", "polecat"))
             : "";
}

// The words as written, of all claims, each once.
std::string raw_names(const Facts& facts, std::string_view slot) {
  std::string out;
  for (const uint32_t index : facts.incident.claims) {
    for (const Link& link : links_of(facts.input.claims[index], slot)) {
      const std::string text = one_line(link.text);
      if (!text.empty() && (";" + out + ";").find(";" + text + ";") == std::string::npos)
        out += (out.empty() ? "" : ";") + text;
    }
  }
  return out;
}

std::string unit_if(const Facts& facts, std::string_view kind) {
  return facts.place.kind == kind ? name_of(facts.place.place) : "";
}

std::string city(const Facts& facts) {
  for (const char* kind : {"city", "town", "village"}) {
    if (facts.place.kind == kind) return unit_if(facts, kind);
  }
  return "";
}

std::string published(const Facts& facts) {
  std::string first;
  for (const Claim* claim : facts.documents) {
    const std::string day = claim->document.published.substr(0, 10);
    if (!day.empty() && (first.empty() || day < first)) first = day;
  }
  return first;
}

bool has_row(const Facts& facts) { return facts.actual && !coded(facts, "event_type").empty(); }

const std::vector<TableColumn>& columns() {
  static const std::vector<TableColumn> all = {
      {"Event ID", [](const Facts& f) { return f.incident.id; }},
      {"Event Date", [](const Facts& f) { return f.incident.first_day; }},
      {"Event Type", [](const Facts& f) { return coded(f, "event_type"); }},
      {"Event Mode", [](const Facts& f) { return coded(f, "event_mode"); }},
      {"Intensity"},
      {"Quad Code", [](const Facts& f) { return coded(f, "quad"); }},
      {"Contexts"},
      {"Actor Name", [](const Facts& f) { return first_of(f.initiators).name; }},
      {"Actor Country", [](const Facts& f) { return iso3(f, first_of(f.initiators)); }},
      {"Actor COW"},
      {"Primary Actor Sector",
       [](const Facts& f) { return f.kind_cell(first_of(f.initiators), "polecat"); }},
      {"Actor Sectors", [](const Facts& f) { return sectors(f, f.initiators); }},
      {"Actor Title"},
      {"Actor Name Raw", [](const Facts& f) { return raw_names(f, "initiator"); }},
      {"Wikipedia Actor ID"},
      {"Recipient Name", [](const Facts& f) { return first_of(f.targets).name; }},
      {"Recipient Country", [](const Facts& f) { return iso3(f, first_of(f.targets)); }},
      {"Recipient COW"},
      {"Primary Recipient Sector", recipient_sector},
      {"Recipient Sectors", [](const Facts& f) { return sectors(f, f.targets); }},
      {"Recipient Title"},
      {"Recipient Name Raw", [](const Facts& f) { return raw_names(f, "target"); }},
      {"Wikipedia Recipient ID"},
      {"Placename", [](const Facts& f) { return f.location(); }},
      {"City", city},
      {"District", [](const Facts& f) { return name_of(f.place.adm2); }},
      {"Province", [](const Facts& f) { return name_of(f.place.adm1); }},
      {"Country", [](const Facts& f) { return f.country_cell("iso3"); }},
      {"Latitude", latitude_of, CellKind::number},
      {"Longitude", longitude_of, CellKind::number},
      {"GeoNames ID"},
      {"Raw Placename",
       [](const Facts& f) { return f.incident.place ? one_line(f.incident.place->text) : ""; }},
      {"Feature Type"},
      {"Source", [](const Facts& f) { return f.outlets(); }},
      {"Publication Date", published},
      {"Story People"},
      {"Story Organizations"},
      {"Story Locations"},
      {"Language", [](const Facts&) { return std::string("Arabic"); }},
      {"Version", [](const Facts& f) { return "isnad " + f.input.version; }},
  };
  return all;
}

}  // namespace

TableOutcome write_polecat_table(const TableInput& input, const Sink& sink) {
  return write_columns({columns(), has_row, '\t', Tags::no}, input, sink);
}

}  // namespace isnad
