// "X: ..." at the beginning of a line or sentence, a tag or a call for attention before it allowed.
// Not "Aleppo: ..." or "Aleppo - agency: ..." (datelines), "N. N. from Beirut: ..." (bylines),
// "Photo: ..." (labels), nor a line that holds a verb before its colon.
#include <algorithm>

#include "isnad/attribution/report.hpp"
#include "isnad/text/codes.hpp"

namespace isnad {
namespace {

constexpr uint32_t kMaxLead = 28;  // tokens before the colon

class ColonFinder {
 public:
  ColonFinder(const Scene& scene, const std::vector<Cue>& cues) : scene_(scene), cues_(cues) {}

  std::vector<Report> run() {
    std::vector<Report> out;
    for (const Sentence& s : scene_.text.sentences) {
      if (auto report = read(s.tokens)) out.push_back(*report);
    }
    return out;
  }

 private:
  std::optional<Report> read(TokenRange s) const {
    const uint32_t colon = find_colon(s);
    if (colon == kNone || colon + 1 >= scene_.paragraph_end(s.first)) return std::nullopt;
    if (scene_.text.tokens[colon + 1].kind == TokenKind::symbol && scene_.is_mark(colon + 1, '/'))
      return std::nullopt;
    const uint32_t begin = name_begin(s.first, colon);
    if (begin >= colon || scene_.has_finite_verb({begin, colon}) || has_cue({begin, colon}))
      return std::nullopt;
    if (is_dateline({begin, colon}) || is_byline({begin, colon}) ||
        scene_.is_word_of(begin, SpeakerWordKind::label))
      return std::nullopt;
    const auto speaker = read_speaker(scene_, begin, colon, SpeakerTest::speaks, 0);
    if (!speaker || speaker->last + 3 < colon || is_bare_word(*speaker, colon)) return std::nullopt;
    return made(*speaker, colon);
  }

  // One unknown word speaks only before quotation marks.
  bool is_bare_word(const SpeakerPhrase& speaker, uint32_t colon) const {
    const NounPhrase* p = scene_.phrase_at(speaker.head);
    const bool known =
        p == nullptr || p->mention != kNone || scene_.lexeme(speaker.head) != nullptr;
    return !known && speaker.tokens.size() == 1 && !scene_.is_quote(colon + 1);
  }

  Report made(const SpeakerPhrase& speaker, uint32_t colon) const {
    Report out;
    out.kind = ReportKind::colon;
    out.cue.tokens = {colon, colon + 1};
    out.cue.form = CueForm::phrase;
    out.speaker = speaker;
    out.begin = speaker.tokens.first;
    out.content = {colon + 1,
                   std::max(scene_.paragraph_end(colon), content_end(scene_, colon + 1))};
    if (const Enclosure* e = scene_.enclosure_from(colon + 1);
        e != nullptr && !e->brackets && scene_.count_words(e->tokens) > 2) {
      out.content.last = e->tokens.last;
      out.quoted = true;
    }
    return out;
  }

  uint32_t find_colon(TokenRange s) const {
    for (uint32_t t = s.first; t < std::min(s.last, s.first + kMaxLead); ++t) {
      if (scene_.is_mark(t, ':')) return t;
    }
    return kNone;
  }

  // Behind a tag, a call and a bar: "#urgent | the spokesman: ..."; behind an adjunct with a comma
  // or dots.
  uint32_t name_begin(uint32_t first, uint32_t colon) const {
    uint32_t begin = first;
    for (uint32_t t = first; t < colon; ++t) {
      const bool bar = scene_.is_mark(t, '|') || scene_.is_mark(t, kEllipsis) ||
                       scene_.is_mark(t, '.') || scene_.is_mark(t, ',') || scene_.is_mark(t, '!');
      if (bar && scene_.phrase_from(t + 1) != nullptr &&
          scene_.phrase_from(t + 1)->relation.empty()) {
        if (!scene_.is_mark(t, ',') || begin == first) begin = t + 1;
      }
    }
    while (begin < colon && (is_call(begin) || scene_.is_quote(begin) || leading_symbol(begin)))
      ++begin;
    return begin;
  }

  bool leading_symbol(uint32_t t) const { return scene_.is_any_mark(t) && !scene_.is_mark(t, '('); }

  bool is_call(uint32_t t) const {
    return scene_.text.tokens[t].has(kAfterHash) && scene_.is_word_of(t, SpeakerWordKind::label);
  }

  bool has_cue(TokenRange range) const {
    for (const Cue& cue : cues_) {
      if (range.overlaps(cue.tokens) && cue.form == CueForm::verb) return true;
    }
    return false;
  }

  bool is_dateline(TokenRange range) const {
    const Mention* m = scene_.mention_from(range.first);
    const bool place = m != nullptr && m->kind == MentionKind::place;
    bool dash = false;
    for (uint32_t t = range.first; t < range.last; ++t) {
      const bool tag = scene_.is_mark(t, '#') || scene_.is_mark(t, '_');
      const bool symbol =
          scene_.text.tokens[t].kind == TokenKind::symbol && t > range.first && !tag;
      dash = dash || scene_.is_mark(t, '-') || symbol;
    }
    return place || dash;
  }

  // A person "from" a town, and nothing else.
  bool is_byline(TokenRange range) const {
    uint32_t t = range.first;
    while (t < range.last && scene_.part(t) != PartOfSpeech::preposition) ++t;
    if (t + 1 >= range.last) return false;
    const std::string_view sense = scene_.sense(t);
    const Mention* m = scene_.mention_from(t + 1);
    const bool place =
        m != nullptr && m->kind == MentionKind::place && m->tokens.last + 1 >= range.last;
    return place && sense == "from" && scene_.any_speaker_word(range.first) == nullptr;
  }

  const Scene& scene_;
  const std::vector<Cue>& cues_;
};

}  // namespace

std::vector<Report> find_colon_reports(const Scene& scene, const std::vector<Cue>& cues) {
  return ColonFinder(scene, cues).run();
}

}  // namespace isnad
