#include "isnad/morphology/phrase.hpp"

#include <algorithm>

#include "isnad/base/hash.hpp"

namespace isnad {
namespace {

// Marks that may stand between the words of a name without ending it.
bool is_inner_mark(const TokenizedText& text, uint32_t token) {
  return text.tokens[token].kind == TokenKind::punctuation &&
         (text.is_mark(token, '-') || text.is_mark(token, '\'') || text.is_mark(token, '/') ||
          (text.is_mark(token, '.') && text.tokens[token].has(kGluedLeft)));
}

}  // namespace

size_t PhraseTrie::place_of(uint32_t from, WordId word) const {
  const size_t mask = edges_.size() - 1;
  size_t at = hash_of(uint64_t{from} << 32 | word) & mask;
  while (edges_[at].to != 0 && (edges_[at].word != word || edges_[at].from != from))
    at = (at + 1) & mask;
  return at;
}

void PhraseTrie::grow() {
  const Column<Edge> before = edges_;
  edges_ = Column<Edge>();
  edges_.resize(std::max<size_t>(16, before.size() * 2));
  for (const Edge& edge : before) {
    if (edge.to != 0) edges_[place_of(edge.from, edge.word)] = edge;
  }
}

uint32_t PhraseTrie::add_step(uint32_t node, WordId word) {
  if (nodes_.size() * 4 >= edges_.size() * 3) grow();
  Edge& edge = edges_[place_of(node, word)];
  if (edge.to == 0) {
    edge = {node, word, static_cast<uint32_t>(nodes_.size())};
    nodes_.push_back({});
  }
  return edge.to;
}

void PhraseTrie::note_start(WordId word) {
  if (starts_.size() <= word / 64) starts_.resize(word / 64 + 1);
  starts_[word / 64] |= uint64_t{1} << (word % 64);
}

void PhraseTrie::add(const std::vector<WordId>& words, uint32_t payload) {
  if (words.empty()) return;
  if (nodes_.empty()) nodes_.push_back({});
  note_start(words.front());
  uint32_t node = 0;
  for (const WordId word : words) node = add_step(node, word);
  Node& end = nodes_[node];
  for (uint32_t known = end.first; known != kNone; known = payloads_[known].next) {
    if (payloads_[known].value == payload) return;
  }
  const auto added = static_cast<uint32_t>(payloads_.size());
  (end.first == kNone ? end.first : payloads_[end.last].next) = added;
  end.last = added;
  payloads_.push_back({payload, kNone});
}

uint32_t PhraseTrie::step(uint32_t node, WordId word) const {
  return word == kNone || edges_.empty() ? 0 : edges_[place_of(node, word)].to;
}

void PhraseTrie::mark_starts(Lexicon& lexicon) {
  mark_ = lexicon.take_mark();
  for (WordId word = 0; word < starts_.size() * 64; ++word) {
    if (starts_with(word)) lexicon.mark(word, mark_);
  }
}

void PhraseTrie::follow(const TokenizedText& text, const MorphologyLayer& words, uint32_t token,
                        std::vector<PhraseMatch>& out) const {
  const Word& word = words.words[token];
  const Surface whole{word.written, 0, 0};
  const Surface* const first =
      word.surfaces > 0 ? words.surfaces.data() + word.first_surface : &whole;
  for (const Surface* s = first; s != first + std::max(word.surfaces, 1u); ++s) {
    if (!starts_with(s->form)) continue;
    uint32_t node = step(0, s->form);
    uint32_t at = token + 1;
    while (node != 0) {
      for (uint32_t p = nodes_[node].first; p != kNone; p = payloads_[p].next) {
        out.push_back({{token, at}, payloads_[p].value, s->clitics, s->cut_front});
      }
      while (at < text.size() && is_inner_mark(text, at)) ++at;
      if (at >= text.size()) break;
      node = step(node, words.words[at].written);
      ++at;
    }
  }
}

std::vector<PhraseMatch> PhraseTrie::longest(const TokenizedText& text,
                                             const MorphologyLayer& words, uint32_t token) const {
  std::vector<PhraseMatch> out;
  follow(text, words, token, out);
  uint32_t last = 0;
  for (const PhraseMatch& m : out) last = std::max(last, m.tokens.last);
  std::erase_if(out, [last](const PhraseMatch& m) { return m.tokens.last != last; });
  return out;
}

}  // namespace isnad
