// X said that ... : verbs in both orders, participles, relay ("X quoted Y as saying"), and speech
// put before its verb. Pronoun subjects are left open here: the last speaker goes on.
#include <algorithm>

#include "isnad/attribution/report.hpp"
#include "isnad/text/codes.hpp"

namespace isnad {
namespace {

constexpr uint32_t kMaxChargeDistance = 16;  // tokens between a verb of blame and its noun
constexpr uint16_t kRelayedFrom = kContentAbout | kContentTo | kContentFrom;

bool takes_object(const CueRow& row) {
  return (row.content & (kContentObject | kContentDocument)) != 0;
}

SpeakerTest test_of(const CueRow& row) {
  if (row.kind == CueKind::light || (row.content & kContentDocument) != 0 ||
      row.kind == CueKind::accuse)
    return SpeakerTest::speaks;
  const bool clause = (row.content & kContentThat) != 0;
  return takes_object(row) || !clause || row.stance == Stance::threatens ? SpeakerTest::account
                                                                         : SpeakerTest::any_noun;
}

// "accused the army of": with one noun phrase, that is who is accused.
bool is_accused(const Scene& scene, const CueRow& row, const Cue& cue,
                const SpeakerPhrase& speaker) {
  if (row.kind != CueKind::accuse || cue.object_pronoun || speaker.tokens.first < cue.tokens.first)
    return false;
  uint32_t t = speaker.last;
  const uint32_t end = scene.sentence_end(cue.tokens.first);
  while (t < end && (scene.is_any_mark(t) || scene.after_date(t) > t))
    t = std::max(t + 1, scene.after_date(t));
  if (t >= end) return true;
  const NounPhrase* p = scene.phrase_at(t);
  return p == nullptr || !p->relation.empty() || scene.part(t) == PartOfSpeech::preposition;
}

// Of two phrases read as one speaker ("accused unions guards of") the last is who is accused.
std::optional<SpeakerPhrase> without_accused(const Scene& scene, const SpeakerPhrase& both) {
  const NounPhrase* last = scene.phrase_at(both.tokens.last - 1);
  if (last == nullptr || last->tokens.first <= both.head || !last->relation.empty())
    return std::nullopt;
  return read_speaker(scene, both.tokens.first, last->tokens.first, SpeakerTest::speaks, 0);
}

// An indefinite noun and a verb that points back at it: "in a statement that the agency carried".
bool is_asyndetic(const Scene& scene, const Cue& cue) {
  const uint32_t t = cue.tokens.first;
  if (cue.joined || t == scene.sentence_begin(t)) return false;
  const NounPhrase* p = scene.phrase_at(t - 1);
  return p != nullptr && p->tokens.last == t && !p->definite;
}

// "tight measures at": a participle right behind an indefinite noun describes it.
bool is_adjective(const Scene& scene, const Cue& cue) {
  return cue.form == CueForm::participle && is_asyndetic(scene, cue);
}

// A pronoun subject and an object alone are too little for an imperfect.
bool is_loose(const Scene& scene, const Cue& cue) {
  const Reading* r = scene.reading(cue.tokens.first);
  return cue.form == CueForm::verb && is_finite_verb(r) &&
         r->inflection.aspect == Aspect::imperfect && r->inflection.person == 3;
}

// Speech without any mark is believed of those who speak by office or name alone.
bool speaks_plainly(const Scene& scene, const Report& report) {
  if (!report.speaker || report.speaker->tokens.first < report.cue.tokens.first) return false;
  const NounPhrase* p = scene.phrase_at(report.speaker->head);
  return scene.any_speaker_word(report.speaker->head) != nullptr ||
         (p != nullptr &&
          (p->phrase_class == PhraseClass::name || p->phrase_class == PhraseClass::role ||
           p->phrase_class == PhraseClass::speech));
}

// A cue of blame ("lays ... on") is one with its noun alone: the responsibility.
bool is_charge(const Scene& scene, const Cue& cue, const CueRow& row) {
  if ((row.content & kContentDocument) == 0) return true;
  const uint32_t end =
      std::min(scene.sentence_end(cue.tokens.first), cue.tokens.last + kMaxChargeDistance);
  for (uint32_t t = cue.tokens.last; t < end; ++t) {
    if (scene.is_word_of(t, SpeakerWordKind::document)) return true;
  }
  return false;
}

// Nothing follows, or a mark.
bool is_last(const Scene& scene, uint32_t token) {
  return token >= scene.size() || scene.sentence_begin(token) == token || scene.is_any_mark(token);
}

// Takes speech in any form.
bool speaks_freely(const CueRow& row) {
  return row.kind == CueKind::say && (row.content & kContentThat) != 0 &&
         (row.content & kContentQuote) != 0;
}

// Speech put before its verb: '"...", said X.'
std::optional<Content> content_before(const Scene& scene, const Cue& cue) {
  const uint32_t begin = scene.speech_begin(cue.tokens.first);
  if (cue.tokens.first < begin + 4) return std::nullopt;
  const uint32_t mark = cue.tokens.first - 1;
  if (!scene.is_break(mark) && !scene.is_quote(mark)) return std::nullopt;
  Content out;
  out.tokens = {begin, cue.tokens.first};
  const uint32_t close = scene.is_quote(mark) ? mark : mark - 1;
  if (const Enclosure* e = scene.quotation_around(close);
      e != nullptr && e->tokens.last == close + 1) {
    out.tokens.first = std::min(begin, e->tokens.first);
  }
  return out;
}

// "X relayed from Y that": the Y, and what Y said.
void read_relayed(const Scene& scene, Report& report, const CueRow& row) {
  const uint32_t end = scene.sentence_end(report.cue.tokens.first);
  report.inner =
      find_relayed(scene, row, report.speaker ? report.speaker->last : report.cue.tokens.last, end);
  if (!report.inner) return;
  CueRow clause = row;
  clause.content = static_cast<uint16_t>(row.content & ~kRelayedFrom & ~kContentObject);
  if (const auto content = find_content(scene, report.inner->last, clause)) {
    report.content = content->tokens;
    report.quoted = content->quoted;
    report.that = content->that;
  }
}

}  // namespace

std::optional<SpeakerPhrase> find_relayed(const Scene& scene, const CueRow& row, uint32_t token,
                                          uint32_t end) {
  for (uint32_t t = token; t < end; ++t) {
    if (scene.is_complementizer(t) || scene.is_mark(t, ':')) return std::nullopt;
    if (scene.part(t) != PartOfSpeech::preposition) continue;
    if ((content_bit(scene.sense(t)) & row.content & kRelayedFrom) == 0) continue;
    return read_speaker(scene, t + 1, end, SpeakerTest::account, 0);
  }
  return std::nullopt;
}

std::optional<Report> read_verb(const Scene& scene, const Cue& cue) {
  const CueRow& row = scene.rules.cues[cue.row];
  Report out = begin_report(cue, row);
  if (cue.passive) {
    out.kind = ReportKind::background;
    return out;
  }
  if (cue.negated && row.stance == Stance::denies) {
    out.cue.negated = false;  // "did not rule out", "did not deny"
    out.stance = Stance::states;
  }
  const uint32_t verb = cue.tokens.first;
  out.in_relative =
      verb > scene.sentence_begin(verb) && scene.part(verb - 1) == PartOfSpeech::relative;
  if (cue.form == CueForm::verb || row.kind == CueKind::verbal)
    out.speaker = find_subject(scene, cue, test_of(row), row.content);
  if (out.speaker && is_accused(scene, row, cue, *out.speaker))
    out.speaker = without_accused(scene, *out.speaker);
  if (out.speaker) out.begin = std::min(out.begin, out.speaker->tokens.first);
  if (cue.object_pronoun && row.kind != CueKind::relay && is_asyndetic(scene, cue))
    return std::nullopt;
  if (row.kind == CueKind::relay) {
    if (cue.object_pronoun && out.speaker) {
      out.kind = ReportKind::wrapper;
      return out;
    }
    read_relayed(scene, out, row);
    if (cue.first_person && out.inner) {
      out.speaker = out.inner;  // "we learned from X": the outlet is "we"
      out.inner.reset();
    }
    if (!out.content.empty()) return out;
    if (!out.inner && takes_object(row)) out.speaker.reset();
  }
  const bool behind = out.speaker && out.speaker->tokens.first > verb;
  auto content = find_content(scene, behind ? out.speaker->last : cue.tokens.last, row);
  if (!content && out.speaker && behind && speaks_freely(row) && is_last(scene, out.speaker->last))
    content = content_before(scene, cue);
  if (content && content->direct && !speaks_plainly(scene, out)) content.reset();
  if (content && row.kind == CueKind::accuse && !is_charge(scene, cue, row)) return std::nullopt;
  if (content && content->object && !out.speaker &&
      (is_loose(scene, cue) || is_adjective(scene, cue)))
    return std::nullopt;
  if (!content) return out.cue.negated && out.speaker ? std::optional<Report>(out) : std::nullopt;
  out.content = content->tokens;
  out.quoted = content->quoted;
  out.that = content->that;
  out.object = content->object;
  return out;
}

}  // namespace isnad
