#include "isnad/claims/since_dates.hpp"

#include "isnad/claims/story.hpp"

namespace isnad {
namespace {

constexpr uint32_t kReach = 20;  // tokens from "since" to the date of what began

class SinceFinder : private Story {
 public:
  SinceFinder(const ClaimInput& in, const ClaimRules& rules) : Story(in, rules) {}

  std::vector<SinceDate> find() {
    out_.resize(events().size());
    for (uint32_t d = 0; d < dates().size(); ++d) {
      const uint32_t since = begins_span(d) ? word_before(d) : kNone;
      if (since != kNone) date_events(since, d);
    }
    return std::move(out_);
  }

 private:
  // "Since" before the event that the date is of: no verb but behind "since they (began)" (right
  // behind it a noun is read), no comma and no other date between. "Since 4 April", "since Monday
  // morning" are dates themselves.
  uint32_t word_before(uint32_t d) const {
    const uint32_t at = position(d);
    const uint32_t begin = in_.layers.text->sentence(at).tokens.first;
    bool verb = false;
    for (uint32_t i = at; i-- > begin && at - i <= kReach;) {
      if (d > 0 && date(d - 1).tokens.contains(i)) return kNone;
      if (is_word(i, TimeWord::onward))
        return !verb || is_word(i, TimeWord::onward_verb) ? i : kNone;
      const bool noun = i > begin && is_word(i - 1, TimeWord::onward);
      if (in_.layers.text->is_mark(i, ',')) return kNone;
      verb = verb || (!noun && is_finite_verb(reading(i)));
    }
    return kNone;
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
