// In which form are words searched? Folded, as the engine compares them, and by every dictionary
// form that they may have.
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

// The words of a stretch of text; marks are left out.
SearchWords search_words(const WordLayers& layers, TokenRange range);
// The tokens that lie in the span.
TokenRange tokens_within(const TokenizedText& tokens, Span span);

// The words of a query; those in quotation marks are a phrase.
std::vector<SoughtWord> sought_words(const WordLayers& query);
// Where these words and phrases stand in the tokens, as spans of the text.
std::vector<Span> find_words(const WordLayers& layers, const std::vector<SoughtWord>& words,
                             TokenRange range);

// A text read as far as the search needs it. It is neither copied nor moved.
class ReadText {
 public:
  ReadText(std::string_view text, const Lexicon& lexicon);
  ReadText(const ReadText&) = delete;
  ReadText& operator=(const ReadText&) = delete;
  WordLayers layers() const { return {tokens_, words_, lexicon_}; }
  const TokenizedText& tokens() const { return tokens_; }

 private:
  const Lexicon& lexicon_;
  NormalizedText normalized_;
  TokenizedText tokens_;
  MorphologyLayer words_;
};

}  // namespace isnad
