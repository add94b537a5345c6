// Whose verb is it? The subject behind the verb (VSO), before it (SVO, a topic, the noun before a
// relative), and who disclosed what an account is.
#include <algorithm>

#include "isnad/attribution/report.hpp"
#include "isnad/text/codes.hpp"

namespace isnad {
namespace {

constexpr uint32_t kMaxSubjectDistance = 16;
constexpr uint32_t kMaxClauseStart = 40;

// The subject behind the verb: the first noun phrase that no preposition governs.
std::optional<SpeakerPhrase> subject_behind(const Scene& scene, const Cue& cue, SpeakerTest test,
                                            uint16_t content) {
  const uint32_t end = scene.sentence_end(cue.tokens.first);
  if (cue.form == CueForm::phrase)
    return read_speaker(scene, cue.tokens.last, end, SpeakerTest::account, content);
  const uint32_t limit = std::min(end, cue.tokens.last + kMaxSubjectDistance);
  for (uint32_t t = cue.tokens.last; t < limit;) {
    if (scene.is_complementizer(t) || scene.is_mark(t, ':')) return std::nullopt;
    const uint32_t next = skip_adjunct(scene, t, content);
    if (next > t) {
      t = next;
      continue;
    }
    if (scene.is_any_mark(t) && !scene.is_quote(t)) {
      ++t;
      continue;
    }
    const PartOfSpeech part = scene.part(t);
    if (part == PartOfSpeech::pronoun || part == PartOfSpeech::particle) {
      if (scene.phrase_from(t) == nullptr) {
        ++t;
        continue;
      }
    }
    if (part == PartOfSpeech::preposition && scene.reading(t)->suffix != Suffix::none) {
      ++t;  // "disclosed it"
      continue;
    }
    if (part == PartOfSpeech::preposition || part == PartOfSpeech::negation ||
        part == PartOfSpeech::relative)
      return std::nullopt;
    const NounPhrase* p = scene.phrase_at(t);
    if (p != nullptr && p->tokens.first == t && !p->relation.empty()) return std::nullopt;
    auto speaker = read_speaker(scene, t, end, test, content);
    const bool before_that =
        p != nullptr && p->tokens.last < end && scene.is_complementizer(p->tokens.last);
    if (!speaker && before_that)
      speaker = read_speaker(scene, t, end, SpeakerTest::any_noun, content);
    if (speaker || part != PartOfSpeech::demonstrative || p == nullptr) return speaker;
    t = p->tokens.last;  // "affirmed this toll X"
  }
  return std::nullopt;
}

// Where the clause of the verb begins: behind the last word or mark that opens one.
uint32_t clause_begin(const Scene& scene, uint32_t verb) {
  const uint32_t first =
      std::max(scene.speech_begin(verb), verb > kMaxClauseStart ? verb - kMaxClauseStart : 0);
  uint32_t t = verb;
  while (t > first) {
    const uint32_t b = t - 1;
    const PartOfSpeech part = scene.part(b);
    const bool finite = is_finite_verb(scene.reading(b)) && scene.mention_from(b) == nullptr;
    const bool resumes = scene.is_mark(b, ',') && (scene.has_proclitic(t, kCliticWa) ||
                                                   scene.after_phrase(t, CueKind::connector) > t);
    if (resumes || finite || part == PartOfSpeech::complementizer ||
        part == PartOfSpeech::relative || scene.is_clause_conjunction(b))
      break;
    if (scene.is_mark(b, ':') || scene.is_mark(b, ';') || scene.is_mark(b, '|') ||
        scene.is_mark(b, kOpenQuote))
      break;
    --t;
  }
  return t;
}

// Steps over what may stand before the subject: conjunctions, auxiliaries, particles, dates,
// connectors.
uint32_t subject_begin(const Scene& scene, uint32_t begin, uint32_t verb) {
  uint32_t t = begin;
  while (t < verb) {
    const uint32_t next = std::max(scene.after_date(t), scene.after_phrase(t, CueKind::connector));
    const PartOfSpeech part = scene.part(t);
    if (next > t) {
      t = next;
    } else if ((scene.is_any_mark(t) && scene.enclosure_from(t) == nullptr) ||
               part == PartOfSpeech::auxiliary || part == PartOfSpeech::conjunction ||
               (part == PartOfSpeech::particle && scene.phrase_from(t) == nullptr)) {
      ++t;
    } else {
      break;
    }
  }
  return t;
}

// The clause of a verb with "then" on it begins behind the topic that it comments on ("as for X, he
// said"); nothing without one.
uint32_t topic_begin(const Scene& scene, uint32_t verb) {
  const Reading* r = scene.reading(verb);
  if (r == nullptr || !r->has(kCliticFa)) return kNone;
  const uint32_t first = scene.sentence_begin(verb);
  for (uint32_t t = verb; t-- > first && verb - t < kMaxClauseStart;) {
    if (is_finite_verb(scene.reading(t)) && scene.mention_from(t) == nullptr) return kNone;
    const bool begins = t == first || scene.is_any_mark(t - 1) || scene.has_proclitic(t, kCliticWa);
    if (begins && scene.sense(t) == "either") return t + 1;
  }
  return kNone;
}

std::optional<SpeakerPhrase> subject_before(const Scene& scene, const Cue& cue, SpeakerTest test) {
  const uint32_t verb = cue.tokens.first;
  if (cue.form != CueForm::verb || cue.first_person) return std::nullopt;
  const uint32_t topic = cue.joined ? topic_begin(scene, verb) : kNone;
  if (cue.joined && topic == kNone) return std::nullopt;
  const uint32_t clause = topic != kNone ? topic : clause_begin(scene, verb);
  const uint32_t begin = subject_begin(scene, clause, verb);
  if (begin >= verb) return std::nullopt;
  if (begin > 0 && is_finite_verb(scene.reading(begin - 1)) && scene.sentence_begin(begin) < begin)
    return std::nullopt;
  const NounPhrase* p = scene.phrase_at(begin);
  if (p != nullptr && !p->relation.empty()) return std::nullopt;
  auto speaker = read_speaker(scene, begin, verb,
                              test == SpeakerTest::any_noun ? SpeakerTest::account : test, 0);
  const bool unknown = p != nullptr && p->noun == kNone && p->phrase_class == PhraseClass::none &&
                       p->quantity == kNone;
  if (!speaker && unknown) speaker = read_speaker(scene, begin, verb, SpeakerTest::any_noun, 0);
  if (!speaker || speaker->last > verb || verb - speaker->last > kMaxSubjectDistance)
    return std::nullopt;
  return speaker;
}

// "the group, which spoke of": the noun before the relative, when nothing behind the verb speaks.
std::optional<SpeakerPhrase> antecedent(const Scene& scene, const Cue& cue) {
  const uint32_t verb = cue.tokens.first;
  if (cue.form != CueForm::verb || verb < scene.sentence_begin(verb) + 2 || cue.object_pronoun)
    return std::nullopt;
  const uint32_t relative = verb - 1;
  if (scene.part(relative) != PartOfSpeech::relative) return std::nullopt;
  const uint32_t mark = scene.is_mark(relative - 1, ',') ? 1 : 0;
  if (relative < scene.sentence_begin(verb) + 1 + mark) return std::nullopt;
  const NounPhrase* p = scene.phrase_at(relative - 1 - mark);
  while (p != nullptr && !p->relation.empty() && p->tokens.first > scene.sentence_begin(verb)) {
    const uint32_t before = p->tokens.first - 1;
    const NounPhrase* owner = scene.phrase_at(
        scene.part(before) == PartOfSpeech::preposition && before > 0 ? before - 1 : before);
    if (owner == nullptr || owner == p) break;
    p = owner;
  }
  if (p == nullptr) return std::nullopt;
  return read_speaker(scene, p->tokens.first, relative - mark, SpeakerTest::speaks, 0);
}

}  // namespace

std::optional<SpeakerPhrase> find_subject(const Scene& scene, const Cue& cue, SpeakerTest test,
                                          uint16_t content) {
  if (cue.first_person) return std::nullopt;
  if (auto before = subject_before(scene, cue, test)) return before;
  if (auto behind = subject_behind(scene, cue, test, content)) return behind;
  return antecedent(scene, cue);
}

std::optional<SpeakerPhrase> find_discloser(const Scene& scene, const SpeakerPhrase& account) {
  const bool named = scene.is_word_of(account.head, SpeakerWordKind::account) ||
                     scene.is_word_of(account.tokens.first, SpeakerWordKind::account);
  uint32_t t = account.last;
  if (!named || t >= scene.sentence_end(account.head)) return std::nullopt;
  if (scene.part(t) == PartOfSpeech::relative) ++t;
  if (t >= scene.sentence_end(account.head)) return std::nullopt;
  const auto readings = readings_of(*scene.layers.words, t);
  const bool discloses = std::any_of(readings.begin(), readings.end(), [&](const Reading& r) {
    return is_finite_verb(&r) && r.clitics == 0 && r.inflection.voice == Voice::active &&
           scene.rules.verbs.count(r.lexeme) > 0;
  });
  if (!discloses) return std::nullopt;
  Cue verb{{t, t + 1}};
  verb.joined = true;  // the subject stands behind
  return find_subject(scene, verb, SpeakerTest::speaks, kContentAbout);
}

std::optional<SpeakerPhrase> find_main_subject(const Scene& scene, uint32_t token) {
  for (uint32_t t = scene.sentence_begin(token); t < token; ++t) {
    if (!is_finite_verb(scene.reading(t)) || scene.mention_from(t) != nullptr) continue;
    Cue verb{{t, t + 1}};
    verb.joined = t == scene.sentence_begin(token);
    auto subject = find_subject(scene, verb, SpeakerTest::speaks, 0);
    return subject && subject->last <= token ? subject : std::nullopt;
  }
  return std::nullopt;
}

}  // namespace isnad
