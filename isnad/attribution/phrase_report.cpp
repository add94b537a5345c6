// "according to X", "quoting X", "as X said", before or behind what they vouch for.
#include <algorithm>

#include "isnad/attribution/report.hpp"
#include "isnad/text/codes.hpp"

namespace isnad {
namespace {

// Only marks, conjunctions, dates and connectors stand between the beginning of the sentence and
// the cue.
bool is_leading(const Scene& scene, uint32_t cue) {
  for (uint32_t t = scene.sentence_begin(cue); t < cue;) {
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
  return t < end ? read_speaker(scene, t, end, SpeakerTest::account, 0) : std::nullopt;
}

void place(const Scene& scene, Report& report, uint32_t after) {
  const uint32_t cue = report.cue.tokens.first;
  const uint32_t begin = scene.sentence_begin(cue);
  const uint32_t end = content_end(scene, cue);
  report.begin = cue;
  if (is_leading(scene, cue)) {
    report.kind = ReportKind::leading;
    report.content = {std::min(after, end), end};
    return;
  }
  report.kind = ReportKind::trailing;
  report.content = {begin, is_trailing(scene, after) ? cue : end};
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
  Report out;
  out.cue = cue;
  out.stance = row.stance;
  out.begin = cue.tokens.first;
  out.rules = {row.row};
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
  } else {
    out.speaker = speaker_of(scene, cue.tokens.last, end);
    if (!out.speaker) return std::nullopt;
  }
  place(scene, out, out.speaker ? out.speaker->last : out.cue.tokens.last);
  if (row.kind == CueKind::relayed && out.kind == ReportKind::trailing)
    out.kind = ReportKind::relayed;
  return out;
}

}  // namespace isnad
