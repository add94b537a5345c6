// Which part of a place is named by its direction alone? "The southern area", "the western
// countryside" stay unlinked, since the text does not say of what; "the north of the town" is of
// the town that the short form stands for.
#pragma once

#include "isnad/entities/draft.hpp"

namespace isnad {

// The part that begins at this token; an empty draft when there is none.
Draft read_unnamed_part(const NameText& text, uint32_t first);

}  // namespace isnad
