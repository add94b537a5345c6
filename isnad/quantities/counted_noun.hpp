// What does a number count? The noun behind it, or before it, and its unit. Private to the stage.
#pragma once

#include "isnad/quantities/quantity_context.hpp"

namespace isnad {

struct CountedNoun {
  uint32_t token = kNone;
  std::string unit;
};

// Whether a definite noun may follow the number directly ("dozens of the wounded").
enum class NounAfter : uint8_t { indefinite, definite };

// Is this word a noun that the lexicon knows and that can be counted, without clitics or article?
bool is_countable(const QuantityContext& c, uint32_t token);

// The noun that stands behind a number ending before `end`, directly or after "of".
CountedNoun find_noun_after(const QuantityContext& c, uint32_t end, NounAfter kind,
                            const std::string& previous_unit);

// The noun that stands before a number beginning at `first`, when it agrees: "the three days", "one
// man".
CountedNoun find_noun_before(const QuantityContext& c, uint32_t first, bool definite, double value);

// The unit that a noun's token stands for; readings in the number `excluded` are left out (a noun
// behind a number is no dual).
std::string unit_of_noun(const QuantityContext& c, uint32_t token, Number excluded = Number::none);

// A noun in the dual that nothing else can be: 2 of it.
bool is_dual_noun(const QuantityContext& c, uint32_t token);

}  // namespace isnad
