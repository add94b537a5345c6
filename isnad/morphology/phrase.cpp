#include "isnad/morphology/phrase.hpp"

namespace isnad {
namespace {

uint64_t edge_key(uint32_t node, WordId word) { return uint64_t{node} << 32 | word; }

// The form a token is compared with after the first word of a phrase: as written.
WordId written_form(const TokenizedText& text, const MorphologyLayer& words, const Lexicon& lexicon,
                    uint32_t token) {
  const Word& word = words.words[token];
  if (word.surfaces > 0) {
    const Surface& first = words.surfaces[word.first_surface];
    return first.cut_front == 0 ? first.form : kNone;
  }
  return text.tokens[token].kind == TokenKind::word ? kNone
                                                    : lexicon.vocabulary.find(text.codes(token));
}

// Marks that may stand between the words of a name without ending it.
bool is_inner_mark(const TokenizedText& text, uint32_t token) {
  return text.tokens[token].kind == TokenKind::punctuation &&
         (text.is_mark(token, '-') || text.is_mark(token, '\'') || text.is_mark(token, '/') ||
          (text.is_mark(token, '.') && text.tokens[token].has(kGluedLeft)));
}

}  // namespace

void PhraseTrie::add(const std::vector<WordId>& words, uint32_t payload) {
  if (words.empty()) return;
  uint32_t node = 0;
  for (const WordId word : words) {
    const auto [edge, added] =
        edges_.try_emplace(edge_key(node, word), static_cast<uint32_t>(nodes_.size()));
    if (added) nodes_.emplace_back();
    node = edge->second;
  }
  for (const uint32_t known : nodes_[node].payloads) {
    if (known == payload) return;
  }
  nodes_[node].payloads.push_back(payload);
  ++phrases_;
}

uint32_t PhraseTrie::step(uint32_t node, WordId word) const {
  if (word == kNone) return 0;
  const auto edge = edges_.find(edge_key(node, word));
  return edge == edges_.end() ? 0 : edge->second;
}

void PhraseTrie::find_at(const TokenizedText& text, const MorphologyLayer& words,
                         const Lexicon& lexicon, uint32_t token,
                         std::vector<PhraseMatch>& out) const {
  const Word& word = words.words[token];
  const uint32_t starts = word.surfaces > 0 ? word.surfaces : 1;
  for (uint32_t s = 0; s < starts; ++s) {
    Surface surface;
    if (word.surfaces > 0) {
      surface = words.surfaces[word.first_surface + s];
    } else {
      surface.form = written_form(text, words, lexicon, token);
    }
    uint32_t node = step(0, surface.form);
    uint32_t at = token + 1;
    while (node != 0) {
      for (const uint32_t payload : nodes_[node].payloads) {
        out.push_back({{token, at}, payload, surface.clitics, surface.cut_front});
      }
      while (at < text.size() && is_inner_mark(text, at)) ++at;
      if (at >= text.size()) break;
      node = step(node, written_form(text, words, lexicon, at));
      ++at;
    }
  }
}

std::vector<PhraseMatch> PhraseTrie::longest_at(const TokenizedText& text,
                                                const MorphologyLayer& words,
                                                const Lexicon& lexicon, uint32_t token) const {
  std::vector<PhraseMatch> all;
  find_at(text, words, lexicon, token, all);
  uint32_t longest = 0;
  for (const PhraseMatch& m : all) longest = std::max(longest, m.tokens.last);
  std::vector<PhraseMatch> out;
  for (const PhraseMatch& m : all) {
    if (m.tokens.last == longest) out.push_back(m);
  }
  return out;
}

}  // namespace isnad
