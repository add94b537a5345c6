// Which larger place does the text put a place in? "X in the countryside of Y", "X, north of Y".
#pragma once

#include <vector>

#include "isnad/entities/draft.hpp"

namespace isnad {

// Joins each place to the larger one that follows it: fills Mention::within with indices into
// `drafts`.
void join_places(const NameText& text, std::vector<Draft>& drafts);

}  // namespace isnad
