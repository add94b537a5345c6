// What does a word or name make of the phrase it heads? Private to the stage.
#pragma once

#include <string>

#include "isnad/syntax/syntax.hpp"

namespace isnad {

// May the word stand in a noun phrase? A word the lexicon does not know may.
bool is_nominal(const Reading* r);
// An adjective or a participle.
bool is_modifier(const Reading* r);

// A verbal noun.
bool is_event_noun(const Reading* r);

// A site or a weapon, rather than people or a place.
bool names_thing(MentionKind kind);

PhraseClass class_of_mention(MentionKind kind);
PhraseClass class_of_noun(NounClass noun_class);

// "a shell (hit) a house": no genitive.
bool is_accusative_noun(const Reading* r);

// Adjectives and participles with the sound masculine plural are people: "the extremists".
bool names_people(const Reading& r);

// The class of a phrase whose head, mention, quantity and relation are set.
PhraseClass class_of_phrase(const TextLayers& layers, const SyntaxLayer& syntax,
                            const NounPhrase& p);

// The relation of a preposition written on the word: b, l, k or "".
std::string clitic_relation(uint8_t clitics);

// Proclitics written on a number word, which has no reading of its own.
uint8_t number_clitics(const TokenizedText& text, const Quantity& quantity);

}  // namespace isnad
