#include "isnad/record/claim_json.hpp"

#include <cmath>

namespace isnad {
namespace {

// Shares carry four digits: the rest is noise of the arithmetic.
double rounded(double share) { return std::round(share * 10000) / 10000; }

void write_document(JsonWriter& json, const DocumentRef& document) {
  json.key("document").open('{');
  json.key("id").string(document.id);
  json.key("name").string(document.name);
  json.key("url").string_or_null(document.url);
  json.key("outlet").string_or_null(document.outlet);
  json.key("title").string_or_null(document.title);
  json.key("published").string_or_null(document.published);
  json.key("published_basis").string(document.published_basis);
  json.close('}');
}

void write_codes(JsonWriter& json, const ClaimCodes& codes) {
  json.key("codes").open('{');
  json.key("plover").string_or_null(codes.plover);
  json.key("plover_mode").string_or_null(codes.plover_mode);
  json.key("acled").open('{');
  json.key("event_type").string_or_null(codes.acled_event_type);
  json.key("sub_event_type").string_or_null(codes.acled_sub_event_type);
  json.close('}');
  json.key("cameo").string_or_null(codes.cameo);
  json.close('}');
}

void write_link_fields(JsonWriter& json, const Link& link) {
  json.key("text").string(link.text);
  write_span(json, link.span);
  json.key("id").string_or_null(link.id);
  json.key("name").string_or_null(link.name);
  json.key("name_en").string_or_null(link.name_en);
  json.key("kind").string_or_null(link.kind);
  json.key("camp").string_or_null(link.camp);
  json.key("by").string_or_null(link.by);
  json.key("candidates").open('[');
  for (const LinkCandidate& candidate : link.candidates) {
    json.open('{');
    json.key("id").string(candidate.id);
    json.key("name").string(candidate.name);
    json.key("score").number(rounded(candidate.score));
    json.close('}');
  }
  json.close(']');
}

void write_links(JsonWriter& json, const char* key, const std::vector<Link>& links) {
  json.key(key).open('[');
  for (const Link& link : links) {
    json.open('{');
    write_link_fields(json, link);
    json.close('}');
  }
  json.close(']');
}

void write_places(JsonWriter& json, const std::vector<PlaceLink>& places) {
  json.key("place").open('[');
  for (const PlaceLink& place : places) {
    json.open('{');
    write_link_fields(json, place);
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
  json.close(']');
}

void write_quantity(JsonWriter& json, const ClaimQuantity& quantity) {
  json.open('{');
  json.key("value").number_or_null(quantity.value);
  json.key("low").number_or_null(quantity.low);
  json.key("high").number_or_null(quantity.high);
  json.key("modifier").string(quantity.modifier);
  json.key("unit").string_or_null(quantity.unit);
  json.key("text").string(quantity.text);
  write_span(json, quantity.span);
  json.close('}');
}

void write_people(JsonWriter& json, const Claim& claim) {
  json.key("status").string_or_null(claim.status);
  json.key("breakdown").open('[');
  for (const Breakdown& part : claim.breakdown) {
    json.open('{');
    json.key("group").string(part.group);
    json.key("quantity");
    write_quantity(json, part.quantity);
    json.close('}');
  }
  json.close(']');
  json.key("persons").open('[');
  for (const ClaimPerson& person : claim.persons) {
    json.open('{');
    json.key("name").string(person.name);
    json.key("age").number_or_null(person.age);
    json.key("sex").string_or_null(person.sex);
    json.key("role").string_or_null(person.role);
    write_span(json, person.span);
    json.close('}');
  }
  json.close(']');
  json.key("quantity");
  if (claim.quantity) {
    write_quantity(json, *claim.quantity);
  } else {
    json.null();
  }
}

void write_time(JsonWriter& json, const std::optional<ClaimTime>& time) {
  json.key("time");
  if (!time) return json.null();
  json.open('{');
  json.key("value").string(time->value);
  json.key("precision").string(time->precision);
  json.key("part").string_or_null(time->part);
  json.key("basis").string(time->basis);
  json.key("anchor").string_or_null(time->anchor);
  json.key("text").string(time->text);
  write_span(json, time->span);
  json.close('}');
}

void write_attribution(JsonWriter& json, const std::vector<ClaimSpeaker>& chain) {
  json.key("attribution").open('[');
  for (const ClaimSpeaker& speaker : chain) {
    json.open('{');
    json.key("text").string(speaker.text);
    json.key("name").string_or_null(speaker.name);
    json.key("id").string_or_null(speaker.id);
    json.key("role").string(speaker.role);
    json.key("camp").string_or_null(speaker.camp);
    json.key("cue").string_or_null(speaker.cue);
    json.key("stance").string(speaker.stance);
    write_span(json, speaker.span);
    json.close('}');
  }
  json.close(']');
}

void write_judgement(JsonWriter& json, const Claim& claim) {
  json.key("interest").string(claim.interest);
  json.key("confidence").number(rounded(claim.confidence));
  json.key("wording").open('[');
  for (const Wording& wording : claim.wording) {
    json.open('{');
    json.key("text").string(wording.text);
    json.key("coded_as").string(wording.coded_as);
    json.close('}');
  }
  json.close(']');
  json.key("part_of").string_or_null(claim.part_of);
  json.key("revises").string_or_null(claim.revises);
}

void write_evidence(JsonWriter& json, const Evidence& evidence) {
  json.key("evidence").open('{');
  write_span(json, evidence.span);
  json.key("text").string(evidence.text);
  json.key("trigger").open('{');
  write_span(json, evidence.trigger);
  json.key("text").string(evidence.trigger_text);
  json.close('}');
  json.close('}');
}

}  // namespace

void write_span(JsonWriter& json, Span span) {
  json.key("begin").number(span.begin);
  json.key("end").number(span.end);
}

std::string claim_json(const Claim& claim) {
  std::string out;
  JsonWriter json(out);
  json.open('{');
  json.key("schema").string("isnad.claim/1");
  json.key("id").string(claim.id);
  write_document(json, claim.document);
  json.key("type").string(claim.type);
  write_codes(json, claim.codes);
  write_links(json, "initiator", claim.initiator);
  write_links(json, "target", claim.target);
  write_people(json, claim);
  write_places(json, claim.place);
  write_links(json, "facility", claim.facility);
  write_links(json, "instrument", claim.instrument);
  write_time(json, claim.time);
  json.key("modality").string(claim.modality);
  write_attribution(json, claim.attribution);
  write_judgement(json, claim);
  write_evidence(json, claim.evidence);
  json.key("rules").open('[');
  for (const std::string& rule : claim.rules) json.string(rule);
  json.close(']');
  json.close('}');
  return out;
}

std::string diagnostic_json(const std::string& document, const Diagnostic& diagnostic) {
  std::string out;
  JsonWriter json(out);
  json.open('{');
  json.key("schema").string("isnad.diagnostic/1");
  json.key("document").string(document);
  json.key("reason").string(diagnostic.reason);
  write_span(json, diagnostic.span);
  json.key("message").string(diagnostic.message);
  json.close('}');
  return out;
}

}  // namespace isnad
