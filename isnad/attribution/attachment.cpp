#include "isnad/attribution/attachment.hpp"

#include <algorithm>
#include <array>

namespace isnad {
namespace {

bool is_outlet(const Scene& scene, const NounPhrase& p) {
  const Mention* m = scene.mention_from(p.tokens.first);
  return scene.is_word_of(p.tokens.first, SpeakerWordKind::media) ||
         (m != nullptr && m->kind == MentionKind::outlet);
}

// "the general authority for tourism": what an institution is for, not whom it speaks to.
bool is_field(const Scene& scene, const AttachmentPoint& at, const NounPhrase& p) {
  const SpeakerWord* head = scene.any_speaker_word(at.head);
  if (head == nullptr || head->kind != SpeakerWordKind::institution) return false;
  const Mention* m = scene.mention_from(p.tokens.first);
  const bool spoken_to = is_outlet(scene, p) || (m != nullptr && m->kind == MentionKind::person);
  const SpeakerWord* word = scene.any_speaker_word(p.tokens.first);
  const bool organised = p.phrase_class == PhraseClass::force ||
                         p.phrase_class == PhraseClass::actor ||
                         (word != nullptr && word->kind == SpeakerWordKind::institution);
  return !spoken_to && (organised || (!is_animate(p.phrase_class) && word == nullptr));
}

// "the American envoy": whose an office is is told already; l- tells whom he speaks to.
bool tells_state(const Scene& scene, uint32_t token) {
  for (const uint32_t m : scene.layers.entities->at[token]) {
    if (scene.layers.entities->mentions[m].kind == MentionKind::nationality) return true;
  }
  return false;
}

// "the general commander of the forces", "the official spokesman of the army": l- and a body behind
// an office with a definite adjective.
bool is_body_of_office(const Scene& scene, const AttachmentPoint& at, const NounPhrase& p) {
  const Mention* m = scene.mention_from(p.tokens.first);
  const SpeakerWord* head = scene.any_speaker_word(at.head);
  if (m == nullptr || m->kind != MentionKind::actor || head == nullptr) return false;
  return head->kind == SpeakerWordKind::speaker && head->role == SpeakerRole::official &&
         at.after > at.head + 1 && can_describe(scene, at.after - 1) &&
         !tells_state(scene, at.after - 1) && !is_outlet(scene, p);
}

// "belonging to X": l- behind a participle; not the one spoken to.
bool belongs(const Scene& scene, const AttachmentPoint& at, const NounPhrase& p) {
  const PartOfSpeech before = scene.part(at.after - 1);
  if (before == PartOfSpeech::agent || before == PartOfSpeech::patient) return !is_outlet(scene, p);
  return p.relation == "l" && scene.is_word_of(at.current, SpeakerWordKind::account) &&
         !is_outlet(scene, p);
}

bool is_site(const Scene& scene, const NounPhrase& p) {
  switch (p.phrase_class) {
    case PhraseClass::place:
    case PhraseClass::actor:
    case PhraseClass::facility:
    case PhraseClass::force:
      return true;
    default:
      return scene.is_word_of(p.tokens.first, SpeakerWordKind::institution);
  }
}

bool is_plural(const Scene& scene, uint32_t t) {
  const Reading* r = scene.reading(t);
  return r != nullptr &&
         (r->inflection.number == Number::plural || r->inflection.number == Number::dual);
}

}  // namespace

bool is_animate(PhraseClass c) {
  switch (c) {
    case PhraseClass::person:
    case PhraseClass::force:
    case PhraseClass::actor:
    case PhraseClass::speech:
    case PhraseClass::role:
    case PhraseClass::name:
      return true;
    default:
      return false;
  }
}

PhraseClass class_of(const Scene& scene, uint32_t head) {
  const NounPhrase* p = scene.phrase_at(head);
  return p == nullptr ? PhraseClass::none : p->phrase_class;
}

bool attaches(const Scene& scene, const AttachmentPoint& at, const NounPhrase& p,
              std::string_view relation) {
  static constexpr std::array<std::string_view, 7> kKnown{"in", "b", "from", "place",
                                                          "on", "l", "to"};
  if (std::find(kKnown.begin(), kKnown.end(), relation) == kKnown.end()) return false;
  const uint32_t t = p.tokens.first;
  if (relation == "l" && (is_field(scene, at, p) || is_body_of_office(scene, at, p))) return true;
  if (t < scene.after_speaker_word(at.head)) return true;  // "spokesman in the name of"
  if (is_happening(scene, p) || p.phrase_class == PhraseClass::time || scene.after_date(t) != t)
    return false;
  if (scene.is_word_of(t, SpeakerWordKind::document)) return false;
  if (relation == "l" || relation == "to") return belongs(scene, at, p);
  const bool people =
      is_animate(class_of(scene, at.head)) || scene.any_speaker_word(at.head) != nullptr;
  if (!people || p.quantity != kNone) return false;
  const bool site = is_site(scene, p);
  if ((at.content & content_bit(relation)) != 0) return site;
  const bool speaks = scene.any_speaker_word(t) != nullptr;
  if (relation == "on") return speaks;
  return site || speaks || is_animate(p.phrase_class) || relation == "b" ||
         (relation == "in" && p.definite);
}

bool is_open_noun(const Reading& r) {
  if (r.inflection.number == Number::dual || r.lexeme == kNone) return false;
  const PartOfSpeech part = r.inflection.part;
  const bool noun =
      part == PartOfSpeech::noun || part == PartOfSpeech::masdar || part == PartOfSpeech::agent;
  const bool free = r.suffix == Suffix::none || r.suffix == Suffix::you;
  return noun && free && !r.has(kCliticAl) && !r.inflection.accusative;
}

bool can_describe(const Scene& scene, uint32_t token) {
  for (const Reading& r : readings_of(*scene.layers.words, token)) {
    const PartOfSpeech part = r.inflection.part;
    const bool adjective = part == PartOfSpeech::adjective || part == PartOfSpeech::patient ||
                           part == PartOfSpeech::agent;
    const bool people =
        r.inflection.number == Number::plural || r.inflection.number == Number::dual;
    if (adjective && r.has(kCliticAl) && (!people || is_plural(scene, token - 1))) return true;
  }
  return false;
}

}  // namespace isnad
