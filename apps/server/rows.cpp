#include "apps/server/rows.hpp"

namespace isnad {
namespace {

// What the first link is called; "" when there is none.
template <typename Links>
std::string_view name_of(const Links& links) {
  if (links.empty()) return {};
  const Link& first = links.front();
  return first.name.empty() ? first.text : first.name;
}

void write_place(JsonWriter& json, const Claim& claim) {
  json.key("place").string_or_null(name_of(claim.place));
  const PlaceLink none;
  const PlaceLink& place = claim.place.empty() ? none : claim.place.front();
  json.key("lat").number_or_null(place.lat);
  json.key("lon").number_or_null(place.lon);
  json.key("radius_m").number_or_null(place.radius_m);
  json.key("precision").string_or_null(claim.place.empty() ? "" : place.precision);
}

void write_quantity(JsonWriter& json, const std::optional<ClaimQuantity>& quantity) {
  json.key("quantity");
  if (!quantity) return json.null();
  json.open('{');
  json.key("value").number_or_null(quantity->value);
  json.key("low").number_or_null(quantity->low);
  json.key("high").number_or_null(quantity->high);
  json.key("modifier").string(quantity->modifier);
  json.key("unit").string_or_null(quantity->unit);
  json.close('}');
}

}  // namespace

void write_row(JsonWriter& json, const Claim& claim, uint64_t document, std::string_view state) {
  json.key("id").string(claim.id);
  json.key("document").number(static_cast<double>(document));
  json.key("type").string(claim.type);
  json.key("initiator").string_or_null(name_of(claim.initiator));
  json.key("target").string_or_null(name_of(claim.target));
  write_quantity(json, claim.quantity);
  write_place(json, claim);
  json.key("time").string_or_null(claim.time ? claim.time->value : "");
  const ClaimSpeaker nobody;
  const ClaimSpeaker& speaker = claim.attribution.empty() ? nobody : claim.attribution.back();
  json.key("speaker").string_or_null(speaker.name.empty() ? speaker.text : speaker.name);
  json.key("camp").string_or_null(speaker.camp);
  json.key("modality").string(claim.modality);
  json.key("confidence").number(claim.confidence);
  json.key("state").string(state);
  json.key("evidence").string(claim.evidence.text);
}

}  // namespace isnad
