// Method: one pass over the reports in text order with the attributions that are open at each. A
// report inside another's content is its equal when it begins a clause of its own (", and X said",
// "while Y denied") and cuts it there; else, and always inside quotation marks, it is nested. A cue
// without a speaker goes on with the last one. "According to" an outlet stands outside what others
// say in its sentence.
#include "isnad/attribution/assembly.hpp"

#include <algorithm>

#include "isnad/text/codes.hpp"

namespace isnad {
namespace {

constexpr uint32_t kMinQuotation = 8;  // words of a quotation that goes on without a cue

class Assembler {
 public:
  explicit Assembler(const Scene& scene) : scene_(scene) {}

  std::vector<Attribution> run(const std::vector<Report>& reports) {
    for (const Report& r : reports) add(r);
    for (const Enclosure& e : scene_.syntax.enclosures) continue_quotation(e);
    return std::move(out_);
  }

 private:
  void add(const Report& r) {
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

  // A long quotation near the beginning of a sentence without a cue, right behind attributed
  // speech: the same speaker's, in the chain he stood in.
  void continue_quotation(const Enclosure& e) {
    const uint32_t begin = scene_.sentence_begin(e.tokens.first);
    if (e.brackets || begin == 0 || e.tokens.first > begin + 3 ||
        scene_.count_words(e.tokens) < kMinQuotation)
      return;
    const uint32_t before = last_behind(begin);
    if (before == kNone || host_at(e.tokens.first) != kNone ||
        has_cue({begin, scene_.sentence_end(begin)}))
      return;
    Attribution a = out_[before];
    a.scope = e.tokens;
    out_.push_back(std::move(a));
  }

  // The innermost attribution of the sentence before this one.
  uint32_t last_behind(uint32_t begin) const {
    uint32_t t = begin - 1;
    while (t > scene_.sentence_begin(begin - 1) && scene_.is_any_mark(t)) --t;
    return host_at(t);
  }

  bool has_cue(TokenRange range) const {
    return std::any_of(out_.begin(), out_.end(),
                       [&](const Attribution& a) { return range.contains(a.cue_tokens.first); });
  }

  // ---- what is open at a token

  // The innermost attribution whose scope holds the token, or kNone.
  uint32_t host_at(uint32_t token) const {
    uint32_t best = kNone;
    for (uint32_t a = 0; a < out_.size(); ++a) {
      if (out_[a].negated || !out_[a].scope.contains(token)) continue;
      if (best == kNone || depth(a) >= depth(best)) best = a;
    }
    return best;
  }

  uint32_t depth(uint32_t a) const {
    uint32_t out = 0;
    while (a != kNone && out < 8) {
      a = out_[a].outer;
      ++out;
    }
    return out;
  }

  // Ends every scope that holds the token, up to (not including) the attribution `keep`, at the
  // token.
  void cut(uint32_t token, uint32_t keep) {
    for (uint32_t a = 0; a < out_.size(); ++a) {
      if (!out_[a].scope.contains(token) || is_outside(a, keep)) continue;
      out_[a].scope.last = std::max(out_[a].scope.first, token);
    }
  }

  // Is `a` the attribution `inner` or one that it stands in?
  bool is_outside(uint32_t a, uint32_t inner) const {
    for (uint32_t k = inner, n = 0; k != kNone && n < 8; k = out_[k].outer, ++n) {
      if (k == a) return true;
    }
    return false;
  }

  // Inside a quotation that the host's content holds?
  bool in_quotation(uint32_t host, uint32_t token) const {
    const Enclosure* q = scene_.quotation_around(token);
    return q != nullptr && q->tokens.first + 2 >= out_[host].scope.first &&
           q->tokens.first > out_[host].cue_tokens.first;
  }

  // A clause of its own: a conjunction, a mark or a connector stands before it.
  bool begins_clause(const Report& r) const {
    if (r.cue.joined || r.cue.form == CueForm::participle) return true;
    uint32_t t = r.begin;
    const uint32_t first = scene_.sentence_begin(t);
    if (t == first) return true;
    while (t > first && (scene_.part(t - 1) == PartOfSpeech::auxiliary ||
                         scene_.part(t - 1) == PartOfSpeech::particle))
      --t;
    if (t == first) return true;
    if (scene_.has_proclitic(r.begin, kCliticWa)) return true;
    if (scene_.is_clause_conjunction(t - 1) || scene_.is_break(t - 1)) return true;
    for (uint32_t b = t > first + 5 ? t - 5 : first; b < t; ++b) {
      const uint32_t after = scene_.after_phrase(b, CueKind::connector);
      if (after > b && after + 2 >= t) return true;
    }
    return false;
  }

  // Where an equal clause begins: its connector and conjunction belong to it.
  uint32_t clause_start(const Report& r) const {
    uint32_t t = r.begin;
    const uint32_t first = scene_.sentence_begin(t);
    while (t > first && t + 6 > r.begin) {
      const bool opener = scene_.is_clause_conjunction(t - 1) || scene_.is_any_mark(t - 1) ||
                          scene_.part(t - 1) == PartOfSpeech::auxiliary ||
                          scene_.part(t - 1) == PartOfSpeech::particle;
      uint32_t back = opener ? t - 1 : t;
      for (uint32_t b = t > first + 3 ? t - 3 : first; b < t; ++b) {
        if (scene_.after_phrase(b, CueKind::connector) == t) back = std::min(back, b);
      }
      if (back == t) break;
      t = back;
    }
    return t;
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
    out_.push_back(std::move(a));
    return last_ = static_cast<uint32_t>(out_.size() - 1);
  }

  Speaker speaker_of(const SpeakerPhrase& phrase) const {
    Speaker out = make_speaker(scene_, phrase);
    classify_speaker(scene_, phrase, out);
    return out;
  }

  void add_background(const Report& r) {
    const uint32_t host = host_at(r.cue.tokens.first);
    if (host != kNone && !in_quotation(host, r.cue.tokens.first) && begins_clause(r))
      cut(clause_start(r), kNone);
  }

  void add_block(const Report& r) {
    const Speaker speaker = speaker_of(*r.speaker);
    const uint32_t host = host_at(r.cue.tokens.first);
    const bool nested = r.kind == ReportKind::colon && host != kNone && is_block(host);
    if (host != kNone && !nested) cut(r.begin, kNone);
    if (nested && is_same_speaker(scene_, speaker, out_[host].speaker)) return;
    note_block(push(r, speaker, r.content, nested ? host : kNone));
  }

  void note_block(uint32_t a) {
    is_block_.resize(out_.size(), false);
    is_block_[a] = true;
  }

  bool is_block(uint32_t a) const { return a < is_block_.size() && is_block_[a]; }

  // The report that waits for its content at this token: "said in statements that agency X
  // carried".
  uint32_t waiting_at(uint32_t token) const {
    for (uint32_t a = static_cast<uint32_t>(out_.size()); a-- > 0;) {
      if (out_[a].cue_tokens.first < token && token < out_[a].scope.first) return a;
      if (out_[a].cue_tokens.first + 60 < token) break;
    }
    return kNone;
  }

  void add_wrapper(const Report& r) {
    const uint32_t inner = waiting_at(r.cue.tokens.first);
    if (inner == kNone || !r.speaker) return;
    const uint32_t outer = push(r, speaker_of(*r.speaker), out_[inner].scope, kNone);
    out_[inner].outer = outer;
    last_ = inner;
  }

  void add_relayed(const Report& r) {
    const uint32_t at = r.cue.tokens.first;
    const Speaker speaker = speaker_of(*r.speaker);
    uint32_t host = waiting_at(at);
    if (host == kNone) host = host_at(at);
    if (host == kNone && last_ != kNone &&
        scene_.text.sentence_of[out_[last_].cue_tokens.first] == scene_.text.sentence_of[at])
      host = last_;
    if (host == kNone || is_block(host)) {
      add_trailing(r);
      return;
    }
    push(r, speaker, out_[host].scope, host);
  }

  // Behind what it vouches for. An outlet stands outside the speech of others, another speaker
  // inside.
  void add_trailing(const Report& r) {
    const uint32_t at = r.cue.tokens.first;
    const Speaker speaker = speaker_or_last(r);
    if (speaker.span.empty()) return;
    const uint32_t host = host_at(at);
    if (host != kNone && (in_quotation(host, at) || is_block(host))) {
      push(r, speaker, clip(r.content, out_[host].scope), host);
      return;
    }
    const bool media = speaker.role == SpeakerRole::media;
    if (host != kNone && !media) {
      push(r, speaker, clip(r.content, out_[host].scope), host);
      return;
    }
    TokenRange scope = r.content;
    if (host == kNone) scope.first = free_from(scope, at);
    const uint32_t a = push(r, speaker, scope, kNone);
    if (host != kNone) out_[outermost(host)].outer = a;
  }

  uint32_t outermost(uint32_t a) const {
    for (uint32_t n = 0; out_[a].outer != kNone && n < 8; ++n) a = out_[a].outer;
    return a;
  }

  // Behind the last scope that ended in this stretch.
  uint32_t free_from(TokenRange scope, uint32_t at) const {
    uint32_t first = scope.first;
    for (const Attribution& a : out_) {
      if (a.scope.last > first && a.scope.last <= at && a.scope.last > scope.first &&
          !a.scope.empty())
        first = a.scope.last;
    }
    return first;
  }

  static TokenRange clip(TokenRange range, TokenRange in) {
    const TokenRange out{std::max(range.first, in.first), std::min(range.last, in.last)};
    return out.empty() ? TokenRange{out.first, out.first} : out;
  }

  Speaker speaker_or_last(const Report& r) const {
    if (r.speaker) return speaker_of(*r.speaker);
    return last_ == kNone ? Speaker{} : out_[last_].speaker;
  }

  // ---- verbs and leading phrases

  void add_speech(const Report& r) {
    if (r.cue.negated) return add_negated(r);
    const uint32_t host = host_at(r.cue.tokens.first);
    if (!r.speaker) return add_continued(r, host);
    const Speaker speaker = speaker_of(*r.speaker);
    uint32_t outer = kNone;
    TokenRange scope = reach(r);
    if (host != kNone) {
      const bool same = is_same_speaker(scene_, speaker, out_[host].speaker);
      const bool quoted = in_quotation(host, r.cue.tokens.first);
      if (quoted && same) return;
      if (is_block(host) && same) return add_own_words(r, host);
      if (!quoted && !is_block(host) && !holds_next(host, r) && (same || begins_clause(r))) {
        outer = out_[host].outer;
        cut(clause_start(r), outer);
      } else {
        outer = host;
        scope = clip(scope, out_[host].scope);
      }
    } else {
      outer = carried_outer(r, speaker);
    }
    const uint32_t a = push(r, speaker, scope, outer);
    if (r.kind == ReportKind::leading) leading_ = a;
    if (r.inner) push(r, speaker_of(*r.inner), scope, a);
  }

  // A statement's author speaks in it all along; its denials and threats still show their stance.
  void add_own_words(const Report& r, uint32_t host) {
    const Speaker speaker = out_[host].speaker;
    push(r, speaker, clip(reach(r), out_[host].scope), out_[host].outer);
    last_ = host;
  }

  // "According to agency X, Y said": what comes first behind the phrase stands inside.
  bool holds_next(uint32_t host, const Report& r) const {
    if (host != leading_) return false;
    for (uint32_t a = host + 1; a < out_.size(); ++a) {
      if (out_[a].outer == host) return false;
    }
    const uint32_t before = clause_start(r);
    return before == 0 || !scene_.is_clause_conjunction(before) ||
           before <= out_[host].scope.first + 1;
  }

  // The chain goes on where the same speaker speaks again in the paragraph, or sources "of the
  // agency".
  uint32_t carried_outer(const Report& r, const Speaker& speaker) const {
    if (last_ == kNone) return kNone;
    const Attribution& last = out_[last_];
    const uint32_t here = r.cue.tokens.first;
    const bool near = scene_.text.sentence(here).paragraph ==
                      scene_.text.sentence(last.cue_tokens.first).paragraph;
    if (last.outer != kNone && near && is_same_speaker(scene_, speaker, last.speaker))
      return last.outer;
    return media_meant(r, speaker);
  }

  // "sources of the agency", "told the agency": the outlet that spoke last is meant.
  uint32_t media_meant(const Report& r, const Speaker& speaker) const {
    const uint32_t media = last_media();
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

  uint32_t last_media() const {
    for (uint32_t a = static_cast<uint32_t>(out_.size()); a-- > 0;) {
      if (out_[a].speaker.role == SpeakerRole::media && !out_[a].speaker.correspondent) return a;
      if (a + 4 < out_.size()) break;
    }
    return kNone;
  }

  void add_negated(const Report& r) {
    const Speaker speaker = speaker_or_last(r);
    const uint32_t keep = last_;
    const uint32_t a = push(r, speaker, {r.cue.tokens.first, r.cue.tokens.first}, kNone);
    out_[a].negated = true;
    last_ = keep;
  }

  // The last speaker goes on; or, inside a sentence that nobody has spoken in, its subject does.
  void add_continued(const Report& r, uint32_t host) {
    const uint32_t at = r.cue.tokens.first;
    if (host != kNone && in_quotation(host, at)) return;
    if (host != kNone && is_block(host)) return add_own_words(r, host);
    if (host != kNone && last_ != kNone && is_outside(host, last_) && same_sentence(last_, at))
      host = last_;
    if (host != kNone) {
      const Speaker speaker = out_[host].speaker;
      const uint32_t outer = out_[host].outer;
      cut(clause_start(r), outer);
      push(r, speaker, reach(r), outer);
      return;
    }
    const bool spoken = last_ != kNone && same_sentence(last_, at);
    const bool first = at < scene_.sentence_begin(at) + 3;
    if (!spoken && !first) return add_subject(r);
    if (last_ == kNone) return;
    const Speaker speaker = out_[last_].speaker;
    push(r, speaker, reach(r), out_[last_].outer);
  }

  bool same_sentence(uint32_t a, uint32_t token) const {
    return scene_.text.sentence_of[out_[a].cue_tokens.first] == scene_.text.sentence_of[token];
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
      const Speaker speaker = out_[last_].speaker;
      push(r, speaker, {scene_.sentence_begin(r.cue.tokens.first), reach(r).last},
           out_[last_].outer);
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
  // set off.
  bool ends_phrase(uint32_t t, const Report& r) const {
    if (!scene_.is_break(t)) return false;
    if (r.in_relative) return true;
    const uint32_t next = t + 1;
    if (next >= scene_.size() || scene_.mention_from(next) != nullptr) return false;
    if (scene_.is_clause_conjunction(next) && next + 1 < scene_.size() &&
        is_finite_verb(scene_.reading(next + 1)))
      return true;
    const Reading* reading = scene_.reading(next);
    return is_finite_verb(reading) && reading->has(kCliticWa) &&
           reading->inflection.aspect == Aspect::perfect;
  }

  const Scene& scene_;
  std::vector<Attribution> out_;
  std::vector<bool> is_block_;
  uint32_t last_ = kNone;     // whose speech a cue without speaker goes on with
  uint32_t leading_ = kNone;  // the last leading "according to"
};

}  // namespace

std::vector<Attribution> assemble(const Scene& scene, const std::vector<Report>& reports) {
  return Assembler(scene).run(reports);
}

}  // namespace isnad
