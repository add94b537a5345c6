// Which names and fixed phrases stand in the text? A trie over word ids, one for all tables that
// need it.
//
// The first word of a phrase may carry proclitics (w f b k l); the others must stand as written
// (folded). Longest match at each start; other lengths are kept when asked for. Linear in the
// number of tokens.
#pragma once

#include <cstdint>
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
  // Once all phrases are there: marks the words that they begin with.
  void mark_starts(Lexicon& lexicon);
  // The same phrases, looked for at every word: the naive twin, for tests.
  PhraseTrie without_marks() const {
    PhraseTrie out = *this;
    out.mark_ = 0;
    return out;
  }
  // Can a phrase begin at this token? Most tokens are answered by it.
  bool may_begin(const MorphologyLayer& words, uint32_t token) const {
    return mark_ == 0 || (words.words[token].marks & mark_) != 0;
  }
  // Every match that begins at `token` (all lengths, shortest first), appended to `out`.
  void find_at(const TokenizedText& text, const MorphologyLayer& words, const Lexicon& /*lexicon*/,
               uint32_t token, std::vector<PhraseMatch>& out) const {
    if (may_begin(words, token)) follow(text, words, token, out);
  }
  // The longest matches that begin at `token`; empty when none.
  std::vector<PhraseMatch> longest_at(const TokenizedText& text, const MorphologyLayer& words,
                                      const Lexicon& /*lexicon*/, uint32_t token) const {
    if (!may_begin(words, token)) return {};
    return longest(text, words, token);
  }
  size_t size() const { return payloads_.size(); }

  template <typename Visit>
  void describe(Visit& visit) {
    visit(edges_, nodes_, payloads_, starts_, mark_);
  }

 private:
  // A place of the hash table of edges: the word that leads from one node to another.
  struct Edge {
    uint32_t from = 0;
    WordId word = kNone;
    uint32_t to = 0;  // 0: the place is free, since no word leads to the root
  };
  // What the phrases that end here were added with: a list through payloads_.
  struct Node {
    uint32_t first = kNone;
    uint32_t last = kNone;
  };
  struct Payload {
    uint32_t value = 0;
    uint32_t next = kNone;
  };
  void follow(const TokenizedText& text, const MorphologyLayer& words, uint32_t token,
              std::vector<PhraseMatch>& out) const;
  std::vector<PhraseMatch> longest(const TokenizedText& text, const MorphologyLayer& words,
                                   uint32_t token) const;
  size_t place_of(uint32_t from, WordId word) const;
  uint32_t step(uint32_t node, WordId word) const;
  bool starts_with(WordId word) const {
    return word / 64 < starts_.size() && (starts_[word / 64] >> (word % 64) & 1) != 0;
  }
  void note_start(WordId word);
  uint32_t add_step(uint32_t node, WordId word);
  void grow();

  Column<Edge> edges_;
  Column<Node> nodes_;
  Column<Payload> payloads_;
  Column<uint64_t> starts_;  // a bit for each word that a phrase begins with: most begin none
  uint32_t mark_ = 0;        // of those words, in Lexicon::marks; 0 = they are not marked
};

}  // namespace isnad
