// What do the parts of this stage look at? The text with its words, and which of them are number
// words. Private to the stage.
#pragma once

#include "isnad/morphology/word.hpp"
#include "isnad/quantities/quantity_lexicon.hpp"
#include "isnad/tokens/token.hpp"

namespace isnad {

// Whether a word must carry the conjunction, must not carry anything, or may carry any proclitic.
enum class Joint : uint8_t { joined, bare, any };

// A number word found in the text.
struct WordMatch {
  const NumberWord* word = nullptr;
  uint32_t token = 0;     // where the word stands (after a detached conjunction)
  uint8_t cut_front = 0;  // codes of its proclitics
  bool joined = false;    // with the conjunction, attached or detached
  explicit operator bool() const { return word != nullptr; }
};

using KindSet = uint32_t;
constexpr KindSet kind_bit(NumberKind kind) { return KindSet{1} << static_cast<unsigned>(kind); }

struct QuantityContext {
  const TokenizedText& text;
  const MorphologyLayer& words;
  const Lexicon& lexicon;
  const QuantityLexicon& numbers;

  uint32_t size() const { return text.size(); }
  bool is_word(uint32_t token) const {
    return token < size() && text.tokens[token].kind == TokenKind::word;
  }
  bool is_number(uint32_t token) const {
    return token < size() && text.tokens[token].kind == TokenKind::number;
  }
  bool is_mark(uint32_t token, unsigned char mark) const {
    return token < size() && text.is_mark(token, mark);
  }
  bool glued(uint32_t token) const { return token < size() && text.tokens[token].has(kGluedLeft); }
  // A new sentence begins at the token, or the text has ended.
  bool starts_sentence(uint32_t token) const {
    return token >= size() || token == 0 || text.sentence_of[token] != text.sentence_of[token - 1];
  }
  // Number expressions do not cross the borders of sentences.
  bool follows(uint32_t token) const { return token < size() && !starts_sentence(token); }

  // The word, with or without its proclitics, is a number word; it has a role around numbers.
  bool is_number_word(uint32_t token) const {
    return is_word(token) && (words.words[token].marks & numbers.number_mark) != 0;
  }
  bool may_have_role(uint32_t token) const {
    return is_word(token) && (words.words[token].marks & numbers.role_mark) != 0;
  }
  // The word as written, without proclitics, does this.
  bool has_role(uint32_t token, WordRole role) const;
  // ... whatever proclitics it carries.
  bool has_role_any(uint32_t token, WordRole role) const;
  // The number word of one of these kinds at `token`. `joint` says what must stand on it; a
  // detached conjunction counts as one. Without a match, `word` is null.
  WordMatch find(uint32_t token, KindSet kinds, Joint joint) const;
  // Can a number begin at this token at all? Cheap: most tokens are answered by it.
  bool may_begin_number(uint32_t token) const;
  bool is_noun_of_its_own(uint32_t token) const;
  // The phrases of the pack that begin at the token.
  std::vector<PhraseMatch> cues_at(uint32_t token) const;
  // The phrase of this role that begins at the token: the token after it, or `token` when there is
  // none.
  uint32_t phrase_end(uint32_t token, WordRole role) const;
  // A word that begins with the article and is no number word.
  bool is_definite_word(uint32_t token) const;
  // A counted thing that units.tsv or the instruments name begins at this word.
  bool is_counted_phrase(uint32_t token) const { return !unit_of_name(token).empty(); }
  // The unit of the longest such name; empty when there is none.
  std::string unit_of_name(uint32_t token) const;
  // A sign written on digits ("%", "$", "kg").
  const NumberSymbol* symbol_at(uint32_t token) const;

 private:
  const QuantityCue* pair_at(uint32_t token) const;
  bool has_ya_hamza(uint32_t token) const;
  bool is_beside_number(uint32_t token) const;
  bool reads_as_dual(uint32_t token, Joint joint) const;
  bool is_met(const NumberWord& word, uint32_t token, Joint joint) const;
};

}  // namespace isnad
