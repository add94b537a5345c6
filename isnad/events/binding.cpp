#include "isnad/events/binding.hpp"

#include <algorithm>
#include <utility>

namespace isnad {

bool Binding::opens_clause_between(uint32_t from, uint32_t to) const {
  const uint32_t clause = c_.syntax.clause_of[to];
  return clause != c_.syntax.clause_of[from];
}

// May the pronoun stand for the phrase?
static bool agrees_with(const EventContext& c, const NounPhrase& p, Suffix pronoun) {
  const bool body = p.phrase_class == PhraseClass::actor || p.phrase_class == PhraseClass::force;
  const bool many = p.number == Number::plural || (p.quantity != kNone && p.number != Number::dual);
  switch (pronoun) {
    case Suffix::he:
      return p.gender != Gender::feminine && p.number != Number::dual && (!many || body);
    case Suffix::she:
      return p.gender != Gender::masculine || (body && many);
    case Suffix::they:
      return many || body || (p.number != Number::singular && p.number != Number::dual);
    case Suffix::they_two: {
      if (p.number == Number::dual || p.quantity == kNone) return p.number == Number::dual;
      return c.layers.quantities->quantities[p.quantity].value == 2;
    }
    default:
      return false;
  }
}

bool Binding::stands_for(Suffix pronoun, uint32_t phrase) const {
  return agrees_with(c_, c_.syntax.phrases[phrase], pronoun);
}

uint32_t Binding::antecedent_of(uint32_t token, uint32_t other) const {
  const Reading* r = c_.reading(token);
  if (r == nullptr) return kNone;
  for (uint32_t p = first_phrase_from(c_.syntax, token); p-- > 0;) {
    const NounPhrase& phrase = c_.syntax.phrases[p];
    if (c_.layers.text->sentence_of[phrase.head] + 1 < c_.layers.text->sentence_of[token]) break;
    if (p == other || (classes_of(c_, phrase) & kPeople) == 0) continue;
    if (stands_for(r->suffix, p)) return p;
  }
  return kNone;
}

bool is_remark_between(const EventContext& context, uint32_t from, uint32_t to) {
  for (uint32_t i = from + 1; i < to; ++i) {
    if (!context.layers.text->is_mark(i - 1, ',')) continue;
    const Reading* r = context.reading(i);
    if (r != nullptr && r->inflection.part == PartOfSpeech::agent && r->inflection.accusative &&
        !r->has(kCliticAl))
      return true;
  }
  return false;
}

Role Binding::role_for(std::string_view relation, uint32_t classes, Role otherwise) const {
  const auto choices = frame_.relations.find(relation);
  if (choices == frame_.relations.end()) return otherwise;
  for (const RoleChoice& choice : choices->second) {
    if ((choice.classes & classes) != 0) return choice.role;
  }
  return otherwise;
}

bool Binding::is_bound(uint32_t phrase) const {
  return std::any_of(event_.arguments.begin(), event_.arguments.end(),
                     [&](const Argument& a) { return a.phrase == phrase; });
}

uint32_t Binding::last_people_between(uint32_t verb, uint32_t limit) const {
  uint32_t out = kNone;
  for (uint32_t p = first_phrase_from(c_.syntax, verb + 1); p < c_.syntax.phrases.size(); ++p) {
    const NounPhrase& phrase = c_.syntax.phrases[p];
    if (phrase.tokens.last > limit) break;
    if (!phrase.relation.empty() || phrase.coordinated != kNone || phrase.genitive_of != kNone)
      continue;
    if ((doer_classes(p) & kPeople) != 0) out = p;
  }
  return out;
}

uint32_t Binding::accused_by(uint32_t verb, uint32_t limit) const {
  const Reading* r = c_.reading(verb);
  const auto carrier = r == nullptr ? c_.rules.carriers.end() : c_.rules.carriers.find(r->lexeme);
  if (carrier == c_.rules.carriers.end() || carrier->second.role != "accused") return kNone;
  const uint32_t accused = last_people_between(verb, limit);
  const bool accuses = accused != kNone && find_subject(c_, verb, limit).phrase == accused &&
                       subject_left(c_, verb) == kNone;  // the other is not read
  return accuses ? kNone : accused;
}

uint32_t Binding::accused_beside(uint32_t limit) const {
  constexpr uint32_t kReach = 30;          // tokens
  const Reading* act = c_.reading(head_);  // "of (bi-) storming", "and (wa-) burning"
  if (act == nullptr || act->inflection.part != PartOfSpeech::masdar ||
      !(act->has(kCliticBi) || act->has(kCliticWa)))
    return kNone;
  const uint32_t first = c_.layers.text->sentence(head_).tokens.first;
  for (uint32_t i = limit; i-- > first && limit - i <= kReach;) {
    const Reading* r = c_.reading(i);
    if (r == nullptr) continue;
    if (is_finite_verb(r)) return kNone;
    r = find_reading(*c_.layers.words, i, PartOfSpeech::agent);
    if (r == nullptr || !(r->inflection.accusative || c_.layers.text->tokens[i].has(kTanwin)))
      continue;
    const auto carrier = c_.rules.carriers.find(r->lexeme);
    const bool accuses = carrier != c_.rules.carriers.end() && carrier->second.role == "accused";
    return accuses ? last_people_between(i, limit) : kNone;
  }
  return kNone;
}

bool Binding::is_attack_of(uint32_t phrase) const {
  const Reading* r = c_.reading(head_);
  return family_of(event_.type) == "attack" && r != nullptr &&
         r->inflection.part == PartOfSpeech::noun && event_.trigger.size() == 1 &&
         c_.syntax.phrases[phrase].tokens.first == event_.trigger.last &&
         (classes_of(c_, c_.syntax.phrases[phrase]) & kPeople) != 0 &&
         !has_role(event_, Role::initiator) &&
         role_for("subject", doer_classes(phrase), Role::unit) == Role::initiator;
}

void Binding::bind_inflicted(uint32_t verb) {
  const Subject subject = find_subject(c_, verb, head_);
  const bool told =
      subject.phrase != kNone && c_.syntax.phrases[subject.phrase].tokens.last <= head_;
  uint32_t hit = last_people_between(verb, head_);
  const char* by = "";
  if (c_.reading(verb)->suffix != Suffix::none) {
    hit = antecedent_of(verb, subject.phrase);
    by = "coreference";
  }
  if (hit != kNone && hit != subject.phrase && !has_role(event_, Role::target) &&
      (role_for("object", kPeople, Role::unit) == Role::target ||
       role_for("genitive", kPeople, Role::unit) == Role::target))
    add_argument(hit, Role::target, by, "carrier");
  if (told && !is_bound(subject.phrase) && !has_role(event_, Role::initiator) &&
      (doer_classes(subject.phrase) & kPeople) != 0 &&
      role_for("by", doer_classes(subject.phrase), Role::unit) == Role::initiator)
    add_argument(subject.phrase, Role::initiator, subject.inherited ? "inherited" : "", "carrier");
}

bool Binding::counts_of_them(const NounPhrase& p) const {
  return p.quantity != kNone && pronoun_behind_of(c_, p.tokens.last) != Suffix::none;
}

Suffix pronoun_behind_of(const EventContext& context, uint32_t token) {
  if (token >= context.layers.text->size()) return Suffix::none;
  const Reading* r = context.reading(token);
  const Lexeme* lexeme = context.lexeme(token);
  const bool of = r != nullptr && lexeme != nullptr && lexeme->sense == "from" &&
                  r->inflection.part == PartOfSpeech::preposition;
  return of ? r->suffix : Suffix::none;
}

uint32_t Binding::doer_classes(uint32_t phrase) const {
  const NounPhrase& p = c_.syntax.phrases[phrase];
  const Entity* entity = p.mention == kNone ? nullptr : c_.entity_of(p.mention);
  const uint32_t state =
      entity != nullptr && entity->subkind == "country" ? bit(PhraseClass::actor) : 0;
  return classes_of(c_, p) | state;
}

// "was killed Rajihi in a raid": an unknown word right behind a verb that happens to people.
bool Binding::is_lone_name(uint32_t phrase) const {
  const NounPhrase& p = c_.syntax.phrases[phrase];
  if (!counts_people() || p.tokens.first != event_.trigger.last || p.tokens.size() != 1 ||
      (p.phrase_class != PhraseClass::name && p.phrase_class != PhraseClass::none) ||
      !is_finite_verb(c_.reading(head_)))
    return false;
  const Reading* r = c_.reading(p.head);
  const Token& t = c_.layers.text->tokens[p.head];
  return r != nullptr && r->lexeme == kNone && r->suffix == Suffix::none && !t.has(kTanwin) &&
         !t.has(kTaMarbuta) && t.kind == TokenKind::word && t.code_end - t.code_begin > 3;
}

// "a mine went off at (b-) a vehicle": behind the charge that explodes, what is no charge was hit.
bool Binding::is_struck_vehicle(std::string_view relation, uint32_t phrase) const {
  if (relation != "b" || frame_.id != "blast" || !has_role(event_, Role::instrument)) return false;
  const uint32_t m = c_.syntax.phrases[phrase].mention;
  const Entity* entity = m == kNone ? nullptr : c_.entity_of(m);
  return entity != nullptr && (entity->subkind == "vehicle" || entity->subkind == "armour");
}

bool Binding::add(std::string_view relation, uint32_t phrase, bool inherited) {
  if (phrase == kNone || is_bound(phrase)) return false;
  uint32_t classes = relation == "subject" && !inherited
                         ? doer_classes(phrase)
                         : classes_of(c_, c_.syntax.phrases[phrase]);
  if (relation == "subject" && family_of(event_.type) == "politics" &&
      c_.syntax.phrases[phrase].tokens.first < head_)
    classes &= ~bit(PhraseClass::facility);  // "a prison that all condemn": it does not speak
  if (classes == bit(PhraseClass::none) && is_lone_name(phrase)) classes = bit(PhraseClass::name);
  const auto choices = frame_.relations.find(relation);
  if (choices == frame_.relations.end()) return false;
  for (const RoleChoice& choice : choices->second) {
    if ((choice.classes & classes) == 0) continue;
    if (choice.role == Role::instrument && is_struck_vehicle(relation, phrase)) continue;
    if (choice.role == Role::instrument) {
      add_weapon(phrase, std::string(relation));
    } else {
      add_argument(phrase, choice.role, inherited ? "inherited" : "", std::string(relation));
    }
    return true;
  }
  return false;
}

void Binding::add_weapon(uint32_t phrase, std::string relation) {
  add_argument(phrase, Role::instrument, "", std::move(relation));
  for (const uint32_t m : c_.syntax.phrases[phrase].mentions) {
    const MentionKind kind = c_.mention(m).kind;
    if (kind == MentionKind::actor || kind == MentionKind::nationality)
      add_mention(m, Role::initiator, "owner");
  }
  const NounPhrase& weapon = c_.syntax.phrases[phrase];
  if (phrase + 1 >= c_.syntax.phrases.size() || has_role(event_, Role::initiator)) return;
  const NounPhrase& owner = c_.syntax.phrases[phrase + 1];
  const uint32_t owners = owner.relation == "l"              ? kArmed
                          : owner.genitive_of == weapon.head ? kPeople
                                                             : 0u;
  if (owner.tokens.first == weapon.tokens.last && (classes_of(c_, owner) & owners) != 0)
    add_argument(phrase + 1, Role::initiator, "", "owner");
}

void Binding::add_argument(uint32_t phrase, Role role, std::string by, std::string relation) {
  event_.arguments.push_back(
      {role, phrase, c_.syntax.phrases[phrase].mention, std::move(by), std::move(relation)});
}

void Binding::add_mention(uint32_t m, Role role, std::string relation) {
  for (const Argument& a : event_.arguments) {
    if (a.mention == m && a.role == role) return;
  }
  event_.arguments.push_back({role, kNone, m, "", std::move(relation)});
}

bool Binding::in_relative(uint32_t token) const {
  const Clause& clause = c_.syntax.clauses[c_.syntax.clause_of[token]];
  if (clause.kind != ClauseKind::relative || clause.tokens.first <= head_) return false;
  return clause.tokens.first != own_end();  // what describes the event itself is its own
}

uint32_t Binding::own_end() const {
  const uint32_t own = c_.syntax.phrase_of[head_];
  return own == kNone ? event_.trigger.last : c_.syntax.phrases[own].tokens.last;
}

static bool is_ordinal(const EventContext& context, uint32_t token) {
  const auto& quantities = context.layers.quantities->quantities;
  const auto at =
      std::lower_bound(quantities.begin(), quantities.end(), token,
                       [](const Quantity& q, uint32_t t) { return q.tokens.first < t; });
  return at != quantities.end() && at->tokens.first == token && at->kind == QuantityKind::ordinal;
}

// A word the lexicon does not know may be a name; one that nothing else marks as a name (a title, a
// first name, a second unknown word) is as often a verb or a rare noun.
static bool is_doubtful_name(const EventContext& context, const NounPhrase& phrase) {
  if (phrase.phrase_class != PhraseClass::name || phrase.quantity != kNone) return false;
  const bool named = std::any_of(phrase.mentions.begin(), phrase.mentions.end(), [&](uint32_t m) {
    const MentionKind kind = context.mention(m).kind;
    return kind != MentionKind::instrument && kind != MentionKind::facility;
  });
  if (named) return false;
  uint32_t bare = 0;  // unknown words without an article
  bool known = false;
  for (uint32_t i = phrase.tokens.first; i < phrase.tokens.last; ++i) {
    const Reading* r = context.reading(i);
    if (context.layers.text->tokens[i].has(kTanwin)) return true;
    if (r != nullptr && r->suffix != Suffix::none) return true;
    known = known || (r != nullptr && r->lexeme != kNone);
    if (r == nullptr || (r->lexeme == kNone && !r->has(kCliticAl))) ++bare;
  }
  if (phrase.tokens.size() < 2) return !is_ordinal(context, phrase.head);  // "a third was wounded"
  return known && bare < 2;
}

bool is_remark(const EventContext& context, const NounPhrase& p) {
  const auto& text = *context.layers.text;
  if (p.quantity == kNone || p.tokens.first < 2 || p.tokens.last >= text.size()) return false;
  const TokenRange number = context.layers.quantities->quantities[p.quantity].tokens;
  return number.first == p.tokens.first && number.last == p.tokens.last &&
         text.is_mark(p.tokens.first - 1, '(') && text.is_mark(p.tokens.last, ')') &&
         context.syntax.phrase_of[p.tokens.first - 2] != kNone;
}

uint32_t classes_of(const EventContext& context, const NounPhrase& phrase) {
  if (is_doubtful_name(context, phrase) || is_remark(context, phrase))
    return bit(PhraseClass::none);
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
  const bool number = phrase.phrase_class == PhraseClass::name && phrase.quantity != kNone;
  if (((phrase.quantity != kNone || understood) && open) || number)
    out |= bit(PhraseClass::person);  // "killed 22", "37 others"
  if (phrase.noun != kNone && phrase.phrase_class != PhraseClass::place &&
      context.layers.lexicon->lexemes[phrase.noun].status == "combatant")
    out |= bit(PhraseClass::force);  // gunmen, fighters
  return out;
}

}  // namespace isnad
