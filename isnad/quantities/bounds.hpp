// What bounds a number? "More than", "about", "at least" before it, behind it or behind its noun.
// Private to the stage.
#pragma once

#include "isnad/quantities/quantity.hpp"
#include "isnad/quantities/quantity_context.hpp"

namespace isnad {

// The modifiers before a number; of several ("no fewer than about") the bound wins.
struct Bound {
  Modifier modifier = Modifier::exact;
  uint32_t end = 0;
  bool spatial = false;  // "above", "under": of an amount, not of things in a place
  std::vector<RowId> rows;
};

class BoundReader {
 public:
  explicit BoundReader(const QuantityContext& context) : c_(context) {}

  // The phrases of the pack that begin at a token.
  std::vector<PhraseMatch> cues_at(uint32_t token) const;
  const QuantityCue& cue(const PhraseMatch& match) const { return c_.numbers.cues[match.payload]; }

  // False when no modifier begins at `token`; `cues` are those that do.
  bool read_before(uint32_t token, std::vector<PhraseMatch> cues, Bound& bound) const;
  // Sets the bounds that a modifier gives to a plain number.
  void apply(Quantity& q, Modifier modifier) const;
  // Modifiers right behind the number become part of it.
  void read_after(Quantity& q) const;
  // "12 soldiers at least": within a few words behind the noun, before any mark, number or
  // preposition.
  void read_after_noun(Quantity& q) const;
  // "more than 10 and less than 40" is one range: `q` is merged into `last`, or false.
  bool merge(Quantity& last, const Quantity& q) const;

 private:
  const PhraseMatch* after_cue(const std::vector<PhraseMatch>& cues) const;
  void apply_after(Quantity& q, const QuantityCue& found) const;
  bool is_border(uint32_t token) const;
  bool are_adjacent(uint32_t end, uint32_t first) const;

  const QuantityContext& c_;
};

}  // namespace isnad
