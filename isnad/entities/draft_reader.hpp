// Which names stand at a token? Every matcher is asked, the longest typed reading wins, ties are
// settled by what stands around.
#pragma once

#include <vector>

#include "isnad/entities/draft.hpp"

namespace isnad {

// All mentions of the text, not linked yet, in text order; `within` is filled.
std::vector<Draft> read_drafts(const NameText& text);

}  // namespace isnad
