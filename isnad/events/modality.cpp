// Is it told as a fact? Negation and future on the verb, "lack of" before a verbal noun,
// conditions, purposes, questions; what governs the trigger is in governors.cpp.
#include <algorithm>
#include <set>
#include <string_view>

#include "isnad/events/parts.hpp"
#include "isnad/text/codes.hpp"

namespace isnad {
namespace {

constexpr uint32_t kNegationReach = 8;  // tokens back from the trigger
constexpr uint32_t kLackReach = 14;  // from the trigger to "lack of exposure", past what it is of
constexpr uint32_t kAuxiliaryReach = 6;  // tokens from the verb back to "may be"

class ModalityReader {
 public:
  ModalityReader(const EventContext& context, Event& event)
      : c_(context), event_(event), head_(event.trigger.first), lead_(lead_of(head_)) {}

  void read() {
    const Reading* r = c_.reading(head_);
    const Clause& clause = c_.syntax.clauses[event_.clause];
    if (is_finite_verb(r)) read_verb(*r, clause, head_);
    if (clause.kind == ClauseKind::conditional && !is_set_apart(clause))
      event_.modality = Modality::conditional;
    read_negated_noun(clause);
    if (!is_finite_verb(r)) read_carrier(clause);
    if (!is_finite_verb(r)) read_auxiliary(clause);
    read_purpose();
    read_governors(c_, lead_, event_);
    if (event_.modality == Modality::actual && !is_finite_verb(r)) read_described();
    read_question();
  }

 private:
  // "to take back control", "launching raids": the first of the verbal nouns that carry the trigger
  // right before it.
  uint32_t lead_of(uint32_t i) const {
    if (is_finite_verb(c_.reading(i))) return i;
    while (i > 0) {
      uint32_t before = i - 1;
      const Reading* r = c_.reading(i);
      const bool by = r != nullptr && r->has(kCliticBi) && !r->has(kCliticWa);
      if (!by && is_led_by_preposition(i)) break;
      if (before > 0 && leads_to(before))
        --before;  // "to begin (with) the operation", "to take part in", "the resort to raids"
      if (!is_carrying_noun(before) && !is_operation(before)) break;
      i = before;
    }
    return i;
  }

  // "begin the battle of the lifting of the siege": a noun of fighting that waits for its genitive.
  bool is_operation(uint32_t i) const {
    const Reading* r = c_.reading(i);
    const Lexeme* lexeme = c_.lexeme(i);
    return lexeme != nullptr && lexeme->noun_class == NounClass::event && !r->has(kCliticAl) &&
           !r->has(kCliticWa) && r->suffix == Suffix::none && !is_finite_verb(r) &&
           family_of(event_.type) == "territory";
  }

  bool leads_to(uint32_t i) const {
    const Lexeme* lexeme = c_.lexeme(i);
    return lexeme != nullptr && lexeme->part == PartOfSpeech::preposition &&
           (lexeme->sense == "in" || lexeme->sense == "to");
  }

  bool is_led_by_preposition(uint32_t i) const {
    const Reading* r = c_.reading(i);
    return r == nullptr || r->has(kCliticLi) || r->has(kCliticBi) || r->has(kCliticKa) ||
           r->has(kCliticWa);
  }

  // What stands before a verb says whether it came to pass.
  void read_verb(const Reading& r, const Clause& clause, uint32_t verb) {
    if (r.has(kCliticSa)) event_.modality = Modality::planned;
    if (is_held_possible(clause, verb)) event_.modality = Modality::possible;
    // "met, and did not (wa-lam) shell": the particle may stand before the clause of its verb
    const uint32_t sentence = c_.layers.text->sentence(verb).tokens.first;
    const bool opens = clause.tokens.first == verb && verb > sentence;
    const uint32_t first = opens ? verb - 1 : clause.tokens.first;
    for (uint32_t i = verb; i-- > first && verb - i <= 3;) {
      const Lexeme* lexeme = c_.lexeme(i);
      if (lexeme == nullptr) continue;
      if (lexeme->part == PartOfSpeech::negation) take_negation(i);
      if (opens && i < clause.tokens.first) break;
      if (lexeme->sense == "future") event_.modality = Modality::planned;
      if (lexeme->sense == "possible") event_.modality = Modality::possible;
      if (lexeme->sense == "done" && r.inflection.aspect == Aspect::imperfect)
        event_.modality = Modality::possible;
      if (lexeme->sense == "almost") event_.negated = true;
      if (is_finite_verb(c_.reading(i))) break;
    }
  }

  // "did not"; but "unless (what not) he leaves" is a condition.
  void take_negation(uint32_t i) {
    const Lexeme* before = i == 0 ? nullptr : c_.lexeme(i - 1);
    const bool unless = before != nullptr && before->sense == "what";
    if (unless) {
      event_.modality = is_wanted() ? Modality::demanded : Modality::conditional;
    } else if (!has_exception(i)) {
      event_.negated = true;
    }
  }

  // "did not free them but (illa) for a ransom": it came to pass; "brought no injuries but the
  // death of one": what stands before did not.
  bool has_exception(uint32_t negation) const {
    constexpr uint32_t kReach = 10;  // tokens
    const Lexeme* particle = c_.lexeme(negation);
    if (particle == nullptr || particle->sense != "did_not") return false;
    const uint32_t end = c_.layers.text->sentence(negation).tokens.last;
    for (uint32_t i = negation + 1; i < end && i <= negation + kReach; ++i) {
      const Lexeme* lexeme = c_.lexeme(i);
      if (c_.layers.text->is_mark(i, ',')) return false;
      if (lexeme != nullptr && lexeme->sense == "except")
        return i < head_ || is_finite_verb(c_.reading(head_));
    }
    return false;
  }

  // What the other side is to do: "unless the tanks withdraw".
  bool is_wanted() const {
    static const std::set<std::string_view> types = {
        "territory.withdrawn",  "territory.siege_lifted", "detention.released",
        "materiel.handed_over", "population.returned",    "relief.delivered",
        "politics.ceasefire",   "force.surrendered",      "detention.exchanged",
        "population.evacuated"};
    return types.count(event_.type) > 0;
  }

  // "may have been killed": the auxiliary is in the imperfect.
  bool is_held_possible(const Clause& clause, uint32_t verb) const {
    for (uint32_t i = verb; i-- > clause.tokens.first + 1 && verb - i <= kAuxiliaryReach;) {
      const Reading* r = c_.reading(i);
      if (is_finite_verb(r)) return false;
      const Lexeme* before = c_.lexeme(i - 1);
      if (r != nullptr && r->inflection.part == PartOfSpeech::auxiliary && before != nullptr &&
          before->sense == "done" && is_imperfect_auxiliary(c_, i))
        return true;
    }
    return false;
  }

  // "the release will be (carried out)", "did not take place": the auxiliary right before the noun.
  void read_auxiliary(const Clause& clause) {
    if (lead_ == 0 || lead_ <= clause.tokens.first) return;
    const uint32_t at = lead_ - 1;
    const Reading* r = find_reading(*c_.layers.words, at, PartOfSpeech::auxiliary);
    if (r == nullptr || c_.layers.lexicon->lexemes[r->lexeme].sense != "done") return;
    const std::string_view codes = c_.layers.text->codes(at);
    // "will (sa-) be done", "then (fa-) it will be done"
    const auto is = [&](size_t k, Code code) {
      return k < codes.size() && static_cast<Code>(codes[k]) == code;
    };
    if (is(0, kSeen) || ((is(0, kFa) || is(0, kWaw)) && is(1, kSeen)))
      event_.modality = Modality::planned;
    const Lexeme* before = at == clause.tokens.first ? nullptr : c_.lexeme(at - 1);
    if (before == nullptr) return;
    if (before->part == PartOfSpeech::negation) take_negation(at - 1);
    if (before->sense == "future") event_.modality = Modality::planned;
    if (before->sense == "possible" || (before->sense == "done" && is_imperfect_auxiliary(c_, at)))
      event_.modality = Modality::possible;
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
    // "the shelling did not lead to": between a verb of bringing about and what it did not bring
    // stands what would have done it
    const std::string_view family = family_of(event_.type);
    const bool brought = (family == "casualty" || family == "property") &&
                         (carrier->second.role == "cause" || carrier->second.role == "none");
    for (uint32_t i = head_; i-- > clause.verb + 1;) {
      const bool apart = is_finite_verb(c_.reading(i)) || c_.layers.text->is_mark(i, ',');
      if (brought ? apart : is_barrier(i)) return;
    }
    read_verb(*verb, clause, clause.verb);
  }

  // "the talks that will begin": the relative clause about the noun tells of it; "any attack" is
  // none that took place.
  void read_described() {
    const NounPhrase* own = c_.phrase_at(head_);
    if (own == nullptr) return;
    if ((own->tokens.first < head_ && is_any(*own)) || is_done_to_any())
      event_.modality = Modality::possible;
    const uint32_t end = own->tokens.last;
    if (end + 1 >= c_.layers.text->size()) return;
    const Reading* r = c_.reading(end);
    const Reading* verb = c_.reading(end + 1);
    if (r == nullptr || r->inflection.part != PartOfSpeech::relative || !is_finite_verb(verb) ||
        verb->suffix != Suffix::none)
      return;
    const Lexeme* future = c_.lexeme(end + 1);
    if (verb->has(kCliticSa) || (future != nullptr && future->sense == "future"))
      event_.modality = Modality::planned;
  }

  bool is_any(const NounPhrase& p) const {
    const Lexeme* first = c_.lexeme(p.tokens.first);
    return first != nullptr && first->sense == "any";
  }

  // "the repelling of any advance"
  bool is_done_to_any() const {
    return std::any_of(event_.arguments.begin(), event_.arguments.end(), [&](const Argument& a) {
      const bool object = a.relation == "genitive" || a.relation == "object";
      return object && a.phrase != kNone && is_any(c_.syntax.phrases[a.phrase]);
    });
  }

  // "an operation to liberate X": what is aimed at has not happened yet.
  void read_purpose() {
    const Reading* r = c_.reading(lead_);
    const Reading* trigger = c_.reading(head_);
    if (r == nullptr || trigger == nullptr ||
        (trigger->inflection.part != PartOfSpeech::masdar && lead_ == head_))
      return;
    const NounPhrase* own = c_.phrase_at(lead_);
    const bool purpose = own != nullptr && own->relation == "purpose";
    const bool carried = lead_ != head_ && family_of(event_.type) == "attack";  // "to carry out"
    const bool arrest_of_them = event_.type == "detention.arrested" && r->suffix != Suffix::none;
    if (!purpose && !carried && !arrest_of_them && !aims() && !is_aim_of_somebody()) return;
    const bool governed = (lead_ > 0 && takes_purpose(lead_ - 1)) || is_undergone();
    const bool headed_for =
        own != nullptr && own->relation == "toward";  // "moves toward freeing X"
    const bool aimed = r->has(kCliticLi) && !governed &&
                       (r->suffix == Suffix::none || (lead_ == head_ && takes_pronoun(*r)));
    const bool soon =
        own != nullptr && own->relation == "near";  // "with the nearing of the arrival"
    if (purpose || headed_for || soon || aimed || (own != nullptr && goes_on_until(*own)))
      event_.modality = Modality::planned;
  }

  // "will not stop until the liberation of X", "the operation goes on until": no verb in the
  // perfect tells that it came to that.
  bool goes_on_until(const NounPhrase& own) const {
    const uint32_t verb = c_.syntax.clauses[event_.clause].verb;
    const Reading* r = verb == kNone ? nullptr : c_.reading(verb);
    return own.relation == "until" && family_of(event_.type) == "territory" &&
           (r == nullptr || r->inflection.aspect != Aspect::perfect);
  }

  // "sent men to kill (li- and a verbal noun) X", "a plane to target Y": behind those who would do
  // it, not behind "condolences" or "a film of".
  bool is_aim_of_somebody() const {
    const std::string_view family = family_of(event_.type);
    const Reading* r = c_.reading(head_);
    if (family == "politics" || lead_ != head_ || head_ == 0 || r->has(kCliticAl)) return false;
    const uint32_t next = first_phrase_from(c_.syntax, head_ + 1);
    const bool of_something =
        next < c_.syntax.phrases.size() && c_.syntax.phrases[next].genitive_of == head_;
    const NounPhrase* own = c_.phrase_at(head_);
    const NounPhrase* before = c_.phrase_at(head_ - 1);
    if ((!of_something && (own == nullptr || own->tokens.last == head_ + 1)) || before == nullptr ||
        before->tokens.last != head_)
      return false;
    const Reading* last = c_.reading(head_ - 1);
    if (last == nullptr || last->inflection.part == PartOfSpeech::masdar) return false;
    constexpr uint32_t kDoers = bit(PhraseClass::person) | bit(PhraseClass::force) |
                                bit(PhraseClass::actor) | bit(PhraseClass::instrument) |
                                bit(PhraseClass::name) | bit(PhraseClass::role);
    return (classes_of(c_, *before) & kDoers) != 0;
  }

  // "to free it", "to arrest them": the pronoun is what is to be taken where nothing else is.
  bool takes_pronoun(const Reading& r) const {
    if (event_.type == "detention.arrested") return r.suffix != Suffix::none;
    if (r.suffix != Suffix::she && r.suffix != Suffix::he) return false;
    if (family_of(event_.type) != "territory") return false;
    return std::none_of(event_.arguments.begin(), event_.arguments.end(), [](const Argument& a) {
      return (a.role == Role::place || a.role == Role::facility) && a.by.empty() &&
             a.relation != "in" && a.relation != "inside" && a.relation != "fronted";
    });
  }

  // "the town came under (li) the control of": the subject of the verb is what it is done to.
  bool is_undergone() const {
    return std::any_of(event_.arguments.begin(), event_.arguments.end(), [](const Argument& a) {
      return a.relation == "carrier" && a.role == Role::place;
    });
  }

  // "was exposed to an attack", "its exposure to": the preposition is the verb's.
  bool takes_purpose(uint32_t i) const {
    const Reading* r = c_.reading(i);
    if (r == nullptr || r->lexeme == kNone) return false;
    if (is_finite_verb(r)) return true;
    const auto carrier = c_.rules.carriers.find(r->lexeme);
    if (carrier == c_.rules.carriers.end()) return false;
    return r->inflection.part == PartOfSpeech::masdar || carrier->second.role == "target";
  }

  // Kinds of events that are fought for, rather than punished or mourned.
  bool aims() const {
    static const std::set<std::string_view> types = {"attack.assault",      "attack.offensive",
                                                     "relief.delivered",    "detention.released",
                                                     "detention.exchanged", "population.evacuated"};
    const std::string_view family = family_of(event_.type);
    return family == "territory" || family == "force" || types.count(event_.type) > 0;
  }

  // "without", "lack of" right before the verbal noun.
  void read_negated_noun(const Clause& clause) {
    const Reading* own = c_.reading(head_);
    bool joined = own != nullptr && own->has(kCliticWa);  // "without dead, and the flight of"
    for (uint32_t i = head_; i-- > clause.tokens.first && head_ - i <= kLackReach;) {
      joined = joined || c_.layers.text->is_mark(i, ',');
      const Lexeme* lexeme = c_.lexeme(i);
      if (lexeme == nullptr) continue;
      const Lexeme* before = i == clause.tokens.first ? nullptr : c_.lexeme(i - 1);
      if (before != nullptr && before->sense == "what") continue;  // "unless"
      const bool lack = lexeme->sense == "lack";
      const bool lacks = lack || lexeme->sense == "not" || lexeme->sense == "did_not" ||
                         lexeme->sense == "without" || lexeme->sense == "instead";
      const bool near = lead_ <= i || lead_ - i <= 2;
      const bool reaches = lack || head_ - i <= kNegationReach;
      if (lacks && reaches && !has_exception(i) && !denies_truth(c_, i + 1) &&
          (near || (!joined && is_carrying_noun(i + 1))))
        event_.negated = true;
      if (is_finite_verb(c_.reading(i))) return;
    }
  }

  // "the non-exposure of any post to an attempt at bombing"
  bool is_carrying_noun(uint32_t i) const {
    const Reading* r = c_.reading(i);
    return r != nullptr && r->inflection.part == PartOfSpeech::masdar &&
           c_.rules.carriers.count(r->lexeme) > 0;
  }

  // "Did the army withdraw?"; what a noun names, a question takes for granted.
  void read_question() {
    const TokenRange sentence = c_.layers.text->sentence(head_).tokens;
    if (event_.modality != Modality::actual || !is_finite_verb(c_.reading(head_))) return;
    for (uint32_t i = sentence.last; i-- > head_ + 1 && sentence.last - i <= 2;) {
      if (c_.layers.text->is_mark(i, '?')) event_.modality = Modality::possible;
    }
  }

  // Another event noun or verb between: what carries it does not carry this one.
  bool is_barrier(uint32_t i) const {
    const Reading* r = c_.reading(i);
    if (r == nullptr || r->lexeme == kNone) return false;
    if (is_finite_verb(r)) return true;
    return r->inflection.part == PartOfSpeech::masdar && c_.rules.by_lexeme.count(r->lexeme) > 0;
  }

  const EventContext& c_;
  Event& event_;
  uint32_t head_;
  uint32_t lead_;  // the first of the verbal nouns that carry the trigger, or the trigger
};

}  // namespace

void set_modality(const EventContext& context, Event& event) {
  ModalityReader(context, event).read();
}

}  // namespace isnad
