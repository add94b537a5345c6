// A statement that stands in the text as a whole: a header line ("communique no. 5", the basmala,
// "statement issued by") and the author as a line of its own near it or under the text. Limits: one
// statement a document.
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
      const HeaderWord* header = header_at(l);
      if (header == nullptr) continue;
      if (auto report = read(l, *header)) return {*report};
      if (++tried == kMaxTries) break;
    }
    return {};
  }

 private:
  const HeaderWord* header_at(uint32_t l) const {
    if (scene_.count_words(lines_[l]) > kMaxHeaderWords || has_colon(lines_[l])) return nullptr;
    for (uint32_t t = lines_[l].first; t < std::min(lines_[l].last, lines_[l].first + 3); ++t) {
      const auto found = scene_.rules.header_forms.longest_at(scene_.text, *scene_.layers.words,
                                                              *scene_.layers.lexicon, t);
      if (!found.empty()) return &scene_.rules.headers[found.front().payload];
      if (!scene_.is_any_mark(t)) return nullptr;
    }
    return nullptr;
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
