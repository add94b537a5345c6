// Method: noun phrases of the syntax stage are joined as long as they belong together: a name
// behind a title, a title behind a name, "in, at, of" + a place or an organisation behind a noun of
// people, a name in quotation marks or brackets, coordinated speakers. Limits: attachment is
// decided by class alone.
#include "isnad/attribution/speaker_phrase.hpp"

#include <algorithm>

#include "isnad/attribution/attachment.hpp"

namespace isnad {
namespace {

constexpr uint32_t kMaxSpeakerTokens = 30;
constexpr uint32_t kMaxQuotedName = 12;  // tokens of a name in quotation marks, marks included

class SpeakerReader {
 public:
  SpeakerReader(const Scene& scene, uint32_t end, SpeakerTest test, uint16_t content)
      : scene_(scene), end_(end), test_(test), content_(content) {}

  std::optional<SpeakerPhrase> read(uint32_t token) {
    uint32_t t = token;
    const Enclosure* quote = t < end_ ? scene_.enclosure_from(t) : nullptr;
    if (quote != nullptr && !is_name(*quote)) return std::nullopt;
    if (t < end_ && scene_.is_quote(t)) ++t;
    while (t < end_ && (scene_.is_mark(t, '#') || scene_.is_mark(t, '(') || scene_.is_mark(t, '-')))
      ++t;
    if (t >= end_) return std::nullopt;
    const NounPhrase* p = first_phrase(t);
    if (p == nullptr || !can_speak(scene_, *p, test_) || is_saying(t)) return std::nullopt;
    if (is_remark(*p) || is_bare_number(*p)) return std::nullopt;
    SpeakerPhrase out;
    out.head = p->head;
    out.tokens = {t, std::min(closed_end(*p), end_)};
    current_ = p;
    if (quote != nullptr && quote->tokens.last >= out.tokens.last) {
      out.tokens.last = quote->tokens.last - 1;
      after_ = quote->tokens.last;
    } else {
      after_ = out.tokens.last;
    }
    while (after_ < end_ && after_ - t < kMaxSpeakerTokens && extend(out)) {
    }
    skip_closing_quote(out);
    trim_adverb(out);
    cut_document(out);
    out.last = after_;
    return out;
  }

 private:
  // "saying", "affirming": a participle of a cue speaks for another.
  bool is_saying(uint32_t t) const {
    const Reading* r = scene_.reading(t);
    return r != nullptr && r->inflection.part == PartOfSpeech::agent && r->inflection.accusative &&
           scene_.rules.verbs.count(r->lexeme) > 0;
  }

  // The phrase that begins at the token; a phrase that a cue word was drawn into begins anew behind
  // it.
  const NounPhrase* first_phrase(uint32_t t) {
    const NounPhrase* p = scene_.phrase_at(t);
    if (p == nullptr || p->tokens.first == t) return p;
    if (t == 0 || scene_.sentence_begin(t) == t) return nullptr;
    rest_ = *p;
    rest_.tokens.first = rest_.head = t;
    rest_.relation.clear();
    const Lexeme* lexeme = scene_.lexeme(t);
    const NounClass c = lexeme == nullptr ? NounClass::none : lexeme->noun_class;
    if (c == NounClass::event || c == NounClass::time || c == NounClass::abstract)
      rest_.phrase_class = PhraseClass::event;
    if (c == NounClass::speech || c == NounClass::role) rest_.phrase_class = PhraseClass::speech;
    if (c == NounClass::person) rest_.phrase_class = PhraseClass::person;
    return &rest_;
  }

  // A noun with the article has no genitive: a place that syntax drew in behind it is another
  // phrase.
  uint32_t closed_end(const NounPhrase& p) const {
    const Mention* name = scene_.mention_from(p.tokens.first);
    if (name != nullptr && name->tokens.last < p.tokens.last) {
      const Mention* next = scene_.mention_from(name->tokens.last);
      if (next != nullptr && next->kind == MentionKind::actor && next->clitics == 0)
        return name->tokens.last;
    }
    if (name != nullptr || !scene_.has_proclitic(p.head, kCliticAl)) return p.tokens.last;
    for (uint32_t t = p.head + 1; t < p.tokens.last; ++t) {
      const Lexeme* lexeme = scene_.lexeme(t);
      if (lexeme == nullptr ||
          (scene_.part(t) != PartOfSpeech::noun && scene_.part(t) != PartOfSpeech::masdar))
        continue;
      const NounClass c = lexeme->noun_class;
      const bool title = c == NounClass::person || c == NounClass::role || c == NounClass::speech;
      if (c == NounClass::place_kind || (!title && !scene_.has_proclitic(t, kCliticAl))) return t;
    }
    return p.tokens.last;
  }

  // "1997 - the island declared": a year or an item's number before what it tells.
  bool is_bare_number(const NounPhrase& p) const {
    return p.tokens.size() == 1 && scene_.text.tokens[p.head].kind == TokenKind::number;
  }

  // "this toll": what is spoken of, not who speaks.
  bool is_remark(const NounPhrase& p) const {
    if (scene_.part(p.tokens.first) != PartOfSpeech::demonstrative ||
        test_ == SpeakerTest::any_noun)
      return false;
    return scene_.is_word_of(p.head, SpeakerWordKind::account) || is_happening(scene_, p);
  }

  // An adverb in the accusative that a phrase has drawn in ("later") is no part of the name.
  void trim_adverb(SpeakerPhrase& out) const {
    while (out.tokens.last > out.tokens.first + 1) {
      if (scene_.is_word_of(out.tokens.last - 1, SpeakerWordKind::saying)) {
        --out.tokens.last;
        continue;
      }
      const Reading* r = scene_.reading(out.tokens.last - 1);
      const bool verbal = r != nullptr && (r->inflection.part == PartOfSpeech::agent ||
                                           r->inflection.part == PartOfSpeech::adjective);
      const bool adverb =
          verbal && r->inflection.accusative && !r->has(kCliticAl) && r->lexeme != kNone;
      if (!adverb || scene_.quotation_around(out.tokens.last - 1) != nullptr) return;
      --out.tokens.last;
    }
  }

  // The object of a cue that takes a document ("addressed an appeal") is no part of the speaker.
  void cut_document(SpeakerPhrase& out) {
    if ((content_ & kContentDocument) == 0) return;
    for (uint32_t t = out.head + 1; t < out.tokens.last; ++t) {
      const bool bare =
          !scene_.has_proclitic(t, kCliticAl) && scene_.part(t - 1) != PartOfSpeech::preposition;
      if (!bare || !scene_.is_word_of(t, SpeakerWordKind::document)) continue;
      out.tokens.last = after_ = t;
      return;
    }
  }

  bool extend(SpeakerPhrase& out) {
    skip_tag_marks();
    if (after_ >= end_) return false;
    return extend_initial(out) || extend_enclosed(out) || extend_patronymic(out) ||
           extend_construct(out) || extend_apposition(out) || extend_joined(out) ||
           extend_preposition(out) || extend_after_comma(out);
  }

  // "Dr. Sami Haddad", "General M. Karim": a letter with a dot stands before a name.
  bool extend_initial(SpeakerPhrase& out) {
    if (after_ != out.tokens.last || after_ + 1 >= end_ || !scene_.is_mark(after_, '.'))
      return false;
    const Token& letter = scene_.text.tokens[after_ - 1];
    const NounPhrase* name = scene_.phrase_at(after_ + 1);
    if (letter.code_end - letter.code_begin != 1 || name == nullptr ||
        name->tokens.first != after_ + 1)
      return false;
    current_ = name;
    take(out, name->tokens.last);
    return true;
  }

  // The marks of a tag inside a name: "delegate of #X at #Y_Z".
  void skip_tag_marks() {
    uint32_t t = after_;
    while (t + 1 < end_ && (scene_.is_mark(t, '#') || scene_.is_mark(t, '_'))) ++t;
    if (t > after_ && scene_.phrase_at(t) != nullptr) after_ = t;
  }

  void take(SpeakerPhrase& out, uint32_t last) {
    out.tokens.last = std::min(last, end_);
    after_ = out.tokens.last;
  }

  // A few words in marks without a verb: a name, not speech.
  bool is_name(const Enclosure& e) const {
    if (e.tokens.size() > kMaxQuotedName || e.tokens.last > end_) return false;
    for (uint32_t t = e.tokens.first + 1; t + 1 < e.tokens.last; ++t) {
      const Reading* r = scene_.reading(t);
      if (scene_.is_complementizer(t)) return false;
      const NounPhrase* p = scene_.phrase_from(t);
      if (t == e.tokens.first + 1 && p != nullptr && is_happening(scene_, *p)) return false;
      if (is_finite_verb(r) && scene_.mention_from(t) == nullptr && t == e.tokens.first + 1)
        return false;
      if (e.brackets && scene_.text.tokens[t].kind == TokenKind::number) return false;
    }
    return true;
  }

  bool extend_enclosed(SpeakerPhrase& out) {
    const Enclosure* e = scene_.enclosure_from(after_);
    if (e == nullptr || !is_name(*e) || e->tokens.size() < 3) return false;
    if (!e->brackets && opens_content(e->tokens.last)) return false;
    take(out, e->tokens.last);
    return true;
  }

  // A quoted stretch that ends the sentence is what was said, not who said it.
  bool opens_content(uint32_t after) const { return after >= end_; }

  // By a preposition of its own; what a coordinated phrase takes over from the one before does not
  // count.
  static bool is_governed(const NounPhrase& p) {
    return !p.relation.empty() && p.coordinated == kNone;
  }

  bool is_title(uint32_t t) const { return scene_.is_word_of(t, SpeakerWordKind::title); }

  // "Abdullah son of | Musaid"
  bool extend_patronymic(SpeakerPhrase& out) {
    const NounPhrase* p = scene_.phrase_from(after_);
    if (p == nullptr || !scene_.is_word_of(after_ - 1, SpeakerWordKind::patronymic)) return false;
    current_ = p;
    take(out, p->tokens.last);
    return true;
  }

  // "minister + the defence", "the spokesman + the military (adj.)": what syntax began a phrase of
  // its own with.
  bool extend_construct(SpeakerPhrase& out) {
    const NounPhrase* p = scene_.phrase_from(after_);
    const Reading* r = scene_.reading(after_);
    if (p == nullptr || !p->relation.empty() || r == nullptr) return false;
    const bool named = current_->relation == "b" && current_->tokens.last == after_ &&
                       current_->tokens.size() == 1;
    if (!r->has(kCliticAl) && !(named && r->clitics == 0)) return false;
    if ((r->clitics & ~kCliticAl) != 0 || scene_.after_date(after_) != after_) return false;
    const Reading* last = scene_.reading(after_ - 1);
    if (last == nullptr || scene_.is_any_mark(after_ - 1)) return false;
    if (!(is_open_noun(*last) || (last->has(kCliticAl) && can_describe(scene_, after_))))
      return false;
    take(out, p->tokens.last);
    return true;
  }

  bool extend_apposition(SpeakerPhrase& out) {
    uint32_t t = after_;
    while (t < end_ && scene_.is_mark(t, '#')) ++t;
    const NounPhrase* p = t < end_ ? scene_.phrase_from(t) : nullptr;
    if (p == nullptr) return extend_word(out);
    if (is_governed(*p) || is_happening(scene_, *p) || has_conjunction(t)) return false;
    if (scene_.after_date(t) != t) return false;
    const bool tagged = t > 0 && scene_.is_mark(t - 1, '#') && p->mention != kNone;
    const bool name = (p->phrase_class == PhraseClass::name || is_unknown(t)) &&
                      p->quantity == kNone && scene_.text.tokens[t].kind == TokenKind::word;
    const bool officer = p->phrase_class == PhraseClass::role ||
                         p->phrase_class == PhraseClass::speech || is_title(t);
    const bool people =
        is_animate(current_->phrase_class) || scene_.any_speaker_word(out.head) != nullptr;
    if (officer && !name && is_crowd(*p)) return false;
    const bool adjective = scene_.part(t) == PartOfSpeech::adjective || only_adjective(t);
    if (!tagged && !(name && people) && !(officer && people) && !adjective) return false;
    current_ = p;
    take(out, p->tokens.last);
    return true;
  }

  // Several people are no office of the one before them: "warned the residents".
  bool is_crowd(const NounPhrase& p) const {
    const Reading* r = scene_.reading(p.head);
    const Reading* before = scene_.reading(current_->head);
    const bool many = r != nullptr && r->inflection.number == Number::plural;
    return many && (before == nullptr || before->inflection.number != Number::plural);
  }

  // An adjective or a word no phrase holds (a name the lexicon does not know) right behind.
  bool extend_word(SpeakerPhrase& out) {
    if (scene_.text.tokens[after_].kind != TokenKind::word || scene_.phrase_at(after_) != nullptr)
      return false;
    if (scene_.sense(after_) == "except" && after_ + 1 < end_ &&
        scene_.part(after_ + 1) != PartOfSpeech::noun &&
        scene_.text.tokens[after_ + 1].kind == TokenKind::word) {
      take(out, after_ + 2);  // "figures not final"
      return true;
    }
    if (scene_.part(after_) != PartOfSpeech::adjective) return false;
    take(out, after_ + 1);
    return true;
  }

  bool only_adjective(uint32_t t) const {
    for (const uint32_t m : scene_.layers.entities->at[t]) {
      if (scene_.layers.entities->mentions[m].adjective) return true;
    }
    return false;
  }

  bool is_unknown(uint32_t t) const {
    const Reading* r = scene_.reading(t);
    return scene_.text.tokens[t].kind == TokenKind::word && (r == nullptr || r->lexeme == kNone);
  }

  bool has_conjunction(uint32_t t) const {
    return scene_.has_proclitic(t, kCliticWa) && !is_unknown(t);
  }

  // "officials and eyewitnesses"
  bool extend_joined(SpeakerPhrase& out) {
    uint32_t t = after_;
    if (scene_.part(t) == PartOfSpeech::conjunction && scene_.sense(t) == "and") ++t;
    const NounPhrase* p = t < end_ ? scene_.phrase_from(t) : nullptr;
    if (p == nullptr || (t == after_ && !scene_.has_proclitic(t, kCliticWa))) return false;
    const bool states = current_->phrase_class == PhraseClass::place &&
                        p->phrase_class == PhraseClass::place && p->mention != kNone;
    if ((!states && !can_speak(scene_, *p, SpeakerTest::speaks)) || is_happening(scene_, *p))
      return false;
    if (scene_.has_proclitic(t, kCliticBi) || scene_.has_proclitic(t, kCliticLi)) return false;
    current_ = p;
    take(out, p->tokens.last);
    return true;
  }

  bool extend_preposition(SpeakerPhrase& out) {
    uint32_t t = after_;
    if (scene_.after_phrase(t, CueKind::connector) > t) return false;
    std::string_view relation;
    if (scene_.part(t) == PartOfSpeech::preposition) {
      relation = scene_.sense(t);
      ++t;
    }
    while (t < end_ && (scene_.is_quote(t) || scene_.is_mark(t, '#'))) ++t;
    const NounPhrase* p = t < end_ ? scene_.phrase_from(t) : nullptr;
    if (p == nullptr) return false;
    if (relation.empty()) relation = p->relation;
    if (relation.empty() ||
        !attaches(scene_, {out.head, current_->head, after_, content_}, *p, relation))
      return false;
    current_ = p;
    take(out, p->tokens.last);
    return true;
  }

  // "M. R. Amin, governor of the district,": an office or a name between commas.
  bool extend_after_comma(SpeakerPhrase& out) {
    if (!scene_.is_mark(after_, ',') || after_ + 1 >= end_) return false;
    const uint32_t t = after_ + 1;
    const NounPhrase* p = scene_.phrase_from(t);
    if (p == nullptr || is_governed(*p) || has_conjunction(t) || is_happening(scene_, *p))
      return false;
    const bool named = current_->phrase_class == PhraseClass::name;
    const bool office = p->phrase_class == PhraseClass::role ||
                        p->phrase_class == PhraseClass::speech ||
                        scene_.speaker_word(t, SpeakerWordKind::speaker) != nullptr;
    const bool name = p->phrase_class == PhraseClass::name;
    if (!(named && office) && !(!named && name && is_animate(class_of(scene_, out.head))))
      return false;
    current_ = p;
    take(out, p->tokens.last);
    return true;
  }

  void skip_closing_quote(SpeakerPhrase& out) {
    if (after_ >= end_ || !scene_.is_quote(after_)) return;
    const Enclosure* e = scene_.quotation_around(after_);
    if (e != nullptr && e->tokens.last == after_ + 1 && e->tokens.first < out.tokens.last) ++after_;
  }

  const Scene& scene_;
  uint32_t end_;
  SpeakerTest test_;
  uint16_t content_;
  const NounPhrase* current_ = nullptr;  // the phrase taken last
  NounPhrase rest_;                      // the part of a phrase behind a cue word
  uint32_t after_ = 0;
};

}  // namespace

std::optional<SpeakerPhrase> read_speaker(const Scene& scene, uint32_t token, uint32_t end,
                                          SpeakerTest test, uint16_t content) {
  return SpeakerReader(scene, end, test, content).read(token);
}

}  // namespace isnad
