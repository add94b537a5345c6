#include "isnad/claims/since_dates.hpp"

#include "isnad/claims/story.hpp"

namespace isnad {
namespace {

constexpr uint32_t kReach = 14;  // tokens from "since" to the date of what began

class SinceFinder : private Story {
 public:
  SinceFinder(const ClaimInput& in, const ClaimRules& rules) : Story(in, rules) {}

  std::vector<SinceDate> find() {
    out_.resize(events().size());
    for (uint32_t t = 0; t < in_.layers.text->size(); ++t) {
      if (!is_word(t, TimeWord::onward)) continue;
      if (const uint32_t d = date_of_beginning(t); d != kNone) date_events(t, d);
    }
    return std::move(out_);
  }

 private:
  // The date of the event named behind the word: no verb (right behind it a noun is read) and no
  // comma between.
  uint32_t date_of_beginning(uint32_t since) const {
    const uint32_t first = first_date_from(since);
    if (first == dates().size() || is_in_date(since, first)) return kNone;
    const uint32_t at = position(first);
    if (sentence_of(at) != sentence_of(since) || at - since > kReach || !begins_span(first))
      return kNone;
    for (uint32_t i = since + 1; i < at; ++i) {
      const bool verb = i > since + 1 && is_finite_verb(reading(i));
      if (verb || in_.layers.text->is_mark(i, ',')) return kNone;
    }
    return first;
  }

  // "since 4 April", "since Monday morning": the word belongs to the date.
  bool is_in_date(uint32_t token, uint32_t first) const {
    const auto holds = [&](uint32_t d) {
      return d < dates().size() && date(d).tokens.contains(token);
    };
    return holds(first) || (first > 0 && holds(first - 1));
  }

  bool begins_span(uint32_t d) const {
    return date(d).type == DateType::date && !date(d).opens && date(d).value[0] != 'X' &&
           date(d).precision <= Precision::year;
  }

  // Those of its clause that stand before the word; where none does, the next behind the date, and
  // those of its clause.
  void date_events(uint32_t since, uint32_t d) {
    const TokenRange own = in_.layers.text->sentence(since).tokens;
    uint32_t clause = since > own.first ? clause_of(since - 1) : clause_of(since);
    bool told = false, behind = false;
    for (uint32_t e = first_event_from(own.first); e < events().size(); ++e) {
      const Event& ev = event(e);
      const uint32_t at = ev.trigger.first;
      if (at >= own.last || (told && at > since && !behind)) break;
      if (at > since && at < date(d).tokens.last) continue;  // what began
      if (!told && at > since) {
        behind = true;
        clause = ev.clause;
      }
      if (ev.clause != clause || ev.modality != Modality::actual ||
          governing(since) != governing(at))
        continue;
      told = true;
      out_[e] = {since, d};
    }
  }

  std::vector<SinceDate> out_;
};

}  // namespace

std::vector<SinceDate> find_since_dates(const ClaimInput& input, const ClaimRules& rules) {
  return SinceFinder(input, rules).find();
}

}  // namespace isnad
