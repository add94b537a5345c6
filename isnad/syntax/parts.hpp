// The steps of parse_syntax, in order; private to the stage.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "isnad/syntax/syntax.hpp"
#include "isnad/syntax/syntax_rules.hpp"

namespace isnad {

// A preposition found in the text: simple, compound, or a clitic.
struct Governor {
  TokenRange tokens;     // empty for a clitic
  std::string relation;  // "" = none
};

// What each token is for the later steps, besides its reading.
struct TokenRoles {
  std::vector<uint32_t> mention;   // the mention that covers the token (longest, first), or kNone
  std::vector<uint32_t> quantity;  // the quantity that covers it, or kNone
  std::vector<uint32_t> date;      // the date that covers it, or kNone
  std::vector<std::string_view>
      compound;                    // relation of the compound preposition that covers it, or ""
  std::vector<bool> compound_end;  // true on the last token of a compound preposition
  std::vector<bool> of_people;     // verbal nouns whose genitive is people: "the arrest of"
  std::vector<bool> title;         // words of a title: "Doctor", "Major General"
  std::vector<bool> kin;           // words between the parts of a name: "son of", "house of"
  std::vector<bool> side;          // points of the compass: "east", "east of"
};

TokenRoles find_token_roles(const TextLayers& layers, const SyntaxRules& rules);

// Chooses a reading for each token.
void choose_readings(const TextLayers& layers, const TokenRoles& roles, SyntaxLayer& out);

// Quotation marks and brackets.
void find_enclosures(const TextLayers& layers, SyntaxLayer& out);

// Noun phrases of one sentence.
void find_phrases(const TextLayers& layers, const TokenRoles& roles, SyntaxLayer& out);

// Unknown names among the phrases from `first` on that stand where places do.
void place_unknown_names(const TextLayers& layers, uint32_t first, SyntaxLayer& out);

// The bytes of a phrase, without the proclitics and pronouns at its ends.
Span span_of_phrase(const TextLayers& layers, const TokenRoles& roles, const SyntaxLayer& syntax,
                    const NounPhrase& p);

// Clauses of all sentences.
void find_clauses(const TextLayers& layers, SyntaxLayer& out);

}  // namespace isnad
