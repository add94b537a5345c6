// Whose is each date of the text? The rule of government (docs/claims.md, "Which date"): a date is
// governed by the nearest predicate before it in its clause; one that opens its clause by the first
// predicate after it.
#pragma once

#include <vector>

#include "isnad/claims/build.hpp"

namespace isnad {

enum class DateUse : uint8_t {
  open,    // any event of its clause may take it
  event,   // governed by the event `owner`; others of the clause may share it
  closed,  // of the event `owner` alone, or of something that is no event: a visit, a birth
  report,  // the day of the report
};

struct DateOwner {
  DateUse use = DateUse::open;
  uint32_t event = kNone;  // index into EventLayer::events
  // "documented since the beginning of the year the killing of 300": the span of what is recorded.
  bool recorded = false;
};

// By date.
std::vector<DateOwner> find_date_owners(const ClaimInput& input, const ClaimRules& rules);

// The clause that the date belongs to: its own, or the one around a relative clause that says what
// somebody or something is like ("they hit a bus carrying workers on Monday").
uint32_t clause_of_date(const ClaimInput& input, const ClaimRules& rules, const DateMention& date);

// Does the relative clause tell of an event or of the means that struck ("the blast that shook")?
// Not when it describes a person or a place, unless its verb says that something took place.
bool describes_an_event(const ClaimInput& input, const ClaimRules& rules, const Clause& clause);

// The chosen reading of the token is a verb of the set.
bool is_verb_of(const ClaimInput& input, const std::set<LexemeId>& verbs, uint32_t token);

// A word of the kind begins at the token.
bool is_time_word(const ClaimInput& input, const ClaimRules& rules, uint32_t token, TimeWord kind);

}  // namespace isnad
