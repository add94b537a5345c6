// The steps of find_events, in order; private to the stage.
#pragma once

#include <vector>

#include "isnad/events/event_rules.hpp"

namespace isnad {

// A class as a bit of a set of classes.
constexpr uint32_t bit(PhraseClass c) { return 1u << static_cast<uint32_t>(c); }

class DomainCounts;  // domains.hpp

// Which words a sentence has, in some reading: what conditions on a whole sentence ask. Kept for
// the sentence last asked about, so that many triggers of one cost no more than one.
class SentenceLexemes {
 public:
  explicit SentenceLexemes(const TextLayers& layers) : layers_(layers) {}
  // Does the sentence of the token have one of the lexemes?
  bool has_any(uint32_t token, const std::vector<LexemeId>& lexemes);

 private:
  const TextLayers& layers_;
  uint32_t sentence_ = kNone;
  std::vector<LexemeId> lexemes_;  // sorted
};

// What the steps read.
struct EventContext {
  const TextLayers& layers;
  const SyntaxLayer& syntax;
  const EventRules& rules;
  const DomainCounts* domains = nullptr;  // once there is a trigger
  SentenceLexemes* sentences = nullptr;   // the same

  const Reading* reading(uint32_t token) const { return chosen(layers, syntax, token); }
  const Lexeme* lexeme(uint32_t token) const { return chosen_lexeme(layers, syntax, token); }
  const NounPhrase* phrase_at(uint32_t token) const {
    const uint32_t p = syntax.phrase_of[token];
    return p == kNone ? nullptr : &syntax.phrases[p];
  }
  const Mention& mention(uint32_t m) const { return layers.entities->mentions[m]; }
  const Entity* entity_of(uint32_t m) const {
    const uint32_t e = mention(m).entity;
    return e == kNone ? nullptr : &layers.catalogue->entities[e];
  }
};

// A place in the text where some trigger's words stand.
struct TriggerSite {
  TokenRange tokens;
  std::vector<uint32_t> triggers;  // indices into EventRules::triggers, in written order
  bool joint = false;              // "killed and wounded": two words that share who it was done to
};

std::vector<TriggerSite> find_trigger_sites(const EventContext& context);

// The classes a phrase may count as, as bits of PhraseClass.
uint32_t classes_of(const EventContext& context, const NounPhrase& phrase);

// Subject of a finite verb: the phrase, or kNone; `by` tells whether it stands in place or was
// inherited.
struct Subject {
  uint32_t phrase = kNone;
  bool antecedent = false;  // of a relative clause
  bool inherited = false;   // the subject of an earlier clause goes on
};
// `limit`: the subject behind the verb ends before this token (the noun that the verb carries).
Subject find_subject(const EventContext& context, uint32_t verb, uint32_t limit = kNone);

// "of them", "of it": the pronoun behind "of" at the token, for what was told before; else none.
Suffix pronoun_behind_of(const EventContext& context, uint32_t token);

// "he fell ..., praising ..., pointing out that": a participle in the accusative behind a comma, of
// who speaks, stands between the tokens; what is behind it is another matter.
bool is_remark_between(const EventContext& context, uint32_t from, uint32_t to);

// The subject that an earlier clause of the sentence left for the verb: a phrase, or kNone.
uint32_t subject_left(const EventContext& context, uint32_t verb);

// A verb in the first person: "we destroyed", though it may be read "he destroyed us".
bool is_told_by_us(const EventContext& context, uint32_t verb);

// Fills the event's arguments by the frame. `limit`: the first token that belongs to another
// trigger.
void bind_arguments(const EventContext& context, const Frame& frame, uint32_t limit, Event& event);

// Sets the event's shares: how its count is spread over places.
void find_shares(const EventContext& context, uint32_t limit, Event& event);

// Does any of the trigger's conditions hold for the bound event?
bool holds(const EventContext& context, const Trigger& trigger, const Event& event);

// Is what the trigger needs there?
bool has_needed(const EventContext& context, const Trigger& trigger, const Event& event);

// Is the text around the event about conflict, not sport, trade, art or medicine?
bool is_of_conflict(const EventContext& context, const Event& event);
// Could it be, whoever takes part in it? Asked before anything is bound: most triggers of news that
// is about something else are passed over by it.
bool may_be_of_conflict(const EventContext& context, const Event& event);

// Modality and negation from what governs the trigger.
void set_modality(const EventContext& context, Event& event);

// Modality and negation from the words that govern the trigger; `lead`: the first of the verbal
// nouns that carry it. Called by set_modality.
void read_governors(const EventContext& context, uint32_t lead, Event& event);

// Auxiliaries are listed by their forms: the imperfect begins with ya or ta.
bool is_imperfect_auxiliary(const EventContext& context, uint32_t token);

// "truth", "basis": what denies an event behind a negation.
bool denies_truth(const EventContext& context, uint32_t token);

// What the event counts: a quantity, or a bare singular or dual.
void set_count(const EventContext& context, const Frame& frame, uint32_t limit, Event& event);

// "among them", "one of them": what is counted as a part of what another event counts.
void find_subsets(const EventContext& context, std::vector<Event>& events);

// Joins events of one sentence: cause, subsets, one event told by a noun and a verb. May drop
// events.
void link_events(const EventContext& context, std::vector<Event>& events);

inline bool has_role(const Event& event, Role role) {
  for (const Argument& a : event.arguments) {
    if (a.role == role) return true;
  }
  return false;
}

}  // namespace isnad
