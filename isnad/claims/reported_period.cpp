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
      if (owners_[d].use == DateUse::closed || !records(s)) continue;
      if (is_span(date(d))) return d;
    }
    return kNone;
  }

 private:
  static bool is_span(const DateMention& d) {
    return d.precision == Precision::week || d.precision == Precision::month ||
           d.precision == Precision::year || d.precision == Precision::interval;
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
