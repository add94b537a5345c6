#include "isnad/entities/place_scores.hpp"

#include <algorithm>
#include <cmath>

#include "isnad/text/codes.hpp"

namespace isnad {
namespace {

constexpr double kKmPerDegree = 111.2;
constexpr double kSamePlaceKm = 7;  // rows of one name for one place
constexpr double kSeatKm = 40;      // a unit and the town of its name
constexpr double kWeakName = 0.02;
constexpr double kWord = -0.1;
constexpr double kOvershadowed = 0.2;
constexpr double kOwnVote = 2;  // what one place adds to its country
constexpr double kNeighbourKm = 60;
constexpr double kRegionSlackKm = 35;
constexpr double kDirectionSlackKm = 90;   // "north of X"
constexpr double kDirectionReachKm = 450;  // "north-west of the capital"
constexpr double kDistanceSlackKm = 15;    // stated distances follow roads
constexpr double kDistanceSlack = 0.35;
constexpr double kContradicts = -0.7;  // the text puts the place elsewhere

bool is_settlement(std::string_view kind) {
  return kind == "city" || kind == "town" || kind == "village";
}
bool is_unit(std::string_view kind) { return kind == "adm1" || kind == "adm2" || kind == "adm3"; }

bool is_site(std::string_view kind) {
  return kind == "prison" || kind == "airbase" || kind == "dam" || kind == "crossing" ||
         kind == "camp";
}

// How common it is that this kind of place is meant by a bare name.
double weight_of(std::string_view kind) {
  if (kind == "country") return 0.55;
  if (kind == "city") return 0.5;
  if (kind == "town") return 0.45;
  if (kind == "adm1" || kind == "region") return 0.42;
  if (kind == "village") return 0.38;
  if (kind == "adm2" || kind == "adm3") return 0.34;
  return 0.4;
}

// How well the announcing word agrees with the kind of the row.
double kind_score(std::string_view announced, std::string_view kind) {
  if (announced.empty()) return 0;
  if (announced == kind) return 0.2;
  if (announced == "region")
    return kind == "adm1" ? 0.2 : is_unit(kind) || kind == "country" ? 0.1 : 0.02;
  if (is_settlement(announced) && is_settlement(kind)) {
    return (announced == "city" && kind == "village") || (announced == "village" && kind == "city")
               ? -0.15
               : 0.1;
  }
  if (is_settlement(announced))
    return kind == "quarter" || kind == "camp" ? -0.05 : is_unit(kind) ? -0.12 : -0.3;
  if (is_unit(announced)) {
    if (is_unit(kind) || kind == "region") return 0;
    return kind == "village" ? -0.1 : is_settlement(kind) ? -0.02 : -0.25;
  }
  if (announced == "quarter" && kind == "city") return -0.05;  // the quarters of X
  if (announced == "quarter")
    return kind == "village" || kind == "town" ? -0.1 : kind == "region" ? 0 : -0.3;
  if (is_site(announced) && is_site(kind)) return -0.3;  // a prison is no airbase
  return 0;                                              // a road, a front, a junction of X
}

// A city that lies in no unit of its country is its capital, as the packs write it.
bool is_capital(const Catalogue& catalogue, const Entity& e) {
  return e.subkind == "city" && e.within != kNone &&
         catalogue.entities[e.within].subkind == "country";
}

double capital_score(const PlaceScene& scene, const Draft& draft, const Entity& e) {
  if (!draft.capital) return 0;
  return is_capital(scene.catalogue, e) ? 0.2 : 0;
}

// The only mention of its country, announced as what it is not: mostly an unknown namesake.
bool is_stray(const PlaceScene& scene, const Draft& draft, const Entity& entity) {
  const auto named = scene.document.countries.find(entity.country);
  const bool alone = named == scene.document.countries.end() || named->second <= kOwnVote;
  return alone && !draft.kind.empty() && draft.kind != entity.subkind && entity.subkind != "city" &&
         entity.subkind != "country";
}

double country_score(const PlaceScene& scene, const Draft& draft, const Entity& entity) {
  if (draft.country != kNone)
    return entity.country == scene.catalogue.entities[draft.country].country ? 0.25 : -0.4;
  if (entity.country.empty() || entity.subkind == "country") return 0;
  const std::string& document = scene.document.country;
  if (entity.country == document) return 0.15;
  if (is_bare_word(draft, entity) && (entity.is_word || !document.empty()))
    return -0.4;  // a common word, in another country
  if (!document.empty() && is_stray(scene, draft, entity)) return -0.35;
  const auto named = scene.document.countries.find(entity.country);
  if (named != scene.document.countries.end() && draft.entities.size() == 1) return 0;
  if (document.empty() &&
      (named != scene.document.countries.end() || scene.document.countries.empty()))
    return 0;
  return entity.subkind == "village" ? -0.2 : entity.subkind == "city" ? -0.1 : -0.15;
}

// The larger place that the text names: the candidate lies in it, near it, or it contradicts.
double within_score(const PlaceScene& scene, const Draft& draft, uint32_t entity) {
  if (draft.mention.within == kNone) return 0;
  const Draft& outer = scene.drafts[draft.mention.within];
  const uint32_t larger = outer.mention.entity;
  if (larger == kNone) return 0;
  const Catalogue& c = scene.catalogue;
  if (entity == larger) return -0.2;
  if (lies_in(c, entity, larger)) return 0.3;
  const Entity& inner = c.entities[entity];
  const Entity& outside = c.entities[larger];
  if (!inner.country.empty() && !outside.country.empty() && inner.country != outside.country)
    return kContradicts;
  if (outside.subkind == "country") return 0.1;
  const bool together = is_same_unit(c, inner.adm1, outside.adm1);
  const auto km = distance_km(inner, outside);
  const bool beside = !outer.mention.direction.empty() || outer.mention.near;
  const bool apart = inner.adm1 != kNone && outside.adm1 != kNone && !beside;
  if (!km) return together ? 0.2 : apart ? kContradicts : 0;
  if (outer.mention.distance_m) {
    const double stated = *outer.mention.distance_m / 1000;
    return std::abs(*km - stated) <= std::max(kDistanceSlackKm, stated * kDistanceSlack)
               ? 0.3
               : kContradicts;
  }
  if (beside && *km > kDirectionSlackKm) return *km <= kDirectionReachKm ? 0.05 : kContradicts;
  if (*km <= outside.radius_m / 1000 + (beside ? kDirectionSlackKm : kRegionSlackKm))
    return together ? 0.3 : 0.2;
  return together ? 0.1 : kContradicts;
}

// Does another mention than `index` name the anchor in this sentence or beside it?
bool is_named_near(const Anchor& anchor, uint32_t index, uint32_t sentence) {
  auto at = std::lower_bound(
      anchor.places.begin(), anchor.places.end(), sentence,
      [](const Anchor::Place& p, uint32_t wanted) { return p.sentence + 1 < wanted; });
  for (; at != anchor.places.end() && at->sentence <= sentence + 1; ++at) {
    if (at->draft != index) return true;
  }
  return false;
}

double near_score(const PlaceScene& scene, const NameText& text, uint32_t index, uint32_t entity) {
  const Draft& draft = scene.drafts[index];
  const uint32_t sentence = text.text.sentence_of[draft.mention.tokens.first];
  const Entity& e = scene.catalogue.entities[entity];
  double best = 0;
  for (const Anchor& anchor : scene.anchors) {
    const Entity& other = scene.catalogue.entities[anchor.entity];
    if (other.kind != EntityKind::place || other.subkind == "country") continue;
    const auto km = distance_km(e, other);
    const bool shared = is_same_unit(scene.catalogue, e.adm1, other.adm1);
    const bool close = km && !is_unit(e.subkind) ? *km < kNeighbourKm : shared;
    if (!close || other.name_codes == e.name_codes) continue;  // a homonym is no neighbour
    if (is_named_near(anchor, index, sentence)) return 0.2;
    if (anchor.places.size() > 1 || anchor.places[0].draft != index) best = 0.12;
  }
  return best;
}

// A village or town whose name a city or province bears, too: the bare name means the larger one,
// unless the document is about the smaller one's country alone. Countries and capitals are meant
// wherever their name stands bare.
bool is_overshadowed(const PlaceScene& scene, const Draft& draft, const Entity& e) {
  if (draft.kind == e.subkind || e.subkind == "country" || is_capital(scene.catalogue, e))
    return false;
  const bool famous = std::any_of(draft.entities.begin(), draft.entities.end(), [&](uint32_t i) {
    const Entity& other = scene.catalogue.entities[i];
    return other.subkind == "country" ||
           (other.country != e.country && is_capital(scene.catalogue, other));
  });
  if (famous && draft.kind.empty() && e.subkind != "city") return true;
  if (e.subkind != "village" && e.subkind != "town") return false;
  return std::any_of(draft.entities.begin(), draft.entities.end(), [&](uint32_t i) {
    const Entity& other = scene.catalogue.entities[i];
    const bool large =
        other.subkind == "city" || other.subkind == "adm1" || other.subkind == "country" ||
        (e.subkind == "village" && other.subkind == "town" && other.country == e.country);
    return large && (other.country == e.country || scene.document.country != e.country);
  });
}

// A unit has the neighbours of the town of its name, where that one is meant as likely.
uint32_t seat_in(const Catalogue& catalogue, const Draft& draft, uint32_t unit) {
  if (!is_unit(catalogue.entities[unit].subkind)) return unit;
  for (const uint32_t e : draft.entities) {
    const Entity& town = catalogue.entities[e];
    const Entity& around = catalogue.entities[unit];
    const bool namesake = town.country == around.country && town.name_codes == around.name_codes;
    if (is_settlement(town.subkind) && (namesake || lies_in(catalogue, e, unit))) return e;
  }
  return unit;
}

bool is_area(const Entity& e) { return is_unit(e.subkind) || e.subkind == "region"; }

// Two rows for one place differ by where they put its centre.
bool is_within_reach(const Entity& a, const Entity& b) {
  const auto km = distance_km(a, b);
  const bool large = a.subkind == "city" && b.subkind == "city";
  const double reach = large ? (a.radius_m + b.radius_m) / 1000 : kSamePlaceKm;
  return km && *km < std::max(kSamePlaceKm, is_area(a) || is_area(b) ? kSeatKm : reach);
}

// Units of one level: by their p-codes, else by the first-level unit they lie in.
bool is_twin_unit(const Catalogue& catalogue, uint32_t a, uint32_t b) {
  const Entity& x = catalogue.entities[a];
  const Entity& y = catalogue.entities[b];
  return is_same_unit(catalogue, a, b) || is_same_unit(catalogue, x.adm1, y.adm1);
}

}  // namespace

bool is_bare_word(const Draft& draft, const Entity& place) {
  return place.kind == EntityKind::place && place.cue > 0 && draft.cue < 2 &&
         draft.mention.name.size() == 1;
}

bool lies_in_unit_of(const Catalogue& catalogue, uint32_t place, uint32_t located) {
  const uint32_t unit = catalogue.entities[located].within;
  if (catalogue.entities[place].lat || unit == kNone ||
      catalogue.entities[unit].subkind == "country")
    return false;
  for (uint32_t at = catalogue.entities[place].within; at != kNone;
       at = catalogue.entities[at].within) {
    if (is_same_unit(catalogue, at, unit)) return true;
  }
  return false;
}

bool is_same_unit(const Catalogue& catalogue, uint32_t a, uint32_t b) {
  if (a == kNone || b == kNone) return false;
  const Entity& x = catalogue.entities[a];
  const Entity& y = catalogue.entities[b];
  if (x.same_unit != kNone && x.same_unit == y.same_unit) return true;
  return a == b || (!x.pcode.empty() && x.pcode == y.pcode) ||
         (x.country == y.country && x.name_codes == y.name_codes);
}

bool lies_in(const Catalogue& catalogue, uint32_t inner, uint32_t outer) {
  for (uint32_t at = inner; at != kNone; at = catalogue.entities[at].within) {
    if (at == outer) return true;
  }
  const Entity& out = catalogue.entities[outer];
  return out.subkind == "country" && !out.country.empty() &&
         catalogue.entities[inner].country == out.country;
}

std::optional<double> distance_km(const Entity& a, const Entity& b) {
  if (!a.lat || !a.lon || !b.lat || !b.lon) return std::nullopt;
  const double north = (*a.lat - *b.lat) * kKmPerDegree;
  const double east =
      (*a.lon - *b.lon) * kKmPerDegree * std::cos((*a.lat + *b.lat) * 0.5 * 0.017453292519943295);
  return std::sqrt(north * north + east * east);
}

bool is_same_place(const Catalogue& catalogue, uint32_t a, uint32_t b) {
  const Entity& x = catalogue.entities[a];
  const Entity& y = catalogue.entities[b];
  if (x.kind != EntityKind::place || y.kind != EntityKind::place) return false;
  if (a == b || lies_in(catalogue, a, b) || lies_in(catalogue, b, a)) return true;
  if (x.country != y.country) return false;
  if (x.subkind == "country" || y.subkind == "country") return x.subkind == y.subkind;
  const bool namesakes = x.name_codes == y.name_codes;
  if (x.subkind == "front" || y.subkind == "front" || (is_area(x) != is_area(y) && namesakes))
    return x.subkind == "city" || y.subkind == "city" || is_same_unit(catalogue, x.adm1, y.adm1) ||
           is_within_reach(x, y);
  if (is_area(x)) return namesakes && (x.subkind != y.subkind || is_twin_unit(catalogue, a, b));
  if (distance_km(x, y)) return is_within_reach(x, y);
  return namesakes && (is_same_unit(catalogue, x.adm1, y.adm1) ||
                       lies_in_unit_of(catalogue, a, b) || lies_in_unit_of(catalogue, b, a));
}

bool is_beside(std::string_view announced, std::string_view subkind) {
  if (announced == subkind || announced.empty()) return false;
  const bool object = announced == "landmark" || announced == "road" || announced == "front" ||
                      announced == "airbase" || announced == "prison" || announced == "dam" ||
                      announced == "crossing" || announced == "camp" || announced == "river" ||
                      announced == "island";
  return object && (is_settlement(subkind) || is_unit(subkind) || subkind == "quarter");
}

ScoreParts score_place(const PlaceScene& scene, const NameText& text, uint32_t index,
                       uint32_t entity) {
  const Draft& draft = scene.drafts[index];
  const Entity& e = scene.catalogue.entities[entity];
  ScoreParts out;
  out.name = weight_of(e.subkind);
  // A village that needs a cue and has but a preposition: only among its neighbours; a word that is
  // also the name of a row nobody has looked at: only in a larger place that the text names.
  if (e.subkind == "village" && e.needs_cue && draft.cue < 2) out.name = kWeakName;
  if (e.is_word && is_bare_word(draft, e)) out.name = kWord;
  if (is_overshadowed(scene, draft, e)) out.name = std::min(out.name, kOvershadowed);
  out.kind = kind_score(draft.kind, e.subkind) + capital_score(scene, draft, e);
  out.country = country_score(scene, draft, e);
  out.within = within_score(scene, draft, entity);
  out.near = near_score(scene, text, index, seat_in(scene.catalogue, draft, entity));
  if (draft.mention.direction == "c" && is_unit(e.subkind)) out.kind -= 0.05;
  return out;
}

}  // namespace isnad
