// Is it told as a fact? Negation and future on the verb, "lack of" before a verbal noun,
// conditions, and the verb or noun that governs the trigger (plan, demand, threat, fear,
// prevention).
#include <map>
#include <set>
#include <string_view>

#include "isnad/events/parts.hpp"
#include "isnad/text/codes.hpp"

namespace isnad {
namespace {

constexpr uint32_t kGovernorReach = 8;    // tokens back from the trigger
constexpr uint32_t kComplementReach = 4;  // tokens from "that" back to the noun it completes

class ModalityReader {
 public:
  ModalityReader(const EventContext& context, Event& event)
      : c_(context), event_(event), head_(event.trigger.first) {}

  void read() {
    const Reading* r = c_.reading(head_);
    const Clause& clause = c_.syntax.clauses[event_.clause];
    if (is_finite_verb(r)) read_verb(*r, clause, head_);
    if (clause.kind == ClauseKind::conditional && !is_set_apart(clause))
      event_.modality = Modality::conditional;
    read_negated_noun(clause);
    if (!is_finite_verb(r)) read_carrier(clause);
    read_purpose();
    read_governor(clause);
    read_attributes();
    read_question();
  }

 private:
  // What stands before a verb says whether it came to pass.
  void read_verb(const Reading& r, const Clause& clause, uint32_t verb) {
    if (r.has(kCliticSa)) event_.modality = Modality::planned;
    for (uint32_t i = verb; i-- > clause.tokens.first && verb - i <= 3;) {
      const Lexeme* lexeme = c_.lexeme(i);
      if (lexeme == nullptr) continue;
      if (lexeme->part == PartOfSpeech::negation) event_.negated = true;
      if (lexeme->sense == "future") event_.modality = Modality::planned;
      if (lexeme->sense == "possible") event_.modality = Modality::possible;
      if (lexeme->sense == "done" && r.inflection.aspect == Aspect::imperfect)
        event_.modality = Modality::possible;
      if (lexeme->sense == "almost") event_.negated = true;
      if (is_finite_verb(c_.reading(i))) break;
    }
  }

  // Behind a comma the condition is over.
  bool is_set_apart(const Clause& clause) const {
    for (uint32_t i = head_; i-- > clause.tokens.first;) {
      if (c_.layers.text->is_mark(i, ',')) return true;
    }
    return false;
  }

  // "did not manage to control", "will launch raids": the verb that carries the noun.
  void read_carrier(const Clause& clause) {
    if (clause.verb == kNone || clause.verb >= head_) return;
    const Reading* verb = c_.reading(clause.verb);
    if (verb->lexeme == kNone) return;
    const auto carrier = c_.rules.carriers.find(verb->lexeme);
    if (carrier == c_.rules.carriers.end() || carrier->second.stands) return;
    for (uint32_t i = head_; i-- > clause.verb + 1;) {
      if (is_barrier(i)) return;
    }
    read_verb(*verb, clause, clause.verb);
  }

  // "an operation to liberate X": what is aimed at has not happened yet.
  void read_purpose() {
    const Reading* r = c_.reading(head_);
    if (r == nullptr || r->inflection.part != PartOfSpeech::masdar) return;
    const NounPhrase* own = c_.phrase_at(head_);
    const bool purpose = own != nullptr && own->relation == "purpose";
    if (!purpose && !aims()) return;
    const Reading* before = head_ == 0 ? nullptr : c_.reading(head_ - 1);
    const bool governed = before != nullptr && before->lexeme != kNone &&
                          (is_finite_verb(before) || c_.rules.carriers.count(before->lexeme) > 0);
    const bool headed_for =
        own != nullptr && own->relation == "toward";  // "moves toward freeing X"
    if (purpose || headed_for || (r->has(kCliticLi) && r->suffix == Suffix::none && !governed))
      event_.modality = Modality::planned;
  }

  // Kinds of events that are fought for, rather than punished or mourned.
  bool aims() const {
    static const std::set<std::string_view> types = {"attack.assault",      "attack.offensive",
                                                     "relief.delivered",    "detention.released",
                                                     "detention.exchanged", "population.evacuated"};
    const std::string_view family = family_of(event_.type);
    return family == "territory" || family == "force" || types.count(event_.type) > 0;
  }

  // "the expected attack on X"
  void read_attributes() {
    const NounPhrase* own = c_.phrase_at(head_);
    if (own == nullptr || is_finite_verb(c_.reading(head_))) return;
    for (uint32_t i = head_ + 1; i < own->tokens.last; ++i) {
      const Reading* r = c_.reading(i);
      if (r == nullptr || r->inflection.part == PartOfSpeech::masdar || is_finite_verb(r)) continue;
      if (take_governor(i)) return;
    }
  }

  // "without", "lack of" right before the verbal noun.
  void read_negated_noun(const Clause& clause) {
    const Reading* own = c_.reading(head_);
    bool joined = own != nullptr && own->has(kCliticWa);  // "without dead, and the flight of"
    for (uint32_t i = head_; i-- > clause.tokens.first && head_ - i <= kGovernorReach;) {
      joined = joined || c_.layers.text->is_mark(i, ',');
      const Lexeme* lexeme = c_.lexeme(i);
      if (lexeme == nullptr) continue;
      const bool lacks = lexeme->sense == "not" || lexeme->sense == "without";
      if (lacks && (head_ - i <= 2 || (!joined && is_carrying_noun(i + 1)))) event_.negated = true;
      if (is_finite_verb(c_.reading(i))) return;
    }
  }

  // "the non-exposure of any post to an attempt at bombing"
  bool is_carrying_noun(uint32_t i) const {
    const Reading* r = c_.reading(i);
    return r != nullptr && r->inflection.part == PartOfSpeech::masdar &&
           c_.rules.carriers.count(r->lexeme) > 0;
  }

  // The nearest governing word before the trigger: in its clause, or the verb or noun that the
  // clause completes. What is foiled above an attempt or a plan did not happen.
  void read_governor(const Clause& clause) {
    const uint32_t begin = clause.tokens.first;
    for (uint32_t i = head_; i-- > begin && head_ - i <= kGovernorReach;) {
      if (take_governor(i)) {
        read_foiled(i, begin);
        return;
      }
      if (is_barrier(i)) return;
    }
    if (clause.kind != ClauseKind::complement || clause.parent == kNone) return;
    if (!is_subjunctive(begin)) return;
    if (is_almost(begin)) event_.negated = true;
    const Clause& parent = c_.syntax.clauses[clause.parent];
    if (parent.verb != kNone && take_governor(parent.verb)) return;
    const uint32_t first = c_.layers.text->sentence(head_).tokens.first;
    for (uint32_t i = begin; i-- > first && begin - i <= kComplementReach;) {
      if (c_.layers.text->is_mark(i, ',') || is_finite_verb(c_.reading(i)) || take_governor(i))
        return;
    }
  }

  // "the shelling almost (killed)": the auxiliary before the subject and "that".
  bool is_almost(uint32_t that) const {
    const uint32_t first = c_.layers.text->sentence(head_).tokens.first;
    for (uint32_t i = that; i-- > first && that - i <= kGovernorReach;) {
      const Lexeme* lexeme = c_.lexeme(i);
      if (lexeme != nullptr && lexeme->sense == "almost") return true;
      if (is_finite_verb(c_.reading(i))) return false;
    }
    return false;
  }

  // "the aim was to kill", "the purpose of the operation (is) the assassination of": the noun is
  // definite, and the event is what it is said to be.
  bool is_equated(uint32_t noun) const {
    const NounPhrase* p = c_.phrase_at(noun);
    if (p == nullptr || p->head != noun || noun + 1 >= head_) return false;
    const Reading* r = c_.reading(noun);
    if (!p->definite && !r->definite()) return false;
    for (uint32_t i = noun + 1; i < head_; ++i) {
      const Reading* between = c_.reading(i);
      if (between == nullptr) continue;
      const PartOfSpeech part = between->inflection.part;
      if (part == PartOfSpeech::auxiliary || part == PartOfSpeech::pronoun) return true;
    }
    const Lexeme* next = c_.lexeme(noun + 1);
    return next != nullptr && next->part == PartOfSpeech::preposition && next->sense == "from";
  }

  // "that he leave", "that he be killed": the verb or auxiliary of the complement is no perfect.
  bool is_subjunctive(uint32_t begin) const {
    const Reading* verb = c_.reading(head_);
    if (is_finite_verb(verb) && verb->inflection.aspect == Aspect::imperfect) return true;
    const Reading* next = begin + 1 < head_ ? c_.reading(begin + 1) : nullptr;
    return next != nullptr && next->inflection.part == PartOfSpeech::auxiliary &&
           !c_.layers.text->codes(begin + 1).empty() &&
           is_imperfect_form(c_.layers.text->codes(begin + 1));
  }

  // Auxiliaries are listed by their forms: the imperfect begins with ya or ta.
  static bool is_imperfect_form(std::string_view codes) {
    const Code first = static_cast<Code>(codes.front());
    return first == kYa || first == kTa;
  }

  // "foiled an attempt to", "thwarted a plot to"
  void read_foiled(uint32_t governor, uint32_t begin) {
    for (uint32_t i = governor; i-- > begin && governor - i <= kComplementReach;) {
      const Reading* r = c_.reading(i);
      if (r == nullptr || r->lexeme == kNone) continue;
      const auto above = c_.rules.governors.find(r->lexeme);
      if (above == c_.rules.governors.end()) continue;
      if (above->second.modality == "negated" && !is_negated(i)) event_.negated = true;
      return;
    }
  }

  // "Did the army withdraw?"; what a noun names, a question takes for granted.
  void read_question() {
    const TokenRange sentence = c_.layers.text->sentence(head_).tokens;
    if (event_.modality != Modality::actual || !is_finite_verb(c_.reading(head_))) return;
    for (uint32_t i = sentence.last; i-- > head_ + 1 && sentence.last - i <= 2;) {
      if (c_.layers.text->is_mark(i, '?')) event_.modality = Modality::possible;
    }
  }

  bool is_negated(uint32_t i) const {
    const Lexeme* before = i == 0 ? nullptr : c_.lexeme(i - 1);
    return before != nullptr && (before->part == PartOfSpeech::negation || before->sense == "not" ||
                                 before->sense == "without" || before->sense == "except");
  }

  bool take_governor(uint32_t i) {
    const Reading* r = c_.reading(i);
    if (r == nullptr || r->lexeme == kNone) return false;
    const auto governor = c_.rules.governors.find(r->lexeme);
    if (governor == c_.rules.governors.end() || may_carry(i)) return false;
    static const std::map<std::string, Modality> modalities = {
        {"planned", Modality::planned},       {"demanded", Modality::demanded},
        {"threatened", Modality::threatened}, {"possible", Modality::possible},
        {"denied", Modality::denied},         {"conditional", Modality::conditional}};
    const auto modality = modalities.find(governor->second.modality);
    const std::string& kind = governor->second.modality;
    const bool negated = is_negated(i);
    if (kind == "aim" && !is_equated(i)) return false;
    if (kind == "aim") event_.modality = Modality::planned;
    if (kind == "unfounded" && !negated) return false;  // "the truth of": only "no truth in"
    if (kind == "unfounded") event_.modality = Modality::denied;
    if (modality != modalities.end()) event_.modality = modality->second;
    if (negated && (kind == "negated" || kind == "denied"))
      event_.modality = Modality::possible;  // "did not rule out"
    else if (kind == "negated")
      event_.negated = true;
    if (governor->second.modality == "attempted" && event_.type.rfind("attack.", 0) != 0)
      event_.modality = Modality::planned;
    event_.rules.push_back(governor->second.row);
    return true;
  }

  // The same letters may be a verb that carries: "managed to", not "may".
  bool may_carry(uint32_t i) const {
    for (const Reading& r : readings_of(*c_.layers.words, i)) {
      const bool other = c_.rules.governors.count(r.lexeme) == 0;
      if (other && is_finite_verb(&r) && c_.rules.carriers.count(r.lexeme) > 0) return true;
    }
    return false;
  }

  // Another event noun or verb between: what governs it does not govern this one.
  bool is_barrier(uint32_t i) const {
    const Reading* r = c_.reading(i);
    if (r == nullptr || r->lexeme == kNone) return false;
    if (is_finite_verb(r)) return true;
    return r->inflection.part == PartOfSpeech::masdar && c_.rules.by_lexeme.count(r->lexeme) > 0;
  }

  const EventContext& c_;
  Event& event_;
  uint32_t head_;
};

}  // namespace

void set_modality(const EventContext& context, Event& event) {
  ModalityReader(context, event).read();
}

}  // namespace isnad
