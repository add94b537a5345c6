// Which words open an event, and which phrases fill it? The typed view of events.types, .triggers,
// .frames, .carriers, .governors and .domains (see docs/events.md).
#pragma once

#include <map>
#include <set>
#include <string>
#include <unordered_map>
#include <unordered_set>
#include <vector>

#include "isnad/base/result.hpp"
#include "isnad/events/event.hpp"

namespace isnad {

// Which classes of phrase may take a role by one relation.
struct RoleChoice {
  Role role = Role::target;
  uint32_t classes = 0;  // bits of PhraseClass
};

struct Frame {
  RowId row = kNone;
  std::string id;
  std::map<std::string, std::vector<RoleChoice>, std::less<>> relations;
  std::vector<std::string> count;  // what is counted: trigger, object, or the name of a role
};

// One alternative of a `when` or `unless` cell: some argument of the slot is of a class, lexeme or
// kind of entity.
struct Condition {
  std::string slot;  // a role or relation, any, doer, quantity, sentence ...
  char test = ':';   // ':' class, '=' lexeme, '~' kind of entity; 0 = the slot is filled
  uint32_t classes = 0;
  std::vector<LexemeId> lexemes;
  std::vector<std::string> kinds;
  bool joined = false;  // holds only together with the condition before it ("a & b")
};

struct Trigger {
  RowId row = kNone;
  uint32_t parts = 0;  // bits of PartOfSpeech; 0 for a phrase
  std::string type;
  uint32_t frame = 0;
  std::vector<Condition> when;     // any of them; empty = always
  std::vector<Condition> unless;   // none of them
  std::vector<std::string> needs;  // all of them
  bool loaded = false;
};

struct Carrier {
  RowId row = kNone;
  std::string role;     // initiator, target, place, cause, none
  bool stands = false;  // negated, it still carries: "does not cease to be"
};

struct Governor {
  RowId row = kNone;
  std::string modality;           // a modality, or a kind of its own (docs/events.md)
  std::vector<std::string> with;  // how the event stands behind it; empty: anyhow
};

// What a text is about that has this word.
enum class Domain : uint8_t {
  none,
  conflict,
  violence,     // used of conflict, and of crime and accidents as well: a body, a shot
  other,        // used of other fields more than of conflict: a bank, a share
  other_plain,  // used of other fields alone: a match, a league
  accident      // nobody's attack: a crash, a drowning
};

// What a word may open.
enum TriggerBit : uint8_t { kOpensEvent = 1, kOpensProtest = 2 };
uint8_t bits_of(const Trigger& trigger);

struct EventRules {
  std::vector<Frame> frames;
  std::vector<Trigger> triggers;
  std::unordered_map<LexemeId, std::vector<uint32_t>> by_lexeme;  // triggers in written order
  PhraseTrie phrases;                                             // payload: index into triggers
  std::unordered_map<LexemeId, Carrier> carriers;
  std::unordered_map<LexemeId, Governor> governors;
  std::unordered_set<LexemeId> owners;  // words that say whose a thing is: belonging to
  std::vector<Domain> domains;          // by LexemeId; may be shorter than the lexemes
  Column<uint8_t> opens;                // by LexemeId: TriggerBit of all its triggers
  std::set<std::string, std::less<>> conflict_kinds;  // of actors whose names tell of conflict

  bool opens_event(const Reading& r) const {
    return r.lexeme < opens.size() && opens[r.lexeme] != 0;
  }
};

// Interns the phrases into `lexicon.vocabulary`. Errors: unknown types, frames, lexemes, classes.
Result<EventRules> load_event_rules(PackSet& packs, Lexicon& lexicon);

}  // namespace isnad
