#include "isnad/record/claim_reader.hpp"

#include <simdjson.h>

namespace isnad {
namespace {

using simdjson::dom::element;

// What was wrong, found deep inside a record; never leaves this file.
struct Fault {
  std::string key;
  std::string what;
};

element at(const element& object, std::string_view key) {
  element value;
  if (object[key].get(value)) throw Fault{std::string(key), "is missing"};
  return value;
}

std::string string_at(const element& object, std::string_view key) {
  std::string_view text;
  if (at(object, key).get(text)) throw Fault{std::string(key), "is no string"};
  return std::string(text);
}

// null is the empty string.
std::string text_at(const element& object, std::string_view key) {
  return at(object, key).is_null() ? std::string() : string_at(object, key);
}

std::optional<double> number_at(const element& object, std::string_view key) {
  const element value = at(object, key);
  if (value.is_null()) return std::nullopt;
  double number = 0;
  if (value.get(number)) throw Fault{std::string(key), "is no number"};
  return number;
}

Span span_at(const element& object) {
  uint64_t begin = 0, end = 0;
  if (at(object, "begin").get(begin) || at(object, "end").get(end) || begin > end ||
      end > UINT32_MAX)
    throw Fault{"begin", "and end are no span"};
  return {static_cast<decltype(Span::begin)>(begin), static_cast<decltype(Span::end)>(end)};
}

// The items of the list at `key`, each read by `read`.
template <typename Read>
auto list_at(const element& object, std::string_view key, Read read) {
  std::vector<decltype(read(object))> items;
  simdjson::dom::array array;
  if (at(object, key).get(array)) throw Fault{std::string(key), "is no list"};
  for (const element item : array) items.push_back(read(item));
  return items;
}

std::string plain_string(const element& item) {
  std::string_view text;
  if (item.get(text)) throw Fault{"list", "holds what is no string"};
  return std::string(text);
}

DocumentRef read_document(const element& json) {
  return {string_at(json, "id"),
          string_at(json, "name"),
          text_at(json, "url"),
          text_at(json, "outlet"),
          text_at(json, "title"),
          text_at(json, "published"),
          string_at(json, "published_basis")};
}

ClaimCodes read_codes(const element& json) {
  const element acled = at(json, "acled");
  return {text_at(json, "plover"), text_at(json, "plover_mode"), text_at(acled, "event_type"),
          text_at(acled, "sub_event_type"), text_at(json, "cameo")};
}

Link read_link(const element& json) {
  Link link;
  link.text = string_at(json, "text");
  link.span = span_at(json);
  link.id = text_at(json, "id");
  link.name = text_at(json, "name");
  link.name_en = text_at(json, "name_en");
  link.kind = text_at(json, "kind");
  link.camp = text_at(json, "camp");
  link.by = text_at(json, "by");
  link.candidates = list_at(json, "candidates", [](const element& item) {
    return LinkCandidate{string_at(item, "id"), string_at(item, "name"),
                         number_at(item, "score").value_or(0)};
  });
  return link;
}

PlaceLink read_place(const element& json) {
  PlaceLink place;
  static_cast<Link&>(place) = read_link(json);
  place.lat = number_at(json, "lat");
  place.lon = number_at(json, "lon");
  place.radius_m = number_at(json, "radius_m");
  place.pcode = text_at(json, "pcode");
  place.precision = string_at(json, "precision");
  place.within = list_at(json, "within", plain_string);
  return place;
}

ClaimQuantity read_quantity(const element& json) {
  return {number_at(json, "value"),
          number_at(json, "low"),
          number_at(json, "high"),
          string_at(json, "modifier"),
          text_at(json, "unit"),
          string_at(json, "text"),
          span_at(json)};
}

Breakdown read_breakdown(const element& json) {
  return {string_at(json, "group"), read_quantity(at(json, "quantity"))};
}

ClaimPerson read_person(const element& json) {
  return {string_at(json, "name"), number_at(json, "age"), text_at(json, "sex"),
          text_at(json, "role"), span_at(json)};
}

ClaimTime read_time(const element& json) {
  return {string_at(json, "value"),
          string_at(json, "precision"),
          text_at(json, "part"),
          string_at(json, "basis"),
          text_at(json, "anchor"),
          string_at(json, "text"),
          span_at(json)};
}

ClaimSpeaker read_speaker(const element& json) {
  return {string_at(json, "text"),   text_at(json, "name"), text_at(json, "id"),
          string_at(json, "role"),   text_at(json, "camp"), text_at(json, "cue"),
          string_at(json, "stance"), span_at(json)};
}

Evidence read_evidence(const element& json) {
  const element trigger = at(json, "trigger");
  return {span_at(json), string_at(json, "text"), span_at(trigger), string_at(trigger, "text")};
}

void read_slots(const element& json, Claim& claim) {
  claim.initiator = list_at(json, "initiator", read_link);
  claim.target = list_at(json, "target", read_link);
  claim.status = text_at(json, "status");
  claim.breakdown = list_at(json, "breakdown", read_breakdown);
  claim.persons = list_at(json, "persons", read_person);
  if (const element quantity = at(json, "quantity"); !quantity.is_null())
    claim.quantity = read_quantity(quantity);
  claim.place = list_at(json, "place", read_place);
  claim.facility = list_at(json, "facility", read_link);
  claim.instrument = list_at(json, "instrument", read_link);
  if (const element time = at(json, "time"); !time.is_null()) claim.time = read_time(time);
}

Claim read_claim(const element& json) {
  if (string_at(json, "schema") != "isnad.claim/1")
    throw Fault{"schema", "is another than isnad.claim/1"};
  Claim claim;
  claim.id = string_at(json, "id");
  claim.document = read_document(at(json, "document"));
  claim.type = string_at(json, "type");
  claim.codes = read_codes(at(json, "codes"));
  read_slots(json, claim);
  claim.modality = string_at(json, "modality");
  claim.attribution = list_at(json, "attribution", read_speaker);
  claim.interest = string_at(json, "interest");
  claim.confidence = number_at(json, "confidence").value_or(0);
  claim.wording = list_at(json, "wording", [](const element& item) {
    return Wording{string_at(item, "text"), string_at(item, "coded_as")};
  });
  claim.part_of = text_at(json, "part_of");
  claim.revises = text_at(json, "revises");
  claim.evidence = read_evidence(at(json, "evidence"));
  claim.rules = list_at(json, "rules", plain_string);
  return claim;
}

Error refusal(std::string message, std::string where) {
  return {ErrorCode::input_refused, std::move(message), std::move(where), "", "JSON-SYNTAX"};
}

}  // namespace

struct ClaimParser::State {
  simdjson::dom::parser parser;
};

ClaimParser::ClaimParser() : state_(std::make_unique<State>()) {}
ClaimParser::~ClaimParser() = default;
ClaimParser::ClaimParser(ClaimParser&&) noexcept = default;
ClaimParser& ClaimParser::operator=(ClaimParser&&) noexcept = default;

Result<Claim> ClaimParser::parse(std::string_view line) {
  element json;
  if (const auto error = state_->parser.parse(line.data(), line.size()).get(json))
    return refusal(simdjson::error_message(error), "");
  if (!json.is_object()) return refusal("the line is no JSON object", "");
  try {
    return read_claim(json);
  } catch (const Fault& fault) {
    return refusal("the key " + fault.key + " " + fault.what, fault.key);
  }
}

}  // namespace isnad
