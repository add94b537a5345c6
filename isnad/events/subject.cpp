// Who is the subject of this verb? The bare phrase after it (VSO), the topic before it in its
// clause (SVO), the antecedent of its relative clause, or the subject that an earlier clause of the
// sentence left.
#include "isnad/events/parts.hpp"

namespace isnad {
namespace {

constexpr uint32_t kMaxInheritedDistance = 60;  // tokens

class SubjectFinder {
 public:
  SubjectFinder(const EventContext& context, uint32_t verb, uint32_t limit)
      : c_(context), verb_(verb), limit_(limit) {}

  Subject find() const {
    const Reading* r = c_.reading(verb_);
    const bool plural = r != nullptr && r->inflection.number == Number::plural;
    const uint32_t topic = topic_before();
    if (topic != kNone) return {topic, false, false};
    const Clause& clause = c_.syntax.clauses[c_.syntax.clause_of[verb_]];
    if (clause.kind == ClauseKind::relative && !(plural && is_joined_relative(clause))) {
      const uint32_t antecedent = phrase_ending_before(clause.tokens.first);
      if (antecedent != kNone && may_be_described(antecedent, clause.tokens.first))
        return {antecedent, true, false};
    }
    if (!plural) {
      const uint32_t after = phrase_after();
      if (after != kNone) return {after, false, false};
    }
    return {inherited(), false, true};
  }

  // The topic or subject of the clause before, in this sentence, that agrees with the verb.
  uint32_t inherited() const {
    const uint32_t sentence = c_.layers.text->sentence_of[verb_];
    const uint32_t here = c_.syntax.clause_of[verb_];
    for (uint32_t k = here; k-- > 0;) {
      if (has_topic_of_its_own(k + 1)) break;
      const Clause& clause = c_.syntax.clauses[k];
      if (c_.layers.text->sentence_of[clause.tokens.first] != sentence ||
          verb_ - clause.tokens.first > kMaxInheritedDistance)
        break;
      if (clause.verb == kNone) continue;
      const uint32_t phrase = SubjectFinder(c_, clause.verb, kNone).own();
      if (phrase != kNone && agrees(c_.syntax.phrases[phrase])) return phrase;
    }
    return kNone;
  }

 private:
  // A bare phrase earlier in the clause that nothing else governs.
  uint32_t topic_before() const {
    const Clause& clause = c_.syntax.clauses[c_.syntax.clause_of[verb_]];
    for (uint32_t p = first_phrase_from(c_.syntax, after_heading(clause.tokens.first));
         p < c_.syntax.phrases.size(); ++p) {
      const NounPhrase& phrase = c_.syntax.phrases[p];
      if (phrase.tokens.first >= verb_) break;
      const bool apart = phrase.phrase_class == PhraseClass::place && verb_ > 0 &&
                         c_.layers.text->is_mark(verb_ - 1, ',');
      if (apart) continue;  // a fronted place: the subject follows the verb
      if (phrase.relation.empty() && phrase.coordinated == kNone && phrase.genitive_of == kNone &&
          phrase.phrase_class != PhraseClass::time) {
        return p;
      }
    }
    return kNone;
  }

  // "the family of the man who (m.) killed": the relative agrees with what it describes; a place
  // joined on ("in X, and which took the lives of") is not it.
  bool may_be_described(uint32_t phrase, uint32_t relative) const {
    const Reading* r = c_.reading(relative);
    if (r == nullptr || r->inflection.part != PartOfSpeech::relative) return true;
    const NounPhrase& p = c_.syntax.phrases[phrase];
    const Entity* entity = p.mention == kNone ? nullptr : c_.entity_of(p.mention);
    const bool state = entity != nullptr && entity->subkind == "country";
    if (r->has(kCliticWa) && p.phrase_class == PhraseClass::place && !state) return false;
    const Lexeme* lexeme = c_.lexeme(relative);
    const bool people =
        p.phrase_class == PhraseClass::person || p.phrase_class == PhraseClass::speech;
    return lexeme == nullptr || lexeme->sense != "m" || !people || p.gender != Gender::feminine ||
           p.number != Number::singular;
  }

  // "and those who hope": the relative with its conjunction need not describe the noun before it.
  bool is_joined_relative(const Clause& clause) const {
    const Reading* r = c_.reading(clause.tokens.first);
    return r != nullptr && r->inflection.part == PartOfSpeech::relative && r->has(kCliticWa);
  }

  // What stands before a colon is a heading or a speaker, no topic.
  uint32_t after_heading(uint32_t first) const {
    for (uint32_t i = verb_; i-- > first;) {
      if (c_.layers.text->is_mark(i, ':')) return i + 1;
    }
    return first;
  }

  uint32_t phrase_ending_before(uint32_t token) const {
    const uint32_t after = first_phrase_from(c_.syntax, token);
    if (after == 0) return kNone;
    const NounPhrase& phrase = c_.syntax.phrases[after - 1];
    return token - phrase.tokens.last <= 2 ? after - 1 : kNone;
  }

  uint32_t phrase_after() const {
    const uint32_t clause = c_.syntax.clause_of[verb_];
    for (uint32_t p = first_phrase_from(c_.syntax, verb_ + 1); p < c_.syntax.phrases.size(); ++p) {
      const NounPhrase& phrase = c_.syntax.phrases[p];
      if (c_.layers.text->sentence_of[phrase.head] != c_.layers.text->sentence_of[verb_]) break;
      if (c_.syntax.clause_of[phrase.tokens.first] != clause) continue;
      if (phrase.tokens.last > limit_) break;
      if (phrase.relation.empty() && phrase.genitive_of == kNone &&
          phrase.phrase_class != PhraseClass::time)
        return p;
    }
    return kNone;
  }

  // Told in its own clause; of a relative clause what it describes ("the force that entered X").
  uint32_t own() const {
    const uint32_t topic = topic_before();
    const Reading* r = c_.reading(verb_);
    if (topic != kNone || r == nullptr) return topic;
    const Clause& clause = c_.syntax.clauses[c_.syntax.clause_of[verb_]];
    if (clause.kind == ClauseKind::relative && r->suffix == Suffix::none) {
      const uint32_t antecedent = phrase_ending_before(clause.tokens.first);
      if (antecedent != kNone) return antecedent;
    }
    return r->inflection.number == Number::plural ? kNone : phrase_after();
  }

  // "he said that an aircraft ... struck": behind a bare "that" a noun stands, and who spoke is not
  // the subject of what follows.
  bool has_topic_of_its_own(uint32_t k) const {
    const Clause& clause = c_.syntax.clauses[k];
    if (clause.kind != ClauseKind::complement || clause.tokens.size() < 2) return false;
    const Reading* opener = c_.reading(clause.tokens.first);
    return opener != nullptr && opener->inflection.part == PartOfSpeech::complementizer &&
           opener->suffix == Suffix::none && c_.syntax.phrase_of[clause.tokens.first + 1] != kNone;
  }

  bool agrees(const NounPhrase& p) const {
    const Reading* r = c_.reading(verb_);
    if (r == nullptr) return false;
    const bool feminine_singular =
        r->inflection.gender == Gender::feminine && r->inflection.number == Number::singular;
    const bool people_plural = p.number == Number::plural && p.phrase_class == PhraseClass::person;
    if (feminine_singular)
      return !(p.gender == Gender::masculine && p.number == Number::singular) && !people_plural;
    if (r->inflection.number == Number::plural)
      return p.number != Number::singular || p.phrase_class == PhraseClass::force;
    return p.gender != Gender::feminine;
  }

  const EventContext& c_;
  uint32_t verb_;
  uint32_t limit_;  // the subject behind the verb ends before this token
};

}  // namespace

bool is_told_by_us(const EventContext& context, uint32_t verb) {
  if (!is_finite_verb(context.reading(verb))) return false;
  for (const Reading& r : readings_of(*context.layers.words, verb)) {
    if (is_finite_verb(&r) && r.inflection.person == 1 && r.lexeme == context.reading(verb)->lexeme)
      return true;
  }
  return false;
}

uint32_t subject_left(const EventContext& context, uint32_t verb) {
  return SubjectFinder(context, verb, kNone).inherited();
}

Subject find_subject(const EventContext& context, uint32_t verb, uint32_t limit) {
  return SubjectFinder(context, verb, limit).find();
}

}  // namespace isnad
