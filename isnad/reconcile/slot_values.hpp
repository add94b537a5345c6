// One filler of one slot of one claim, and whether two of them are the same value.
#pragma once

#include <string>

#include "isnad/claims/claim.hpp"

namespace isnad {

struct SlotFiller {
  const Claim* claim = nullptr;
  const Link* link = nullptr;  // of a place: a PlaceLink
  std::string id;              // of the entity; empty when unlinked
  std::string text;
};

// The id, else the folded words.
std::string value_key(const SlotFiller& filler);

}  // namespace isnad
