// A statement that stands in the text as a whole. What shows it: a line that says who issues it
// ("issued by X the following statement:", "X: a statement"), a header line ("communique no. 5",
// the basmala) with the author as a line of its own near it or under the text, or the author's name
// as the first or last line of a text that speaks of "our forces". Limits: one statement a
// document.
#include <algorithm>

#include "isnad/attribution/report.hpp"
#include "isnad/text/codes.hpp"

namespace isnad {
namespace {

constexpr uint32_t kMaxHeaderWords = 9;
constexpr uint32_t kHeaderLines = 4;      // lines around a header in which its author may stand
constexpr uint32_t kMaxTries = 4;         // headers without an author
constexpr uint32_t kSignatureLines = 12;  // lines from the end in which the signature stands
constexpr uint32_t kMaxNameWords = 12;
constexpr uint32_t kMaxIssueWords = 24;

class CommuniqueFinder {
 public:
  explicit CommuniqueFinder(const Scene& scene) : scene_(scene) {
    for (const Sentence& s : scene.text.sentences) {
      if (lines_.empty() || s.paragraph != paragraph_) lines_.push_back(s.tokens);
      lines_.back().last = s.tokens.last;
      paragraph_ = s.paragraph;
    }
  }

  std::vector<Report> run() {
    uint32_t tried = 0;
    for (uint32_t l = 0; l < lines_.size(); ++l) {
      if (auto report = read_issue(l)) return {*report};
      const HeaderWord* header = header_at(l);
      if (header == nullptr) continue;
      if (auto report = read(l, *header)) return {*report};
      if (++tried == kMaxTries) break;
    }
    if (auto report = read_unmarked()) return {*report};
    return {};
  }

 private:
  // The header form that begins at the token, of a kind that heads a text, or null.
  const HeaderWord* form_at(uint32_t t, uint32_t* after = nullptr) const {
    const auto found = scene_.rules.header_forms.longest_at(scene_.text, *scene_.layers.words,
                                                            *scene_.layers.lexicon, t);
    if (found.empty()) return nullptr;
    if (after != nullptr) *after = found.front().tokens.last;
    return &scene_.rules.headers[found.front().payload];
  }

  static bool heads(const HeaderWord& word) {
    return word.kind != HeaderKind::issue && word.kind != HeaderKind::own;
  }

  const HeaderWord* header_at(uint32_t l) const {
    if (scene_.count_words(lines_[l]) > kMaxHeaderWords || has_colon(lines_[l])) return nullptr;
    for (uint32_t t = lines_[l].first; t < std::min(lines_[l].last, lines_[l].first + 3); ++t) {
      if (const HeaderWord* word = form_at(t)) return heads(*word) ? word : nullptr;
      if (!scene_.is_any_mark(t)) return nullptr;
    }
    return nullptr;
  }

  // "issued by X the following statement: ...", "X: a statement".
  std::optional<Report> read_issue(uint32_t l) const {
    const TokenRange line = lines_[l];
    uint32_t colon = line.first;
    const HeaderWord* issue = nullptr;
    uint32_t before = 0;
    for (; colon < line.last && colon - line.first < kMaxIssueWords; ++colon) {
      if (scene_.is_mark(colon, ':')) break;
      const HeaderWord* word = form_at(colon);
      if (word == nullptr || word->kind != HeaderKind::issue) continue;
      issue = word;
      before = colon;
    }
    if (colon >= line.last || !scene_.is_mark(colon, ':')) return std::nullopt;
    if (issue == nullptr) return read_titled(l, colon);
    std::optional<SpeakerPhrase> author = title_author(l);
    if (!author) author = issuer({line.first, before});
    if (!author) return std::nullopt;
    Report out = made(*author, l, static_cast<uint32_t>(lines_.size()), *issue);
    out.content.first = colon + 1;
    if (colon + 1 < line.last) out.content.last = line.last;
    const Enclosure* quoted =
        colon + 1 < scene_.size() ? scene_.enclosure_from(colon + 1) : nullptr;
    if (quoted != nullptr && !quoted->brackets) out.content = quoted->tokens;
    return out.content.empty() ? std::nullopt : std::optional<Report>(out);
  }

  // "X: an important statement", alone on one of the first lines.
  std::optional<Report> read_titled(uint32_t l, uint32_t colon) const {
    const TokenRange line = lines_[l];
    if (l >= kHeaderLines || colon + 1 >= line.last || l + 1 == lines_.size() ||
        scene_.count_words(line) > kMaxHeaderWords || scene_.has_finite_verb(line))
      return std::nullopt;
    const HeaderWord* title = form_at(colon + 1);
    if (title == nullptr || !heads(*title)) return std::nullopt;
    const auto author = read_speaker(scene_, line.first, colon, SpeakerTest::speaks, 0);
    if (!author || author->last + 1 < colon) return std::nullopt;
    return made(*author, l, static_cast<uint32_t>(lines_.size()), *title);
  }

  // "the command issued ...": the subject of the verb.
  std::optional<SpeakerPhrase> issuer(TokenRange line) const {
    for (uint32_t t = line.first; t < line.last; ++t) {
      const Reading* r = scene_.reading(t);
      if (!is_finite_verb(r) || scene_.rules.verbs.count(r->lexeme) == 0) continue;
      Cue verb{{t, t + 1}};
      verb.joined = t == line.first;
      auto subject = find_subject(scene_, verb, SpeakerTest::speaks, kContentDocument);
      if (subject && subject->last <= line.last) return subject;
    }
    return std::nullopt;
  }

  // A name on the first or one of the last lines, and "our forces" in the text.
  std::optional<Report> read_unmarked() const {
    const uint32_t n = static_cast<uint32_t>(lines_.size());
    if (n < 3) return std::nullopt;
    auto author = name_line(0);
    for (uint32_t k = n; !author && k-- > std::max(n > 3 ? n - 3 : 1, n / 2);)
      author = name_line(k);
    if (!author) return std::nullopt;
    for (uint32_t t = lines_.front().first; t < lines_.back().last; ++t) {
      const HeaderWord* own = form_at(t);
      if (own != nullptr && own->kind == HeaderKind::own && scene_.quotation_around(t) == nullptr)
        return made(*author, 0, n, *own);
    }
    return std::nullopt;
  }

  bool has_colon(TokenRange line) const {
    for (uint32_t t = line.first; t < line.last; ++t) {
      if (scene_.is_mark(t, ':')) return true;
    }
    return false;
  }

  std::optional<Report> read(uint32_t l, const HeaderWord& header) const {
    const uint32_t first = l > kHeaderLines ? l - kHeaderLines : 0;
    const uint32_t near_last =
        std::min<uint32_t>(l + kHeaderLines + 1, static_cast<uint32_t>(lines_.size()));
    std::optional<SpeakerPhrase> author;
    uint32_t last_line = static_cast<uint32_t>(lines_.size());
    const uint32_t tail = last_line > kSignatureLines ? last_line - kSignatureLines : 0;
    const uint32_t body = std::max({l + kHeaderLines, last_line / 2, tail});
    for (uint32_t k = last_line; k-- > body && !author;) {
      author = name_line(k);
      if (author) last_line = k;
    }
    for (uint32_t k = first; k < near_last && !author; ++k)
      author = k == l ? title_author(k) : name_line(k);
    if (!author) author = title_author(l);
    if (!author) author = titled(l);
    if (!author) return std::nullopt;
    return made(*author, l, last_line, header);
  }

  Report made(const SpeakerPhrase& author, uint32_t l, uint32_t last_line,
              const HeaderWord& header) const {
    Report out;
    out.kind = ReportKind::communique;
    out.cue.tokens = {lines_[l].first, lines_[l].first + 1};
    out.cue.form = CueForm::phrase;
    out.stance = Stance::announces;
    out.speaker = author;
    out.begin = lines_[l].first;
    out.content = {lines_[l].first,
                   last_line < lines_.size() ? lines_[last_line].last : scene_.size()};
    out.rules = {header.row};
    return out;
  }

  // A line that is nothing but a name: an organisation, a spokesman.
  std::optional<SpeakerPhrase> name_line(uint32_t k) const {
    const TokenRange line = lines_[k];
    if (scene_.count_words(line) > kMaxNameWords || scene_.has_finite_verb(line) || has_colon(line))
      return std::nullopt;
    if (line.empty() || scene_.is_mark(line.first, '(') || scene_.is_mark(line.first, '*') ||
        scene_.is_mark(line.first, '['))
      return std::nullopt;
    if (header_at(k) != nullptr) return std::nullopt;
    auto speaker = read_speaker(scene_, line.first, line.last, SpeakerTest::speaks, 0);
    if (!speaker || speaker->last + 3 < line.last) return std::nullopt;
    const NounPhrase* p = scene_.phrase_at(speaker->head);
    const bool known = scene_.any_speaker_word(line.first) != nullptr ||
                       (p != nullptr && p->mention != kNone) ||
                       (p != nullptr && p->phrase_class == PhraseClass::force);
    return known ? speaker : std::nullopt;
  }

  // "statement of X"
  std::optional<SpeakerPhrase> titled(uint32_t l) const {
    uint32_t after = 0;
    const HeaderWord* word = form_at(lines_[l].first, &after);
    if (word == nullptr || word->kind != HeaderKind::title || after >= lines_[l].last)
      return std::nullopt;
    return read_speaker(scene_, after, lines_[l].last, SpeakerTest::speaks, 0);
  }

  // "statement issued by X"
  std::optional<SpeakerPhrase> title_author(uint32_t l) const {
    for (uint32_t t = lines_[l].first; t + 1 < lines_[l].last; ++t) {
      if (scene_.part(t) != PartOfSpeech::preposition || scene_.sense(t) != "about") continue;
      return read_speaker(scene_, t + 1, lines_[l].last, SpeakerTest::speaks, 0);
    }
    return std::nullopt;
  }

  const Scene& scene_;
  std::vector<TokenRange> lines_;
  uint32_t paragraph_ = 0;
};

}  // namespace

std::vector<Report> find_communiques(const Scene& scene) { return CommuniqueFinder(scene).run(); }

}  // namespace isnad
