// Which places are named, and how are they announced?
//
// place  := distance? lead* name suffix* (separator name suffix*)*
// lead   := a word that puts the event beside the place, a direction, or a word that names the kind
// of place name   := a name of the catalogue (longest match), or behind a kind word one that it
// does not hold suffix := a direction (the northern countryside of), a nationality Later names of a
// list under one governor are mentions of their own.
#pragma once

#include <vector>

#include "isnad/entities/draft.hpp"

namespace isnad {

// The place mentions that begin at this token: one, or one for each item of a list; empty = no
// place.
std::vector<Draft> read_places(const NameText& text, uint32_t first);

}  // namespace isnad
