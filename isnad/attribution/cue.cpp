// Method: phrases by the trie, verbs and participles by the lexeme of the chosen reading. A verb
// that does not report as it stands (negated, in a purpose or condition, in the future) is kept
// with its flag or left out.
#include "isnad/attribution/cue.hpp"

#include <algorithm>
#include <optional>

#include "isnad/text/codes.hpp"

namespace isnad {
namespace {

constexpr uint32_t kMaxNameWords = 3;  // in quotation marks

class CueFinder {
 public:
  explicit CueFinder(const Scene& scene) : scene_(scene) {}

  std::vector<Cue> run() {
    std::vector<Cue> out;
    for (uint32_t t = 0; t < scene_.size();) {
      std::optional<Cue> cue = phrase_at(t);
      if (!cue) cue = word_at(t);
      if (cue) out.push_back(*cue);
      t = cue ? cue->tokens.last : t + 1;
    }
    return out;
  }

 private:
  std::optional<Cue> phrase_at(uint32_t t) const {
    std::vector<PhraseMatch> matches;
    scene_.rules.phrases.find_at(scene_.text, *scene_.layers.words, *scene_.layers.lexicon, t,
                                 matches);
    std::optional<Cue> out;
    for (const PhraseMatch& m : matches) {
      if ((m.clitics & ~(kCliticWa | kCliticFa)) != 0) continue;
      if (scene_.sentence_end(t) < m.tokens.last) continue;
      const CueKind kind = scene_.rules.cues[m.payload].kind;
      if (kind == CueKind::as && !reports_next(m.tokens.last)) continue;
      if (kind == CueKind::according && !takes_noun(m.tokens.last, t)) continue;
      if (out && m.tokens.last <= out->tokens.last) continue;
      out = Cue{m.tokens, m.payload, CueForm::phrase};
      out->joined = (m.clitics & kCliticWa) != 0;
    }
    return out;
  }

  // Is the next word a verb of reporting?
  bool reports_next(uint32_t t) const {
    if (t >= scene_.size()) return false;
    const Reading* r = scene_.reading(t);
    return is_finite_verb(r) && scene_.rules.verbs.count(r->lexeme) > 0;
  }

  // A phrase before its speaker is followed by a noun, in the same sentence, and governed by no
  // article.
  bool takes_noun(uint32_t next, uint32_t t) const {
    if (next >= scene_.sentence_end(t)) return false;
    const PartOfSpeech p = scene_.part(next);
    if (p == PartOfSpeech::verb || p == PartOfSpeech::complementizer) return false;
    const Reading* r = scene_.reading(t);
    return r == nullptr || !r->has(kCliticAl);
  }

  std::optional<Cue> word_at(uint32_t t) const {
    const Reading* r = scene_.reading(t);
    if (r == nullptr || r->lexeme == kNone) return std::nullopt;
    const auto verb = scene_.rules.verbs.find(r->lexeme);
    const PartOfSpeech part = r->inflection.part;
    if (verb == scene_.rules.verbs.end() ||
        (part != PartOfSpeech::verb && part != PartOfSpeech::agent))
      return rescued(t);
    if (is_called(t, *r)) return std::nullopt;
    Cue cue{{t, t + 1}, verb->second.front()};
    cue.joined = r->has(kCliticWa) || r->has(kCliticFa);
    cue.object_pronoun = r->suffix != Suffix::none;
    cue.first_person = r->inflection.person == 1;
    if (r->inflection.part == PartOfSpeech::verb) return verb_cue(cue, *r);
    if (r->inflection.part == PartOfSpeech::agent) return participle_cue(cue, *r);
    return std::nullopt;
  }

  // The passive "is called", written with the letter that no active imperfect ends in.
  bool is_called(uint32_t t, const Reading& chosen) const {
    if (!scene_.text.tokens[t].has(kEndsMaqsura) || chosen.inflection.aspect != Aspect::imperfect)
      return false;
    for (const Reading& r : readings_of(*scene_.layers.words, t)) {
      if (r.lexeme != chosen.lexeme && r.inflection.voice == Voice::passive) return true;
    }
    return false;
  }

  // Right before "that"; before a speaker and "that"; behind a name; or read as a first person.
  bool stands_as_verb(uint32_t t) const {
    if (scene_.is_complementizer(t + 1)) return true;
    const Reading* r = scene_.reading(t);
    if (is_finite_verb(r)) return is_weak(t, *r);
    const uint32_t end = std::min(scene_.sentence_end(t), t + 12);
    if (is_light(t) && (t == scene_.sentence_begin(t) || scene_.is_any_mark(t - 1) ||
                        scene_.is_word_of(t + 1, SpeakerWordKind::document))) {
      for (uint32_t k = t + 1; k < end; ++k) {
        if (scene_.is_word_of(k, SpeakerWordKind::document)) return true;
      }
    }
    const NounPhrase* next = scene_.phrase_from(t + 1);
    if (next != nullptr && r->inflection.part == PartOfSpeech::preposition &&
        (t == scene_.sentence_begin(t) || r->has(kCliticWa))) {
      for (uint32_t k = next->tokens.last; k < end; ++k) {
        if (scene_.is_complementizer(k)) return true;
      }
    }
    const NounPhrase* before = t > scene_.sentence_begin(t) ? scene_.phrase_at(t - 1) : nullptr;
    const bool named =
        before != nullptr && before->phrase_class == PhraseClass::name && before->tokens.last == t;
    return named && r->inflection.part == PartOfSpeech::noun && r->clitics == 0 &&
           scene_.part(t + 1) == PartOfSpeech::preposition;
  }

  // A reading as another verb gives way: a first person, an unmarked passive, one without the cue's
  // preposition.
  bool is_weak(uint32_t t, const Reading& chosen) const {
    if (chosen.inflection.person == 1) return true;
    if (chosen.inflection.voice == Voice::passive && !scene_.text.tokens[t].has(kFirstDamma))
      return true;
    const bool imperfect = chosen.inflection.aspect == Aspect::imperfect;
    if (imperfect && scene_.text.tokens[t].has(kEndsMaqsura)) return true;
    if (scene_.part(t + 1) != PartOfSpeech::preposition) return false;
    for (const Reading& r : readings_of(*scene_.layers.words, t)) {
      const auto verb = scene_.rules.verbs.find(r.lexeme);
      if (verb == scene_.rules.verbs.end() || r.inflection.part != PartOfSpeech::verb) continue;
      if ((scene_.rules.cues[verb->second.front()].content & kContentAbout) != 0)
        return scene_.sense(t + 1) == "about";
    }
    return false;
  }

  bool is_light(uint32_t t) const {
    for (const Reading& r : readings_of(*scene_.layers.words, t)) {
      const auto verb = scene_.rules.verbs.find(r.lexeme);
      if (verb != scene_.rules.verbs.end() &&
          scene_.rules.cues[verb->second.front()].kind == CueKind::light)
        return true;
    }
    return false;
  }

  // A word read as a noun or a function word that stands as a verb does.
  std::optional<Cue> rescued(uint32_t t) const {
    if (t + 1 >= scene_.sentence_end(t) || !stands_as_verb(t)) return std::nullopt;
    for (const Reading& r : readings_of(*scene_.layers.words, t)) {
      if (r.inflection.part != PartOfSpeech::verb || r.inflection.voice == Voice::passive) continue;
      if (r.inflection.aspect != Aspect::perfect) continue;
      const auto verb = scene_.rules.verbs.find(r.lexeme);
      if (verb == scene_.rules.verbs.end()) continue;
      Cue cue{{t, t + 1}, verb->second.front()};
      cue.joined = r.has(kCliticWa) || r.has(kCliticFa);
      return verb_cue(cue, r);
    }
    return std::nullopt;
  }

  std::optional<Cue> verb_cue(Cue cue, const Reading& r) const {
    const uint32_t t = cue.tokens.first;
    if (r.has(kCliticSa) || r.has(kCliticLi) || in_name(t)) return std::nullopt;
    if (r.inflection.person == 2) return std::nullopt;
    if (t > scene_.sentence_begin(t)) {
      const PartOfSpeech before = scene_.part(t - 1);
      const std::string_view sense = scene_.sense(t - 1);
      cue.negated = before == PartOfSpeech::negation;
      if (before == PartOfSpeech::complementizer && r.inflection.aspect == Aspect::imperfect &&
          is_subjunctive(t - 1))
        return std::nullopt;
      if (sense == "future" || sense == "if" || sense == "purpose") return std::nullopt;
    }
    if (is_measure(cue, r)) return std::nullopt;
    cue.passive = r.inflection.voice == Voice::passive && !has_active(t, r.lexeme);
    return cue;
  }

  // In a name in quotation marks: "operation 'promise of the ears'".
  bool in_name(uint32_t t) const {
    const Enclosure* e = scene_.quotation_around(t);
    return e != nullptr && t == e->tokens.first + 1 &&
           scene_.count_words(e->tokens) <= kMaxNameWords;
  }

  // "no fewer than": an imperfect before a preposition that its cue does not take.
  bool is_measure(const Cue& cue, const Reading& r) const {
    const uint32_t next = cue.tokens.last;
    if (r.inflection.aspect != Aspect::imperfect || next >= scene_.sentence_end(cue.tokens.first))
      return false;
    if (scene_.part(next) != PartOfSpeech::preposition) return false;
    const bool about =
        scene_.sense(next) == "about" && (scene_.rules.cues[cue.row].content & kContentAbout) == 0;
    const bool on =
        scene_.sense(next) == "on" && (scene_.rules.cues[cue.row].content & kContentOn) == 0;
    return about || (on && cue.negated);
  }

  // "an" (hamza above) takes the subjunctive; "inna" (hamza below) and "anna" with a pronoun do
  // not.
  bool is_subjunctive(uint32_t t) const {
    const Reading* r = scene_.reading(t);
    return scene_.text.tokens[t].has(kHamzaAbove) && r != nullptr && r->suffix == Suffix::none &&
           scene_.text.codes(t).size() == 2u + r->cut_front;
  }

  bool has_active(uint32_t t, LexemeId lexeme) const {
    if (scene_.text.tokens[t].has(kFirstDamma)) return false;
    for (const Reading& r : readings_of(*scene_.layers.words, t)) {
      if (r.lexeme == lexeme && r.inflection.part == PartOfSpeech::verb &&
          r.inflection.voice == Voice::active)
        return true;
    }
    return false;
  }

  // An indefinite accusative participle: "pointing out", "affirming".
  std::optional<Cue> participle_cue(Cue cue, const Reading& r) const {
    cue.form = CueForm::participle;
    if (r.has(kCliticAl) || r.has(kCliticBi) || r.has(kCliticLi) || r.has(kCliticKa))
      return std::nullopt;
    const bool masculine = r.inflection.gender != Gender::feminine &&
                           r.inflection.number != Number::plural &&
                           r.inflection.number != Number::dual;
    const Token& token = scene_.text.tokens[cue.tokens.first];
    if (masculine && !r.inflection.accusative && !token.has(kTanwin)) return std::nullopt;
    return cue;
  }

  const Scene& scene_;
};

}  // namespace

std::vector<Cue> find_cues(const Scene& scene) { return CueFinder(scene).run(); }

}  // namespace isnad
