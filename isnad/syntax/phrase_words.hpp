// What does a word or name make of the phrase it heads? Private to the stage.
#pragma once

#include <string>

#include "isnad/syntax/parts.hpp"

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

// "the government (accused) the separatists", "three gunmen (kidnapped) a journalist": several
// men describe no single or feminine noun, one man in the accusative no several.
bool names_others(const TextLayers& layers, const SyntaxLayer& syntax, const NounPhrase& p,
                  const Reading& r);

// "an attack of settlers on", "by (b-) the fire of soldiers": people right behind a noun of
// happening that is no verbal noun, or behind a means, are a phrase of their own.
bool takes_doer(const TextLayers& layers, const TokenRoles& roles, const SyntaxLayer& syntax,
                uint32_t head);

// A noun of people, offices, bodies or sites: a name in quotation marks may follow.
bool takes_apposition(NounClass noun_class);

// "the police (f.) (arrested) the Lebanese (m.)": right behind one feminine noun an adjective that
// does not agree is somebody.
bool names_somebody(const TextLayers& layers, const SyntaxLayer& syntax, uint32_t token);

// A force, or several people.
bool names_several(const TextLayers& layers, const SyntaxLayer& syntax, uint32_t token);

// The class of a phrase whose head, mention, quantity and relation are set.
PhraseClass class_of_phrase(const TextLayers& layers, const SyntaxLayer& syntax,
                            const NounPhrase& p);

// The relation of a preposition written on the word: b, l, k or "".
std::string clitic_relation(uint8_t clitics);

// Proclitics written on a number word, which has no reading of its own.
uint8_t number_clitics(const TokenizedText& text, const Quantity& quantity);

}  // namespace isnad
