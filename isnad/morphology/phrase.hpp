// Which names and fixed phrases stand in the text? A trie over word ids, one for all tables that
// need it.
//
// The first word of a phrase may carry proclitics (w f b k l); the others must stand as written
// (folded). Longest match at each start; other lengths are kept when asked for. Linear in the
// number of tokens.
#pragma once

#include <cstdint>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "isnad/morphology/word.hpp"

namespace isnad {

struct PhraseMatch {
  TokenRange tokens;
  uint32_t payload = 0;   // what the phrase was added with; several phrases may share a form
  uint8_t clitics = 0;    // CliticBit on the first word
  uint8_t cut_front = 0;  // codes of those clitics
};

class PhraseTrie {
 public:
  // Adds a phrase; one form may be added with several payloads.
  void add(const std::vector<WordId>& words, uint32_t payload);
  // Every match that begins at `token` (all lengths, shortest first), appended to `out`.
  void find_at(const TokenizedText& text, const MorphologyLayer& words, const Lexicon& lexicon,
               uint32_t token, std::vector<PhraseMatch>& out) const;
  // The longest matches that begin at `token`; empty when none.
  std::vector<PhraseMatch> longest_at(const TokenizedText& text, const MorphologyLayer& words,
                                      const Lexicon& lexicon, uint32_t token) const;
  size_t size() const { return phrases_; }

 private:
  struct Node {
    std::vector<uint32_t> payloads;
  };
  uint32_t step(uint32_t node, WordId word) const;

  std::vector<Node> nodes_{Node{}};
  std::unordered_map<uint64_t, uint32_t> edges_;
  size_t phrases_ = 0;
};

}  // namespace isnad
