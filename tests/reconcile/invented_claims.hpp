// Claims of invented events, for tests: documents of several outlets that tell of the same events
// with other words and numbers.
#pragma once

#include <random>
#include <string>
#include <vector>

#include "isnad/claims/claim.hpp"

namespace isnad {

inline PlaceLink invented_place(int number) {
  PlaceLink place;
  place.id = "test/entities.places.p" + std::to_string(number);
  place.name = "P" + std::to_string(number);
  place.text = place.name;
  place.lat = 10 + 0.5 * (number % 20);
  place.lon = 20 + 0.5 * (number / 20 % 40);
  place.radius_m = 2000;
  place.precision = "exact";
  place.within = {"G" + std::to_string(number / 20), "C"};
  return place;
}

inline Link invented_actor(int number) {
  Link link;
  link.id = "test/entities.actors.a" + std::to_string(number);
  link.text = link.name = "A" + std::to_string(number);
  link.camp = "camp" + std::to_string(number % 2);
  return link;
}

inline std::string invented_day(int number) {
  const auto two = [](int n) { return (n < 10 ? "0" : "") + std::to_string(n); };
  return std::to_string(2000 + number / 336) + "-" + two(1 + number / 28 % 12) + "-" +
         two(1 + number % 28);
}

// A claim at its place in its document: 200 bytes a claim.
inline Claim invented_claim(const std::string& document, int position, const std::string& type) {
  Claim claim;
  claim.document.id = "sha256:" + document;
  claim.document.name = document;
  claim.type = type;
  claim.evidence.span = {static_cast<uint32_t>(position * 200),
                         static_cast<uint32_t>(position * 200 + 100)};
  claim.evidence.trigger = {claim.evidence.span.begin + 10, claim.evidence.span.begin + 20};
  claim.id = "c_" + document + "_" + std::to_string(position);
  return claim;
}

// What `documents` documents tell of events that lie `density` a day: an attack, often its dead,
// and now and then a claim that leaves out where or when.
inline std::vector<Claim> invented_claims(uint32_t seed, int documents, int density) {
  static const char* const kAttacks[] = {"attack.airstrike", "attack.shelling", "attack.bombing",
                                         "attack.clash"};
  std::mt19937 random(seed);
  const auto pick = [&random](int n) {
    return static_cast<int>(random() % static_cast<uint32_t>(n));
  };
  std::vector<Claim> claims;
  for (int d = 0; d < documents; ++d) {
    const std::string name = "d" + std::to_string(d);
    const int event = pick(documents / 3 + 1), day = event / density;
    Claim attack = invented_claim(name, 0, kAttacks[event % 4]);
    attack.document.published = invented_day(day + 1 + pick(2));
    attack.place = {invented_place(event * 7 % 200)};
    attack.initiator = {invented_actor(event % 9)};
    attack.time = ClaimTime{};
    attack.time->value = invented_day(day + (pick(8) == 0 ? 1 : 0));
    attack.time->precision = "day";
    Claim dead = attack;
    dead.id = "c_" + name + "_1";
    dead.type = "casualty.killed";
    dead.evidence.span = {200, 300};
    dead.evidence.trigger = {210, 220};
    dead.initiator[0].by = "inherited";
    dead.quantity = ClaimQuantity{};
    dead.quantity->value = dead.quantity->low = dead.quantity->high = 1 + event % 30 + pick(3);
    dead.quantity->unit = "person";
    if (pick(5) == 0) dead.place.clear();
    if (pick(5) == 0) dead.time.reset();
    if (pick(7) == 0) attack.time.reset();
    claims.push_back(attack);
    if (pick(4) > 0) claims.push_back(dead);
    if (pick(6) == 0) claims.push_back(invented_claim(name, 3, "politics.condemned"));
  }
  return claims;
}

}  // namespace isnad
