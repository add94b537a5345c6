#include "isnad/claims/story_turns.hpp"

#include <algorithm>

#include "isnad/claims/date_owners.hpp"

namespace isnad {
namespace {

constexpr uint32_t kOpeningTokens = 2;  // in which words turn to another matter

Opening opening_of(const ClaimInput& in, const ClaimRules& rules, TokenRange sentence) {
  Opening out = Opening::goes_on;
  const uint32_t end = std::min(sentence.last, sentence.first + kOpeningTokens + 1);
  for (uint32_t i = sentence.first; i < end; ++i) {
    if (is_time_word(in, rules, i, TimeWord::turn)) return Opening::turns;
    if (is_time_word(in, rules, i, TimeWord::aside)) out = Opening::aside;
  }
  return out;
}

bool names_a_place(const ClaimInput& in, const NounPhrase& p) {
  if (p.phrase_class == PhraseClass::place) return true;
  return p.mention != kNone && in.layers.entities->mentions[p.mention].kind == MentionKind::place;
}

// "In TOWN, ..." before the first word of the story.
uint32_t fronted_place(const ClaimInput& in, TokenRange sentence) {
  const auto& phrases = in.syntax.phrases;
  const uint32_t p = first_phrase_from(in.syntax, sentence.first);
  if (p >= phrases.size() || phrases[p].relation != "in" || !names_a_place(in, phrases[p]))
    return kNone;
  const uint32_t at =
      phrases[p].preposition == kNone ? phrases[p].tokens.first : phrases[p].preposition;
  return at >= sentence.first && at <= sentence.first + 1 ? p : kNone;
}

}  // namespace

std::vector<SentenceOpening> find_openings(const ClaimInput& in, const ClaimRules& rules) {
  std::vector<SentenceOpening> out;
  for (const Sentence& s : in.layers.text->sentences)
    out.push_back({opening_of(in, rules, s.tokens), fronted_place(in, s.tokens)});
  return out;
}

std::vector<uint32_t> count_steps(const TokenizedText& text) {
  std::vector<uint32_t> out;
  uint32_t step = 0;
  for (const Sentence& s : text.sentences) {
    const bool item = s.tokens.size() > 1 && text.is_mark(s.tokens.first, '-');
    if (!item) ++step;
    out.push_back(step);
  }
  return out;
}

}  // namespace isnad
