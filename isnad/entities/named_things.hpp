// Which weapons, facilities and nationalities are named by one inflected word or an adjective?
#pragma once

#include "isnad/entities/draft.hpp"

namespace isnad {

// A relative adjective or demonym at this token; an empty draft when there is none.
Draft read_nationality(const NameText& text, uint32_t token);

// A relative adjective that names a weapon ("artillery shelling").
Draft read_instrument_adjective(const NameText& text, uint32_t token);

// A weapon or facility named by one word in any of its forms, also with a pronoun.
Draft read_thing(const NameText& text, uint32_t token);

// Does a word stand directly before that this token could describe?
bool follows_noun(const NameText& text, uint32_t token);

// Is there what a row with needs_cue asks for: "with a drone", "a drone of X", "the positions of
// X"?
bool has_thing_cue(const NameText& text, const PhraseMatch& match);

// Does the token have the article, behind proclitics or not?
bool has_article(const NameText& text, uint32_t token);

}  // namespace isnad
