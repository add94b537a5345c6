// What is said to have happened? Triggers of the packs, the frame each opens, and the phrases that
// fill it.
#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "isnad/syntax/syntax.hpp"

namespace isnad {

enum class Role : uint8_t { initiator, target, place, facility, instrument, unit };
enum class Modality : uint8_t {
  actual,
  planned,
  demanded,
  threatened,
  conditional,
  possible,
  denied
};

// A phrase in a role, and how it got there.
struct Argument {
  Role role = Role::target;
  uint32_t phrase =
      kNone;  // index into SyntaxLayer::phrases, or kNone when only a mention fills it
  uint32_t mention = kNone;  // index into EntityLayer::mentions, or kNone
  std::string by;            // "", "coreference", "inherited", "list"
  std::string relation;      // subject, object, genitive, by, in, on, b ... for explain
  uint32_t count = kNone;    // the phrase that counts it, if not its own: "seven of them civilians"
};

// A part of the count that fell to one place: "X (11)", "11 in X".
struct Share {
  uint32_t quantity = kNone;  // index into QuantityLayer::quantities
  uint32_t mention = kNone;   // of the place, or kNone: a name that is not known
  TokenRange place;           // its words
  TokenRange tokens;          // the place and the number
};

struct Event {
  std::string type;  // "casualty.killed"
  TokenRange trigger;
  Span trigger_span;
  TokenRange extent;  // trigger and its own arguments
  uint32_t clause = kNone;
  Modality modality = Modality::actual;
  bool negated = false;  // did not happen: no claim
  std::vector<Argument> arguments;
  std::vector<Share> shares;  // of the count, by place
  uint32_t quantity = kNone;  // index into QuantityLayer::quantities; what the event counts
  double bare_count =
      0;  // 1 for a bare indefinite singular, 2 for a dual read from the noun; 0 = none
  bool vague = false;        // a bare plural of victims: some, not said how many
  uint32_t counted = kNone;  // phrase that is counted, or kNone
  uint32_t date = kNone;     // index into DateLayer::dates, in the clause
  uint32_t cause =
      kNone;  // index of the event that brought it about (the attack of a casualty), or kNone
  uint32_t subset_of = kNone;  // index of the event of which this counts a part
  bool resumes_toll = false;   // "raising the toll to"
  bool weak = false;           // asserts nothing by itself (a definite masdar without arguments)
  std::string loaded;          // the loaded word, if the trigger is one
  std::vector<RowId> rules;
};

struct EventLayer {
  std::vector<Event> events;  // in text order of their triggers
};

struct EventRules;  // event_rules.hpp: triggers, frames, patterns of the packs

// "casualty" of "casualty.killed".
inline std::string_view family_of(std::string_view type) { return type.substr(0, type.find('.')); }

const char* to_string(Role role);
const char* to_string(Modality modality);

EventLayer find_events(const TextLayers& layers, const SyntaxLayer& syntax,
                       const EventRules& rules);

// Could find_events() find any? Asked of words and names, before the text is parsed: where it says
// no, there are none.
bool may_tell_events(const TextLayers& layers, const EventRules& rules);

}  // namespace isnad
