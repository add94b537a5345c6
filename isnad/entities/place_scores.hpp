// How well does a place of the catalogue fit a place mention?
#pragma once

#include <string_view>
#include <vector>

#include "isnad/entities/draft.hpp"
#include "isnad/entities/linking.hpp"

namespace isnad {

// An entity that is already sure, and the mentions that name it, in text order.
struct Anchor {
  struct Place {
    uint32_t sentence = 0;
    uint32_t draft = 0;
  };
  uint32_t entity = kNone;
  std::vector<Place> places;
};

struct PlaceScene {
  const Catalogue& catalogue;
  const std::vector<Draft>& drafts;
  const std::vector<Anchor>& anchors;
  const DocumentScene& document;
};

// The parts of the score of `entity` for the draft at `index`.
ScoreParts score_place(const PlaceScene& scene, const NameText& text, uint32_t index,
                       uint32_t entity);

// Does `inner` lie in `outer`, by the chain of parents?
bool lies_in(const Catalogue& catalogue, uint32_t inner, uint32_t outer);

// Two rows for one place: a town and the unit of its name, a part and the whole that a name stands
// for, or two imports of it.
bool is_same_place(const Catalogue& catalogue, uint32_t a, uint32_t b);

// A name that is also a common word, without a word that announces a place.
bool is_bare_word(const Draft& draft, const Entity& place);

// Does a place without a position lie in the unit that another one is put in by its row?
bool lies_in_unit_of(const Catalogue& catalogue, uint32_t place, uint32_t located);

// One first-level unit, or two rows for it.
bool is_same_unit(const Catalogue& catalogue, uint32_t a, uint32_t b);

// Kilometres between two places, or nothing where one has no position. Good to some percent.
std::optional<double> distance_km(const Entity& a, const Entity& b);

// Does a word of this kind before a name of a place of that kind leave the place itself ("the
// crossroads of X")?
bool is_beside(std::string_view announced, std::string_view subkind);

}  // namespace isnad
