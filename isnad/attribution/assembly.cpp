// Method: one pass over the reports in text order with the attributions that are open at each. A
// report inside another's content is its equal when it begins a clause of its own (", and X said",
// "while Y denied") and cuts it there; else, and always inside quotation marks, it is nested. A cue
// without a speaker goes on with the last one. "According to" an outlet stands outside what others
// say in its sentence.
#include "isnad/attribution/assembly.hpp"

#include <algorithm>

#include "isnad/attribution/open_scopes.hpp"

namespace isnad {
namespace {

class Assembler {
 public:
  explicit Assembler(const Scene& scene) : scene_(scene), scopes_(scene) {}

  std::vector<Attribution> run(const std::vector<Report>& reports) {
    for (const Report& r : reports) add(r);
    return std::move(scopes_.all);
  }

 private:
  void add(const Report& r) {
    scopes_.move_to(r.begin);
    switch (r.kind) {
      case ReportKind::background:
        return add_background(r);
      case ReportKind::wrapper:
        return add_wrapper(r);
      case ReportKind::relayed:
        return add_relayed(r);
      case ReportKind::trailing:
        return add_trailing(r);
      case ReportKind::communique:
      case ReportKind::colon:
        return add_block(r);
      case ReportKind::leading:
      case ReportKind::verb:
        return add_speech(r);
    }
  }

  // ---- making attributions

  uint32_t push(const Report& r, const Speaker& speaker, TokenRange scope, uint32_t outer) {
    Attribution a;
    a.speaker = speaker;
    a.cue_tokens = r.cue.tokens;
    a.cue = scene_.text.span_of(r.cue.tokens);
    a.stance = r.stance;
    a.scope = scope;
    a.outer = outer;
    a.rules = r.rules;
    return last_ = scopes_.add(std::move(a));
  }

  Speaker speaker_of(const SpeakerPhrase& phrase) const {
    Speaker out = make_speaker(scene_, phrase);
    classify_speaker(scene_, phrase, out);
    return out;
  }

  void add_background(const Report& r) {
    const uint32_t host = scopes_.host_at(r.cue.tokens.first);
    if (host != kNone && !scopes_.in_quotation(host, r.cue.tokens.first) &&
        begins_clause(scene_, r))
      scopes_.cut(clause_start(scene_, r), kNone);
  }

  void add_block(const Report& r) {
    const Speaker speaker = speaker_of(*r.speaker);
    const bool nested = r.kind == ReportKind::colon && statement_ != kNone &&
                        scopes_.all[statement_].scope.contains(r.cue.tokens.first);
    scopes_.cut_blocks(r.begin, nested ? statement_ : kNone);
    if (nested && is_same_speaker(scene_, speaker, scopes_.all[statement_].speaker)) return;
    const uint32_t a = push(r, speaker, r.content, nested ? statement_ : kNone);
    scopes_.note_block(a);
    if (r.kind == ReportKind::communique) statement_ = a;
  }

  bool is_block(uint32_t a) const { return scopes_.is_block(a); }

  void add_wrapper(const Report& r) {
    const uint32_t inner = scopes_.waiting_at(r.cue.tokens.first);
    if (inner == kNone || !r.speaker) return;
    const uint32_t outer = push(r, speaker_of(*r.speaker), scopes_.all[inner].scope, kNone);
    scopes_.all[inner].outer = outer;
    last_ = inner;
  }

  void add_relayed(const Report& r) {
    const uint32_t at = r.cue.tokens.first;
    const Speaker speaker = speaker_of(*r.speaker);
    uint32_t host = scopes_.waiting_at(at);
    if (host == kNone) host = scopes_.host_at(at);
    if (host == kNone && last_ != kNone &&
        scene_.text.sentence_of[scopes_.all[last_].cue_tokens.first] == scene_.text.sentence_of[at])
      host = last_;
    if (host == kNone || is_block(host)) {
      add_trailing(r);
      return;
    }
    push(r, speaker, scopes_.all[host].scope, host);
  }

  // Behind what it vouches for. An outlet stands outside the speech of others, another speaker
  // inside.
  void add_trailing(const Report& r) {
    const uint32_t at = r.cue.tokens.first;
    const Speaker speaker = speaker_or_last(r);
    if (speaker.span.empty()) return;
    const uint32_t host = scopes_.host_at(at);
    if (host != kNone && (scopes_.in_quotation(host, at) || is_block(host))) {
      push(r, speaker, clip(r.content, scopes_.all[host].scope), host);
      return;
    }
    const bool media = speaker.role == SpeakerRole::media;
    if (host != kNone && !media) {
      push(r, speaker, clip(r.content, scopes_.all[host].scope), host);
      return;
    }
    TokenRange scope = r.content;
    if (host == kNone) scope.first = scopes_.free_from(scope, at);
    const uint32_t a = push(r, speaker, scope, kNone);
    if (host != kNone) scopes_.all[scopes_.outermost(host)].outer = a;
    if (r.inner) push(r, speaker_of(*r.inner), scope, a);
  }

  Speaker speaker_or_last(const Report& r) const {
    if (r.speaker) return speaker_of(*r.speaker);
    return last_ == kNone ? Speaker{} : scopes_.all[last_].speaker;
  }

  // ---- verbs and leading phrases

  void add_speech(const Report& r) {
    if (r.cue.negated) return add_negated(r);
    const uint32_t host = scopes_.host_at(r.cue.tokens.first);
    if (host != kNone && is_refuted(r, host)) return;
    if (host != kNone && is_block(host) && r.speaker && is_ours(*r.speaker))
      return add_own_words(r, host);
    if (!r.speaker) return add_continued(r, host);
    const Speaker speaker = speaker_of(*r.speaker);
    uint32_t outer = kNone;
    TokenRange scope = reach(r);
    if (host != kNone) {
      const bool same = is_same_speaker(scene_, speaker, scopes_.all[host].speaker);
      const bool quoted = scopes_.in_quotation(host, r.cue.tokens.first);
      if (quoted && same) return;
      if (is_block(host) && same) return add_own_words(r, host);
      if (!quoted && !is_block(host) && !holds_next(host, r) &&
          (same || begins_clause(scene_, r))) {
        outer = scopes_.all[host].outer;
        scopes_.cut(clause_start(scene_, r), outer);
      } else {
        outer = host;
        scope = clip(scope, scopes_.all[host].scope);
      }
    } else {
      outer = carried_outer(r, speaker);
    }
    const uint32_t a = push(r, speaker, scope, outer);
    if (r.kind == ReportKind::leading) leading_ = a;
    if (r.inner) push(r, speaker_of(*r.inner), scope, a);
  }

  // "denied what X carried about", "contrary to what X carried": who denies speaks of it.
  bool is_refuted(const Report& r, uint32_t host) const {
    const uint32_t t = r.cue.tokens.first;
    if (t == scene_.sentence_begin(t) || scene_.part(t) != PartOfSpeech::verb) return false;
    if (scopes_.all[host].stance != Stance::denies && !r.cue.object_pronoun) return false;
    return scene_.sense(t - 1) == "what" || scene_.sense(t - 1) == "clause";
  }

  // "our forces affirm": in a statement they are its author.
  bool is_ours(const SpeakerPhrase& phrase) const {
    const Reading* r = scene_.reading(phrase.head);
    return r != nullptr && r->suffix == Suffix::we;
  }

  // A statement's author speaks in it all along; its denials and threats still show their stance.
  void add_own_words(const Report& r, uint32_t host) {
    const Speaker speaker = scopes_.all[host].speaker;
    push(r, speaker, clip(reach(r), scopes_.all[host].scope), scopes_.all[host].outer);
    last_ = host;
  }

  // "According to agency X, Y said": what comes first behind the phrase stands inside.
  bool holds_next(uint32_t host, const Report& r) const {
    if (host != leading_) return false;
    for (uint32_t a = host + 1; a < scopes_.all.size(); ++a) {
      if (scopes_.all[a].outer == host) return false;
    }
    const uint32_t before = clause_start(scene_, r);
    return before == 0 || !scene_.is_clause_conjunction(before) ||
           before <= scopes_.all[host].scope.first + 1;
  }

  // The chain goes on where the same speaker speaks again in the paragraph, or sources "of the
  // agency".
  uint32_t carried_outer(const Report& r, const Speaker& speaker) const {
    if (last_ == kNone) return kNone;
    const Attribution& last = scopes_.all[last_];
    const uint32_t here = r.cue.tokens.first;
    const bool near = scene_.text.sentence(here).paragraph ==
                      scene_.text.sentence(last.cue_tokens.first).paragraph;
    if (last.outer != kNone && near && is_same_speaker(scene_, speaker, last.speaker))
      return last.outer;
    return media_meant(r, speaker);
  }

  // "sources of the agency", "told the agency": the outlet that spoke last is meant.
  uint32_t media_meant(const Report& r, const Speaker& speaker) const {
    const uint32_t media = scopes_.last_media();
    if (media == kNone || speaker.role == SpeakerRole::media) return kNone;
    const uint32_t first = r.speaker->tokens.first + 1;
    const uint32_t last =
        r.content.first > r.cue.tokens.first ? r.content.first : r.speaker->tokens.last;
    for (uint32_t t = first; t < last; ++t) {
      const Mention* m = scene_.mention_from(t);
      const Reading* reading = scene_.reading(t);
      const bool bare = m == nullptr || m->tokens.size() == 1;
      const bool closes = t + 1 >= last || scene_.phrase_at(t + 1) != scene_.phrase_at(t);
      if (reading != nullptr && reading->has(kCliticAl) && bare && closes &&
          scene_.is_word_of(t, SpeakerWordKind::media))
        return media;
    }
    return kNone;
  }

  void add_negated(const Report& r) {
    const Speaker speaker = speaker_or_last(r);
    const uint32_t keep = last_;
    const uint32_t a = push(r, speaker, {r.cue.tokens.first, r.cue.tokens.first}, kNone);
    scopes_.all[a].negated = true;
    last_ = keep;
  }

  // The last speaker goes on; or, inside a sentence that nobody has spoken in, its subject does.
  void add_continued(const Report& r, uint32_t host) {
    const uint32_t at = r.cue.tokens.first;
    if (host != kNone && scopes_.in_quotation(host, at)) return;
    if (host != kNone && is_block(host)) return add_own_words(r, host);
    if (host != kNone && last_ != kNone && scopes_.is_outside(host, last_) &&
        same_sentence(last_, at))
      host = last_;
    if (host != kNone) {
      const Speaker speaker = scopes_.all[host].speaker;
      const uint32_t outer = scopes_.all[host].outer;
      scopes_.cut(clause_start(scene_, r), outer);
      push(r, speaker, reach(r), outer);
      return;
    }
    if (r.cue.first_person) return;  // "we counted": the outlet itself
    const bool spoken = last_ != kNone && same_sentence(last_, at);
    const bool first = at < scene_.sentence_begin(at) + 3;
    if (!spoken && !first) return add_subject(r);
    if (last_ == kNone) return;
    const Speaker speaker = scopes_.all[last_].speaker;
    push(r, speaker, reach(r), scopes_.all[last_].outer);
  }

  bool same_sentence(uint32_t a, uint32_t token) const {
    return scene_.text.sentence_of[scopes_.all[a].cue_tokens.first] ==
           scene_.text.sentence_of[token];
  }

  // A sentence without a verb before its participle only goes on with the one before it.
  bool goes_on(const Report& r) const {
    const uint32_t at = r.cue.tokens.first;
    const uint32_t begin = scene_.sentence_begin(at);
    if (r.cue.form != CueForm::participle || begin == 0 || last_ == kNone ||
        scene_.has_finite_verb({begin, at}))
      return false;
    return same_sentence(last_, begin - 1) &&
           scene_.text.sentence(begin - 1).paragraph == scene_.text.sentence(at).paragraph;
  }

  void add_subject(const Report& r) {
    if (goes_on(r)) {
      const Speaker speaker = scopes_.all[last_].speaker;
      push(r, speaker, {scene_.sentence_begin(r.cue.tokens.first), reach(r).last},
           scopes_.all[last_].outer);
      return;
    }
    const auto subject = find_main_subject(scene_, r.cue.tokens.first);
    if (subject) push(r, speaker_of(*subject), reach(r), kNone);
  }

  // The content, ended where a relative clause or a phrase ends.
  TokenRange reach(const Report& r) const {
    TokenRange scope = r.content;
    const uint32_t end = scene_.sentence_end(r.cue.tokens.first);
    if (r.in_relative || r.object) {
      for (uint32_t t = scope.first + 1; t < std::min(scope.last, end); ++t) {
        if (!ends_phrase(t, r)) continue;
        scope.last = t;
        break;
      }
    }
    return scope;
  }

  // A relative clause reaches to a mark; an object to a finite verb that a mark and a conjunction
  // set off, or to "at a time when", "whereas": what is told beside it the outlet tells.
  bool ends_phrase(uint32_t t, const Report& r) const {
    if (r.object && scene_.after_phrase(t, CueKind::connector) > t) return true;
    if (!scene_.is_break(t)) return false;
    if (r.in_relative) return true;
    const uint32_t next = t + 1;
    if (next >= scene_.size() || scene_.mention_from(next) != nullptr) return false;
    if (scene_.is_clause_conjunction(next) && scene_.sense(next) != "what" &&
        next + 1 < scene_.size() && is_finite_verb(scene_.reading(next + 1)))
      return true;
    const Reading* reading = scene_.reading(next);
    return is_finite_verb(reading) && reading->has(kCliticWa) &&
           reading->inflection.aspect == Aspect::perfect;
  }

  const Scene& scene_;
  OpenScopes scopes_;
  uint32_t statement_ = kNone;  // the communique that the text is
  uint32_t last_ = kNone;       // whose speech a cue without speaker goes on with
  uint32_t leading_ = kNone;    // the last leading "according to"
};

}  // namespace

std::vector<Attribution> assemble(const Scene& scene, const std::vector<Report>& reports) {
  return Assembler(scene).run(reports);
}

}  // namespace isnad
