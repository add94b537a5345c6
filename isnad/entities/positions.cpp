#include "isnad/entities/positions.hpp"

#include <algorithm>

#include "isnad/entities/place_scores.hpp"

namespace isnad {
namespace {

constexpr double kTwinKm = 6;  // two rows for one town, each with a centre of its own

bool is_settlement(std::string_view kind) {
  return kind == "city" || kind == "town" || kind == "village";
}

bool is_alike(const Entity& a, const Entity& b) {
  return a.subkind == b.subkind || (is_settlement(a.subkind) && is_settlement(b.subkind));
}

// Two rows for one place: the same country, level and first-level unit.
bool is_twin(const Catalogue& catalogue, uint32_t a, uint32_t b) {
  const Entity& x = catalogue.entities[a];
  const Entity& y = catalogue.entities[b];
  if (a == b || !is_alike(x, y) || x.country.empty() || x.country != y.country) return false;
  if (x.subkind == "country") return true;
  if (!x.pcode.empty() && !y.pcode.empty()) return x.pcode == y.pcode;
  return x.subkind == "adm1" || is_same_unit(catalogue, x.adm1, y.adm1) ||
         lies_in_unit_of(catalogue, a, b);
}

void adopt(Entity& place, const Entity& twin) {
  if (!place.lat) {
    place.lat = twin.lat;
    place.lon = twin.lon;
    if (place.radius_m == 0) place.radius_m = twin.radius_m;
  }
  if (place.pcode.empty()) place.pcode = twin.pcode;
}

// The one other row for the place; of several none, since they may be namesakes.
void adopt_twin(Catalogue& catalogue, uint32_t place, const std::vector<uint32_t>& alike) {
  uint32_t twin = kNone;
  for (const uint32_t other : alike) {
    if (!is_twin(catalogue, place, other)) continue;
    const auto km = distance_km(catalogue.entities[place], catalogue.entities[other]);
    if (km && *km > kTwinKm) continue;
    if (twin != kNone && !is_same_place(catalogue, twin, other)) return;
    if (twin == kNone) twin = other;
  }
  if (twin != kNone) adopt(catalogue.entities[place], catalogue.entities[twin]);
}

bool lies_in_town(const Entity& place, const Entity& town) {
  return is_settlement(town.subkind) && town.lat && place.subkind != "region" &&
         place.subkind != "road" && place.subkind != "river" &&
         place.subkind.view().rfind("adm", 0) != 0;
}

bool is_area(const Entity& e) {
  return e.subkind.view().rfind("adm", 0) == 0 || e.subkind == "region";
}

// Gazetteers and packs put units on other levels: one name in one country is one unit.
void join_units(Catalogue& catalogue, const std::vector<uint32_t>& alike) {
  for (size_t i = 1; i < alike.size(); ++i) {
    Entity& unit = catalogue.entities[alike[i]];
    if (!is_area(unit) || unit.same_unit != kNone) continue;
    for (size_t k = 0; k < i; ++k) {
      Entity& first = catalogue.entities[alike[k]];
      if (!is_area(first) || first.country != unit.country) continue;
      if (first.same_unit == kNone) first.same_unit = alike[k];
      unit.same_unit = first.same_unit;
      break;
    }
  }
}

}  // namespace

void complete_positions(Catalogue& catalogue, const PlaceNames& names) {
  for (const auto& [name, alike] : names) join_units(catalogue, alike);
  for (const auto& [name, alike] : names) {
    if (alike.size() < 2) continue;
    for (const uint32_t place : alike) {
      const Entity& e = catalogue.entities[place];
      if (!e.lat || e.pcode.empty()) adopt_twin(catalogue, place, alike);
    }
  }
  for (Entity& e : catalogue.entities) {
    if (e.kind != EntityKind::place || e.lat || e.within == kNone) continue;
    const Entity& town = catalogue.entities[e.within];
    if (!lies_in_town(e, town)) continue;
    e.lat = town.lat;
    e.lon = town.lon;
    e.radius_m = std::max(e.radius_m, town.radius_m);
    e.position_of_town = true;
  }
}

}  // namespace isnad
