#include "isnad/claims/event_times.hpp"

#include <algorithm>

#include "isnad/claims/own_dates.hpp"
#include "isnad/claims/story.hpp"

namespace isnad {
namespace {

constexpr uint32_t kMaxSentences = 2;    // how far back a date is taken from
constexpr uint32_t kOpeningTokens = 2;   // of a sentence, in which words turn to another matter
constexpr uint32_t kElsewhenReach = 20;  // from an event to "in the past weeks"
constexpr uint32_t kThenReach = 3;       // from an event to "then"

class TimeFinder : private Story {
 public:
  TimeFinder(const ClaimInput& in, const ClaimRules& rules)
      : Story(in, rules),
        owners_(find_date_owners(in, rules)),
        own_(find_own_dates(in, rules, owners_)),
        turns_(turning_sentences()),
        owned_(in.layers.dates->dates.size(), false),
        lent_(in.layers.dates->dates.size(), false) {}

  std::vector<EventTime> find() {
    for (uint32_t e = 0; e < events().size(); ++e) {
      if (own_[e] == kNone) continue;
      owned_[own_[e]] = true;
      if (lends(e)) lent_[own_[e]] = true;
    }
    for (uint32_t e = 0; e < events().size(); ++e) out_.push_back(time_of(e));
    for (uint32_t e = 0; e < events().size(); ++e) {
      if (out_[e].date == kNone) out_[e] = time_of_first_telling(e);
    }
    return std::move(out_);
  }

 private:
  uint32_t governing(uint32_t token) const {
    return in_.attribution.governing.empty() ? kNone : in_.attribution.governing[token];
  }
  bool is_clock_alone(uint32_t d) const { return date(d).value[0] == 'T'; }

  // ---- a date that is lent

  static EventTime lent(uint32_t d) {
    EventTime out;
    out.date = d;
    out.inherited = true;
    return out;
  }

  EventTime time_of(uint32_t e) const {
    const Event& ev = event(e);
    if (own_[e] != kNone) {
      EventTime out;
      out.date = own_[e];
      out.inherited = is_of_other(e);
      out.at_once = date(own_[e]).ago && family_of(ev.type) == "detention";
      if (is_clock_alone(own_[e]) && ev.modality == Modality::actual) out.day = lent_date(e);
      return out;
    }
    const bool near_cause =
        ev.cause != kNone && sentence_of(event(ev.cause)) == sentence_of(ev) &&
        !stands_apart(in_, rules_, event(ev.cause).trigger.first, ev.trigger.first);
    if (near_cause && own_[ev.cause] != kNone) return {own_[ev.cause], kNone, true, false};
    if (!takes(e)) return {};
    EventTime out = lent(lent_date(e));
    out.day_only = true;
    return out.date == kNone ? EventTime{} : out;
  }

  // "were wounded when a charge went off on Monday": the date of the event beside it.
  bool is_of_other(uint32_t e) const {
    const uint32_t owner = owners_[own_[e]].event;
    return owner != kNone && owner != e && clause_of(position(own_[e])) != event(e).clause;
  }

  bool takes(uint32_t e) const {
    const Event& ev = event(e);
    return is_dated_family(ev) && ev.modality == Modality::actual && !is_denied(ev) &&
           !goes_beyond(ev) && !report_is_dated(ev) && !is_elsewhen(ev);
  }

  bool is_dated_family(const Event& e) const {
    return rules_.dated_families.count(family_of(e.type)) > 0;
  }

  // A toll so far, and what is told in the present, are not of the day told before.
  bool goes_beyond(const Event& e) const {
    const Reading* r = reading(e.trigger.first);
    return e.resumes_toll || (r != nullptr && r->inflection.part == PartOfSpeech::verb &&
                              r->inflection.aspect == Aspect::imperfect);
  }

  // "the area sees repeated clashes": what a verb of the present tells is no sequel.
  bool is_of_present(const Event& e) const {
    const uint32_t verb = in_.syntax.clauses[e.clause].verb;
    if (verb == kNone || verb > e.trigger.first || e.trigger.contains(verb)) return false;
    const Reading* r = reading(verb);
    return r->inflection.aspect == Aspect::imperfect && r->inflection.part == PartOfSpeech::verb &&
           !is_verb_of(in_, rules_.reporting, verb);
  }

  // "during the past weeks", "again and again": at times that are not said.
  bool is_elsewhen(const Event& e) const {
    const TokenRange all = sentence(e);
    const uint32_t end = std::min(all.last, e.trigger.last + kElsewhenReach);
    uint32_t i = e.trigger.first > kElsewhenReach ? e.trigger.first - kElsewhenReach : 0;
    for (i = std::max(i, all.first); i < end; ++i) {
      if (is_word(i, TimeWord::elsewhen)) return true;
    }
    return false;
  }

  bool is_denied(const Event& e) const {
    const uint32_t a = governing(e.trigger.first);
    return a != kNone && in_.attribution.attributions[a].stance == Stance::denies;
  }

  bool is_lendable(uint32_t d) const { return !date(d).opens && !is_clock_alone(d); }

  bool lends(uint32_t k) const {
    const Event& ev = event(k);
    return own_[k] != kNone && is_lendable(own_[k]) && family_of(ev.type) != "politics" &&
           ev.modality == Modality::actual;
  }

  // "announced yesterday that": the date of the report stands between the story's and the event.
  bool report_is_dated(const Event& e) const {
    for (uint32_t d = first_date_from(sentence(e).first);
         d < dates().size() && position(d) < e.trigger.first; ++d) {
      const bool report = owners_[d].use == DateUse::report || !fits(in_, d, e);
      if (date(d).type == DateType::date && report && !owned_[d]) return true;
    }
    return false;
  }

  // "they shelled the town and killed two, at dawn": the outcomes of one sentence share its date;
  // else from what was told just before.
  uint32_t lent_date(uint32_t e) const {
    const Event& ev = event(e);
    const bool then = points_back(ev);
    for (uint32_t d = first_date_from(ev.trigger.first); d-- > 0;) {
      const uint32_t at = position(d);
      if (!names_time(date(d))) continue;
      const uint32_t back = sentence_of(ev) - sentence_of(at);
      if (back > kMaxSentences || turns_between(at, ev)) break;
      const DateUse use = owners_[d].use;
      if (use == DateUse::report || use == DateUse::closed || is_clock_alone(d)) continue;
      const uint32_t from = std::max(at, in_.layers.text->sentence(ev.trigger.first).tokens.first);
      if (stands_apart(in_, rules_, from, ev.trigger.first)) break;
      if (!dates_what_happened(d)) {
        if (owned_[d] || date(d).opens || date(d).closes) continue;
        break;
      }
      if (back > 0 && !then && (is_coarse(d) || is_of_present(ev))) break;
      return d;
    }
    return joined_date_after(e);
  }

  // An event that lends, or another happening that the text dates.
  bool dates_what_happened(uint32_t d) const {
    if (!is_lendable(d)) return false;
    if (lent_[d]) return true;
    if (owned_[d]) return false;
    const uint32_t clause = clause_of(position(d));
    const TokenRange tokens = in_.syntax.clauses[clause].tokens;
    for (uint32_t i = tokens.first; i < tokens.last; ++i) {
      if (clause_of(i) != clause) continue;
      const Lexeme* l = chosen_lexeme(in_.layers, in_.syntax, i);
      if (l != nullptr && l->noun_class == NounClass::event && i < position(d)) return true;
      if (is_verb_of(in_, rules_.occurring, i)) return true;
    }
    return false;
  }

  bool is_coarse(uint32_t d) const {
    return date(d).precision == Precision::month || date(d).precision == Precision::year;
  }

  // "was then killed".
  bool points_back(const Event& e) const {
    const TokenRange all = in_.layers.text->sentence(e.trigger.first).tokens;
    for (uint32_t i = all.first; i < all.last && i <= e.trigger.last + kThenReach; ++i) {
      if (is_word(i, TimeWord::then)) return true;
    }
    return false;
  }

  // "three were killed and nine wounded, yesterday": the outcomes of one sentence share its date.
  uint32_t joined_date_after(uint32_t e) const {
    const Event& ev = event(e);
    if (family_of(ev.type) != "casualty") return kNone;
    for (uint32_t k = e + 1; k < events().size(); ++k) {
      const Event& next = event(k);
      if (sentence_of(next) != sentence_of(ev)) break;
      if (family_of(next.type) != "casualty") break;
      if (lends(k) && governing(next.trigger.first) == governing(ev.trigger.first)) return own_[k];
    }
    return kNone;
  }

  // The same act with the same number of the same people, told before with its date.
  EventTime time_of_first_telling(uint32_t e) const {
    const Event& ev = event(e);
    if (ev.quantity == kNone || !is_dated_family(ev) || ev.modality != Modality::actual ||
        goes_beyond(ev) || is_elsewhen(ev) || points_back(ev))
      return {};
    for (uint32_t k = 0; k < e; ++k) {
      if (out_[k].date == kNone || !is_lendable(out_[k].date) || !tells_again(event(k), ev))
        continue;
      EventTime out = out_[k];
      out.inherited = true;
      out.day_only = true;
      return out;
    }
    return {};
  }

  bool tells_again(const Event& before, const Event& e) const {
    if (before.type != e.type || before.quantity == kNone || e.quantity == kNone) return false;
    const Quantity& a = in_.layers.quantities->quantities[before.quantity];
    const Quantity& b = in_.layers.quantities->quantities[e.quantity];
    if (a.kind != QuantityKind::cardinal || !a.value || a.value != b.value || *a.value < 2)
      return false;
    const LexemeId noun = noun_of(before, a);
    return noun != kNone && noun == noun_of(e, b);
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

  // Words that turn to another matter open a sentence after the date, up to the event's.
  bool turns_between(uint32_t from, const Event& after) const {
    for (uint32_t s = sentence_of(from) + 1; s <= sentence_of(after); ++s) {
      if (turns_[s]) return true;
    }
    return false;
  }

  std::vector<bool> turning_sentences() const {
    const TokenizedText& text = *in_.layers.text;
    std::vector<bool> out(text.sentences.size());
    for (size_t s = 0; s < text.sentences.size(); ++s) {
      const TokenRange tokens = text.sentences[s].tokens;
      for (uint32_t i = tokens.first; i < tokens.last && i <= tokens.first + kOpeningTokens; ++i)
        out[s] = out[s] || is_word(i, TimeWord::turn);
    }
    return out;
  }

  const std::vector<DateOwner> owners_;  // by date
  const std::vector<uint32_t> own_;      // by event
  std::vector<bool> turns_;              // by sentence
  std::vector<bool> owned_;              // by date: an event's own
  std::vector<bool> lent_;               // by date: the own one of an event that lends
  std::vector<EventTime> out_;           // by event
};

}  // namespace

std::vector<EventTime> find_event_times(const ClaimInput& input, const ClaimRules& rules) {
  return TimeFinder(input, rules).find();
}

}  // namespace isnad
