// Method: from the end of cue and speaker the sentence is read on; adjuncts of saying (when, where,
// to whom) are stepped over until something opens the content.
#include <algorithm>

#include "isnad/attribution/report.hpp"
#include "isnad/text/codes.hpp"

namespace isnad {
namespace {

constexpr uint32_t kMinQuotedWords = 3;
constexpr uint32_t kMaxLightGap = 5;    // tokens between the speaker and the noun of a light verb
constexpr uint32_t kMaxApposition = 8;  // tokens of a name between commas
constexpr uint32_t kMaxGap = 45;        // tokens between a speaker and what is said

class ContentFinder {
 public:
  ContentFinder(const Scene& scene, uint32_t token, const CueRow& row)
      : scene_(scene), row_(row), begin_(token), end_(scene.sentence_end(token - 1)) {}

  std::optional<Content> run() {
    for (uint32_t t = begin_; t < std::min(end_, begin_ + kMaxGap);) {
      if (auto found = opens_at(t)) return found;
      if (closed_at(t)) break;
      if (is_direct(t)) direct_ = t;
      const uint32_t next = skip_adjunct(scene_, t, row_.content);
      t = next > t ? next : step(t);
    }
    if (direct_ == kNone) return std::nullopt;
    auto out = made(direct_, true, false);
    out->direct = true;
    return out;
  }

 private:
  bool takes(uint16_t bit) const { return (row_.content & bit) != 0; }

  std::optional<Content> opens_at(uint32_t t) {
    if (scene_.is_complementizer(t) && takes(kContentThat)) return made(t, true, false);
    if (scene_.is_mark(t, ':')) return after_colon(t);
    if (auto quote = quotation_at(t)) return quote;
    if (scene_.is_mark(t, '"') && t + 1 < end_ && scene_.is_complementizer(t + 1))
      return made(t + 1, true, false);
    return argument_at(t);
  }

  std::optional<Content> after_colon(uint32_t t) {
    if (!takes(kContentQuote) && !takes(kContentThat)) return std::nullopt;
    uint32_t next = t + 1;
    if (next >= scene_.size()) return std::nullopt;
    if (auto quote = quotation_at(next)) return quote;
    if (next >= end_ &&
        scene_.text.sentence(next).paragraph > scene_.text.sentence(t).paragraph + 1)
      return std::nullopt;
    return made(next, true, false);
  }

  std::optional<Content> quotation_at(uint32_t t) {
    const Enclosure* e = scene_.enclosure_from(t);
    if (e == nullptr || e->brackets || !takes(kContentQuote)) return std::nullopt;
    if (scene_.count_words(e->tokens) < kMinQuotedWords) return std::nullopt;
    Content out;
    out.tokens = e->tokens;
    out.quoted = true;
    if (t + 1 < e->tokens.last && scene_.is_complementizer(t + 1))
      out.tokens.last = std::max(out.tokens.last, end_);
    return out;
  }

  // Speech without any mark: a verb, or a place or date and a verb, right behind the speaker.
  bool is_direct(uint32_t t) const {
    if (direct_ != kNone || t > begin_ + 2 || !takes(kContentThat) || !takes(kContentQuote))
      return false;
    const Reading* r = scene_.reading(t);
    return is_finite_verb(r) && r->inflection.aspect == Aspect::perfect &&
           scene_.mention_from(t) == nullptr;
  }

  // A prepositional or bare object. Documents, places of speaking and people spoken to are none.
  std::optional<Content> argument_at(uint32_t t) {
    if (takes(kContentDocument) && t == begin_ && scene_.is_word_of(t, SpeakerWordKind::document))
      return made(t, false, true);
    const NounPhrase* p = scene_.phrase_from(t);
    if (scene_.part(t) == PartOfSpeech::preposition) {
      const uint16_t bit = content_bit(scene_.sense(t));
      if (!takes(bit) || bit == 0 || t + 1 >= end_) return std::nullopt;
      if (scene_.is_complementizer(t + 1)) return made(t + 1, true, false);
      return skip_adjunct(scene_, t, 0) == t || is_answer(t + 1) || !is_adjunct_noun(t + 1)
                 ? made(t, false, true)
                 : std::nullopt;
    }
    if (p == nullptr) return demonstrative_at(t);
    const bool listed = p->coordinated != kNone && t > 0 && scene_.is_mark(t - 1, ',');
    if (!p->relation.empty() && !listed) {
      const uint16_t bit = content_bit(p->relation);
      return bit != 0 && takes(bit) && (is_answer(t) || !is_adjunct_noun(t)) ? made(t, false, true)
                                                                             : std::nullopt;
    }
    const bool near = row_.kind != CueKind::light || t < begin_ + kMaxLightGap;
    if (takes(kContentDocument) && near && is_document(*p)) return made(t, false, true);
    if (!takes(kContentObject) || p->phrase_class == PhraseClass::time || scene_.after_date(t) != t)
      return std::nullopt;
    if (t == begin_ && is_attribute(t)) return std::nullopt;
    if (const uint32_t that = that_behind(t); that != kNone) return made(that, true, false);
    return made(t, false, true);
  }

  // ", the colonel N. N., that": an object without a verb before a mark and "that" is none.
  uint32_t that_behind(uint32_t t) const {
    if (!takes(kContentThat)) return kNone;
    for (uint32_t k = t + 1; k + 1 < std::min(end_, t + kMaxApposition); ++k) {
      if (is_finite_verb(scene_.reading(k)) && scene_.mention_from(k) == nullptr) return kNone;
      if (scene_.is_mark(k, ',') && scene_.is_complementizer(k + 1)) return k + 1;
    }
    return kNone;
  }

  // A word with the article that can be a participle, right behind the speaker, describes it.
  bool is_attribute(uint32_t t) const {
    for (const Reading& r : readings_of(*scene_.layers.words, t)) {
      const PartOfSpeech part = r.inflection.part;
      if (r.has(kCliticAl) && (part == PartOfSpeech::agent || part == PartOfSpeech::patient))
        return true;
    }
    return false;
  }

  std::optional<Content> demonstrative_at(uint32_t t) {
    const bool pointed =
        scene_.part(t) == PartOfSpeech::demonstrative || scene_.part(t) == PartOfSpeech::negation;
    return takes(kContentObject) && pointed ? made(t, false, true) : std::nullopt;
  }

  bool is_document(const NounPhrase& p) const {
    return p.phrase_class == PhraseClass::document ||
           scene_.is_word_of(p.tokens.first, SpeakerWordKind::document) ||
           scene_.is_word_of(p.tokens.first, SpeakerWordKind::account);
  }

  // "threatened with an answer": what is threatened or demanded, not what it is said in.
  bool is_answer(uint32_t t) const {
    const bool acts = row_.stance == Stance::threatens || row_.stance == Stance::demands;
    return acts && scene_.is_word_of(t, SpeakerWordKind::document);
  }

  bool is_adjunct_noun(uint32_t t) const {
    return scene_.is_word_of(t, SpeakerWordKind::document) ||
           scene_.is_word_of(t, SpeakerWordKind::media) || scene_.after_date(t) != t;
  }

  std::optional<Content> made(uint32_t t, bool that, bool object) {
    Content out;
    out.tokens = {t, content_end(scene_, t)};
    out.that = that;
    out.object = object;
    return out;
  }

  // Nothing may come behind a clause of another verb.
  bool closed_at(uint32_t t) const {
    const Reading* r = scene_.reading(t);
    if (!is_finite_verb(r) || scene_.mention_from(t) != nullptr)
      return scene_.is_clause_conjunction(t) && t > begin_ + 3;
    if (r->inflection.aspect == Aspect::imperfect && takes(kContentThat))
      return false;  // ", and he is called X,"
    return r->has(kCliticWa) || r->has(kCliticFa);
  }

  // Past a phrase, or one token.
  uint32_t step(uint32_t t) const {
    const NounPhrase* p = scene_.phrase_from(t);
    return p == nullptr ? t + 1 : std::max(t + 1, p->tokens.last);
  }

  const Scene& scene_;
  const CueRow& row_;
  uint32_t begin_;
  uint32_t end_;
  uint32_t direct_ = kNone;  // where unmarked speech would begin
};

// The end of a phrase with the names and marks glued to it.
uint32_t after_phrase_with_names(const Scene& scene, uint32_t t) {
  const NounPhrase* p = scene.phrase_at(t);
  uint32_t last = p == nullptr ? t + 1 : p->tokens.last;
  const uint32_t end = scene.sentence_end(t);
  while (last < end) {
    const Enclosure* e = scene.enclosure_from(last);
    if (e == nullptr || scene.count_words(e->tokens) > 4) break;
    last = std::min(end, e->tokens.last);
  }
  return last;
}

// "in a statement that agency X carried": behind the verb with its pronoun and the agency.
uint32_t after_carrier(const Scene& scene, uint32_t t) {
  if (t + 1 >= scene.sentence_end(t - 1) || scene.text.tokens[t].kind != TokenKind::word) return t;
  for (const Reading& r : readings_of(*scene.layers.words, t)) {
    const bool carried =
        r.inflection.part == PartOfSpeech::verb && r.suffix != Suffix::none && r.clitics == 0;
    if (!carried || scene.rules.verbs.count(r.lexeme) == 0) continue;
    const NounPhrase* p = scene.phrase_at(t + 1);
    return p == nullptr ? t + 1 : after_phrase_with_names(scene, t + 1);
  }
  return t;
}

}  // namespace

uint32_t content_end(const Scene& scene, uint32_t token) {
  const uint32_t end = scene.sentence_end(token);
  if (end >= scene.size()) return end;
  const Enclosure* q = scene.quotation_around(end);
  const bool runs_on = q != nullptr && q->tokens.first < end && q->tokens.first + 3 >= token;
  return runs_on ? std::max(end, q->tokens.last) : end;
}

uint32_t skip_adjunct(const Scene& scene, uint32_t token, uint16_t content) {
  if (const uint32_t date = scene.after_date(token); date > token) return date;
  if (const uint32_t connector = scene.after_phrase(token, CueKind::connector); connector > token)
    return connector;
  const uint32_t end = scene.sentence_end(token);
  uint32_t noun = token;
  std::string_view relation;
  if (scene.part(token) == PartOfSpeech::preposition) {
    relation = scene.sense(token);
    ++noun;
  } else if (const NounPhrase* p = scene.phrase_from(token); p != nullptr) {
    relation = p->relation;
  }
  if (relation.empty() || noun >= end) return token;
  while (noun < end && (scene.is_quote(noun) || scene.is_mark(noun, '#'))) ++noun;
  if (noun >= end) return token;
  const NounPhrase* p = scene.phrase_at(noun);
  if (p == nullptr && scene.after_date(noun) == noun) return token;
  const bool spoken_in = scene.is_word_of(noun, SpeakerWordKind::document) ||
                         scene.is_word_of(noun, SpeakerWordKind::media) ||
                         scene.after_date(noun) != noun ||
                         (p != nullptr && p->phrase_class == PhraseClass::time);
  if (!spoken_in && (content & content_bit(relation)) != 0) return token;
  if (const uint32_t date = scene.after_date(noun); date > noun) return date;
  const bool document = scene.is_word_of(noun, SpeakerWordKind::document);
  if (document && noun + 1 < end && after_carrier(scene, noun + 1) > noun + 1)
    return after_carrier(scene, noun + 1);
  const uint32_t after = std::max(token + 1, after_phrase_with_names(scene, noun));
  return document ? after_carrier(scene, after) : after;
}

std::optional<Content> find_content(const Scene& scene, uint32_t token, const CueRow& row) {
  if (token == 0) return std::nullopt;
  return ContentFinder(scene, token, row).run();
}

}  // namespace isnad
