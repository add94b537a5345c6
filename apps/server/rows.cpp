#include "apps/server/rows.hpp"

#include "isnad/record/claim_reader.hpp"

namespace isnad {
namespace {

// What the first link is called, also in English; null when there is none.
template <typename Links>
void write_name(JsonWriter& json, const std::string& slot, const Links& links) {
  const Link none;
  const Link& first = links.empty() ? none : links.front();
  json.key(slot).string_or_null(first.name.empty() ? first.text : first.name);
  json.key(slot + "_en").string_or_null(first.name_en);
}

void write_place(JsonWriter& json, const Claim& claim) {
  write_name(json, "place", claim.place);
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
  write_name(json, "initiator", claim.initiator);
  write_name(json, "target", claim.target);
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

Status visit_claims(Desk& desk, const std::vector<uint64_t>& numbers,
                    const std::function<void(const Claim& claim, uint64_t document)>& take) {
  ClaimParser parser;
  return desk.ledger->numbered_claims(numbers, [&](const ClaimRow& row) {
    const Review& review = desk.book.of(row.id);
    if (review.claim) {
      take(*review.claim, row.document);
    } else if (const Result<Claim> claim = parser.parse(row.line)) {
      take(*claim, row.document);
    }
    return true;
  });
}

}  // namespace isnad
