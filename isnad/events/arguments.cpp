// Which phrases fill the frame? Subject and object by word order and agreement, genitives of verbal
// nouns, prepositional phrases up to the next trigger, and what stands inside the trigger's own
// phrase.
#include <algorithm>

#include "isnad/events/parts.hpp"

namespace isnad {
namespace {

uint32_t bit(PhraseClass c) { return 1u << static_cast<uint32_t>(c); }

bool is_passive(const Reading* r) { return r != nullptr && r->inflection.voice == Voice::passive; }

class Binder {
 public:
  Binder(const EventContext& context, const Frame& frame, uint32_t limit, Event& event)
      : c_(context), frame_(frame), limit_(limit), event_(event), head_(event.trigger.first) {}

  void bind() {
    const Reading* r = c_.reading(head_);
    if (is_finite_verb(r)) {
      bind_verb(*r);
    } else {
      bind_noun();
    }
    bind_prepositions(event_.trigger.last, limit_);
    bind_relative_carriers();
    bind_fronted();
    bind_inner_places();
    split_sides();
  }

  // "clashes between A and B": the first side is the initiator, the last the target; sides of one
  // camp stay together.
  void split_sides() {
    std::vector<Argument*> sides;
    for (Argument& a : event_.arguments) {
      if (a.relation == "between" && a.role == Role::initiator) sides.push_back(&a);
    }
    if (sides.size() < 2 || has_role(event_, Role::target)) return;
    size_t second = sides.size() - 1;
    for (size_t k = 1; k < sides.size(); ++k) {
      if (is_other_side(*sides[k - 1], *sides[k])) {
        second = k;
        break;
      }
    }
    for (size_t k = second; k < sides.size(); ++k) sides[k]->role = Role::target;
  }

  // A repeated "between" or "on one hand" stands between them, or their camps differ.
  bool is_other_side(const Argument& a, const Argument& b) const {
    if (a.phrase == kNone || b.phrase == kNone) return false;
    const NounPhrase& left = c_.syntax.phrases[a.phrase];
    const NounPhrase& right = c_.syntax.phrases[b.phrase];
    if (left.preposition != right.preposition) return true;
    const Entity* x = left.mention == kNone ? nullptr : c_.entity_of(left.mention);
    const Entity* y = right.mention == kNone ? nullptr : c_.entity_of(right.mention);
    return x != nullptr && y != nullptr && !x->camp.empty() && !y->camp.empty() &&
           x->camp != y->camp;
  }

 private:
  // --- verbs

  void bind_verb(const Reading& r) {
    const Subject subject = find_subject(c_, head_);
    const std::vector<uint32_t> after = bare_phrases_after();
    const bool may_be_passive = has_voice(Voice::passive);
    const bool must_be_passive = is_passive(&r) && !has_voice(Voice::active);
    const bool before =
        subject.phrase != kNone && c_.syntax.phrases[subject.phrase].tokens.first < head_;
    if (r.suffix != Suffix::none) add_pronoun_object();
    if (must_be_passive) {
      add("object", after.empty() ? subject.phrase : after.front(), before && subject.inherited);
    } else if (before && !subject.inherited) {
      bind_topic_first(subject, after, may_be_passive);
    } else if (after.size() >= 2 && may_be_passive && is_named_by(after[0], after[1])) {
      add("object", after[1], false);
    } else if (after.size() >= 2) {
      add("subject", after[0], false);
      add_objects(after, 1);
    } else if (after.size() == 1) {
      bind_single(after.front(), subject, may_be_passive, r);
    } else if (subject.phrase != kNone) {
      add("subject", subject.phrase, true);
    }
  }

  // "was killed the commander in the movement X": of people hit, a name behind a definite title.
  bool is_named_by(uint32_t title, uint32_t name) const {
    const NounPhrase& t = c_.syntax.phrases[title];
    const NounPhrase& n = c_.syntax.phrases[name];
    const bool counts_people = frame_.count.size() == 1 && frame_.count[0] == "target";
    const bool is_title =
        t.phrase_class == PhraseClass::role || t.phrase_class == PhraseClass::person;
    return counts_people && is_title && t.definite && t.number == Number::singular &&
           t.quantity == kNone && n.quantity == kNone && n.phrase_class == PhraseClass::name;
  }

  // S V (O): an object after makes the topic the subject; without one the topic of a transitive
  // verb may be what was hit.
  void bind_topic_first(const Subject& subject, const std::vector<uint32_t>& after,
                        bool may_be_passive) {
    const bool acts = !after.empty() || !may_be_passive || prefers_subject(subject.phrase) ||
                      event_has_pronoun_object_;
    add(acts ? "subject" : "object", subject.phrase, false);
    for (size_t k = 0; k < after.size(); ++k) {
      if (add_objects(after, k)) return;
    }
  }

  // The object; the phrase behind it only in another role: "handed the militias weapons".
  bool add_objects(const std::vector<uint32_t>& after, size_t from) {
    if (from >= after.size() || !add("object", after[from], false)) return false;
    const Role role = event_.arguments.back().role;
    if (from + 1 < after.size() && add("object", after[from + 1], false) &&
        event_.arguments.back().role == role)
      event_.arguments.pop_back();
    return true;
  }

  // One phrase after the verb: subject or object?
  void bind_single(uint32_t phrase, const Subject& subject, bool may_be_passive, const Reading& r) {
    const NounPhrase& p = c_.syntax.phrases[phrase];
    const bool masculine_people =
        p.gender == Gender::masculine && (classes_of(c_, p) & (bit(PhraseClass::person))) != 0;
    const bool disagrees = r.inflection.gender == Gender::feminine && masculine_people;
    const bool plural_verb =
        r.inflection.number == Number::plural;  // V-plural is never followed by its subject
    if (event_has_pronoun_object_ || precedes_event_noun(p) || hits_by_preposition(phrase)) {
      add("subject", phrase, false);
    } else if (disagrees || plural_verb) {
      add("object", phrase, false);
      if (subject.inherited) add("subject", subject.phrase, true);
    } else if (may_be_passive && !prefers_subject(phrase)) {
      add("object", phrase, false);
    } else {
      add("subject", phrase, false);
    }
  }

  // "the air force carried out raids": the noun of the next event is the object.
  bool precedes_event_noun(const NounPhrase& p) const {
    if (p.tokens.last != limit_ || limit_ >= c_.layers.text->size()) return false;
    const NounPhrase* next = c_.phrase_at(limit_);
    const Reading* r = c_.reading(limit_);
    if (r == nullptr || r->definite() || r->inflection.part == PartOfSpeech::patient ||
        r->inflection.part == PartOfSpeech::agent)
      return false;
    return next != nullptr && next->relation.empty() && next->coordinated == kNone &&
           next->genitive_of == kNone;
  }

  // "the group released (about) twenty prisoners": whom it was done to stands behind a preposition.
  bool hits_by_preposition(uint32_t phrase) const {
    for (uint32_t p = phrase + 1; p < c_.syntax.phrases.size(); ++p) {
      const NounPhrase& next = c_.syntax.phrases[p];
      if (next.tokens.first >= limit_) break;
      if (next.relation != "about" && next.relation != "on") continue;
      if (role_for(next.relation, classes_of(c_, next), Role::unit) == Role::target)
        return role_for("subject", classes_of(c_, c_.syntax.phrases[phrase]), Role::unit) ==
               Role::initiator;
    }
    return false;
  }

  // Casualty frames take people as objects first; other frames take armed actors and weapons as
  // subjects.
  bool prefers_subject(uint32_t phrase) const {
    const uint32_t classes = classes_of(c_, c_.syntax.phrases[phrase]);
    const uint32_t armed = bit(PhraseClass::actor) | bit(PhraseClass::force) |
                           bit(PhraseClass::instrument) | bit(PhraseClass::role);
    if (frame_.count.size() == 1 && frame_.count[0] == "target") return false;
    return (classes & armed) != 0;
  }

  bool has_voice(Voice voice) const {
    for (const Reading& r : readings_of(*c_.layers.words, head_)) {
      if (r.inflection.part == PartOfSpeech::verb && r.inflection.voice == voice) return true;
    }
    return false;
  }

  // Phrases after the verb without preposition, not joined to one before, up to the limit.
  std::vector<uint32_t> bare_phrases_after() const {
    std::vector<uint32_t> out;
    for (uint32_t p = first_phrase_from(event_.trigger.last); p < c_.syntax.phrases.size(); ++p) {
      const NounPhrase& phrase = c_.syntax.phrases[p];
      if (phrase.tokens.first >= limit_) break;
      if (opens_clause_between(head_, phrase.tokens.first)) continue;
      if (!phrase.relation.empty() || phrase.coordinated != kNone || phrase.genitive_of != kNone)
        continue;
      if (phrase.phrase_class == PhraseClass::time) continue;
      out.push_back(p);
    }
    return out;
  }

  // "he hit them": the nearest people named before.
  void add_pronoun_object() {
    event_has_pronoun_object_ = true;
    const uint32_t p = nearest_before(head_, bit(PhraseClass::person) | bit(PhraseClass::force) |
                                                 bit(PhraseClass::actor) | bit(PhraseClass::name));
    if (p != kNone) add_argument(p, Role::target, "coreference", "pronoun");
  }

  // --- nouns

  void bind_noun() {
    const uint32_t own = c_.syntax.phrase_of[head_];
    if (own != kNone) bind_own_phrase(c_.syntax.phrases[own]);
    bind_genitives();
    bind_carrier();
    bind_described();
    if (own != kNone && c_.syntax.phrases[own].pronoun_owner) bind_owner();
  }

  // "its control of", "their attack": the pronoun is the subject; "his death", "their arrest": the
  // one hit.
  void bind_owner() {
    const uint32_t people = bit(PhraseClass::person) | bit(PhraseClass::force) |
                            bit(PhraseClass::actor) | bit(PhraseClass::name);
    const Role role = role_for("genitive", bit(PhraseClass::actor), Role::unit);
    if (role == Role::unit || has_role(event_, role)) return;
    const uint32_t verb = carrying_verb();
    uint32_t phrase = verb == kNone ? kNone : find_subject(c_, verb).phrase;
    const bool fits = phrase != kNone &&
                      (classes_of(c_, c_.syntax.phrases[phrase]) & people) != 0 &&
                      c_.syntax.phrases[phrase].tokens.last <= head_;
    if (!fits) phrase = nearest_before(head_, people);
    if (phrase != kNone) add_argument(phrase, role, "coreference", "pronoun");
  }

  // Adjectives and names inside the trigger's own phrase: Russian raids, artillery shelling, the
  // raids of X.
  void bind_own_phrase(const NounPhrase& own) {
    for (const uint32_t m : own.mentions) {
      const Mention& mention = c_.mention(m);
      if (mention.tokens.first < head_ || mention.tokens.contains(head_)) continue;
      switch (mention.kind) {
        case MentionKind::nationality:
          add_mention(m, Role::initiator, "adjective");
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

  void add_genitive_mention(uint32_t m, PhraseClass phrase_class) {
    const Role role = role_for("genitive", bit(phrase_class), Role::unit);
    if (role != Role::unit) add_mention(m, role, "genitive");
  }

  void bind_genitives() {
    uint32_t last = kNone;
    for (uint32_t p = first_phrase_from(event_.trigger.last); p < c_.syntax.phrases.size(); ++p) {
      const NounPhrase& phrase = c_.syntax.phrases[p];
      if (phrase.tokens.first >= limit_) break;
      const bool after_phrase_trigger = last == kNone && event_.trigger.size() > 1 &&
                                        phrase.tokens.first == event_.trigger.last &&
                                        phrase.relation.empty();
      if (phrase.genitive_of == head_ || after_phrase_trigger) {
        if (acts_on_another(p)) {
          add_argument(p, Role::initiator, "", "genitive");
          last = p;
        } else if (add("genitive", p, false)) {
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
    const uint32_t people = bit(PhraseClass::person) | bit(PhraseClass::force) |
                            bit(PhraseClass::actor) | bit(PhraseClass::name);
    const uint32_t classes = classes_of(c_, c_.syntax.phrases[p]);
    const bool counts_people = frame_.count.size() == 1 && frame_.count[0] == "target";
    if (counts_people || (classes & people) == 0 || has_role(event_, Role::initiator)) return false;
    if (role_for("subject", classes, Role::unit) != Role::initiator) return false;
    for (uint32_t k = p + 1; k < c_.syntax.phrases.size(); ++k) {
      const NounPhrase& next = c_.syntax.phrases[k];
      if (next.tokens.first >= limit_ || in_relative(next.tokens.first)) break;
      const bool adjacent = next.tokens.first == c_.syntax.phrases[p].tokens.last;
      if (next.relation != "on" && !(next.relation == "l" && adjacent)) continue;
      const Role hit = role_for(next.relation, classes_of(c_, next), Role::unit);
      if (hit != Role::unit && hit != Role::initiator) return true;
    }
    return false;
  }

  // The carrier that some verbal reading of the token is; the chosen one first.
  const Carrier* carrier_at(uint32_t verb) const {
    auto found = c_.rules.carriers.find(c_.reading(verb)->lexeme);
    if (found != c_.rules.carriers.end()) return &found->second;
    for (const Reading& r : readings_of(*c_.layers.words, verb)) {
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
    if (carrier == nullptr) return;
    event_.rules.push_back(carrier->row);
    event_.weak = false;
    const Subject subject = find_subject(c_, verb);
    if (subject.phrase == kNone || c_.syntax.phrases[subject.phrase].tokens.last > head_) return;
    const uint32_t classes = classes_of(c_, c_.syntax.phrases[subject.phrase]);
    const char* by = subject.inherited ? "inherited" : "";
    if (carrier->role == "initiator") {
      const Role role = role_for("subject", classes, Role::unit);
      if (role == Role::initiator && !has_role(event_, Role::initiator))
        add_argument(subject.phrase, Role::initiator, by, "carrier");
      if (role == Role::instrument ||
          (role == Role::unit && (classes & bit(PhraseClass::instrument)) != 0))
        add_weapon(subject.phrase, "carrier");
    } else if (carrier->role == "target") {
      const Role role = role_for("object", classes, Role::unit);
      if (role != Role::unit) add_argument(subject.phrase, role, by, "carrier");
    } else if (carrier->role == "place" && (classes & bit(PhraseClass::place)) != 0) {
      add_argument(subject.phrase, Role::place, by, "carrier");
    }
  }

  // "raids that (they) X launched", "with a rocket that X fired": a carrying verb right behind the
  // trigger's phrase or its weapon, with a pronoun for it, names the initiator.
  void bind_relative_carriers() {
    std::vector<uint32_t> ends = {own_end()};
    for (const Argument& a : event_.arguments) {
      if (a.role == Role::instrument && a.phrase != kNone)
        ends.push_back(c_.syntax.phrases[a.phrase].tokens.last);
    }
    for (const uint32_t end : ends) {
      if (!has_role(event_, Role::initiator)) bind_relative_carrier(end);
    }
  }

  void bind_relative_carrier(uint32_t token) {
    const uint32_t sentence_end = c_.layers.text->sentence(head_).tokens.last;
    const Reading* r = token < sentence_end ? c_.reading(token) : nullptr;
    if (r != nullptr && r->inflection.part == PartOfSpeech::relative)
      r = ++token < sentence_end ? c_.reading(token) : nullptr;
    if (!is_finite_verb(r) || r->suffix == Suffix::none) return;
    const auto carrier = c_.rules.carriers.find(r->lexeme);
    if (carrier == c_.rules.carriers.end() || carrier->second.role != "initiator") return;
    const uint32_t p = first_phrase_from(token + 1);
    if (p >= c_.syntax.phrases.size()) return;
    const NounPhrase& phrase = c_.syntax.phrases[p];
    if (phrase.tokens.first != token + 1 || !phrase.relation.empty()) return;
    event_.rules.push_back(carrier->second.row);
    const Role role = role_for("subject", classes_of(c_, phrase), Role::unit);
    if (role == Role::initiator) add_argument(p, role, "", "carrier");
    if (role == Role::instrument) add_weapon(p, "carrier");
  }

  // The finite verb before the noun in its clause, with no other trigger noun between.
  uint32_t carrying_verb() const {
    const Clause& clause = c_.syntax.clauses[c_.syntax.clause_of[head_]];
    if (clause.verb != kNone && clause.verb < head_ && head_ - clause.verb < 40) return clause.verb;
    return kNone;
  }

  // --- both

  void bind_prepositions(uint32_t from, uint32_t to) {
    for (uint32_t p = first_phrase_from(from); p < c_.syntax.phrases.size(); ++p) {
      const NounPhrase& phrase = c_.syntax.phrases[p];
      if (phrase.tokens.first >= to) break;
      if (in_relative(phrase.tokens.first)) continue;
      if (is_bound(p)) continue;
      if (phrase.coordinated != kNone) {
        if (join(p)) continue;
      }
      if (phrase.relation == "l" && !follows_trigger(phrase)) {
        bind_owner_of_target(p);
      } else if (!phrase.relation.empty()) {
        add(phrase.relation, p, false);
      }
    }
  }

  // "shelling by (l-) the forces": only right behind the trigger's own words.
  bool follows_trigger(const NounPhrase& phrase) const {
    return phrase.tokens.first == own_end() || phrase.tokens.first == event_.trigger.last;
  }

  // "a centre of (l-) the security forces": whom the thing hit belongs to is hit too.
  void bind_owner_of_target(uint32_t p) {
    const auto choices = frame_.relations.find("l");
    if (choices == frame_.relations.end()) return;
    const uint32_t classes = classes_of(c_, c_.syntax.phrases[p]);
    for (const RoleChoice& choice : choices->second) {
      if (choice.role == Role::initiator || (choice.classes & classes) == 0) continue;
      add_argument(p, choice.role, "", "l");
      return;
    }
  }

  // A phrase joined to one that has a role shares it, when its class allows.
  bool join(uint32_t p) {
    const NounPhrase& phrase = c_.syntax.phrases[p];
    for (const Argument& a : event_.arguments) {
      if (a.phrase != phrase.coordinated || a.phrase == kNone) continue;
      const uint32_t own = classes_of(c_, phrase);
      const uint32_t other = classes_of(c_, c_.syntax.phrases[a.phrase]);
      const bool alike = (own & other) != 0 || role_for(a.relation, own, Role::unit) == a.role ||
                         phrase.phrase_class == PhraseClass::name;
      if (alike) add_argument(p, a.role, a.by, a.relation);
      return alike;
    }
    return false;
  }

  // Places and times told before the trigger, when nothing else claims them.
  void bind_fronted() {
    const Clause& clause = c_.syntax.clauses[event_.clause];
    for (uint32_t p = first_phrase_from(clause.tokens.first); p < c_.syntax.phrases.size(); ++p) {
      const NounPhrase& phrase = c_.syntax.phrases[p];
      if (phrase.tokens.first >= head_) break;
      if (is_bound(p) || (phrase.relation != "in" && phrase.relation != "near")) continue;
      if ((classes_of(c_, phrase) & bit(PhraseClass::place)) != 0 && !has_role(event_, Role::place))
        add_argument(p, Role::place, "", "fronted");
    }
  }

  // A target or site whose words name a place: the shelling of the outskirts of X.
  void bind_inner_places() {
    if (has_role(event_, Role::place)) return;
    const std::vector<Argument> arguments = event_.arguments;
    for (const Argument& a : arguments) {
      if (a.phrase == kNone || a.role == Role::initiator || !a.by.empty()) continue;
      for (const uint32_t m : c_.syntax.phrases[a.phrase].mentions) {
        if (c_.mention(m).kind == MentionKind::place && !c_.mention(m).adjective)
          add_mention(m, Role::place, "inside");
      }
    }
  }

  bool in_relative(uint32_t token) const {
    const Clause& clause = c_.syntax.clauses[c_.syntax.clause_of[token]];
    if (clause.kind != ClauseKind::relative || clause.tokens.first <= head_) return false;
    return clause.tokens.first != own_end();  // what describes the event itself is its own
  }

  // Behind the trigger's own phrase.
  uint32_t own_end() const {
    const uint32_t own = c_.syntax.phrase_of[head_];
    return own == kNone ? event_.trigger.last : c_.syntax.phrases[own].tokens.last;
  }

  // "a raid that struck a house": the object of a verb that describes the event is what was hit.
  void bind_described() {
    const uint32_t verb = own_end();
    if (verb >= limit_ || verb >= c_.layers.text->size()) return;
    const Reading* r = c_.reading(verb);
    const Clause& clause = c_.syntax.clauses[c_.syntax.clause_of[verb]];
    if (!is_finite_verb(r) || r->suffix != Suffix::none || clause.kind != ClauseKind::relative ||
        clause.tokens.first != verb || c_.rules.carriers.count(r->lexeme) > 0)
      return;
    const uint32_t p = first_phrase_from(verb + 1);
    if (p >= c_.syntax.phrases.size() || c_.syntax.phrases[p].tokens.first != verb + 1) return;
    const uint32_t hit = bit(PhraseClass::place) | bit(PhraseClass::facility) |
                         bit(PhraseClass::actor) | bit(PhraseClass::force);
    const NounPhrase& phrase = c_.syntax.phrases[p];
    if (phrase.relation.empty() && (classes_of(c_, phrase) & hit) != 0) add("object", p, false);
  }

  bool opens_clause_between(uint32_t from, uint32_t to) const {
    const uint32_t clause = c_.syntax.clause_of[to];
    return clause != c_.syntax.clause_of[from];
  }

  uint32_t first_phrase_from(uint32_t token) const {
    const auto& phrases = c_.syntax.phrases;
    const auto at =
        std::lower_bound(phrases.begin(), phrases.end(), token,
                         [](const NounPhrase& p, uint32_t t) { return p.tokens.first < t; });
    return static_cast<uint32_t>(at - phrases.begin());
  }

  uint32_t nearest_before(uint32_t token, uint32_t classes) const {
    for (uint32_t p = first_phrase_from(token); p-- > 0;) {
      const NounPhrase& phrase = c_.syntax.phrases[p];
      if (c_.layers.text->sentence_of[phrase.head] + 1 < c_.layers.text->sentence_of[token]) break;
      if ((classes_of(c_, phrase) & classes) != 0) return p;
    }
    return kNone;
  }

  Role role_for(std::string_view relation, uint32_t classes, Role otherwise) const {
    const auto choices = frame_.relations.find(relation);
    if (choices == frame_.relations.end()) return otherwise;
    for (const RoleChoice& choice : choices->second) {
      if ((choice.classes & classes) != 0) return choice.role;
    }
    return otherwise;
  }

  bool is_bound(uint32_t phrase) const {
    return std::any_of(event_.arguments.begin(), event_.arguments.end(),
                       [&](const Argument& a) { return a.phrase == phrase; });
  }

  bool add(std::string_view relation, uint32_t phrase, bool inherited) {
    if (phrase == kNone || is_bound(phrase)) return false;
    const uint32_t classes = classes_of(c_, c_.syntax.phrases[phrase]);
    const auto choices = frame_.relations.find(relation);
    if (choices == frame_.relations.end()) return false;
    for (const RoleChoice& choice : choices->second) {
      if ((choice.classes & classes) == 0) continue;
      if (choice.role == Role::instrument) {
        add_weapon(phrase, std::string(relation));
      } else {
        add_argument(phrase, choice.role, inherited ? "inherited" : "", std::string(relation));
      }
      return true;
    }
    return false;
  }

  // A weapon that names its owner names the initiator: the regime's aircraft, Russian planes.
  void add_weapon(uint32_t phrase, std::string relation) {
    add_argument(phrase, Role::instrument, "", relation);
    for (const uint32_t m : c_.syntax.phrases[phrase].mentions) {
      const MentionKind kind = c_.mention(m).kind;
      if (kind == MentionKind::actor || kind == MentionKind::nationality)
        add_mention(m, Role::initiator, "owner");
    }
    const NounPhrase& weapon = c_.syntax.phrases[phrase];
    if (phrase + 1 >= c_.syntax.phrases.size() || has_role(event_, Role::initiator)) return;
    const NounPhrase& owner = c_.syntax.phrases[phrase + 1];
    const uint32_t armed = bit(PhraseClass::actor) | bit(PhraseClass::force);
    if (owner.relation == "l" && owner.tokens.first == weapon.tokens.last &&
        (classes_of(c_, owner) & armed) != 0)
      add_argument(phrase + 1, Role::initiator, "", "owner");
  }

  void add_argument(uint32_t phrase, Role role, std::string by, std::string relation) {
    event_.arguments.push_back(
        {role, phrase, c_.syntax.phrases[phrase].mention, std::move(by), std::move(relation)});
  }

  void add_mention(uint32_t m, Role role, std::string relation) {
    for (const Argument& a : event_.arguments) {
      if (a.mention == m && a.role == role) return;
    }
    event_.arguments.push_back({role, kNone, m, "", std::move(relation)});
  }

  const EventContext& c_;
  const Frame& frame_;
  uint32_t limit_;
  Event& event_;
  uint32_t head_;
  bool event_has_pronoun_object_ = false;
};

}  // namespace

uint32_t classes_of(const EventContext& context, const NounPhrase& phrase) {
  uint32_t out = bit(phrase.phrase_class);
  const bool open =
      phrase.phrase_class == PhraseClass::none || phrase.phrase_class == PhraseClass::abstract;
  if (open && phrase.mention != kNone) {
    const MentionKind kind = context.mention(phrase.mention).kind;
    if (kind == MentionKind::place) out |= bit(PhraseClass::place);
    if (kind == MentionKind::facility) out |= bit(PhraseClass::facility);
    if (kind == MentionKind::actor) out |= bit(PhraseClass::actor);
  }
  const bool understood =
      phrase.noun != kNone && context.layers.lexicon->lexemes[phrase.noun].unit == "person";
  if ((phrase.quantity != kNone || understood) && open)
    out |= bit(PhraseClass::person);  // "killed 22", "37 others"
  if (phrase.noun != kNone && context.layers.lexicon->lexemes[phrase.noun].status == "combatant")
    out |= bit(PhraseClass::force);  // gunmen, fighters
  return out;
}

void bind_arguments(const EventContext& context, const Frame& frame, uint32_t limit, Event& event) {
  Binder(context, frame, limit, event).bind();
}

}  // namespace isnad
