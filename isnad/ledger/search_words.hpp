// In which form are words searched? Folded, as the engine compares them, and by their dictionary
// form: a stock tokenizer then finds what the engine would take for the same word.
#pragma once

#include "isnad/ledger/records.hpp"
#include "isnad/morphology/word.hpp"

namespace isnad {

// A text with its words, and the knowledge they were read with.
struct WordLayers {
  const TokenizedText& tokens;
  const MorphologyLayer& words;
  const Lexicon& lexicon;
};

// The words of a stretch of text, one a word of it; marks are left out.
SearchWords search_words(const WordLayers& layers, TokenRange range);
// The tokens that lie in the span.
TokenRange tokens_within(const TokenizedText& tokens, Span span);

// One word to search for: its folded form, and every dictionary form that it may have.
struct SoughtWord {
  std::string word;
  std::vector<std::string> lemmas;
};
std::vector<SoughtWord> sought_words(const WordLayers& query);

}  // namespace isnad
