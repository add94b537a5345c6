// Events, dates and words by index, and where they stand: what the steps that date events read.
// Private to the stage.
#pragma once

#include <algorithm>
#include <vector>

#include "isnad/claims/date_owners.hpp"

namespace isnad {

class Story {
 protected:
  Story(const ClaimInput& in, const ClaimRules& rules) : in_(in), rules_(rules) {}

  const std::vector<Event>& events() const { return in_.events.events; }
  const Event& event(uint32_t e) const { return in_.events.events[e]; }
  const std::vector<DateMention>& dates() const { return in_.layers.dates->dates; }
  const DateMention& date(uint32_t d) const { return dates()[d]; }
  uint32_t position(uint32_t d) const { return date(d).tokens.first; }
  uint32_t sentence_of(uint32_t token) const { return in_.layers.text->sentence_of[token]; }
  uint32_t sentence_of(const Event& e) const { return sentence_of(e.trigger.first); }
  TokenRange sentence(const Event& e) const {
    return in_.layers.text->sentence(e.trigger.first).tokens;
  }
  uint32_t clause_of(uint32_t token) const { return in_.syntax.clause_of[token]; }
  const Reading* reading(uint32_t i) const { return chosen(in_.layers, in_.syntax, i); }
  uint32_t clause_of_date(uint32_t d) const { return isnad::clause_of_date(in_, rules_, date(d)); }
  bool is_word(uint32_t token, TimeWord kind) const {
    return is_time_word(in_, rules_, token, kind);
  }

  // The attribution that governs the token, or kNone.
  uint32_t governing(uint32_t token) const {
    return in_.attribution.governing.empty() ? kNone : in_.attribution.governing[token];
  }
  // "began to fire": the verb before it says that it happened.
  bool is_begun(uint32_t verb) const {
    if (verb == 0 || sentence_of(verb - 1) != sentence_of(verb)) return false;
    const Reading* r = reading(verb - 1);
    return r != nullptr && is_finite_verb(r) && r->inflection.aspect == Aspect::perfect;
  }
  // A time of day without its day.
  bool is_clock_alone(uint32_t d) const { return date(d).value[0] == 'T'; }

  // The first date, the first event, that begins at the token or behind it: an index or the number.
  uint32_t first_date_from(uint32_t token) const {
    const auto at =
        std::lower_bound(dates().begin(), dates().end(), token,
                         [](const DateMention& d, uint32_t t) { return d.tokens.first < t; });
    return static_cast<uint32_t>(at - dates().begin());
  }
  uint32_t first_event_from(uint32_t token) const {
    const auto at =
        std::lower_bound(events().begin(), events().end(), token,
                         [](const Event& e, uint32_t t) { return e.trigger.first < t; });
    return static_cast<uint32_t>(at - events().begin());
  }

  const ClaimInput& in_;
  const ClaimRules& rules_;
};

}  // namespace isnad
