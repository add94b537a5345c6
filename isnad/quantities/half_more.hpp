// "A tonne and a half", "three days and a half", "two hours and a quarter of an hour": a fraction
// behind the noun that belongs to the number before it. Private to the stage.
#pragma once

#include <optional>

#include "isnad/quantities/quantity_context.hpp"

namespace isnad {

struct HalfMore {
  double value = 0;
  uint32_t end = 0;  // token after the fraction and the noun said again
  RowId row = kNone;
};

// The joined fraction behind the noun at `noun`; nothing where it is a part of something else
// ("three soldiers and half of the houses").
std::optional<HalfMore> read_half_more(const QuantityContext& c, uint32_t noun);

// The noun is an indefinite singular: one of it.
bool is_bare_singular(const QuantityContext& c, uint32_t token);

}  // namespace isnad
