// A name that is also a word of the language: what does the text behind it say it is here?
#pragma once

#include "isnad/entities/draft.hpp"

namespace isnad {

// "the squares and the streets", "the shepherd who", "the new class", "supporters of the movement":
// without a word that announces a place the noun is meant.
bool is_used_as_noun(const NameText& text, const Draft& place);

// "... in the countryside of Y": a larger place behind the name that holds one of its candidates.
bool is_held_by_larger(const NameText& text, const Draft& place);

}  // namespace isnad
