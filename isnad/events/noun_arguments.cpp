// Who did what, by a verbal noun: its genitives and adjectives, the verb that carries it, the verb
// that describes it.
#include <algorithm>

#include "isnad/events/binding.hpp"

namespace isnad {
namespace {

class NounBinder : public Binding {
 public:
  using Binding::Binding;

  void bind_noun() {
    if (is_adverbial()) return bind_adverbial();
    const uint32_t own = c_.syntax.phrase_of[head_];
    bind_carrier();
    genitive_relation_ = is_done_by_subject() ? "object" : "genitive";
    if (own != kNone) bind_own_phrase(c_.syntax.phrases[own]);
    bind_genitives();
    drop_told_to();
    bind_qualified();
    if (!has_role(event_, Role::initiator)) bind_carrying_noun();
    bind_doer(accused_beside(head_), "");
    bind_described();
    if (own != kNone && c_.syntax.phrases[own].pronoun_owner) bind_owner();
  }

 private:
  // "left the crew between dead and wounded"
  bool leaves_dead_and_wounded(const Carrier& carrier) const {
    return carrier.role == "cause" && event_.type == "casualty.killed_or_wounded";
  }

  // "..., accusing the forces of": a participle that goes with the main verb.
  bool is_adverbial() const { return frame_.id == "adverbial"; }

  // Its object stands right behind it; who does it is the subject of the sentence's main verb.
  void bind_adverbial() {
    const uint32_t p = first_phrase_from(c_.syntax, event_.trigger.last);
    if (p < c_.syntax.phrases.size() && c_.syntax.phrases[p].tokens.first == event_.trigger.last &&
        c_.syntax.phrases[p].relation.empty())
      add("object", p, false);
    uint32_t clause = c_.syntax.clause_of[head_];
    while (c_.syntax.clauses[clause].parent != kNone) clause = c_.syntax.clauses[clause].parent;
    const uint32_t verb = c_.syntax.clauses[clause].verb;
    if (verb == kNone || verb >= head_) return;
    const uint32_t subject = find_subject(c_, verb).phrase;
    if (subject != kNone && c_.syntax.phrases[subject].tokens.last <= head_)
      add("subject", subject, true);
  }

  // "its control of", "their attack": the pronoun is the subject; "his death", "their arrest": the
  // one hit.
  void bind_owner() {
    Role role = role_for("genitive", bit(PhraseClass::actor), Role::unit);
    if (role == Role::target && hits_behind_itself()) role = Role::initiator;
    if (role == Role::target && counts_people() && hits_no_people()) return;
    if (role == Role::unit || has_role(event_, role)) return;
    const uint32_t verb = carrying_verb();
    uint32_t phrase = verb == kNone ? kNone : find_subject(c_, verb).phrase;
    const Suffix suffix = c_.reading(head_)->suffix;
    const bool fits = phrase != kNone && may_own(phrase, role) &&
                      c_.syntax.phrases[phrase].tokens.last <= head_ &&
                      (suffix == Suffix::we || stands_for(suffix, phrase));
    if (!fits) phrase = antecedent_of(head_, kNone);
    if (phrase != kNone && role == Role::target && is_one_body(phrase)) return;
    if (phrase != kNone) add_argument(phrase, role, "coreference", "pronoun");
  }

  // "their death" of those told before is not that of the command that announced it.
  bool is_one_body(uint32_t phrase) const {
    const NounPhrase& p = c_.syntax.phrases[phrase];
    const Suffix suffix = c_.reading(head_)->suffix;
    return counts_people() && suffix == Suffix::they && p.phrase_class == PhraseClass::actor &&
           p.number != Number::plural;
  }

  // "his killing of (l-) a lion"
  bool hits_no_people() const {
    const uint32_t p = first_phrase_from(c_.syntax, event_.trigger.last);
    if (p >= c_.syntax.phrases.size()) return false;
    const NounPhrase& next = c_.syntax.phrases[p];
    return next.relation == "l" && next.tokens.first == own_end() && next.noun != kNone &&
           (next.phrase_class == PhraseClass::thing || next.phrase_class == PhraseClass::none);
  }

  // People; a minister, a spokesman or a state, too, where they may be the subject ("expressed its
  // condemnation of").
  bool may_own(uint32_t phrase, Role role) const {
    if ((classes_of(c_, c_.syntax.phrases[phrase]) & kPeople) != 0) return true;
    return role == Role::initiator && family_of(event_.type) == "politics" &&
           role_for("subject", doer_classes(phrase) & ~bit(PhraseClass::facility), Role::unit) ==
               Role::initiator;
  }

  // "its targeting of (l-) the guards", "their attacks on the villagers": whom it was done to
  // stands right behind, so the pronoun is who did it.
  bool hits_behind_itself() const {
    const uint32_t p = first_phrase_from(c_.syntax, event_.trigger.last);
    if (p >= c_.syntax.phrases.size() || c_.syntax.phrases[p].tokens.first >= limit_) return false;
    const NounPhrase& next = c_.syntax.phrases[p];
    const uint32_t end = own_end();
    if (next.relation != "l" && next.relation != "on") return false;
    if (next.tokens.first != end && next.preposition != end) return false;
    const uint32_t classes = classes_of(c_, next);
    constexpr uint32_t kHit = kPeople | bit(PhraseClass::facility) | bit(PhraseClass::thing) |
                              bit(PhraseClass::speech) | bit(PhraseClass::role);
    return (classes & kHit) != 0 &&
           role_for("subject", bit(PhraseClass::actor), Role::unit) == Role::initiator &&
           role_for(next.relation, classes, Role::unit) != Role::unit;
  }

  // "the father affirmed his pride in the death of his son": who died stands in the genitive, not
  // before the verb.
  void drop_told_to() {
    const auto in_genitive = [](const Argument& a) {
      return a.role == Role::target && a.relation == "genitive";
    };
    auto& all = event_.arguments;
    if (!counts_people() || std::none_of(all.begin(), all.end(), in_genitive)) return;
    all.erase(std::remove_if(all.begin(), all.end(),
                             [](const Argument& a) {
                               return a.role == Role::target && a.relation == "carrier";
                             }),
              all.end());
  }

  // "the town is besieged", "the reporters held in X", "a destroyed house": what a participle is
  // said of, in its phrase or as the topic before it, has it done to it.
  void bind_qualified() {
    const Reading* r = c_.reading(head_);
    if (r == nullptr || r->clitics > kCliticAl || !may_be_participle()) return;
    const uint32_t own = c_.syntax.phrase_of[head_];
    const uint32_t before = first_phrase_from(c_.syntax, head_);
    if (own != kNone && c_.syntax.phrases[own].head < head_) {
      add("object", own, false);
    } else if (r->has(kCliticAl)) {
      if (before > 0 && c_.syntax.phrases[before - 1].tokens.last == head_ &&
          c_.syntax.phrases[before - 1].definite)
        add("object", before - 1, false);
    } else if (r->inflection.part != PartOfSpeech::noun || r->inflection.accusative) {
      bind_topic(before);
    }
  }

  bool may_be_participle() const {
    const PartOfSpeech part = c_.reading(head_)->inflection.part;
    return part == PartOfSpeech::patient || part == PartOfSpeech::adjective ||
           (part == PartOfSpeech::noun &&
            find_reading(*c_.layers.words, head_, PartOfSpeech::patient) != nullptr);
  }

  // The nearest phrase of the clause before that nothing governs.
  void bind_topic(uint32_t before) {
    const uint32_t clause = c_.syntax.clause_of[head_];
    for (uint32_t p = before; p-- > 0;) {
      const NounPhrase& topic = c_.syntax.phrases[p];
      if (c_.syntax.clause_of[topic.tokens.first] != clause || topic.tokens.last > head_) break;
      if (!topic.relation.empty() || topic.coordinated != kNone || topic.genitive_of != kNone ||
          topic.phrase_class == PhraseClass::time)
        continue;
      add("object", p, false);
      return;
    }
  }

  // Adjectives and names inside the trigger's own phrase: Russian raids, artillery shelling, the
  // raids of X.
  void bind_own_phrase(const NounPhrase& own) {
    for (const uint32_t m : own.mentions) {
      const Mention& mention = c_.mention(m);
      if (mention.tokens.first < head_) continue;
      if (mention.tokens.contains(head_) && c_.reading(head_)->has(kCliticAl)) continue;
      switch (mention.kind) {
        case MentionKind::nationality:
          add_nationality(m);
          break;
        case MentionKind::instrument:
          add_mention(m, Role::instrument, mention.adjective ? "adjective" : "genitive");
          break;
        case MentionKind::actor:
          add_genitive_mention(m, PhraseClass::actor);
          break;
        case MentionKind::place:
          add_genitive_mention(m, PhraseClass::place);
          break;
        case MentionKind::facility:
          add_genitive_mention(m, PhraseClass::facility);
          break;
        default:
          break;
      }
    }
  }

  // "the Russian raids", "Russian raids"; "the killing of the Frenchwoman X": with the article
  // behind a verbal noun without it the word is a genitive, somebody of that people.
  void add_nationality(uint32_t m) {
    const Reading* own = c_.reading(head_);
    const Reading* word = c_.reading(c_.mention(m).tokens.first);
    if (frame_.id == "victims") return;  // "martyrs of the Saudi guards"
    const bool genitive = counts_people() && own->inflection.part == PartOfSpeech::masdar &&
                          !own->definite() && word != nullptr && word->has(kCliticAl) &&
                          c_.mention(m).tokens.first == head_ + 1;
    if (!genitive) return add_mention(m, Role::initiator, "adjective");
    add_genitive_mention(m, PhraseClass::person);
  }

  void add_genitive_mention(uint32_t m, PhraseClass phrase_class) {
    const Role role = role_for(genitive_relation_, bit(phrase_class), Role::unit);
    if (role != Role::unit) add_mention(m, role, "genitive");
  }

  // A plain noun, indefinite, that opens a casualty: "bodies (of)", "victims (of)".
  bool names_victims(uint32_t token) const {
    const Reading* r = c_.reading(token);
    if (r == nullptr || r->inflection.part != PartOfSpeech::noun || r->definite()) return false;
    const auto found = c_.rules.by_lexeme.find(r->lexeme);
    return found != c_.rules.by_lexeme.end() &&
           family_of(c_.rules.triggers[found->second.front()].type) == "casualty";
  }

  // "bodies of five men", "(took) the lives of 19 civilians": an indefinite noun of a casualty.
  bool takes_count_behind() const {
    const Reading* r = c_.reading(head_);
    return r != nullptr && r->inflection.part == PartOfSpeech::noun && !r->definite() &&
           family_of(event_.type) == "casualty";
  }

  void bind_genitives() {
    uint32_t last = kNone;
    for (uint32_t p = first_phrase_from(c_.syntax, event_.trigger.last);
         p < c_.syntax.phrases.size(); ++p) {
      const NounPhrase& phrase = c_.syntax.phrases[p];
      if (phrase.tokens.first >= limit_) break;
      const bool after_phrase_trigger =
          last == kNone &&
          (event_.trigger.size() > 1 || (phrase.quantity != kNone && takes_count_behind())) &&
          phrase.tokens.first == event_.trigger.last && phrase.relation.empty();
      if (phrase.genitive_of == head_ || after_phrase_trigger) {
        if (acts_on_object(p)) {
          const bool weapon = (classes_of(c_, phrase) & bit(PhraseClass::instrument)) != 0;
          weapon ? add_weapon(p, "genitive") : add_argument(p, Role::initiator, "", "genitive");
          add("object", ++p, false);
          last = p;
        } else if (acts_on_another(p) || is_attack_of(p)) {
          add_argument(p, Role::initiator, "", "genitive");
          last = p;
        } else if (add(genitive_relation_, p, false)) {
          last = p;
        }
      } else if (last != kNone && phrase.relation.empty() && phrase.coordinated == kNone &&
                 phrase.genitive_of == kNone &&
                 phrase.tokens.first == c_.syntax.phrases[last].tokens.last &&
                 has_role(event_, Role::initiator)) {
        add("object", p, false);  // the verbal noun with subject and object
        return;
      } else if (phrase.coordinated == kNone) {
        return;
      }
    }
  }

  // "the attack of the villagers on a checkpoint", "their storming of (l-) a house": people before
  // what is hit are who does it.
  bool acts_on_another(uint32_t p) const {
    const uint32_t classes = classes_of(c_, c_.syntax.phrases[p]);
    if (!may_act(c_.syntax.phrases[p]) || (classes & kPeople) == 0 ||
        has_role(event_, Role::initiator))
      return false;
    if (role_for("subject", classes, Role::unit) != Role::initiator) return false;
    bool only_places = true;  // "the shelling by the rebels in Y of (l-) Z"
    for (uint32_t k = p + 1; k < c_.syntax.phrases.size(); ++k) {
      const NounPhrase& next = c_.syntax.phrases[k];
      if (next.tokens.first >= limit_ || in_relative(next.tokens.first)) break;
      const bool adjacent =
          only_places && next.tokens.first == c_.syntax.phrases[k - 1].tokens.last;
      only_places = only_places && next.relation == "in";
      const bool on_people = next.relation == "on";  // "the seizing by the police of (ala) X"
      if (is_force_that_takes(c_.syntax.phrases[p])
              ? !on_people
              : !on_people && next.relation != "about" && !(next.relation == "l" && adjacent))
        continue;
      const Role hit = role_for(next.relation, classes_of(c_, next), Role::unit);
      if (hit != Role::unit && hit != Role::initiator) return true;
    }
    return false;
  }

  // "the killing by the forces (genitive) of five civilians (accusative)": a body, armed people or
  // a weapon, and right behind it what is hit (Ryding 2005, ch. 5: the verbal noun with subject and
  // object).
  bool acts_on_object(uint32_t p) const {
    const NounPhrase& doer = c_.syntax.phrases[p];
    if (p + 1 >= c_.syntax.phrases.size() || doer.quantity != kNone ||
        has_role(event_, Role::initiator))
      return false;
    const uint32_t classes = doer_classes(p);
    const bool several = doer.number == Number::plural || doer.number == Number::dual;
    uint32_t acting = kArmed | bit(PhraseClass::instrument);
    if (several) acting |= bit(PhraseClass::person);
    const Role role = role_for("subject", classes, Role::unit);
    const bool one = !several && (doer.phrase_class == PhraseClass::person ||
                                  doer.phrase_class == PhraseClass::role);
    if (one || (classes & acting) == 0 || (role != Role::initiator && role != Role::instrument))
      return false;
    const NounPhrase& next = c_.syntax.phrases[p + 1];
    if (next.tokens.first != doer.tokens.last || next.tokens.first >= limit_ ||
        !next.relation.empty() || next.coordinated != kNone || next.genitive_of != kNone ||
        counts_of_them(next))
      return false;
    const Role hit = role_for("object", classes_of(c_, next), Role::initiator);
    return hit != Role::initiator && hit != Role::instrument &&
           next.phrase_class != PhraseClass::time;
  }

  // Where people are what is counted, only a body that acts: "the arrest by the authorities of X".
  bool may_act(const NounPhrase& p) const {
    const bool is_body = p.phrase_class == PhraseClass::actor ||
                         p.phrase_class == PhraseClass::speech || is_force_that_takes(p);
    return !counts_people() || (is_body && p.quantity == kNone);
  }

  bool is_force_that_takes(const NounPhrase& p) const {
    return p.phrase_class == PhraseClass::force && frame_.id == "detain";
  }

  // The carrier that some verbal reading of the token is; the chosen one first.
  const Carrier* carrier_at(uint32_t verb) const {
    auto found = c_.rules.carriers.find(c_.reading(verb)->lexeme);
    if (found != c_.rules.carriers.end()) return &found->second;
    const Word& word = c_.layers.words->words[verb];
    for (uint32_t i = word.first_reading; i < word.first_reading + word.readings; ++i) {
      const Reading& r = c_.layers.words->readings[i];
      found = is_finite_verb(&r) ? c_.rules.carriers.find(r.lexeme) : c_.rules.carriers.end();
      if (found != c_.rules.carriers.end()) return &found->second;
    }
    return nullptr;
  }

  // "launched raids": the subject of the verb that carries the noun.
  void bind_carrier() {
    const uint32_t verb = carrying_verb();
    if (verb == kNone) return;
    const Carrier* carrier = carrier_at(verb);
    if (carrier == nullptr) {
      bind_intention(verb);
      return bind_answerable(verb);
    }
    event_.rules.push_back(carrier->row);
    event_.weak = false;
    if (carrier->role == "object") {
      bind_forced(verb);
      return;
    }
    if (carrier->role == "ordered") return bind_ordered(verb);
    if (frame_.id == "order_out") return;  // "addressed a warning to leave": not who gives it
    if (carrier->role == "accused") return bind_doer(accused_by(verb, head_), "");
    if (carrier->role == "inflicts" || leaves_dead_and_wounded(*carrier))
      return bind_inflicted(verb);
    const Subject subject = find_subject(c_, verb, head_);
    if (subject.phrase == kNone || c_.syntax.phrases[subject.phrase].tokens.last > head_ ||
        names_victims(c_.syntax.phrases[subject.phrase].head))
      return;
    const uint32_t classes = subject.inherited ? classes_of(c_, c_.syntax.phrases[subject.phrase])
                                               : doer_classes(subject.phrase);
    const char* by = subject.inherited ? "inherited" : "";
    if (is_of_object(subject.phrase) || is_speech_of_genitive() ||
        (carrier->role == "initiator" && is_circumstance()))
      return;
    if (carrier->role == "initiator") {
      const Role role = role_for("subject", classes, Role::unit);
      // "the displaced began to return"
      if ((role == Role::initiator || role == Role::target) && !has_role(event_, role))
        add_argument(subject.phrase, role, by, "carrier");
      if (role == Role::instrument ||
          (role == Role::unit && (classes & bit(PhraseClass::instrument)) != 0))
        add_weapon(subject.phrase, "carrier");
    } else if (carrier->role == "target") {
      // "the army suffered twenty dead": of a noun that names the people whose they are
      const bool suffers =
          frame_.relations.count("object") == 0 && !subject.inherited && (classes & kArmed) != 0;
      const char* hit = suffers ? "genitive" : "object";
      const Role role = role_for(hit, classes, Role::initiator);
      const bool admitted =
          role != Role::initiator || role_for(hit, classes, Role::unit) == Role::initiator;
      if (admitted) add_argument(subject.phrase, role, by, "carrier");
    } else if (carrier->role == "cause" && (classes & kArmed) != 0 && !subject.inherited) {
      // "the fighters inflicted losses": armed people, not what happened
      if (role_for("by", classes, Role::unit) == Role::initiator &&
          !has_role(event_, Role::initiator))
        add_argument(subject.phrase, Role::initiator, by, "carrier");
    } else if (carrier->role == "place" && (classes & bit(PhraseClass::place)) != 0) {
      add_argument(subject.phrase, Role::place, by, "carrier");
    }
  }

  // "the army carried out (b-) the shelling of the rebels": the subject of the verb right before
  // the noun does it, so the genitive is what was hit.
  bool is_done_by_subject() const {
    const uint32_t verb = carrying_verb();
    const Carrier* carrier = verb == kNone ? nullptr : carrier_at(verb);
    if (carrier == nullptr || carrier->role != "initiator" || is_circumstance() ||
        family_of(event_.type) == "politics")  // "renewed the kingdom's condemnation"
      return false;
    const Subject subject = find_subject(c_, verb, head_);
    if (subject.phrase == kNone || subject.inherited) return false;
    uint32_t behind = c_.syntax.phrases[subject.phrase].tokens.last;
    const Reading* r = behind < head_ ? c_.reading(behind) : nullptr;
    if (r != nullptr && r->inflection.part == PartOfSpeech::preposition) ++behind;
    return behind == head_;
  }

  // "made progress after an attack": what the verb does not carry, but is told beside it.
  bool is_circumstance() const {
    const NounPhrase* own = c_.phrase_at(head_);
    if (own == nullptr) return false;
    if (own->relation == "from" && own->preposition != kNone && own->preposition > 0) {
      const Reading* r = c_.reading(own->preposition - 1);  // "in flight from the shelling"
      if (r != nullptr && r->inflection.part == PartOfSpeech::masdar && r->inflection.accusative)
        return true;
    }
    return own->relation == "after" || own->relation == "during" || own->relation == "cause" ||
           own->relation == "since" || own->relation == "before";
  }

  // "renewed the kingdom's condemnation of": whose speech it is stands in the genitive.
  bool is_speech_of_genitive() const {
    const uint32_t p = first_phrase_from(c_.syntax, event_.trigger.last);
    return family_of(event_.type) == "politics" && p < c_.syntax.phrases.size() &&
           c_.syntax.phrases[p].genitive_of == head_ &&
           role_for("genitive", doer_classes(p), Role::unit) == Role::initiator;
  }

  // "raised his condolences on the death of", "gave a speech on": what the verb carries is the noun
  // between.
  bool is_of_object(uint32_t subject) const {
    const uint32_t own = c_.syntax.phrase_of[head_];
    if (own == kNone || !counts_people()) return false;
    const std::string& relation = c_.syntax.phrases[own].relation;
    if (relation != "in" && relation != "about") return false;
    for (uint32_t p = own; p-- > subject + 1;) {
      const NounPhrase& object = c_.syntax.phrases[p];
      if (object.relation.empty() && object.coordinated == kNone && object.genitive_of == kNone &&
          object.phrase_class == PhraseClass::abstract)
        return true;
    }
    return false;
  }

  // "the launching (S) of the air force (raids)", "the undertaking by (S) of gunmen to kidnap": the
  // subject of a verbal noun that carries this one.
  void bind_carrying_noun() {
    const uint32_t own = c_.syntax.phrase_of[head_];
    if (own == kNone || own == 0 || is_circumstance()) return;
    uint32_t doer = own - 1;
    while (doer > 0 && c_.syntax.phrases[doer].coordinated == doer - 1) --doer;
    const NounPhrase& phrase = c_.syntax.phrases[doer];
    const uint32_t noun = phrase.genitive_of;
    if (noun == kNone || c_.syntax.clause_of[noun] != event_.clause ||
        c_.reading(noun)->inflection.part != PartOfSpeech::masdar)
      return;
    const auto carrier = c_.rules.carriers.find(c_.reading(noun)->lexeme);
    if (carrier == c_.rules.carriers.end() || carrier->second.role != "initiator") return;
    const Role role = role_for("subject", doer_classes(doer), Role::unit);
    if (role == Role::instrument) add_weapon(doer, "carrier");
    if (role != Role::initiator) return;
    for (uint32_t p = doer; p < own; ++p) add_argument(p, role, "", "carrier");
    event_.rules.push_back(carrier->second.row);
  }

  // "forced the families to leave": who is forced does it.
  void bind_forced(uint32_t verb) {
    const Role role = role_for("object", kPeople, Role::unit);
    uint32_t forced = last_people_between(verb, head_);
    const char* by = "";
    if (forced == kNone && c_.reading(verb)->suffix != Suffix::none) {
      forced = antecedent_of(verb, kNone);
      by = "coreference";
    }
    if (forced != kNone && role != Role::unit && !has_role(event_, role))
      add_argument(forced, role, by, "carrier");
  }

  // "ordered the residents to leave": who is told to go or give up would do it.
  void bind_ordered(uint32_t verb) {
    const std::string_view family = family_of(event_.type);
    if (family != "population" && event_.type != "force.surrendered") return;
    uint32_t told = kNone;
    for (uint32_t p = first_phrase_from(c_.syntax, verb + 1); p < c_.syntax.phrases.size(); ++p) {
      const NounPhrase& phrase = c_.syntax.phrases[p];
      if (phrase.tokens.last > head_) break;
      if (phrase.relation.empty() && phrase.coordinated == kNone && phrase.genitive_of == kNone &&
          role_for("subject", doer_classes(p), Role::unit) != Role::unit)
        told = p;
    }
    if (told == kNone || told == find_subject(c_, verb, head_).phrase) return;
    const Role role = role_for("subject", doer_classes(told), Role::unit);
    if (!has_role(event_, role)) add_argument(told, role, "", "carrier");
  }

  void bind_doer(uint32_t phrase, const char* by) {
    if (phrase == kNone || has_role(event_, Role::initiator)) return;
    if (role_for("subject", doer_classes(phrase), Role::unit) == Role::initiator)
      add_argument(phrase, Role::initiator, by, "carrier");
  }

  // "announced its responsibility for the attack": the one whose responsibility it is.
  void bind_answerable(uint32_t verb) {
    const uint32_t own = c_.syntax.phrase_of[head_];
    if (own == kNone || own == 0 || c_.syntax.phrases[own].relation != "about") return;
    const NounPhrase& before = c_.syntax.phrases[own - 1];
    const auto answers = c_.rules.carriers.find(before.noun);
    if (before.noun == kNone || answers == c_.rules.carriers.end() ||
        answers->second.role != "answerable" || !before.pronoun_owner)
      return;
    bind_doer(find_subject(c_, verb, before.tokens.first).phrase, "coreference");
    event_.rules.push_back(answers->second.row);
  }

  // "intends to carry out attacks", "threatened to target": who intends it would do it.
  void bind_intention(uint32_t verb) {
    const auto governor = c_.rules.governors.find(c_.reading(verb)->lexeme);
    if (governor == c_.rules.governors.end() || has_role(event_, Role::initiator)) return;
    if (governor->second.modality != "planned" && governor->second.modality != "threatened") return;
    if (governor->second.modality == "threatened" && is_circumstance()) return;
    const Subject subject = find_subject(c_, verb);
    if (subject.phrase == kNone || c_.syntax.phrases[subject.phrase].tokens.last > head_) return;
    if (stands_below_a_noun(std::max(verb, c_.syntax.phrases[subject.phrase].tokens.last - 1)))
      return;
    const uint32_t classes = classes_of(c_, c_.syntax.phrases[subject.phrase]);
    if (role_for("subject", classes, Role::unit) == Role::initiator)
      add_argument(subject.phrase, Role::initiator, subject.inherited ? "inherited" : "",
                   "intention");
  }

  // "seek to know the motives of the youth in attacking": what is sought is the noun between, which
  // carries nothing.
  bool stands_below_a_noun(uint32_t from) const {
    const NounPhrase* own = c_.phrase_at(head_);
    if (own == nullptr || own->relation != "in") return false;
    for (uint32_t i = from + 1; i < own->tokens.first; ++i) {
      const Reading* r = c_.reading(i);
      if (r != nullptr && r->inflection.part == PartOfSpeech::masdar &&
          c_.rules.carriers.count(r->lexeme) == 0)
        return true;
    }
    return false;
  }

  // The finite verb before the noun in its clause, with no other trigger noun between.
  uint32_t carrying_verb() const {
    const Clause& clause = c_.syntax.clauses[c_.syntax.clause_of[head_]];
    if (clause.verb != kNone && clause.verb < head_ && head_ - clause.verb < 40) return clause.verb;
    return kNone;
  }

  // "a raid that struck a house": the object of a verb that describes the event is what was hit.
  void bind_described() {
    const uint32_t verb = own_end();
    if (verb >= limit_ || verb >= c_.layers.text->size()) return;
    const Reading* r = c_.reading(verb);
    const Clause& clause = c_.syntax.clauses[c_.syntax.clause_of[verb]];
    if (!is_finite_verb(r) || r->suffix != Suffix::none || c_.rules.carriers.count(r->lexeme) > 0)
      return;
    const bool relative = clause.kind == ClauseKind::relative && clause.tokens.first == verb;
    const bool headline = c_.syntax.clause_of[verb] == event_.clause && tells_attack(*r);
    if (!relative && !headline) return;
    const uint32_t p = first_phrase_from(c_.syntax, verb + 1);
    if (p >= c_.syntax.phrases.size() || c_.syntax.phrases[p].tokens.first != verb + 1) return;
    uint32_t hit = bit(PhraseClass::place) | bit(PhraseClass::facility) | bit(PhraseClass::actor) |
                   bit(PhraseClass::force);
    if (tells_attack(*r)) hit |= kPeople | bit(PhraseClass::thing) | bit(PhraseClass::instrument);
    const NounPhrase& phrase = c_.syntax.phrases[p];
    if (phrase.relation.empty() && (classes_of(c_, phrase) & hit) != 0)
      add(tells_attack(*r) ? "on" : "object", p, false);
  }

  // "an explosion that targeted a bus": the verb names whatever was hit.
  bool tells_attack(const Reading& r) const {
    const auto rows = c_.rules.by_lexeme.find(r.lexeme);
    return rows != c_.rules.by_lexeme.end() &&
           family_of(c_.rules.triggers[rows->second.front()].type) == "attack" &&
           family_of(event_.type) == "attack";
  }

  std::string_view genitive_relation_ = "genitive";  // what the genitive is to the noun
};

}  // namespace

void bind_noun_arguments(const EventContext& context, const Frame& frame, uint32_t limit,
                         Event& event) {
  NounBinder(context, frame, limit, event).bind_noun();
}

}  // namespace isnad
