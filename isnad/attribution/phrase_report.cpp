// "according to X", "quoting X", "as X said", before or behind what they vouch for.
#include <algorithm>

#include "isnad/attribution/report.hpp"
#include "isnad/text/codes.hpp"

namespace isnad {
namespace {

// Only marks, conjunctions, dates and connectors stand between the beginning of the sentence and
// the cue.
bool is_leading(const Scene& scene, uint32_t cue) {
  for (uint32_t t = scene.speech_begin(cue); t < cue;) {
    const uint32_t next = std::max(scene.after_date(t), scene.after_phrase(t, CueKind::connector));
    if (next > t) {
      t = next;
      continue;
    }
    if (!scene.is_any_mark(t) && scene.part(t) != PartOfSpeech::conjunction) return false;
    ++t;
  }
  return true;
}

// Behind the speaker the sentence ends or a new part of it begins.
bool is_trailing(const Scene& scene, uint32_t after) {
  if (after >= scene.size() || scene.sentence_begin(after) == after) return true;
  return scene.is_any_mark(after) || scene.is_clause_conjunction(after) ||
         scene.has_proclitic(after, kCliticWa);
}

std::optional<SpeakerPhrase> speaker_of(const Scene& scene, uint32_t token, uint32_t end) {
  uint32_t t = token;
  while (t < end && scene.is_mark(t, ',')) ++t;
  if (t >= end) return std::nullopt;
  auto out = read_speaker(scene, t, end, SpeakerTest::account, 0);
  if (!out) return out;
  const auto discloser = find_discloser(scene, *out);
  return discloser ? discloser : out;
}

// "in his words": the last speaker is meant.
bool is_own_word(const Scene& scene, const Cue& cue) {
  return scene.is_word_of(cue.tokens.last - 1, SpeakerWordKind::saying) ||
         (cue.tokens.last < scene.sentence_end(cue.tokens.first) &&
          scene.is_word_of(cue.tokens.last, SpeakerWordKind::saying));
}

// Behind the cue and the word with the pronoun.
uint32_t own_end(const Scene& scene, const Cue& cue) {
  const uint32_t t = cue.tokens.last;
  const bool own =
      t < scene.sentence_end(cue.tokens.first) && scene.is_word_of(t, SpeakerWordKind::saying);
  return own ? t + 1 : t;
}

// Where the phrase ends: behind its speaker, those spoken to and a relative clause, at a mark.
uint32_t phrase_end(const Scene& scene, uint32_t after, uint32_t end) {
  if (after >= end || is_trailing(scene, after)) return after;
  const Enclosure* addressed = scene.enclosure_from(after);
  const bool goes_on = scene.part(after) == PartOfSpeech::relative || addressed != nullptr ||
                       skip_adjunct(scene, after, 0) > after;
  if (!goes_on) return after;
  for (uint32_t t = after; t < end; ++t) {
    if (scene.is_break(t) && scene.quotation_around(t) == nullptr) return t;
  }
  return end;
}

// "lost, according to X, ten soldiers": the clause is not complete before the phrase.
bool is_inside_clause(const Scene& scene, uint32_t cue, uint32_t after) {
  const uint32_t next = after + 1;
  if (cue == 0 || !scene.is_mark(cue - 1, ',') || next >= scene.sentence_end(cue) ||
      !scene.is_mark(after, ','))
    return false;
  const NounPhrase* p = scene.phrase_from(next);
  if (p == nullptr || (!p->relation.empty() && p->coordinated == kNone)) return false;
  if (scene.has_proclitic(next, kCliticWa) || is_finite_verb(scene.reading(next))) return false;
  return p->quantity != kNone || (cue >= 2 && is_finite_verb(scene.reading(cue - 2)));
}

void place(const Scene& scene, Report& report, uint32_t behind) {
  const uint32_t cue = report.cue.tokens.first;
  const uint32_t begin = scene.speech_begin(cue);
  const uint32_t end = content_end(scene, cue);
  const uint32_t after = phrase_end(scene, behind, scene.sentence_end(cue));
  report.begin = cue;
  if (is_leading(scene, cue)) {
    report.kind = ReportKind::leading;
    report.content = {std::min(after, end), end};
    return;
  }
  report.kind = ReportKind::trailing;
  if (is_inside_clause(scene, cue, after)) {
    const Clause& clause = scene.syntax.clauses[scene.syntax.clause_of[cue - 2]];
    report.content = {std::max(begin, clause.tokens.first), end};
    return;
  }
  // In his own words: what stands behind is still his.
  report.content = {begin, is_trailing(scene, after) && report.speaker ? cue : end};
  if (const Enclosure* e =
          cue > begin ? scene.quotation_around(
                            scene.is_mark(cue - 1, ',') && cue > begin + 1 ? cue - 2 : cue - 1)
                      : nullptr) {
    report.content.first = std::min(begin, e->tokens.first);
  }
}

}  // namespace

std::optional<Report> read_phrase(const Scene& scene, const Cue& cue, const Cue* verb) {
  const CueRow& row = scene.rules.cues[cue.row];
  Report out = begin_report(cue, row);
  const uint32_t end = scene.sentence_end(cue.tokens.first);
  if (row.kind == CueKind::as) {
    if (verb == nullptr || verb->passive || verb->negated) return std::nullopt;
    const CueRow& said = scene.rules.cues[verb->row];
    out.cue.tokens.last = verb->tokens.last;
    out.stance = said.stance;
    out.rules.push_back(said.row);
    Cue behind = *verb;
    behind.joined = true;  // the subject stands behind
    out.speaker = find_subject(scene, behind, SpeakerTest::any_noun, 0);
    if (said.kind == CueKind::relay && out.speaker)
      out.inner = find_relayed(scene, said, out.speaker->last, end);
  } else if (!is_own_word(scene, cue)) {
    out.speaker = speaker_of(scene, cue.tokens.last, end);
    if (!out.speaker) return std::nullopt;
  }
  const SpeakerPhrase* last = out.inner ? &*out.inner : out.speaker ? &*out.speaker : nullptr;
  place(scene, out, last != nullptr ? last->last : own_end(scene, out.cue));
  if (row.kind == CueKind::relayed && out.kind == ReportKind::trailing)
    out.kind = ReportKind::relayed;
  return out;
}

}  // namespace isnad
