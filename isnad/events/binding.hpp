// Binds phrases to the roles of a frame: what verbs, verbal nouns and prepositional phrases share.
// Private to the stage.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "isnad/events/parts.hpp"

namespace isnad {

// Those who act or are hit.
constexpr uint32_t kPeople = bit(PhraseClass::person) | bit(PhraseClass::force) |
                             bit(PhraseClass::actor) | bit(PhraseClass::name);

// Those who fight.
constexpr uint32_t kArmed = bit(PhraseClass::force) | bit(PhraseClass::actor);

// "Salim (35)", "Y (6)": a bare number in brackets behind a name tells something of the name.
bool is_remark(const EventContext& context, const NounPhrase& phrase);

// The event being bound, and where its words stand. `limit`: the first token of the next trigger.
class Binding {
 public:
  Binding(const EventContext& context, const Frame& frame, uint32_t limit, Event& event)
      : c_(context), frame_(frame), limit_(limit), event_(event), head_(event.trigger.first) {}

 protected:
  // Does the frame count the people it is done to, and nothing else?
  bool counts_people() const { return frame_.count.size() == 1 && frame_.count[0] == "target"; }

  bool opens_clause_between(uint32_t from, uint32_t to) const;

  // The people before the token, in its sentence or the one before, that the pronoun on it may
  // stand for; not `other`, the subject of the same verb.
  bool stands_for(Suffix pronoun, uint32_t phrase) const;
  uint32_t antecedent_of(uint32_t token, uint32_t other) const;

  Role role_for(std::string_view relation, uint32_t classes, Role otherwise) const;

  bool is_bound(uint32_t phrase) const;

  // "two of them": a part of who was told before.
  bool counts_of_them(const NounPhrase& p) const;

  // Classes of a subject: a country acts as its state.
  uint32_t doer_classes(uint32_t phrase) const;

  // The last bare phrase of people, or of a state, between the verb and `limit`.
  uint32_t last_people_between(uint32_t verb, uint32_t limit) const;

  // "accused the army of": whom the verb, a carrier of the role `accused`, accuses of what stands
  // from `limit` on; or kNone.
  uint32_t accused_by(uint32_t verb, uint32_t limit) const;

  // ", accusing (participle) the army of": as accused_by, of a participle before `limit`.
  uint32_t accused_beside(uint32_t limit) const;

  // "an attack of settlers": a noun of attack that is no verbal noun has its doer in the genitive.
  bool is_attack_of(uint32_t phrase) const;

  // "inflicted on the enemy (object) losses", "inflicted on them nine dead": the verb's subject did
  // it, its first object or pronoun suffered it.
  void bind_inflicted(uint32_t verb);

  bool is_lone_name(uint32_t phrase) const;
  bool is_struck_vehicle(std::string_view relation, uint32_t phrase) const;
  bool add(std::string_view relation, uint32_t phrase, bool inherited);

  // A weapon that names its owner names the initiator: the regime's aircraft, Russian planes.
  void add_weapon(uint32_t phrase, std::string relation);

  void add_argument(uint32_t phrase, Role role, std::string by, std::string relation);

  void add_mention(uint32_t m, Role role, std::string relation);

  bool in_relative(uint32_t token) const;

  // Behind the trigger's own phrase.
  uint32_t own_end() const;

  const EventContext& c_;
  const Frame& frame_;
  uint32_t limit_;
  Event& event_;
  uint32_t head_;
};

// Subject and object of a finite verb, by word order and agreement.
void bind_verb_arguments(const EventContext& context, const Frame& frame, uint32_t limit,
                         Event& event);
// Genitives, adjectives and the carrying verb of a verbal noun.
void bind_noun_arguments(const EventContext& context, const Frame& frame, uint32_t limit,
                         Event& event);

}  // namespace isnad
