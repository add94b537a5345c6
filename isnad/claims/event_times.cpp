#include "isnad/claims/event_times.hpp"

#include <algorithm>
#include <map>
#include <optional>
#include <tuple>

#include "isnad/claims/lent_dates.hpp"
#include "isnad/claims/own_dates.hpp"
#include "isnad/claims/reported_period.hpp"
#include "isnad/claims/since_dates.hpp"
#include "isnad/claims/story.hpp"

namespace isnad {
namespace {

constexpr uint32_t kRetoldSentences = 4;  // an attack is denied so many sentences later

class TimeFinder : private Story {
 public:
  TimeFinder(const ClaimInput& in, const ClaimRules& rules)
      : Story(in, rules),
        owners_(find_date_owners(in, rules)),
        own_(find_own_dates(in, rules, owners_)),
        since_(find_since_dates(in, rules)),
        turns_{find_openings(in, rules), count_steps(*in.layers.text), find_items(*in.layers.text)},
        lent_(find_lent_dates(in, rules, owners_, own_, turns_)),
        period_(find_reported_period(in, rules, owners_)),
        owned_(in.layers.dates->dates.size(), false) {
    for (const uint32_t d : own_) {
      if (d != kNone) owned_[d] = true;
    }
  }

  std::vector<EventTime> find() {
    for (uint32_t e = 0; e < events().size(); ++e) out_.push_back(time_of(e));
    for (uint32_t e = 0; e < events().size(); ++e) {
      if (out_[e].date == kNone) out_[e] = time_of_effect(e);
      if (out_[e].date == kNone) out_[e] = time_of_denied_event(e);
      if (out_[e].date == kNone) out_[e] = time_of_first_telling(e);
      if (out_[e].date == kNone && is_of_period(e)) out_[e] = lent(period_);
      keep_telling(e);
    }
    return std::move(out_);
  }

 private:
  // ---- a date that is lent

  static EventTime lent(uint32_t d) {
    EventTime out;
    out.date = d;
    out.inherited = true;
    return out;
  }

  EventTime time_of(uint32_t e) const {
    const Event& ev = event(e);
    if (const SinceDate& s = since_[e]; s.word != kNone && tells_a_span(ev)) {
      EventTime out;
      out.date = s.date;
      out.since = s.word;
      return out;
    }
    if (own_[e] != kNone) {
      EventTime out;
      out.date = own_[e];
      out.inherited = is_of_other(e);
      out.at_once = date(own_[e]).ago && family_of(ev.type) == "detention";
      if (is_clock_alone(own_[e]) && ev.modality == Modality::actual) out.day = lent_[e];
      return out;
    }
    const bool near_cause =
        ev.cause != kNone && sentence_of(event(ev.cause)) == sentence_of(ev) &&
        !stands_apart(in_, rules_, event(ev.cause).trigger.first, ev.trigger.first);
    if (near_cause && own_[ev.cause] != kNone) return {own_[ev.cause], kNone, true, false};
    if (!takes(e)) return {};
    EventTime out = lent(lent_[e]);
    out.day_only = true;
    return out;
  }

  // What goes on or adds up: no beginning of a fight, no change of hands.
  bool tells_a_span(const Event& e) const {
    const std::string_view family = family_of(e.type);
    return family == "casualty" || family == "population" || family == "detention" ||
           family == "property" || e.type == "territory.besieged";
  }

  // "were wounded when a charge went off on Monday": the date of the event beside it.
  bool is_of_other(uint32_t e) const {
    const uint32_t owner = owners_[own_[e]].event;
    return owner != kNone && owner != e && clause_of_date(own_[e]) != event(e).clause;
  }

  bool takes(uint32_t e) const {
    const Event& ev = event(e);
    const uint32_t d = lent_[e];
    if (d == kNone) return false;
    const uint32_t from = sentence_of(position(d)), to = sentence_of(ev);
    if (rules_.joined_families.count(family_of(ev.type)) > 0 && from != to && !is_item(from, to))
      return false;
    return is_dated_family(ev) && ev.modality == Modality::actual && !is_denied(ev) &&
           !goes_beyond(ev) && !report_is_dated(ev, position(d)) &&
           !is_of_other_time(in_, rules_, ev);
  }

  // In a list whose leading sentence has the date.
  bool is_item(uint32_t from, uint32_t to) const { return turns_.steps[from] == turns_.steps[to]; }

  bool is_dated_family(const Event& e) const {
    return rules_.dated_families.count(family_of(e.type)) > 0;
  }

  // A toll so far, and what is told in the present, are not of the day told before.
  bool goes_beyond(const Event& e) const {
    const Reading* r = reading(e.trigger.first);
    return e.resumes_toll ||
           (r != nullptr && r->inflection.part == PartOfSpeech::verb &&
            r->inflection.aspect == Aspect::imperfect && !is_begun(e.trigger.first));
  }

  bool is_denied(const Event& e) const {
    const uint32_t a = governing(e.trigger.first);
    return a != kNone && in_.attribution.attributions[a].stance == Stance::denies;
  }

  // "announced yesterday that": the date of the report stands between the story's and the event.
  bool report_is_dated(const Event& e, uint32_t lent) const {
    for (uint32_t d = first_date_from(std::max(lent, sentence(e).first));
         d < dates().size() && position(d) < e.trigger.first; ++d) {
      const bool report = owners_[d].use == DateUse::report || !fits(in_, d, e);
      if (date(d).type == DateType::date && report && !owned_[d]) return true;
    }
    return false;
  }

  static EventTime retold(EventTime time) {
    time.inherited = true;
    time.day_only = true;
    return time;
  }

  // "a raid that hit a bus on 26 June", "the blast wounded two on Monday": what it brought about
  // has a date of its own.
  EventTime time_of_effect(uint32_t e) const {
    const Event& ev = event(e);
    if (family_of(ev.type) != "attack" || ev.modality != Modality::actual) return {};
    for (uint32_t k = e + 1; k < events().size() && sentence_of(event(k)) == sentence_of(ev); ++k) {
      if (event(k).cause != e || own_[k] == kNone || since_[k].word != kNone) continue;
      if (!stands_apart(in_, rules_, ev.trigger.first, event(k).trigger.first))
        return {own_[k], kNone, true, false};
    }
    return {};
  }

  // "denied having shelled the town": the attack told a little before, with its date.
  EventTime time_of_denied_event(uint32_t e) const {
    const Event& ev = event(e);
    const auto last = last_dated_.find(ev.type);
    if (last == last_dated_.end() || !is_denial(ev)) return {};
    const Event& before = event(last->second);
    if (sentence_of(ev) - sentence_of(before) > kRetoldSentences ||
        stands_apart(in_, rules_, sentence(ev).first, ev.trigger.first))
      return {};
    return retold(out_[last->second]);
  }

  bool is_denial(const Event& e) const {
    return family_of(e.type) == "attack" && !is_of_other_time(in_, rules_, e) &&
           (e.modality == Modality::denied || is_denied(e));
  }

  // The same act with the same number of the same people, told before with its date.
  EventTime time_of_first_telling(uint32_t e) const {
    const Event& ev = event(e);
    if (!is_dated_family(ev) || ev.modality != Modality::actual || goes_beyond(ev) ||
        is_of_other_time(in_, rules_, ev) || points_back(in_, rules_, ev))
      return {};
    const auto key = telling_of(e);
    const auto first = key ? first_tellings_.find(*key) : first_tellings_.end();
    return first == first_tellings_.end() ? EventTime{} : retold(out_[first->second]);
  }

  void keep_telling(uint32_t e) {
    const uint32_t d = out_[e].date;
    if (d == kNone || out_[e].since != kNone || !is_lendable(date(d))) return;
    if (event(e).modality == Modality::actual) last_dated_[event(e).type] = e;
    if (const auto key = telling_of(e)) first_tellings_.emplace(*key, e);
  }

  // What the report lists without a date, in a sentence that names no time outside its span.
  bool is_of_period(uint32_t e) const {
    const Event& ev = event(e);
    if (period_ == kNone || ev.trigger.first < position(period_) ||
        family_of(ev.type) == "politics" || ev.modality != Modality::actual || is_denied(ev) ||
        ev.resumes_toll || is_of_other_time(in_, rules_, ev) || points_back(in_, rules_, ev) ||
        turns_.openings[sentence_of(ev)].kind != Opening::goes_on)
      return false;
    const TokenRange all = sentence(ev);
    for (uint32_t d = first_date_from(all.first); d < dates().size(); ++d) {
      if (position(d) >= all.last) break;
      if (date(d).value.rfind(date(period_).value, 0) != 0) return false;
    }
    return true;
  }

  // Type, number and noun of what an event counts, where it counts two or more.
  using Telling = std::tuple<std::string, double, LexemeId>;
  std::optional<Telling> telling_of(uint32_t e) const {
    const Event& ev = event(e);
    if (ev.quantity == kNone) return std::nullopt;
    const Quantity& q = in_.layers.quantities->quantities[ev.quantity];
    if (q.kind != QuantityKind::cardinal || !q.value || *q.value < 2) return std::nullopt;
    const LexemeId noun = noun_of(ev, q);
    return noun == kNone ? std::nullopt : std::optional(Telling{ev.type, *q.value, noun});
  }

  // What is counted: "ten soldiers", "ten of the soldiers".
  LexemeId noun_of(const Event& e, const Quantity& q) const {
    if (q.noun != kNone) {
      const Reading* r = reading(q.noun);
      return r == nullptr ? kNone : r->lexeme;
    }
    if (e.counted == kNone) return kNone;
    const uint32_t next = e.counted + 1;
    const LexemeId own = in_.syntax.phrases[e.counted].noun;
    if (own != kNone || next >= in_.syntax.phrases.size()) return own;
    const NounPhrase& of = in_.syntax.phrases[next];
    return of.relation == "from" ? of.noun : kNone;
  }

  const std::vector<DateOwner> owners_;  // by date
  const std::vector<uint32_t> own_;      // by event
  const std::vector<SinceDate> since_;   // by event
  const StoryTurns turns_;
  const std::vector<uint32_t> lent_;            // by event: the date that the report goes on with
  const uint32_t period_;                       // the date of the time reported on, or kNone
  std::vector<bool> owned_;                     // by date: an event's own
  std::vector<EventTime> out_;                  // by event
  std::map<std::string, uint32_t> last_dated_;  // by type: the last event with a date
  std::map<Telling, uint32_t> first_tellings_;  // the first event with a date that counts so
};

}  // namespace

std::vector<EventTime> find_event_times(const ClaimInput& input, const ClaimRules& rules) {
  return TimeFinder(input, rules).find();
}

}  // namespace isnad
