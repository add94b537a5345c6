// How far does the name of a site reach behind the word for its kind: "the Rahma hospital", "the
// Umari mosque"?
#pragma once

#include "isnad/entities/draft.hpp"

namespace isnad {

// Extends a facility by the proper name that stands behind it, if one does. A known place, body or
// nationality behind it is no part of the name: it stays a mention of its own.
void take_site_name(const NameText& text, Draft& facility);

// "the western bank of the river": no region, although a region has that name.
bool is_river_bank(const NameText& text, const Draft& place);

}  // namespace isnad
