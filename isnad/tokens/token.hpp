// Where are the sentences and words?
//
// A token is a run of one kind of character. Words are runs of Arabic letters with their clitics
// still on; digits glued to letters are tokens of their own ("w915" -> "w", "915"). Sentences end
// at . ! ? and line ends; a dot after an initial or inside an abbreviation ends nothing; text
// wrapped at a fixed width does not end its sentences at line ends.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "isnad/base/span.hpp"
#include "isnad/normalize/normalized_text.hpp"

namespace isnad {

enum class TokenKind : uint8_t {
  word,         // Arabic letters
  number,       // digits, with '.' and ',' between digits
  latin,        // letters of other scripts
  punctuation,  // one mark
  symbol,       // anything else
};

// What folding dropped from a word and some decision needs.
enum TokenFlag : uint8_t {
  kGluedLeft = 1,  // nothing stands between this token and the one before
  kTaMarbuta = 2,  // the last letter was ta marbuta, not ha
  kFirstDamma =
      4,  // the first letter (after w/f), or of forms VII-X the third, carries a damma: a passive
  kHamzaAbove = 8,     // begins with alef with hamza above
  kHamzaBelow = 16,    // begins with alef with hamza below
  kTanwin = 32,        // tanwin stands on the last letters
  kAfterHash = 64,     // part of a hashtag
  kEndsMaqsura = 128,  // the last letter was alef maqsura, not ya
};

struct Token {
  Span span;                // bytes of the original
  uint32_t code_begin = 0;  // into NormalizedText::codes
  uint32_t code_end = 0;
  TokenKind kind = TokenKind::word;
  uint8_t flags = 0;

  bool has(TokenFlag flag) const { return (flags & flag) != 0; }
};

struct Sentence {
  TokenRange tokens;
  uint32_t paragraph = 0;
};

struct TokenizedText {
  std::string_view text;                       // the original bytes (not owned)
  const NormalizedText* normalized = nullptr;  // not owned
  std::vector<Token> tokens;
  std::vector<Sentence> sentences;
  std::vector<uint32_t> sentence_of;  // for each token

  std::string_view codes(uint32_t token) const {
    return normalized->between(tokens[token].code_begin, tokens[token].code_end);
  }
  std::string_view written(Span span) const { return text.substr(span.begin, span.size()); }
  Span span_of(TokenRange range) const {
    return range.empty() ? Span{}
                         : Span{tokens[range.first].span.begin, tokens[range.last - 1].span.end};
  }
  uint32_t size() const { return static_cast<uint32_t>(tokens.size()); }
  // True when the token is this one punctuation mark (a folded code).
  bool is_mark(uint32_t token, unsigned char mark) const {
    const Token& t = tokens[token];
    return (t.kind == TokenKind::punctuation || t.kind == TokenKind::symbol) &&
           static_cast<unsigned char>(normalized->codes[t.code_begin]) == mark;
  }
  const Sentence& sentence(uint32_t token) const { return sentences[sentence_of[token]]; }
};

// `text` and `normalized` must outlive the result.
TokenizedText tokenize(std::string_view text, const NormalizedText& normalized);

}  // namespace isnad
