#include "isnad/claims/reported_period.hpp"

#include "isnad/claims/own_dates.hpp"
#include "isnad/claims/story.hpp"

namespace isnad {
namespace {

constexpr uint32_t kMaxSentences = 3;  // at the beginning of the text

class PeriodFinder : private Story {
 public:
  PeriodFinder(const ClaimInput& in, const ClaimRules& rules, const std::vector<DateOwner>& owners)
      : Story(in, rules), owners_(owners) {}

  uint32_t find() const {
    for (uint32_t d = 0; d < dates().size(); ++d) {
      const uint32_t s = sentence_of(position(d));
      if (s >= kMaxSentences) break;
      if (!names_time(date(d)) || date(d).opens || date(d).closes || is_clock_alone(d)) continue;
      if (owners_[d].use == DateUse::closed || !records_before(s)) continue;
      if (is_span(date(d)) ||
          (date(d).precision <= Precision::day && is_heading(s) && names_the_day(d)))
        return d;
    }
    return kNone;
  }

 private:
  static bool is_span(const DateMention& d) {
    return d.precision == Precision::week || d.precision == Precision::month ||
           d.precision == Precision::year || d.precision == Precision::interval;
  }

  // "bulletin of the month of February", in its own sentence or one before it.
  bool records_before(uint32_t s) const {
    for (uint32_t k = 0; k <= s; ++k) {
      if (records(k)) return true;
    }
    return false;
  }

  // "Events of Saturday 13 March", but not behind a mark, where it is the day of the paper.
  bool names_the_day(uint32_t d) const {
    const uint32_t at = position(d);
    return at > 0 && in_.layers.text->tokens[at - 1].kind == TokenKind::word;
  }

  // A line that tells nothing: "events of Saturday 13 March".
  bool is_heading(uint32_t s) const {
    const auto& all = in_.layers.text->sentences;
    const TokenRange& tokens = all[s].tokens;
    if (s + 1 >= all.size() || all[s + 1].paragraph == all[s].paragraph || !records(s))
      return false;
    const uint32_t e = first_event_from(tokens.first);
    if (e < events().size() && event(e).trigger.first < tokens.last) return false;
    for (uint32_t i = tokens.first; i < tokens.last; ++i) {
      if (is_finite_verb(reading(i))) return false;
    }
    return true;
  }

  bool records(uint32_t s) const {
    const TokenRange& tokens = in_.layers.text->sentences[s].tokens;
    for (uint32_t i = tokens.first; i < tokens.last; ++i) {
      if (is_word(i, TimeWord::record)) return true;
    }
    return false;
  }

  const std::vector<DateOwner>& owners_;
};

}  // namespace

uint32_t find_reported_period(const ClaimInput& input, const ClaimRules& rules,
                              const std::vector<DateOwner>& owners) {
  return PeriodFinder(input, rules, owners).find();
}

}  // namespace isnad
