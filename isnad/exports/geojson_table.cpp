// GeoJSON (RFC 7946): a Feature for each incident; geometry null where no place is known.
//
// A point never stands alone: `uncertainty_m` is the radius within which it lies, and the precision
// says of what it is the middle. Coordinates have six decimals at most.
#include <cmath>

#include "isnad/exports/incident_facts.hpp"
#include "isnad/record/json_writer.hpp"

namespace isnad {
namespace {

double rounded(double degree) { return std::round(degree * 1e6) / 1e6; }

void write_geometry(JsonWriter& json, const std::optional<PlaceLink>& place) {
  json.key("geometry");
  const bool located = place && place->lat && place->lon && place->precision != "country";
  if (!located) return json.null();
  json.open('{');
  json.key("type").string("Point");
  json.key("coordinates").open('[');
  json.number(rounded(*place->lon));
  json.number(rounded(*place->lat));
  json.close(']');
  json.close('}');
}

void write_code(JsonWriter& json, const char* key, const std::string& code) {
  json.key(key);
  if (code.empty()) return json.null();
  json.number(std::atoi(code.c_str()));
}

void write_place(JsonWriter& json, const IncidentFacts& facts) {
  const std::optional<PlaceLink>& place = facts.incident.place;
  json.key("place").string_or_null(facts.location());
  json.key("place_id").string_or_null(place ? place->id : "");
  json.key("place_raw").string_or_null(place ? place->text : "");
  json.key("pcode").string_or_null(place ? place->pcode : "");
  write_code(json, "pcode_level", facts.place_precision("level"));
  json.key("precision").string_or_null(place ? place->precision : "");
  json.key("uncertainty_m");
  json.number_or_null(place ? place->radius_m : std::optional<double>());
  write_code(json, "geo_precision_acled", facts.place_precision("acled"));
  write_code(json, "where_prec_ucdp", facts.place_precision("ucdp"));
  json.key("admin1").string_or_null(facts.place.adm1.name_en);
  json.key("admin1_pcode").string_or_null(facts.place.adm1.pcode);
  json.key("admin2").string_or_null(facts.place.adm2.name_en);
  json.key("admin2_pcode").string_or_null(facts.place.adm2.pcode);
  json.key("country").string_or_null(facts.place.country);
}

void write_number(JsonWriter& json, const char* key, const DecidedNumber& number) {
  json.key(key).open('{');
  json.key("best").number_or_null(number.best);
  json.key("low").number_or_null(number.low);
  json.key("high").number_or_null(number.high);
  json.key("open").boolean(number.open);
  json.key("accounts").number(number.accounts);
  json.key("by_camp").open('[');
  for (const CampNumber& camp : number.camps) {
    json.open('{');
    json.key("camp").string_or_null(camp.camp);
    json.key("best").number_or_null(camp.best);
    json.key("low").number_or_null(camp.low);
    json.key("high").number_or_null(camp.high);
    json.close('}');
  }
  json.close(']');
  json.close('}');
}

void write_ids(JsonWriter& json, const char* key, const IncidentFacts& facts,
               const std::vector<uint32_t>& claims) {
  json.key(key).open('[');
  for (const uint32_t claim : claims) json.string(facts.input.claims[claim].id);
  json.close(']');
}

void write_actors(JsonWriter& json, const char* key, const std::vector<ActorFacts>& actors) {
  json.key(key).open('[');
  for (const ActorFacts& actor : actors) json.string(actor.name);
  json.close(']');
}

std::string feature(const IncidentFacts& facts) {
  std::string out;
  JsonWriter json(out);
  json.open('{');
  json.key("type").string("Feature");
  json.key("id").string(facts.incident.id);
  write_geometry(json, facts.incident.place);
  json.key("properties").open('{');
  json.key("incident_type").string(facts.incident.type);
  json.key("first_day").string_or_null(facts.incident.first_day);
  json.key("last_day").string_or_null(facts.incident.last_day);
  write_place(json, facts);
  write_actors(json, "initiators", facts.initiators);
  write_actors(json, "targets", facts.targets);
  json.key("status").string_or_null(facts.status);
  const DecidedNumber killed = facts.killed();
  write_number(json, "killed", killed);
  write_number(json, "wounded", facts.number({{"casualty.wounded"}, {}, "", {}, "person"}));
  write_ids(json, "killed_decided_by", facts, killed.claims);
  write_ids(json, "claims", facts, facts.incident.claims);
  json.key("documents").number(facts.incident.documents);
  json.key("voices").number(facts.incident.voices);
  json.key("notes").string(facts.notes());
  json.key("rule").string(facts.input.rule.id);
  json.close('}');
  json.close('}');
  return out;
}

}  // namespace

TableOutcome write_geojson_table(const TableInput& input, const Sink& sink) {
  sink("{\"type\":\"FeatureCollection\",\"isnad_rule\":" + rule_json(input.rule) +
       ",\"features\":[");
  const char* before = "\n";
  const TableOutcome outcome = write_rows(input, is_actual, [&](const IncidentFacts& facts) {
    sink(before + feature(facts));
    before = ",\n";
  });
  sink("\n]}\n");
  return outcome;
}

}  // namespace isnad
