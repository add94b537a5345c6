#include "isnad/claims/story_turns.hpp"

#include <algorithm>

#include "isnad/claims/date_owners.hpp"

namespace isnad {
namespace {

constexpr uint32_t kOpeningTokens = 2;  // in which words turn to another matter
constexpr uint32_t kMinItems = 2;       // that make a list

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

// "In TOWN, ...", "TOWN: ..." before the first word of the story.
uint32_t fronted_place(const ClaimInput& in, TokenRange sentence) {
  const auto& phrases = in.syntax.phrases;
  const uint32_t p = first_phrase_from(in.syntax, sentence.first);
  if (p >= phrases.size() || !names_a_place(in, phrases[p])) return kNone;
  const uint32_t last = phrases[p].tokens.last;
  const bool label = last < sentence.last && in.layers.text->is_mark(last, ':');
  if (phrases[p].relation != "in" && !label) return kNone;
  const uint32_t at =
      phrases[p].preposition == kNone ? phrases[p].tokens.first : phrases[p].preposition;
  return at >= sentence.first && at <= sentence.first + 1 ? p : kNone;
}

bool begins_line(const TokenizedText& text, uint32_t s) {
  return s == 0 || text.sentences[s].paragraph != text.sentences[s - 1].paragraph;
}

// A line that a bullet opens: a dash, a dot, a picture.
bool begins_item(const TokenizedText& text, uint32_t s) {
  const TokenRange& tokens = text.sentences[s].tokens;
  if (tokens.size() < 2 || !begins_line(text, s)) return false;
  const uint32_t i = tokens.first;
  return text.tokens[i].kind == TokenKind::symbol || text.is_mark(i, '-') || text.is_mark(i, '*');
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
  for (uint32_t s = 0; s < text.sentences.size(); ++s) {
    if (!begins_item(text, s)) ++step;
    out.push_back(step);
  }
  return out;
}

std::vector<uint32_t> find_items(const TokenizedText& text) {
  std::vector<uint32_t> out;
  uint32_t count = 0, item = 0;
  for (uint32_t s = 0; s < text.sentences.size(); ++s) {
    if (begins_item(text, s)) {
      item = ++count;
    } else if (begins_line(text, s)) {
      item = 0;
    }
    out.push_back(item);
  }
  if (count < kMinItems) std::fill(out.begin(), out.end(), 0);
  return out;
}

}  // namespace isnad
