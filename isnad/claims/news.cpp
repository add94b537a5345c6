// Method: who reports says at once who said it, or on which day it was. A long text that does
// neither in its first words, and holds few events for its length, is an essay; one that holds
// hardly any is of another matter. Limits: an essay that opens with a quotation counts as news.
#include "isnad/claims/news.hpp"

#include <algorithm>

namespace isnad {
namespace {

constexpr uint32_t kOpening = 60;    // tokens in which a report says who or when
constexpr uint32_t kLong = 150;      // tokens of a text that is weighed at all
constexpr double kRare = 1.7;        // events in a thousand bytes of an essay that names many
constexpr double kHardlyAny = 0.40;  // of a text on another matter

double events_per_thousand_bytes(const ClaimInput& in) {
  const auto told = std::count_if(in.events.events.begin(), in.events.events.end(),
                                  [](const Event& e) { return !e.negated; });
  return 1000.0 * static_cast<double>(told) / static_cast<double>(in.document.text.size());
}

bool reports_at_once(const ClaimInput& in) {
  const auto speaks = [](const Event& e) {
    return family_of(e.type) == "politics" && e.trigger.first < kOpening &&
           std::any_of(e.arguments.begin(), e.arguments.end(),
                       [](const Argument& a) { return a.role == Role::initiator; });
  };
  if (std::any_of(in.events.events.begin(), in.events.events.end(), speaks)) return true;
  return std::any_of(
      in.attribution.attributions.begin(), in.attribution.attributions.end(),
      [](const Attribution& a) { return !a.negated && a.cue_tokens.first < kOpening; });
}

bool names_day_at_once(const ClaimInput& in) {
  const auto& dates = in.layers.dates->dates;
  return std::any_of(dates.begin(), dates.end(), [](const DateMention& d) {
    const bool day = d.precision == Precision::day || d.precision == Precision::daypart ||
                     d.precision == Precision::hour || d.precision == Precision::minute;
    return day && d.tokens.first < kOpening &&
           (d.type == DateType::date || d.type == DateType::time);
  });
}

}  // namespace

bool tells_news(const ClaimInput& in) {
  if (in.layers.text->size() < kLong) return true;
  const double density = events_per_thousand_bytes(in);
  if (density < kHardlyAny) return false;
  return density >= kRare || reports_at_once(in) || names_day_at_once(in);
}

}  // namespace isnad
