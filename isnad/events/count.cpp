// What does the event count? The quantity on the trigger's own noun or on the phrase in the counted role; a
// bare indefinite singular counts one (contract, section 3).
#include "isnad/events/parts.hpp"

namespace isnad {
namespace {

bool is_bare_singular(const EventContext& c, const NounPhrase& p) {
  const Reading* r = c.reading(p.head);
  const Lexeme* lexeme = c.lexeme(p.head);
  if (r == nullptr || lexeme == nullptr || lexeme->unit.empty() || r->definite()) return false;
  if (p.mention != kNone && c.mention(p.mention).kind != MentionKind::instrument && c.mention(p.mention).kind != MentionKind::facility) return false;
  if (r->inflection.number != Number::singular || lexeme->noun_class == NounClass::force) return false;
  return p.tokens.first == p.head;
}

// The noun is indefinite only if no genitive makes it definite: "a girl of", "the car of X".
bool has_definite_end(const EventContext& c, const NounPhrase& p) {
  for (uint32_t i = p.head + 1; i < p.tokens.last; ++i) {
    const Reading* r = c.reading(i);
    if (r != nullptr && r->has(kCliticAl)) return true;
  }
  return false;
}

// "dead and wounded fell": a bare plural of the victims themselves is a vague count.
bool names_casualties(const EventContext& c, const NounPhrase& p, const Event& event) {
  const Reading* r = c.reading(p.head);
  return p.head == event.trigger.first && event.type.rfind("casualty.", 0) == 0 && r != nullptr &&
         r->inflection.part == PartOfSpeech::noun && r->inflection.number == Number::plural && !r->definite();
}

bool take_count(const EventContext& c, uint32_t phrase, Event& event) {
  const NounPhrase& p = c.syntax.phrases[phrase];
  if (p.quantity != kNone) {
    const Quantity& q = c.layers.quantities->quantities[p.quantity];
    if (q.kind != QuantityKind::cardinal) return false;
    event.quantity = p.quantity;
    event.counted = phrase;
    return true;
  }
  if (names_casualties(c, p, event)) {
    event.vague = true;
    event.counted = phrase;
    return true;
  }
  if (is_bare_singular(c, p) && (!has_definite_end(c, p) || p.phrase_class == PhraseClass::person)) {
    event.bare_count = 1;
    event.counted = phrase;
    return true;
  }
  return false;
}

}  // namespace

void set_count(const EventContext& context, const Frame& frame, Event& event) {
  for (const std::string& what : frame.count) {
    if (what == "trigger") {
      const uint32_t own = context.syntax.phrase_of[event.trigger.first];
      if (own != kNone && take_count(context, own, event)) return;
      continue;
    }
    for (const Argument& a : event.arguments) {
      if (a.phrase == kNone || !a.by.empty()) continue;
      if ((what == to_string(a.role) || what == a.relation) && take_count(context, a.phrase, event)) return;
    }
  }
}

}  // namespace isnad
