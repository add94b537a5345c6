// What does the event count? The quantity on the trigger's own noun or on the phrase in the counted
// role; a bare indefinite singular counts one (contract, section 3).
#include <algorithm>

#include "isnad/events/parts.hpp"

namespace isnad {
namespace {

constexpr uint32_t kTollReach = 25;  // tokens from the victims to "to 10"

bool is_bare_singular_noun(const EventContext& c, const NounPhrase& p) {
  const Reading* r = c.reading(p.head);
  const Lexeme* lexeme = c.lexeme(p.head);
  if (r == nullptr || lexeme == nullptr || r->definite()) return false;
  if (lexeme->unit.empty() && lexeme->noun_class != NounClass::role) return false;
  if (p.mention != kNone && c.mention(p.mention).tokens.contains(p.head) &&
      c.mention(p.mention).kind != MentionKind::instrument &&
      c.mention(p.mention).kind != MentionKind::facility)
    return false;
  if (r->inflection.number == Number::plural || r->inflection.number == Number::dual ||
      lexeme->noun_class == NounClass::force)
    return false;
  return p.tokens.first == p.head;
}

bool begins_name(const EventContext& c, const NounPhrase& p, uint32_t token) {
  return std::any_of(p.mentions.begin(), p.mentions.end(), [&](uint32_t m) {
    return !c.mention(m).adjective && c.mention(m).tokens.first == token;
  });
}

// The noun is indefinite only if no genitive makes it definite: "a girl of", "the car of X".
bool has_definite_end(const EventContext& c, const NounPhrase& p) {
  for (uint32_t i = p.head + 1; i < p.tokens.last; ++i) {
    const Reading* r = c.reading(i);
    if (r != nullptr && r->inflection.part == PartOfSpeech::preposition) break;
    if (begins_name(c, p, i)) return true;
    if (r != nullptr && r->has(kCliticAl)) return true;
  }
  return false;
}

// A bare plural of the people hit ("dead and wounded fell", "others were wounded") is a vague
// count.
bool names_some_people(const EventContext& c, const NounPhrase& p, const Event& event) {
  const Reading* r = c.reading(p.head);
  const Lexeme* lexeme = c.lexeme(p.head);
  if (event.type.rfind("casualty.", 0) != 0 || r == nullptr || lexeme == nullptr) return false;
  const bool people = lexeme->unit == "person" && lexeme->noun_class != NounClass::force;
  return people &&
         (r->inflection.number == Number::plural || r->inflection.number == Number::dual) &&
         !r->definite() && p.tokens.first == p.head && !has_definite_end(c, p);
}

// "one of the rockets": one, whatever follows.
bool is_one_of(const EventContext& c, const NounPhrase& p) {
  const Lexeme* first = c.lexeme(p.tokens.first);
  return first != nullptr && first->sense == "one_of" && p.tokens.first != p.head;
}

// Is this the unit that events of the type count?
bool is_unit_of(const std::string& type, const std::string& unit) {
  const std::string_view family = family_of(type);
  if (family == "casualty" || family == "detention" || family == "population") {
    return unit == "person" || unit == "family";
  }
  if (family == "attack") {
    return unit == "airstrike" || unit == "shell" || unit == "rocket" || unit == "explosive_device";
  }
  if (family == "property" || family == "materiel") {
    return unit != "person" && unit != "year" && unit != "family" && !unit.empty();
  }
  if (family == "relief") return unit == "vehicle" || unit == "tonne" || unit == "ship";
  if (type == "protest.held") return unit == "person";
  return false;
}

// A bare singular counts strikes, charges and car bombs of an attack, not the plane that carried
// them nor the attack itself; of what changed hands only where it stands alone.
bool counts_bare_singular(const EventContext& c, const NounPhrase& p, const Event& event) {
  const std::string_view family = family_of(event.type);
  const Lexeme* lexeme = c.lexeme(p.head);
  if (family == "attack") {
    if (lexeme == nullptr) return false;
    const bool carries = event.type == "attack.bombing" && lexeme->unit != "attack" &&
                         lexeme->unit != "aircraft" && lexeme->unit != "site";
    return carries || is_unit_of(event.type, lexeme->unit);
  }
  if (family == "relief") return false;  // "a convoy of 20 lorries": what it brings is counted
  if (family == "force") {  // "set up a checkpoint" tells no number; "an officer defected" does
    const bool goes_over = event.type == "force.defected" || event.type == "force.surrendered";
    return goes_over && lexeme != nullptr && lexeme->unit == "person";
  }
  if (family != "territory") return true;
  const auto is_site = [](const Argument& a) {
    return a.role == Role::target || a.role == Role::place || a.role == Role::facility;
  };
  return std::count_if(event.arguments.begin(), event.arguments.end(), is_site) <= 1;
}

// "seven out of twelve": of the twelve, the phrase of the seven right before; or none.
uint32_t part_before(const EventContext& c, uint32_t whole) {
  constexpr uint32_t kOutOf = 3;  // tokens
  if (whole == 0) return kNone;
  const NounPhrase& part = c.syntax.phrases[whole - 1];
  const NounPhrase& all = c.syntax.phrases[whole];
  const bool near = all.tokens.first - part.tokens.last <= kOutOf;
  const bool counts = part.quantity != kNone &&
                      c.layers.quantities->quantities[part.quantity].kind == QuantityKind::cardinal;
  return near && counts ? whole - 1 : kNone;
}

// "three were killed and a fourth was wounded": one more of them.
bool is_one_more(const EventContext& c, const NounPhrase& p, const Event& event) {
  const std::string_view family = family_of(event.type);
  const Reading* r = c.reading(p.head);
  if ((family != "casualty" && family != "detention") || p.tokens.size() != 1 || p.definite ||
      (r != nullptr && r->definite()))
    return false;
  const auto& all = c.layers.quantities->quantities;
  const auto after = std::partition_point(
      all.begin(), all.end(), [&](const Quantity& q) { return q.tokens.last <= p.head; });
  return after != all.end() && after->tokens.first == p.head &&
         after->kind == QuantityKind::ordinal && after->noun == kNone;
}

// "two helicopters attacked": their number is not that of the strikes.
bool is_carrier_of_attack(const Event& event, const Quantity& q) {
  return family_of(event.type) == "attack" &&
         (q.unit == "helicopter" || q.unit == "aircraft" || q.unit == "combat_aircraft" ||
          q.unit == "reconnaissance_aircraft");
}

bool take_count(const EventContext& c, uint32_t phrase, Event& event) {
  const NounPhrase& p = c.syntax.phrases[phrase];
  if (p.quantity != kNone) {
    const Quantity& q = c.layers.quantities->quantities[p.quantity];
    if (q.kind != QuantityKind::cardinal || is_carrier_of_attack(event, q)) return false;
    const uint32_t part = q.whole ? part_before(c, phrase) : phrase;
    if (part == kNone) return false;
    event.quantity = c.syntax.phrases[part].quantity;
    event.counted = part;
    return true;
  }
  if (is_one_more(c, p, event)) {
    event.bare_count = 1;
    event.counted = phrase;
    return true;
  }
  const bool single = is_bare_singular_noun(c, p) && !has_definite_end(c, p);
  if ((single || is_one_of(c, p)) && counts_bare_singular(c, p, event)) {
    event.bare_count = 1;
    event.counted = phrase;
    return true;
  }
  return false;
}

// "soldiers": a plural that no number counts.
bool take_some(const EventContext& c, uint32_t phrase, Event& event) {
  if (!names_some_people(c, c.syntax.phrases[phrase], event)) return false;
  event.vague = true;
  event.counted = phrase;
  return true;
}

// A bare number before the next event; past it, what a verb tells: "the dead since the clashes
// began reached 10", "the number of dead in the raids reached 10".
bool is_told_of(const EventContext& c, const Event& event, const NounPhrase& number,
                uint32_t limit) {
  if (number.tokens.first < limit) return true;
  if (is_finite_verb(c.reading(number.tokens.first - 1))) return true;
  const uint32_t verb = c.syntax.clauses[event.clause].verb;
  return verb != kNone && verb < event.trigger.first &&
         c.syntax.clause_of[number.head] == event.clause;
}

// "raising the number of dead ... to 10": the bare number behind "to" is the toll; "the dead: 10",
// before another event is told.
bool take_toll(const EventContext& c, uint32_t limit, Event& event) {
  if (event.type.rfind("casualty.", 0) != 0) return false;
  const uint32_t sentence = c.layers.text->sentence_of[event.trigger.first];
  for (uint32_t p = first_phrase_from(c.syntax, event.trigger.last); p < c.syntax.phrases.size();
       ++p) {
    const NounPhrase& phrase = c.syntax.phrases[p];
    if (c.layers.text->sentence_of[phrase.head] != sentence) break;
    if (phrase.tokens.first - event.trigger.last > kTollReach) break;
    if ((phrase.relation != "to" && !phrase.relation.empty()) || phrase.quantity == kNone) continue;
    const Quantity& q = c.layers.quantities->quantities[phrase.quantity];
    if (phrase.relation.empty() && q.noun != kNone && phrase.tokens.first == event.trigger.last)
      return false;  // "bodies of nine of the fighters"
    if (phrase.relation.empty() && (q.noun != kNone || !is_told_of(c, event, phrase, limit)))
      continue;
    if (q.whole || q.kind != QuantityKind::cardinal || (q.noun != kNone && q.unit != "person"))
      continue;
    event.quantity = phrase.quantity;
    event.counted = p;
    event.resumes_toll = true;
    if (q.noun != kNone && phrase.noun != kNone && !has_role(event, Role::target) &&
        c.layers.lexicon->lexemes[phrase.noun].noun_class == NounClass::person)
      event.arguments.push_back({Role::target, p, phrase.mention, "", "counted"});
    return true;
  }
  return false;
}

// "the engineer who was abducted", "the martyr": one person, who was told; a number behind counts
// others.
bool hits_one_person(const EventContext& c, const Event& event) {
  const Reading* r = c.reading(event.trigger.first);
  if (r != nullptr && r->inflection.part == PartOfSpeech::noun && r->has(kCliticAl) &&
      r->inflection.number == Number::singular && event.trigger.size() == 1)
    return true;
  return std::any_of(event.arguments.begin(), event.arguments.end(), [&](const Argument& a) {
    if (a.role != Role::target || !a.by.empty() || a.phrase == kNone || a.relation == "among")
      return false;
    const NounPhrase& p = c.syntax.phrases[a.phrase];
    const bool person = p.phrase_class == PhraseClass::person ||
                        p.phrase_class == PhraseClass::role || p.phrase_class == PhraseClass::name;
    return person && p.number == Number::singular && p.quantity == kNone;
  });
}

// "a convoy that carries nine tonnes", "a march in which thousands took part": of these a relative
// clause tells the count.
bool is_counted_by_clause(const Event& event) {
  return event.type == "protest.held" || event.type == "relief.delivered";
}

// "reinforcements made up of 60 vehicles", "the officers, who are 30": whom it moves has a
// strength.
bool take_strength(const EventContext& c, uint32_t limit, Event& event) {
  const std::string_view family = family_of(event.type);
  if (family != "force" && family != "relief" && family != "population" && family != "detention")
    return false;
  const auto& all = c.layers.quantities->quantities;
  auto q = std::partition_point(all.begin(), all.end(), [&](const Quantity& x) {
    return x.tokens.first < event.trigger.last;
  });
  for (; q != all.end() && q->tokens.first < limit; ++q) {
    if (!q->strength || q->kind != QuantityKind::cardinal) continue;
    event.quantity = static_cast<uint32_t>(q - all.begin());
    event.counted = c.syntax.phrase_of[q->noun == kNone ? q->tokens.first : q->noun];
    return true;
  }
  return false;
}

// "the presence (of) a thousand gunmen", "the identification of (on) 12 of them": another noun has
// the number.
bool is_of_another(const EventContext& c, const Event& event, const NounPhrase& number) {
  if (number.genitive_of != kNone) return !event.trigger.contains(number.genitive_of);
  if (number.relation != "on" && number.relation != "about") return false;
  const uint32_t before = number.preposition == kNone ? number.tokens.first : number.preposition;
  if (before == 0 || event.trigger.contains(before - 1)) return false;
  const Reading* r = c.reading(before - 1);
  return r != nullptr && r->inflection.part == PartOfSpeech::masdar;
}

// A count behind the trigger that no relation reached: "wounded, in the shelling, 12 people".
bool take_near_count(const EventContext& c, uint32_t limit, bool people_alone, Event& event) {
  if (hits_one_person(c, event)) return false;
  const bool by_clause = is_counted_by_clause(event);
  for (uint32_t p = first_phrase_from(c.syntax, event.trigger.last); p < c.syntax.phrases.size();
       ++p) {
    const NounPhrase& phrase = c.syntax.phrases[p];
    if (phrase.tokens.first >= limit) break;
    if (phrase.quantity == kNone || phrase.relation == "among") continue;
    if (is_remark_between(c, event.trigger.last, phrase.tokens.first)) break;
    if (!by_clause && is_of_another(c, event, phrase)) continue;
    const Quantity& q = c.layers.quantities->quantities[phrase.quantity];
    const uint32_t in = c.syntax.clause_of[phrase.head];
    const Clause& clause = c.syntax.clauses[in];
    const bool relative = clause.kind == ClauseKind::relative;
    if (q.whole || q.kind != QuantityKind::cardinal || (relative && !by_clause)) continue;
    // "they smashed its furniture and entered a number of houses"; "the torture they suffered, and
    // that two others died"
    const bool verb_between = clause.verb != kNone && clause.verb >= event.trigger.last &&
                              clause.verb < phrase.tokens.first;
    const bool told_by_another = verb_between || (clause.verb != kNone && in != event.clause &&
                                                  in != c.syntax.clause_of[event.trigger.last - 1]);
    if (told_by_another && !relative) continue;
    if (people_alone ? q.unit != "person" : !is_unit_of(event.type, q.unit)) continue;
    event.quantity = phrase.quantity;
    event.counted = p;
    const std::string_view family = family_of(event.type);
    const bool people =
        family != "attack" && family != "relief" && family != "protest" && !people_alone;
    if (people && !has_role(event, Role::target)) {
      event.arguments.push_back({Role::target, p, phrase.mention, "", "counted"});
    }
    return true;
  }
  return false;
}

// "three cases (of) death": the noun counted stands right before its genitive.
bool counts_cases_of(const EventContext& c, const Quantity& q, uint32_t noun) {
  const Reading* r = c.reading(noun);
  return q.noun + 1 == noun && q.unit != "person" && r != nullptr && (r->clitics & ~kCliticAl) == 0;
}

// "22 injuries among them", "three cases of death", "33 breaches": the number counts the trigger.
bool take_own_count(const EventContext& c, Event& event) {
  const std::string_view family = family_of(event.type);
  const uint32_t own = event.trigger.first;
  if ((family != "casualty" && family != "detention" && family != "force" &&
       event.type != "politics.violated_ceasefire") ||
      is_finite_verb(c.reading(own)) || c.syntax.phrase_of[own] == kNone)
    return false;
  const auto& all = c.layers.quantities->quantities;
  const auto behind = std::partition_point(all.begin(), all.end(),
                                           [&](const Quantity& q) { return q.tokens.first < own; });
  if (behind == all.begin()) return false;
  const Quantity& q = *(behind - 1);
  if (q.kind != QuantityKind::cardinal || q.whole || q.dual || q.noun == kNone ||
      (q.noun != own && !counts_cases_of(c, q, own)))
    return false;
  event.quantity = static_cast<uint32_t>(behind - 1 - all.begin());
  event.counted = c.syntax.phrase_of[own];
  return true;
}

// The first phrase in a counted role that `take` accepts.
bool take_from(const EventContext& c, const Frame& frame, uint32_t limit,
               bool (*take)(const EventContext&, uint32_t, Event&), Event& event) {
  for (const std::string& what : frame.count) {
    if (what == "trigger") {
      const uint32_t own = c.syntax.phrase_of[event.trigger.first];
      if (own == kNone) continue;
      if (c.syntax.phrases[own].quantity == kNone && take_toll(c, limit, event)) return true;
      if (take(c, own, event)) return true;
      continue;
    }
    for (const Argument& a : event.arguments) {
      if (a.phrase == kNone || !a.by.empty() || a.relation == "among") continue;
      if ((what == to_string(a.role) || what == a.relation) && take(c, a.phrase, event))
        return true;
    }
  }
  return false;
}

}  // namespace

// A number in any role counts before a plural without one: "bodies of five soldiers".
void set_count(const EventContext& context, const Frame& frame, uint32_t limit, Event& event) {
  if (take_own_count(context, event)) return;
  if (take_from(context, frame, limit, take_count, event)) return;
  if (take_from(context, frame, limit, take_some, event)) return;
  const bool strength = !frame.count.empty() && frame.count.front() == "people";
  if (take_strength(context, limit, event)) return;
  if (!frame.count.empty()) take_near_count(context, limit, strength, event);
}

}  // namespace isnad
