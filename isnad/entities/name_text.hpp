// Where may a name begin and end? The text without its quotation marks, with what is asked of
// single tokens. Names are matched here as if the marks were not written: <<"State" organisation>>
// and <<State organisation>> are one name. Token indices of this file are those of NameText::text
// until original_range() maps them back.
#pragma once

#include <vector>

#include "isnad/entities/entity.hpp"
#include "isnad/morphology/word.hpp"

namespace isnad {

struct NameText {
  const TokenizedText* original = nullptr;
  const Lexicon* lexicon = nullptr;
  const Catalogue* catalogue = nullptr;
  TokenizedText text;                 // without quotation marks
  MorphologyLayer words;              // of `text`
  std::vector<uint32_t> original_of;  // for each token its index in the original
  std::vector<bool> opens;            // a quotation begins before this token
  std::vector<bool> closes;           // a quotation ends behind this token

  uint32_t size() const { return text.size(); }
};

NameText without_quotes(const TokenizedText& text, const MorphologyLayer& words,
                        const Lexicon& lexicon, const Catalogue& catalogue);

// The range in the original text, with a quotation mark that closes what the range opens.
TokenRange original_range(const NameText& text, TokenRange range);

// Is it a word, and in the same sentence as `other`?
bool is_word_beside(const NameText& text, uint32_t token, uint32_t other);

// Does the token have this sense of name_words? Proclitics in `clitics` are allowed on it.
bool has_sense(const NameText& text, uint32_t token, uint32_t senses, uint8_t clitics = 0);

// The value of name_words for this token ("n", "1000"), or "".
std::string name_word_value(const NameText& text, uint32_t token);

// A preposition, conjunction, pronoun, auxiliary ...: a word that no name begins with.
bool is_function_word(const NameText& text, uint32_t token);

// A preposition after which a place stands: in, on, from, to, near, inside.
bool is_place_preposition(const NameText& text, uint32_t token);

// "from X to Y": Y is no larger place that X lies in.
bool is_preposition_to(const NameText& text, uint32_t token);

// "in", written apart.
bool is_preposition_in(const NameText& text, uint32_t token);

// No reading but a guess: the lexicon does not know the word.
bool is_unknown_word(const NameText& text, uint32_t token);

// The word "and" standing alone.
bool is_conjunction(const NameText& text, uint32_t token);

// A reading of this part of speech that needs no proclitics cut (the article aside), or null.
const Reading* plain_reading(const NameText& text, uint32_t token, PartOfSpeech part);

}  // namespace isnad
