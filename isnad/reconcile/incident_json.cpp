#include "isnad/reconcile/incident_json.hpp"

#include "isnad/record/claim_json.hpp"

namespace isnad {
namespace {

void write_ids(JsonWriter& json, const std::vector<uint32_t>& indexes,
               const std::vector<Claim>& claims) {
  json.open('[');
  for (const uint32_t i : indexes) json.string(claims[i].id);
  json.close(']');
}

void write_place(JsonWriter& json, const PlaceLink& place) {
  json.open('{');
  json.key("id").string_or_null(place.id);
  json.key("name").string(place.name.empty() ? place.text : place.name);
  json.key("name_en").string_or_null(place.name_en);
  json.key("lat").number_or_null(place.lat);
  json.key("lon").number_or_null(place.lon);
  json.key("radius_m").number_or_null(place.radius_m);
  json.key("pcode").string_or_null(place.pcode);
  json.key("precision").string(place.precision);
  json.key("within").open('[');
  for (const std::string& name : place.within) json.string(name);
  json.close(']');
  json.close('}');
}

void write_number(JsonWriter& json, const SaidNumber& said, const std::vector<Claim>& claims) {
  json.open('{');
  json.key("claim").string(claims[said.claim].id);
  json.key("type").string(said.type);
  json.key("status").string_or_null(said.status);
  json.key("unit").string(said.unit);
  json.key("value").number_or_null(said.value);
  json.key("low").number_or_null(said.low);
  json.key("high").number_or_null(said.high);
  json.key("modifier").string(said.modifier);
  json.key("text").string(claims[said.claim].quantity->text);
  json.key("speaker").string_or_null(said.speaker);
  json.key("speaker_name").string_or_null(said.speaker_name);
  json.key("camp").string_or_null(said.camp);
  json.key("interest").string(said.interest);
  json.key("voice").number(said.voice);
  json.key("said_on").string_or_null(said.said_on);
  json.key("subset").boolean(said.subset);
  json.key("revised").boolean(said.revised);
  json.close('}');
}

void write_slot(JsonWriter& json, const SlotView& view, const std::vector<Claim>& claims) {
  json.open('{');
  json.key("slot").string(view.slot);
  json.key("agreement").string(to_string(view.agreement));
  json.key("values").open('[');
  for (const SlotValue& value : view.values) {
    json.open('{');
    json.key("id").string_or_null(value.id);
    json.key("text").string(value.text);
    json.key("voices").number(value.voices);
    json.key("claims");
    write_ids(json, value.claims, claims);
    json.close('}');
  }
  json.close(']');
  json.close('}');
}

void write_document(JsonWriter& json, const ToldIn& told, const std::vector<Claim>& claims) {
  json.open('{');
  json.key("id").string(told.document.id);
  json.key("name").string(told.document.name);
  json.key("outlet").string_or_null(told.document.outlet);
  json.key("url").string_or_null(told.document.url);
  json.key("published").string_or_null(told.document.published);
  json.key("voice").number(told.voice);
  json.key("copy_of").string_or_null(told.original);
  json.key("shared").number(static_cast<double>(static_cast<int>(told.shared * 100 + 0.5)) / 100);
  json.key("claims");
  write_ids(json, told.claims, claims);
  json.key("changes").open('[');
  for (const CopyChange& change : told.changes) {
    json.open('{');
    json.key("kind").string(change.kind);
    json.key("from").string(change.before);
    json.key("to").string(change.after);
    write_span(json, change.span);
    json.close('}');
  }
  json.close(']');
  json.close('}');
}

}  // namespace

std::string incident_json(const Incident& incident, const std::vector<Claim>& claims) {
  std::string out;
  JsonWriter json(out);
  json.open('{');
  json.key("schema").string("isnad.incident/1");
  json.key("id").string(incident.id);
  json.key("type").string(incident.type);
  json.key("first_day").string_or_null(incident.first_day);
  json.key("last_day").string_or_null(incident.last_day);
  json.key("place");
  if (incident.place) {
    write_place(json, *incident.place);
  } else {
    json.null();
  }
  json.key("documents").number(incident.documents);
  json.key("voices").number(incident.voices);
  json.key("copies").number(incident.copies);
  json.key("claims");
  write_ids(json, incident.claims, claims);
  json.key("numbers").open('[');
  for (const SaidNumber& said : incident.numbers) write_number(json, said, claims);
  json.close(']');
  json.key("slots").open('[');
  for (const SlotView& view : incident.slots) write_slot(json, view, claims);
  json.close(']');
  json.key("told_in").open('[');
  for (const ToldIn& told : incident.told_in) write_document(json, told, claims);
  json.close(']');
  json.key("wording").open('[');
  for (const Wording& w : incident.wording) {
    json.open('{');
    json.key("text").string(w.text);
    json.key("coded_as").string(w.coded_as);
    json.close('}');
  }
  json.close(']');
  json.close('}');
  return out;
}

}  // namespace isnad
