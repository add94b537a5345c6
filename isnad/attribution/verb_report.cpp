// X said that ... : verbs in both orders, participles, relay ("X quoted Y as saying"), and speech
// put before its verb. Pronoun subjects are left open here: the last speaker goes on.
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
      std::max(scene.sentence_begin(verb), verb > kMaxClauseStart ? verb - kMaxClauseStart : 0);
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

std::optional<SpeakerPhrase> subject_before(const Scene& scene, const Cue& cue, SpeakerTest test) {
  const uint32_t verb = cue.tokens.first;
  if (cue.joined || cue.form != CueForm::verb || cue.first_person) return std::nullopt;
  const uint32_t begin = subject_begin(scene, clause_begin(scene, verb), verb);
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

bool takes_object(const CueRow& row) {
  return (row.content & (kContentObject | kContentDocument)) != 0;
}

SpeakerTest test_of(const CueRow& row) {
  if (row.kind == CueKind::light || (row.content & kContentDocument) != 0 ||
      row.kind == CueKind::accuse)
    return SpeakerTest::speaks;
  const bool clause = (row.content & kContentThat) != 0;
  return takes_object(row) || !clause ? SpeakerTest::account : SpeakerTest::any_noun;
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

// An indefinite noun and a verb that points back at it: "in a statement that the agency carried".
bool is_asyndetic(const Scene& scene, const Cue& cue) {
  const uint32_t t = cue.tokens.first;
  if (cue.joined || t == scene.sentence_begin(t)) return false;
  const NounPhrase* p = scene.phrase_at(t - 1);
  return p != nullptr && p->tokens.last == t && !p->definite;
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
      std::min(scene.sentence_end(cue.tokens.first), cue.tokens.last + kMaxSubjectDistance);
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
  const uint32_t begin = scene.sentence_begin(cue.tokens.first);
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

// "X relayed from Y that": the Y.
void read_relayed(const Scene& scene, Report& report, const CueRow& row) {
  const uint32_t end = scene.sentence_end(report.cue.tokens.first);
  for (uint32_t t = report.speaker ? report.speaker->last : report.cue.tokens.last; t < end; ++t) {
    if (scene.is_complementizer(t) || scene.is_mark(t, ':')) return;
    if (scene.part(t) != PartOfSpeech::preposition || scene.sense(t) != "about") continue;
    report.inner = read_speaker(scene, t + 1, end, SpeakerTest::account, 0);
    if (!report.inner) return;
    CueRow clause = row;
    clause.content = static_cast<uint16_t>(row.content & ~kContentAbout & ~kContentObject);
    if (const auto content = find_content(scene, report.inner->last, clause)) {
      report.content = content->tokens;
      report.quoted = content->quoted;
      report.that = content->that;
    }
    return;
  }
}

}  // namespace

std::optional<SpeakerPhrase> find_subject(const Scene& scene, const Cue& cue, SpeakerTest test,
                                          uint16_t content) {
  if (cue.first_person) return std::nullopt;
  if (auto before = subject_before(scene, cue, test)) return before;
  return subject_behind(scene, cue, test, content);
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

std::optional<Report> read_verb(const Scene& scene, const Cue& cue) {
  const CueRow& row = scene.rules.cues[cue.row];
  Report out;
  out.cue = cue;
  out.stance = row.stance;
  out.begin = cue.tokens.first;
  out.rules = {row.row};
  if (cue.passive) {
    out.kind = ReportKind::background;
    return out;
  }
  const uint32_t verb = cue.tokens.first;
  out.in_relative =
      verb > scene.sentence_begin(verb) && scene.part(verb - 1) == PartOfSpeech::relative;
  if (cue.form == CueForm::verb || row.kind == CueKind::verbal)
    out.speaker = find_subject(scene, cue, test_of(row), row.content);
  if (out.speaker && is_accused(scene, row, cue, *out.speaker)) out.speaker.reset();
  if (out.speaker) out.begin = std::min(out.begin, out.speaker->tokens.first);
  if (cue.object_pronoun && row.kind != CueKind::relay && is_asyndetic(scene, cue))
    return std::nullopt;
  if (row.kind == CueKind::relay) {
    if (cue.object_pronoun && out.speaker) {
      out.kind = ReportKind::wrapper;
      return out;
    }
    read_relayed(scene, out, row);
    if (!out.content.empty()) return out;
    if (!out.inner) out.speaker.reset();
  }
  const bool behind = out.speaker && out.speaker->tokens.first > verb;
  auto content = find_content(scene, behind ? out.speaker->last : cue.tokens.last, row);
  if (!content && out.speaker && behind && speaks_freely(row) && is_last(scene, out.speaker->last))
    content = content_before(scene, cue);
  if (content && content->direct && !speaks_plainly(scene, out)) content.reset();
  if (content && row.kind == CueKind::accuse && !is_charge(scene, cue, row)) return std::nullopt;
  if (content && content->object && !out.speaker && is_loose(scene, cue)) return std::nullopt;
  if (!content) return cue.negated && out.speaker ? std::optional<Report>(out) : std::nullopt;
  out.content = content->tokens;
  out.quoted = content->quoted;
  out.that = content->that;
  out.object = content->object;
  return out;
}

}  // namespace isnad
