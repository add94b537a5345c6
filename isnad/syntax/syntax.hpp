// Which words belong together? A shallow parse: one reading a word, noun phrases, clauses,
// quotations.
//
// Method: a single pass chooses for each word the reading its neighbours allow; noun phrases grow
// from a head over adjectives, genitives and names until the construct chain closes (Ryding 2005,
// ch. 8); clauses begin at finite verbs, complementizers, relatives and subordinating conjunctions.
// No tree is built: what a phrase depends on is kept as the preposition before it, the noun it is
// the genitive of, or the phrase it is coordinated with. Limits: attachment of prepositional
// phrases is left to the frames.
#pragma once

#include <string>
#include <vector>

#include "isnad/entities/mention.hpp"

namespace isnad {

// What a phrase is, by its head and the mention in it.
enum class PhraseClass : uint8_t {
  none,
  person,
  force,
  actor,
  place,
  facility,
  instrument,
  thing,
  document,
  speech,
  role,
  time,
  event,
  name,
  abstract,
};

struct NounPhrase {
  TokenRange
      tokens;  // with quantity, adjectives, genitives, names; without preposition and conjunction
  uint32_t head = 0;  // token of the head noun (of a bare number: the number)
  Span span;          // bytes, without proclitics of the first and pronoun of the last word
  PhraseClass phrase_class = PhraseClass::none;
  LexemeId noun = kNone;      // lexeme of the head
  uint32_t quantity = kNone;  // index into QuantityLayer::quantities
  uint32_t mention =
      kNone;  // index into EntityLayer::mentions: the mention that the phrase is about
  std::vector<uint32_t> mentions;  // all mentions inside
  uint32_t preposition =
      kNone;  // token that governs it (a preposition, or the head itself when it is a clitic)
  std::string relation;  // sense of that preposition: in, on, to, from, b, l, k ...; "" = none
  uint32_t genitive_of =
      kNone;  // token of the masdar or participle right before it, whose genitive it is
  uint32_t coordinated = kNone;  // the phrase before it that a conjunction joins it to
  bool definite = false;
  bool pronoun_owner = false;  // carries a possessive pronoun (their fighters)
  Gender gender = Gender::none;
  Number number = Number::none;
};

enum class ClauseKind : uint8_t { main, complement, relative, subordinate, conditional };

struct Clause {
  TokenRange tokens;
  ClauseKind kind = ClauseKind::main;
  uint32_t verb = kNone;    // token of its finite verb, or kNone
  uint32_t parent = kNone;  // the clause it was opened in
};

// A stretch between quotation marks or brackets, marks included.
struct Enclosure {
  TokenRange tokens;
  bool brackets = false;
};

struct SyntaxLayer {
  std::vector<uint32_t> reading;  // for each token: index into MorphologyLayer::readings, or kNone
  std::vector<NounPhrase> phrases;    // in text order, not overlapping
  std::vector<uint32_t> phrase_of;    // for each token: index into phrases, or kNone
  std::vector<Clause> clauses;        // in text order of their beginnings
  std::vector<uint32_t> clause_of;    // for each token: the innermost clause
  std::vector<Enclosure> enclosures;  // in text order of their beginnings
};

// The layers that syntax and the stages after it read. A view: it owns nothing.
struct TextLayers {
  const TokenizedText* text = nullptr;
  const MorphologyLayer* words = nullptr;
  const Lexicon* lexicon = nullptr;
  const QuantityLayer* quantities = nullptr;
  const DateLayer* dates = nullptr;
  const EntityLayer* entities = nullptr;
  const Catalogue* catalogue = nullptr;
};

struct SyntaxRules;  // syntax_rules.hpp

SyntaxLayer parse_syntax(const TextLayers& layers, const SyntaxRules& rules);

// The first phrase that begins at the token or behind it: an index into phrases, or their number.
uint32_t first_phrase_from(const SyntaxLayer& syntax, uint32_t token);
// The same of enclosures.
uint32_t first_enclosure_from(const SyntaxLayer& syntax, uint32_t token);

// The chosen reading of a token, or null.
inline const Reading* chosen(const TextLayers& layers, const SyntaxLayer& syntax, uint32_t token) {
  const uint32_t r = syntax.reading[token];
  return r == kNone ? nullptr : &layers.words->readings[r];
}

// The lexeme of the chosen reading, or null.
inline const Lexeme* chosen_lexeme(const TextLayers& layers, const SyntaxLayer& syntax,
                                   uint32_t token) {
  const Reading* r = chosen(layers, syntax, token);
  return r == nullptr || r->lexeme == kNone ? nullptr : &layers.lexicon->lexemes[r->lexeme];
}

inline bool is_finite_verb(const Reading* r) {
  return r != nullptr && r->inflection.part == PartOfSpeech::verb;
}

const char* to_string(PhraseClass phrase_class);

}  // namespace isnad
