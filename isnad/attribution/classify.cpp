// Who is this speaker? Role and camp, from the head noun's row and the linked entities in the
// phrase.
#include <algorithm>
#include <set>

#include "isnad/attribution/assembly.hpp"

namespace isnad {
namespace {

bool is_outlet(const Entity& entity) { return entity.kind == EntityKind::outlet; }

// "the Russian delegate at the United Nations": to whom an office is accredited is not whose it is.
bool is_host(const Scene& scene, uint32_t first, uint32_t token) {
  return token > first && scene.part(token - 1) == PartOfSpeech::preposition &&
         scene.sense(token - 1) == "place";
}

// The mention that says most about who speaks: a person, else an outlet or actor, the first of its
// kind.
uint32_t best_mention(const Scene& scene, TokenRange tokens) {
  uint32_t best = kNone;
  int best_rank = 0;
  for (uint32_t t = tokens.first; t < tokens.last; ++t) {
    for (const uint32_t m : scene.layers.entities->at[t]) {
      const Mention& mention = scene.layers.entities->mentions[m];
      if (mention.kind == MentionKind::actor && is_host(scene, tokens.first, t)) continue;
      int rank = 0;
      if (mention.kind == MentionKind::person) rank = mention.entity != kNone ? 6 : 3;
      if (mention.kind == MentionKind::outlet) rank = 5;
      if (mention.kind == MentionKind::actor) rank = mention.entity != kNone ? 4 : 2;
      if (mention.kind == MentionKind::nationality ||
          (mention.kind == MentionKind::place && t == tokens.first))
        rank = 1;
      if (rank > best_rank) {
        best = m;
        best_rank = rank;
      }
    }
  }
  return best;
}

SpeakerRole role_of_entity(const Entity& entity) {
  switch (entity.kind) {
    case EntityKind::person:
      return SpeakerRole::person;
    case EntityKind::outlet:
      return SpeakerRole::media;
    default:
      break;
  }
  const std::string_view kind = entity.subkind;
  return kind == "government" || kind == "police" ? SpeakerRole::official
                                                  : SpeakerRole::organisation;
}

SpeakerRole role_of_phrase(const Scene& scene, const SpeakerPhrase& phrase) {
  const NounPhrase* p = scene.phrase_at(phrase.head);
  if (p == nullptr) return SpeakerRole::organisation;
  switch (p->phrase_class) {
    case PhraseClass::force:
    case PhraseClass::actor:
      return SpeakerRole::organisation;
    case PhraseClass::role:
    case PhraseClass::place:
      return SpeakerRole::official;
    default:
      return SpeakerRole::person;
  }
}

// Folded words without the article.
std::set<std::string> words_of(const Scene& scene, TokenRange tokens) {
  std::set<std::string> out;
  for (uint32_t t = tokens.first; t < tokens.last; ++t) {
    if (scene.is_any_mark(t)) continue;
    const Reading* r = scene.reading(t);
    std::string codes(scene.text.codes(t));
    if (r != nullptr && r->cut_front < codes.size()) codes = codes.substr(r->cut_front);
    out.insert(codes);
  }
  return out;
}

}  // namespace

void classify_speaker(const Scene& scene, const SpeakerPhrase& phrase, Speaker& speaker) {
  const SpeakerWord* word = scene.any_speaker_word(phrase.head);
  if (word == nullptr) word = scene.any_speaker_word(phrase.tokens.first);
  speaker.mention = best_mention(scene, phrase.tokens);
  if (speaker.mention != kNone)
    speaker.entity = scene.layers.entities->mentions[speaker.mention].entity;
  speaker.role = word != nullptr ? word->role : role_of_phrase(scene, phrase);
  const Reading* head = scene.reading(phrase.head);
  const bool ours = word != nullptr && word->kind == SpeakerWordKind::institution &&
                    head != nullptr && head->suffix == Suffix::we;  // "our crews"
  speaker.correspondent = ours || (word != nullptr && word->kind == SpeakerWordKind::correspondent);
  if (speaker.entity == kNone) return;
  const Entity& entity = scene.layers.catalogue->entities[speaker.entity];
  speaker.camp = entity.camp;
  if (entity.camp.empty() && entity.kind == EntityKind::person && entity.within != kNone) {
    speaker.camp = scene.layers.catalogue->entities[entity.within].camp;
  }
  const Mention& mention = scene.layers.entities->mentions[speaker.mention];
  const bool is_head = mention.tokens.contains(phrase.head);
  if (is_head && (word == nullptr || is_outlet(entity))) speaker.role = role_of_entity(entity);
}

bool is_same_speaker(const Scene& scene, const Speaker& a, const Speaker& b) {
  if (a.tokens == b.tokens) return true;
  const std::set<std::string> x = words_of(scene, a.tokens);
  const std::set<std::string> y = words_of(scene, b.tokens);
  if (x.empty() || y.empty()) return false;
  return std::includes(x.begin(), x.end(), y.begin(), y.end()) ||
         std::includes(y.begin(), y.end(), x.begin(), x.end());
}

}  // namespace isnad
