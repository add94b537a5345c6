// In which country and admin units does a place lie? By the places of the packs alone.
#pragma once

#include <string>
#include <string_view>
#include <unordered_map>

#include "isnad/packs/pack.hpp"

namespace isnad {

struct AdminUnit {
  std::string id;  // row of entities.places; empty: not known
  std::string name;
  std::string name_en;
  std::string pcode;
};

struct PlaceFacts {
  AdminUnit place;                    // the row itself
  std::string kind;                   // city, adm1 ...
  std::string country;                // two letters of ISO 3166-1
  AdminUnit state, adm1, adm2, adm3;  // that hold the place, or are it; `state`: of kind country
};

// Looks a place up in rows of entities.places; the packs must live longer.
class Geography {
 public:
  explicit Geography(const PackSet& packs);
  // Empty members where the packs do not know, or do not know the id.
  PlaceFacts facts(std::string_view id) const;
  // The units that hold the place, and itself: a name of any of them, English or Arabic, in lower
  // case and in the order from small to large.
  std::vector<std::string> names(std::string_view id) const;

 private:
  const PackSet* packs_;
};

}  // namespace isnad
