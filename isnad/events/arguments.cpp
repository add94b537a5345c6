// Which phrases fill the frame? First what the trigger itself governs, then prepositional phrases
// up to the next trigger, what is told before it, and what stands inside the phrases found.
#include <algorithm>

#include "isnad/events/binding.hpp"

namespace isnad {
namespace {

constexpr std::string_view kIn = "in";

class PhraseBinder : public Binding {
 public:
  using Binding::Binding;

  void bind() {
    bind_joined_before();
    bind_pronoun_side();
    bind_resumed();
    bind_prepositions(event_.trigger.last, limit_);
    bind_other_side();
    bind_relative_carriers();
    bind_people_of_sites();
    bind_places_of_places();
    bind_fronted();
    bind_inner_places();
    split_sides();
  }

 private:
  // "the town that (alayha, of it) the rebels took hold": the pronoun behind the preposition stands
  // for what the relative clause describes.
  void bind_resumed() {
    constexpr uint32_t kReach = 4;  // tokens behind the verb
    const Clause& clause = c_.syntax.clauses[event_.clause];
    if (clause.kind != ClauseKind::relative || !is_finite_verb(c_.reading(head_))) return;
    const uint32_t after = first_phrase_from(c_.syntax, clause.tokens.first);
    if (after == 0 || clause.tokens.first - c_.syntax.phrases[after - 1].tokens.last > 1) return;
    for (uint32_t i = event_.trigger.last; i < std::min(limit_, head_ + kReach + 1); ++i) {
      const Reading* r = c_.reading(i);
      const Lexeme* lexeme = c_.lexeme(i);
      if (r == nullptr || lexeme == nullptr || r->suffix == Suffix::none ||
          lexeme->part != PartOfSpeech::preposition || c_.syntax.clause_of[i] != event_.clause)
        continue;
      const NounPhrase& described = c_.syntax.phrases[after - 1];
      const bool thing = described.phrase_class == PhraseClass::place ||
                         described.phrase_class == PhraseClass::facility;
      if (thing && lexeme->sense == "on") add(lexeme->sense, after - 1, false);
      return;
    }
  }

  // "clashes between them and (between) the villagers": the pronoun is a side, too.
  void bind_pronoun_side() {
    constexpr uint32_t kReach = 3;  // tokens behind the trigger's own words
    if (role_for("between", bit(PhraseClass::force), Role::unit) != Role::initiator) return;
    for (uint32_t i = own_end(); i < std::min(limit_, own_end() + kReach); ++i) {
      const Reading* r = c_.reading(i);
      const Lexeme* lexeme = c_.lexeme(i);
      if (r == nullptr || lexeme == nullptr || r->suffix == Suffix::none ||
          lexeme->part != PartOfSpeech::preposition || lexeme->sense != "between")
        continue;
      const uint32_t side = antecedent_of(i, c_.syntax.phrase_of[head_]);
      if (side != kNone) add_argument(side, Role::initiator, "coreference", "between");
      return;
    }
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
    const uint32_t p = first_phrase_from(c_.syntax, token + 1);
    if (p >= c_.syntax.phrases.size()) return;
    const NounPhrase& phrase = c_.syntax.phrases[p];
    if (phrase.tokens.first != token + 1 || !phrase.relation.empty()) return;
    event_.rules.push_back(carrier->second.row);
    const Role role = role_for("subject", doer_classes(p), Role::unit);
    if (role == Role::initiator) add_argument(p, role, "", "carrier");
    if (role == Role::instrument) add_weapon(p, "carrier");
  }

  void bind_prepositions(uint32_t from, uint32_t to) {
    uint32_t read_on = event_.trigger.last;  // up to here nothing has broken the sentence off
    for (uint32_t p = first_phrase_from(c_.syntax, from); p < c_.syntax.phrases.size(); ++p) {
      const NounPhrase& phrase = c_.syntax.phrases[p];
      if (phrase.tokens.last > to) break;  // the next trigger's own phrase too
      if (breaks_off_between(read_on, phrase.tokens.first)) break;
      read_on = std::max(read_on, phrase.tokens.first);
      if (is_counted_aside(phrase)) break;
      if (is_bound(p) || bind_owner(p) || bind_means(p)) continue;
      if (in_relative(phrase.tokens.first) || complements_adjective(phrase)) continue;
      if (in_clause_behind(phrase)) continue;
      if (opens_other_act(phrase)) break;
      if (phrase.coordinated != kNone) {
        if (join(p)) continue;
      }
      if (phrase.relation == "l" && !follows_trigger(phrase)) {
        if (frame_.id == "surrender" && follows_doer(phrase)) {
          add(phrase.relation, p, false);  // "five fighters surrendered to (l-) the army"
        } else if (family_of(event_.type) != "politics" || follows_doer(phrase)) {
          bind_owner_of_target(p);
        }
      } else if (!phrase.relation.empty()) {
        add(relation_of(phrase), p, false);
      }
    }
  }

  // "because of the bombing, and three people of the workers in X": people joined to what the
  // trigger does not hold take what stands behind them along.
  bool is_counted_aside(const NounPhrase& phrase) const {
    return phrase.quantity != kNone && (phrase.relation.empty() || phrase.coordinated != kNone) &&
           (classes_of(c_, phrase) & kPeople) != 0 && phrase.tokens.first > event_.trigger.last &&
           c_.layers.text->is_mark(phrase.tokens.first - 1, ',') && !counts_people();
  }

  // "in (b-) the town X", "between X and Y": where a frame has no role for such a place, it stands
  // where one "in" would.
  std::string_view relation_of(const NounPhrase& phrase) const {
    if (phrase.relation != "b" && phrase.relation != "between") return phrase.relation;
    const uint32_t where = bit(PhraseClass::place) | bit(PhraseClass::facility);
    const uint32_t classes = classes_of(c_, phrase);
    const Role role = role_for("in", classes, Role::unit);
    const bool lacks =
        (classes & where) != 0 && role_for(phrase.relation, classes, Role::unit) == Role::unit;
    if (!lacks || (role != Role::place && role != Role::facility)) return phrase.relation;
    return phrase.relation == "between" && names_country(phrase) ? phrase.relation : kIn;
  }

  // "between Iran and Iraq": parties.
  bool names_country(const NounPhrase& phrase) const {
    const Entity* entity = phrase.mention == kNone ? nullptr : c_.entity_of(phrase.mention);
    return entity != nullptr && entity->subkind == "country";
  }

  // The word right before the phrase and its preposition, or null.
  const Reading* word_before(const NounPhrase& phrase) const {
    uint32_t at = phrase.preposition == kNone ? phrase.tokens.first
                                              : std::min(phrase.preposition, phrase.tokens.first);
    while (at > event_.trigger.last && c_.layers.text->tokens[at - 1].kind != TokenKind::word) --at;
    return at > event_.trigger.last ? c_.reading(at - 1) : nullptr;
  }

  // "forces loyal to (l-) X", "backed by Y": what the adjective or participle takes is its own.
  bool complements_adjective(const NounPhrase& phrase) const {
    if (phrase.relation != "l" && phrase.relation != "from" && phrase.relation != "with")
      return false;
    if (phrase.coordinated != kNone || follows_trigger(phrase)) return false;
    const Reading* before = word_before(phrase);
    if (before == nullptr || before->lexeme == kNone) return false;
    const PartOfSpeech part = before->inflection.part;
    return part == PartOfSpeech::agent || part == PartOfSpeech::patient ||
           (part == PartOfSpeech::adjective && phrase.relation == "l");
  }

  // "an explosion that resulted from a mine", "caused by (about) a charge": the weapon behind a
  // word of coming about.
  bool bind_means(uint32_t p) {
    const NounPhrase& phrase = c_.syntax.phrases[p];
    if (phrase.relation != "about" || (classes_of(c_, phrase) & bit(PhraseClass::instrument)) == 0)
      return false;
    const Reading* before = word_before(phrase);
    const auto carrier =
        before == nullptr ? c_.rules.carriers.end() : c_.rules.carriers.find(before->lexeme);
    const bool admits =
        role_for("instrument", bit(PhraseClass::instrument), Role::unit) == Role::instrument;
    if (carrier == c_.rules.carriers.end() || carrier->second.role != "none" || !admits)
      return false;
    add_weapon(p, "cause");
    return true;
  }

  // "a base that belongs to X", "vehicles of (belonging to) Y": whose the thing hit is.
  bool bind_owner(uint32_t p) {
    const NounPhrase& phrase = c_.syntax.phrases[p];
    const Reading* before = word_before(phrase);
    if (before == nullptr || c_.rules.owners.count(before->lexeme) == 0 || p == 0) return false;
    if (phrase.relation != "l" && !is_finite_verb(before)) return false;
    return owns(p, p - 1);
  }

  // Is the phrase before, which the event has hit or taken, now told to be theirs?
  bool owns(uint32_t owner, uint32_t thing) {
    const uint32_t classes = classes_of(c_, c_.syntax.phrases[owner]);
    if ((classes & kPeople) == 0 || counts_people()) return false;
    for (const Argument& a : event_.arguments) {
      if (a.phrase != thing || a.role == Role::initiator || a.role == Role::instrument) continue;
      add_argument(owner, Role::target, "", "owner");
      return true;
    }
    const NounPhrase& before = c_.syntax.phrases[thing];
    if (is_bound(thing) || !before.relation.empty() || before.tokens.first < event_.trigger.last ||
        role_for("object", classes, Role::unit) != Role::target)
      return false;
    add_argument(owner, Role::target, "", "owner");
    return true;
  }

  // Behind a verb or conjunction that opens a clause of its own: what stands there is not told of
  // the trigger, unless the clause describes it.
  bool in_clause_behind(const NounPhrase& phrase) const {
    const uint32_t clause = c_.syntax.clause_of[phrase.tokens.first];
    if (clause == event_.clause || clause == c_.syntax.clause_of[event_.trigger.last - 1])
      return false;
    const bool says_where =
        phrase.relation == "in" || phrase.relation == "near" || phrase.relation == "place";
    if (says_where && c_.syntax.clauses[clause].kind != ClauseKind::main &&
        !is_said_besides(c_.syntax.clauses[clause]) && is_close(phrase))
      return false;
    const uint32_t first = c_.syntax.clauses[clause].tokens.first;
    return first > head_ && (first != own_end() || is_joined_on(first));
  }

  // "arrests, and that (wa-anna) the villagers threw": no clause about the trigger.
  bool is_joined_on(uint32_t token) const {
    const Reading* r = c_.reading(token);
    return r != nullptr && r->has(kCliticWa);
  }

  // "raids on X, and sources in Y had (wa-kanat)": an auxiliary with "and" opens another sentence;
  // or a remark stands between.
  bool breaks_off_between(uint32_t from, uint32_t to) const {
    for (uint32_t i = from; i < to; ++i) {
      if (!c_.layers.text->is_mark(i - 1, ',')) continue;
      const Reading* r = find_reading(*c_.layers.words, i, PartOfSpeech::auxiliary);
      if (r != nullptr && r->has(kCliticWa)) return true;
    }
    const bool behind = from > event_.trigger.last;  // its first token may be a remark, too
    return is_remark_between(c_, behind ? from - 1 : from, to);
  }

  // In a clause that depends on the event's: of one that describes something not many words
  // behind, of others up to the first comma, too.
  bool is_close(const NounPhrase& phrase) const {
    constexpr uint32_t kReach = 24;  // tokens behind the trigger
    if (phrase.tokens.first > event_.trigger.last + kReach) return false;
    if (c_.syntax.clauses[c_.syntax.clause_of[phrase.tokens.first]].kind == ClauseKind::relative)
      return true;
    uint32_t commas = 0;
    for (uint32_t i = event_.trigger.last; i < phrase.tokens.first; ++i)
      commas += c_.layers.text->is_mark(i, ',') ? 1 : 0;
    // "fell, it is thought by day, on the quarter X in Y"
    const bool resumes = commas == 2 && phrase.tokens.first <= event_.trigger.last + 2 * kReach / 3;
    return commas == 0 || resumes;
  }

  // "..., adding that the situation in X is": the participle goes with who speaks, and what stands
  // behind its "that" is another matter.
  bool is_said_besides(const Clause& clause) const {
    if (clause.kind != ClauseKind::complement || clause.tokens.first <= event_.trigger.last)
      return false;
    const Reading* r = c_.reading(clause.tokens.first - 1);
    return r != nullptr && r->inflection.part == PartOfSpeech::agent &&
           (r->inflection.accusative || c_.layers.text->is_mark(clause.tokens.first - 2, ','));
  }

  // "..., and the return of the refugees to X": a verbal noun joined on has phrases of its own.
  bool opens_other_act(const NounPhrase& phrase) const {
    const Reading* r = c_.reading(phrase.head);
    const Reading* first = c_.reading(phrase.tokens.first);
    return r != nullptr && r->inflection.part == PartOfSpeech::masdar && !r->has(kCliticAl) &&
           first != nullptr && first->has(kCliticWa);
  }

  // "shelling by (l-) the forces": only right behind the trigger's own words.
  bool follows_trigger(const NounPhrase& phrase) const {
    return phrase.tokens.first == own_end() || phrase.tokens.first == event_.trigger.last;
  }

  // "the condemnation of X of (l-) Y": right behind who speaks.
  bool follows_doer(const NounPhrase& phrase) const {
    return std::any_of(event_.arguments.begin(), event_.arguments.end(), [&](const Argument& a) {
      return a.phrase != kNone && a.role == Role::initiator &&
             c_.syntax.phrases[a.phrase].tokens.last == phrase.tokens.first;
    });
  }

  // "a centre of (l-) the security forces": whom the thing hit belongs to is hit too.
  void bind_owner_of_target(uint32_t p) {
    const auto choices = frame_.relations.find("l");
    if (choices == frame_.relations.end() || !follows_thing_hit(p)) return;
    const uint32_t classes = classes_of(c_, c_.syntax.phrases[p]);
    for (const RoleChoice& choice : choices->second) {
      if (choice.role == Role::initiator || (choice.classes & classes) == 0) continue;
      add_argument(p, choice.role, "", "l");
      return;
    }
  }

  // Behind the subject of a verb it is the subject's: "the air force of (l-) the coalition".
  bool follows_thing_hit(uint32_t p) const {
    if (!is_finite_verb(c_.reading(head_))) return true;
    const uint32_t begin = c_.syntax.phrases[p].tokens.first;
    return std::none_of(event_.arguments.begin(), event_.arguments.end(), [&](const Argument& a) {
      return a.phrase != kNone && a.role == Role::initiator &&
             c_.syntax.phrases[a.phrase].tokens.last == begin;
    });
  }

  // "two officers and a conscript were wounded": the topic's second part.
  void bind_joined_before() {
    const uint32_t first = c_.syntax.clauses[event_.clause].tokens.first;
    for (uint32_t p = first_phrase_from(c_.syntax, first); p < c_.syntax.phrases.size(); ++p) {
      const NounPhrase& phrase = c_.syntax.phrases[p];
      if (phrase.tokens.first >= head_) break;
      if (phrase.coordinated != kNone && !is_bound(p) &&
          c_.syntax.phrases[phrase.coordinated].tokens.first >= first)
        join(p);
    }
  }

  // A phrase joined to one that has a role shares it, when its class allows.
  bool join(uint32_t p) {
    const NounPhrase& phrase = c_.syntax.phrases[p];
    for (const Argument& a : event_.arguments) {
      if (a.phrase != phrase.coordinated || a.phrase == kNone) continue;
      const uint32_t own = a.role == Role::initiator ? doer_classes(p) : classes_of(c_, phrase);
      const uint32_t other = classes_of(c_, c_.syntax.phrases[a.phrase]);
      const bool alike = (own & other) != 0 || role_for(a.relation, own, Role::unit) == a.role ||
                         (phrase.phrase_class == PhraseClass::name && (own & kPeople) != 0);
      if (alike) add_argument(p, a.role, a.by, a.relation);
      return alike;
    }
    return false;
  }

  // "clashes between X on one side, and Y on the other": the second side stands behind a mark.
  void bind_other_side() {
    uint32_t side = kNone;
    for (const Argument& a : event_.arguments) {
      if (a.relation == "between" && a.phrase != kNone) {
        if (side != kNone) return;
        side = a.phrase;
      }
    }
    if (side == kNone) return;
    const uint32_t end = c_.layers.text->sentence(head_).tokens.last;
    for (uint32_t p = side + 1; p < c_.syntax.phrases.size() && p - side <= 3; ++p) {
      const NounPhrase& phrase = c_.syntax.phrases[p];
      if (phrase.tokens.first >= end || is_bound(p)) return;
      const Reading* r = c_.reading(phrase.tokens.first);
      const bool joined = r != nullptr && r->has(kCliticWa);
      if (!joined || (classes_of(c_, phrase) & kPeople) == 0) continue;
      add("between", p, false);
      return;
    }
  }

  // "the houses of civilians", "a post of the forces", "gatherings of X": whose site is hit is hit.
  void bind_people_of_sites() {
    if (family_of(event_.type) != "attack" || has_role(event_, Role::target)) return;
    const std::vector<Argument> arguments = event_.arguments;
    for (const Argument& a : arguments) {
      if (a.role != Role::facility || a.phrase == kNone || !a.by.empty()) continue;
      const NounPhrase& site = c_.syntax.phrases[a.phrase];
      for (const uint32_t m : site.mentions) {
        if (c_.mention(m).kind == MentionKind::actor) return add_mention(m, Role::target, "owner");
      }
      if (names_people_inside(site)) return add_argument(a.phrase, Role::target, "", "owner");
      const uint32_t next = a.phrase + 1;
      if (next < c_.syntax.phrases.size() && c_.syntax.phrases[next].genitive_of == site.head &&
          !is_bound(next) && (classes_of(c_, c_.syntax.phrases[next]) & kPeople) != 0)
        return add_argument(next, Role::target, "", "owner");
    }
  }

  bool names_people_inside(const NounPhrase& site) const {
    for (uint32_t t = site.head + 1; t < site.tokens.last; ++t) {
      const Lexeme* lexeme = c_.lexeme(t);
      if (lexeme != nullptr && lexeme->part == PartOfSpeech::noun &&
          (lexeme->noun_class == NounClass::person || lexeme->noun_class == NounClass::force))
        return true;
    }
    return false;
  }

  // "several quarters of (from) X", "a house in Y": behind a place without a name, the name it is
  // in.
  void bind_places_of_places() {
    const std::vector<Argument> arguments = event_.arguments;
    for (const Argument& a : arguments) {
      if (a.role != Role::place || a.phrase == kNone || !a.by.empty()) continue;
      const uint32_t next = a.phrase + 1;
      if (!names_place(a.phrase)) bind_place_of_described(a.phrase);
      if (next >= c_.syntax.phrases.size() || is_bound(next) || !names_place(next)) continue;
      const NounPhrase& inner = c_.syntax.phrases[next];
      if (names_place(a.phrase) && (inner.relation != "from" || is_linked_place(a.phrase)))
        continue;
      const bool leads = inner.relation == "from" || inner.relation == "in" ||
                         inner.relation == "b" || inner.relation == "near";
      if (leads && inner.tokens.first - c_.syntax.phrases[a.phrase].tokens.last <= 2)
        add_argument(next, Role::place, "", "inside");
    }
  }

  // "the areas that the group holds in X": behind a place without a name, the one that the relative
  // clause about it names.
  void bind_place_of_described(uint32_t place) {
    const uint32_t end = c_.syntax.phrases[place].tokens.last;
    if (end >= c_.layers.text->size()) return;
    const uint32_t clause = c_.syntax.clause_of[end];
    if (c_.syntax.clauses[clause].kind != ClauseKind::relative ||
        c_.syntax.clauses[clause].tokens.first != end)
      return;
    for (uint32_t p = place + 1; p < c_.syntax.phrases.size(); ++p) {
      const NounPhrase& phrase = c_.syntax.phrases[p];
      if (c_.syntax.clause_of[phrase.tokens.first] != clause || phrase.tokens.last > limit_) return;
      if ((phrase.relation != "in" && phrase.relation != "b") || !names_place(p)) continue;
      if (!is_bound(p)) add_argument(p, Role::place, "", "inside");
      return;
    }
  }

  bool is_linked_place(uint32_t phrase) const {
    const auto& mentions = c_.syntax.phrases[phrase].mentions;
    return std::any_of(mentions.begin(), mentions.end(), [&](uint32_t m) {
      return c_.mention(m).kind == MentionKind::place && c_.entity_of(m) != nullptr;
    });
  }

  bool names_place(uint32_t phrase) const {
    const auto& mentions = c_.syntax.phrases[phrase].mentions;
    return std::any_of(mentions.begin(), mentions.end(),
                       [&](uint32_t m) { return c_.mention(m).kind == MentionKind::place; });
  }

  // Places told before the trigger, when nothing else claims them: in its clause, or in one that
  // holds it ("In X, witnesses said that a shell fell").
  void bind_fronted() {
    for (uint32_t clause = event_.clause; clause != kNone && !has_role(event_, Role::place);
         clause = c_.syntax.clauses[clause].parent)
      bind_fronted_in(clause);
  }

  void bind_fronted_in(uint32_t clause) {
    const uint32_t verb = c_.syntax.clauses[clause].verb;
    const uint32_t end = clause == event_.clause || verb == kNone ? head_ : std::min(verb, head_);
    for (uint32_t p = first_phrase_from(c_.syntax, c_.syntax.clauses[clause].tokens.first);
         p < c_.syntax.phrases.size(); ++p) {
      const NounPhrase& phrase = c_.syntax.phrases[p];
      if (phrase.tokens.first >= end) break;
      if (phrase.relation != "in" && phrase.relation != "near" && phrase.relation != "b") continue;
      if (c_.syntax.clause_of[phrase.tokens.first] != clause || is_bound(p)) continue;
      if ((classes_of(c_, phrase) & bit(PhraseClass::place)) != 0 && !has_role(event_, Role::place))
        add_argument(p, Role::place, "", "fronted");
    }
  }

  // A target or site whose words name a place: the shelling of the outskirts of X.
  void bind_inner_places() {
    if (has_role(event_, Role::place) || family_of(event_.type) == "politics") return;
    const std::vector<Argument> arguments = event_.arguments;
    for (const Argument& a : arguments) {
      if (a.phrase == kNone || a.role == Role::initiator || !a.by.empty()) continue;
      for (const uint32_t m : c_.syntax.phrases[a.phrase].mentions) {
        if (c_.mention(m).kind == MentionKind::place && !c_.mention(m).adjective)
          add_mention(m, Role::place, "inside");
      }
    }
  }
};

bool speaks_of_an_act(const Frame& frame) {
  return frame.id == "speech_act" || frame.id == "adverbial";
}

// "demanded of X to work with (bi- and a verbal noun) Y", "that", "called for (ila) an end of":
// where what is demanded begins. What stands behind it has its own roles.
uint32_t content_of(const EventContext& c, const Event& event) {
  const uint32_t end = c.layers.text->sentence(event.trigger.first).tokens.last;
  for (uint32_t i = event.trigger.last; i < end; ++i) {
    const Reading* r = c.reading(i);
    if (r == nullptr) continue;
    if (r->inflection.part == PartOfSpeech::complementizer) return i;
    const Lexeme* word = c.lexeme(i);
    const bool act =
        find_reading(*c.layers.words, i, PartOfSpeech::masdar) != nullptr ||
        (word != nullptr &&
         (word->noun_class == NounClass::abstract || word->noun_class == NounClass::event ||
          word->sense == "not" || word->sense == "lack"));  // "to not giving up"
    if (!act) continue;
    const Lexeme* before = c.lexeme(i - 1);
    const bool to = before != nullptr && before->part == PartOfSpeech::preposition &&
                    before->sense == "to" && i > event.trigger.last;
    if (r->has(kCliticBi) || to) return i;
  }
  return end;
}

// "three men from (min) Pakistan", right behind those who are counted: where they come from, not
// where they were taken.
bool is_origin(const EventContext& c, const Event& event, const Argument& a) {
  if (a.role != Role::place || a.relation != "from" || a.phrase == kNone || a.mention == kNone ||
      a.phrase == 0 || family_of(event.type) != "detention")
    return false;
  const Entity* entity = c.entity_of(a.mention);
  const NounPhrase& own = c.syntax.phrases[a.phrase];
  const NounPhrase& before = c.syntax.phrases[a.phrase - 1];
  const uint32_t begin = own.preposition == kNone ? own.tokens.first : own.preposition;
  return entity != nullptr && entity->subkind == "country" && before.tokens.last == begin &&
         (before.quantity != kNone || before.phrase_class == PhraseClass::person);
}

}  // namespace

void bind_arguments(const EventContext& context, const Frame& frame, uint32_t limit, Event& event) {
  if (speaks_of_an_act(frame)) limit = std::min(limit, content_of(context, event));
  if (is_finite_verb(context.reading(event.trigger.first))) {
    bind_verb_arguments(context, frame, limit, event);
  } else {
    bind_noun_arguments(context, frame, limit, event);
  }
  PhraseBinder(context, frame, limit, event).bind();
  auto& all = event.arguments;
  all.erase(std::remove_if(all.begin(), all.end(),
                           [&](const Argument& a) { return is_origin(context, event, a); }),
            all.end());
}

}  // namespace isnad
