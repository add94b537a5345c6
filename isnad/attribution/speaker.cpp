// Who can speak, and the speaker as the layer holds it.
#include <algorithm>
#include <array>
#include <utility>

#include "isnad/attribution/attachment.hpp"
#include "isnad/attribution/speaker_phrase.hpp"

namespace isnad {

uint16_t content_bit(std::string_view relation) {
  static constexpr std::array<std::pair<std::string_view, uint16_t>, 7> kBits{
      {{"b", kContentB},
       {"about", kContentAbout},
       {"to", kContentTo},
       {"from", kContentFrom},
       {"on", kContentOn},
       {"in", kContentIn},
       {"l", kContentL}}};
  for (const auto& [name, bit] : kBits) {
    if (name == relation) return bit;
  }
  return 0;
}

bool is_happening(const Scene& scene, const NounPhrase& phrase) {
  if (phrase.mention != kNone &&
      scene.layers.entities->mentions[phrase.mention].tokens.contains(phrase.head))
    return false;
  if (phrase.phrase_class == PhraseClass::event) return true;
  if (scene.part(phrase.head) != PartOfSpeech::masdar) return false;
  return scene.any_speaker_word(phrase.head) == nullptr;
}

bool can_speak(const Scene& scene, const NounPhrase& phrase, SpeakerTest test) {
  const uint32_t t = phrase.tokens.first;
  if (scene.after_date(t) != t || phrase.phrase_class == PhraseClass::time) return false;
  const SpeakerWord* word = scene.any_speaker_word(phrase.head);
  if (word == nullptr) word = scene.any_speaker_word(t);
  const bool account = word != nullptr && word->kind == SpeakerWordKind::account;
  if (word == nullptr && scene.is_word_of(phrase.head, SpeakerWordKind::adjunct)) return false;
  if (word != nullptr && !account) return true;
  if (phrase.quantity != kNone && test != SpeakerTest::any_noun)
    return phrase.phrase_class == PhraseClass::speech;
  if (test == SpeakerTest::any_noun) return !is_happening(scene, phrase) || account;
  if (account && test == SpeakerTest::account) return true;
  if (is_happening(scene, phrase)) return false;
  if (is_animate(phrase.phrase_class)) return true;
  if (phrase.phrase_class == PhraseClass::place)
    return phrase.mention != kNone && test == SpeakerTest::account;
  return false;
}

Speaker make_speaker(const Scene& scene, const SpeakerPhrase& phrase) {
  Speaker out;
  out.tokens = phrase.tokens;
  out.span = scene.text.span_of(phrase.tokens);
  const NounPhrase* first = scene.phrase_at(phrase.tokens.first);
  if (first != nullptr && first->tokens.first == phrase.tokens.first)
    out.span.begin = first->span.begin;
  const NounPhrase* last = scene.phrase_at(phrase.tokens.last - 1);
  const Reading* ending = scene.reading(phrase.tokens.last - 1);
  const bool addressed = ending != nullptr &&
                         ending->suffix == Suffix::you;  // no pronoun in a report: part of the word
  if (last != nullptr && last->tokens.last == phrase.tokens.last && !addressed)
    out.span.end = last->span.end;
  if (out.span.empty()) out.span = scene.text.span_of(phrase.tokens);
  return out;
}

}  // namespace isnad
