#include "isnad/claims/lent_dates.hpp"

#include <algorithm>

#include "isnad/claims/links.hpp"
#include "isnad/claims/own_dates.hpp"
#include "isnad/claims/story.hpp"

namespace isnad {
namespace {

constexpr uint32_t kMaxSteps = 1;  // of the story, how far back a date is taken from
constexpr uint32_t kMaxStepsOfOneDay = 4;
constexpr uint32_t kMaxSentences = 24;   // the same with the items of a list
constexpr uint32_t kMaxDates = 24;       // looked at before an event
constexpr uint32_t kThenReach = 3;       // from an event to "then"
constexpr uint32_t kElsewhenReach = 20;  // from an event to "in the past weeks"
constexpr uint32_t kMaxClauses = 4;      // over which a clause is followed upwards

class LentDateFinder : private Story {
 public:
  LentDateFinder(const ClaimInput& in, const ClaimRules& rules,
                 const std::vector<DateOwner>& owners, const std::vector<uint32_t>& own,
                 const StoryTurns& turns)
      : Story(in, rules),
        owners_(owners),
        own_(own),
        openings_(turns.openings),
        steps_(turns.steps),
        items_(turns.items),
        owned_(in.layers.dates->dates.size(), false),
        lenders_(in.layers.dates->dates.size()) {
    for (uint32_t e = 0; e < events().size(); ++e) {
      if (own_[e] == kNone) continue;
      owned_[own_[e]] = true;
      if (lends(e)) lenders_[own_[e]].push_back(e);
    }
    find_first_day();
  }

  // "they shelled the town and killed two, at dawn": the outcomes of one sentence share its date;
  // else from what was told just before.
  uint32_t lent_date(uint32_t e) const {
    const Event& ev = event(e);
    const bool then = points_back(in_, rules_, ev);
    const uint32_t end = first_date_from(ev.trigger.first);
    bool other_near = false;  // the sentence has a date of its own, which is not the event's
    for (uint32_t d = end; d-- > 0 && end - d <= kMaxDates;) {
      if (!names_time(date(d))) continue;
      const bool near = sentence_of(position(d)) == sentence_of(ev);
      if (!near && (is_of_other_item(d, ev) || date(d).opens)) continue;
      if (!near && (other_near || !reaches(d, ev))) break;
      const DateUse use = owners_[d].use;
      other_near = other_near || (near && use == DateUse::closed && owners_[d].event != kNone);
      if (use == DateUse::report || use == DateUse::closed || is_clock_alone(d)) continue;
      if (!near && is_of_background(d)) continue;
      if (!near && is_of_toll(d, ev)) break;
      const uint32_t from = std::max(position(d), sentence(ev).first);
      if (stands_apart(in_, rules_, from, ev.trigger.first)) break;
      if (near && (is_of_same_time(d, ev) || goes_on_with(d, ev))) return d;
      if (!dates_what_happened(d)) {
        if (owned_[d] || date(d).opens || date(d).closes) continue;
        break;
      }
      if (!near && !then && (is_coarse(d) || is_of_present(ev))) break;
      if (!near && (is_elsewhere(d, ev) || date(d).precision == Precision::unresolved)) break;
      return d;
    }
    return joined_date_after(e);
  }

 private:
  bool lends(uint32_t k) const {
    const Event& ev = event(k);
    return own_[k] != kNone && is_lendable(date(own_[k])) && family_of(ev.type) != "politics" &&
           ev.modality == Modality::actual;
  }

  // ---- how far, and over what

  bool reaches(uint32_t d, const Event& ev) const {
    const uint32_t from = sentence_of(position(d)), to = sentence_of(ev);
    const uint32_t steps = is_only_day(d, ev) ? kMaxStepsOfOneDay : kMaxSteps;
    if (to - from > kMaxSentences || steps_[to] - steps_[from] > steps) return false;
    for (uint32_t s = from + 1; s <= to; ++s) {
      if (openings_[s].kind == Opening::turns) return false;
    }
    return openings_[to].kind != Opening::aside;
  }

  // The items of a list stand side by side: none of them dates another, nor what follows the list.
  bool is_of_other_item(uint32_t d, const Event& ev) const {
    const uint32_t item = items_[sentence_of(position(d))];
    return item != 0 && item != items_[sentence_of(ev)];
  }

  // "the toll of yesterday's raids came to": a sum that no story goes on with; what its list holds
  // stands in it.
  bool is_of_toll(uint32_t d, const Event& ev) const {
    const uint32_t from = sentence_of(position(d));
    const uint32_t owner = owners_[d].event;
    if (owner != kNone && family_of(event(owner).type) != "casualty") return false;
    if (steps_[from] == steps_[sentence_of(ev)]) return false;
    const uint32_t clause = clause_of(position(d));
    for (uint32_t i = in_.syntax.clauses[clause].tokens.first; i < position(d); ++i) {
      if (clause_of(i) == clause && is_word(i, TimeWord::record)) return true;
    }
    return false;
  }

  std::string_view day_of(uint32_t d) const {
    return std::string_view(date(d).value).substr(0, 10);
  }

  // The first date that the text tells of, and the first of another day.
  void find_first_day() {
    for (uint32_t d = 0; d < dates().size() && other_day_ == kNone; ++d) {
      if (!names_time(date(d)) || owners_[d].use == DateUse::report || is_clock_alone(d)) continue;
      if (first_day_ == kNone) first_day_ = d;
      if (day_of(d) != day_of(first_day_)) other_day_ = d;
    }
  }

  // Nothing but the one day has been told so far.
  bool is_only_day(uint32_t d, const Event& ev) const {
    const uint32_t end = first_date_from(ev.trigger.first);
    return end <= first_day_ || (end <= other_day_ && day_of(d) == day_of(first_day_));
  }

  // "had taken the town in April": a date behind the story, in an aside or a clause that describes.
  bool is_of_background(uint32_t d) const {
    if (openings_[sentence_of(position(d))].kind == Opening::aside) return true;
    const Clause& c = in_.syntax.clauses[clause_of(position(d))];
    return c.kind == ClauseKind::relative && !describes_an_event(in_, rules_, c);
  }

  // The sentence, or the event itself, names a place that is not where the date's events were.
  bool is_elsewhere(uint32_t d, const Event& ev) const {
    const uint32_t fronted = openings_[sentence_of(ev)].place;
    std::vector<PlaceLink> here = places_of(ev);
    if (here.empty() && fronted != kNone) here = {link_of(fronted)};
    if (here.empty()) here = places_around(ev);
    if (here.empty()) return false;
    bool known = false;
    for (const uint32_t k : lenders_[d]) {
      const std::vector<PlaceLink> there = places_of(event(k));
      if (there.empty()) continue;
      known = true;
      if (!are_apart(here, there)) return false;
    }
    return known || fronted != kNone;
  }

  // Of what caused it; of what it caused, where that stands in its sentence.
  std::vector<PlaceLink> places_around(const Event& ev) const {
    if (ev.cause != kNone && sentence_of(event(ev.cause)) == sentence_of(ev))
      return places_of(event(ev.cause));
    const TokenRange own = sentence(ev);
    for (uint32_t k = first_event_from(own.first); k < events().size(); ++k) {
      if (event(k).trigger.first >= own.last) break;
      if (event(k).cause != kNone && &event(event(k).cause) == &ev) return places_of(event(k));
    }
    return {};
  }

  PlaceLink link_of(uint32_t phrase) const {
    Argument a;
    a.role = Role::place;
    a.phrase = phrase;
    a.mention = in_.syntax.phrases[phrase].mention;
    return place_argument(in_, a);
  }

  // "the besieged quarters" say of no other place that it is not theirs.
  bool is_named(const Argument& a) const {
    return a.mention != kNone ||
           (a.phrase != kNone && !in_.syntax.phrases[a.phrase].mentions.empty());
  }

  std::vector<PlaceLink> places_of(const Event& e) const {
    std::vector<PlaceLink> out;
    for (const Argument& a : e.arguments) {
      if (a.role == Role::place && is_named(a)) out.push_back(place_argument(in_, a));
    }
    return out;
  }

  // ---- what is lent

  // "made a gain this morning, as they took the town": the clause behind such a word tells what the
  // dated one means.
  bool is_of_same_time(uint32_t d, const Event& ev) const {
    if (!is_lendable(date(d)) || owners_[d].use == DateUse::event) return false;
    uint32_t clause = ev.clause;
    for (uint32_t step = 0; step < kMaxClauses && clause != kNone; ++step) {
      const Clause& c = in_.syntax.clauses[clause];
      if (c.tokens.first <= position(d)) return false;
      if (is_word(c.tokens.first, TimeWord::while_clause)) return fits(in_, d, ev);
      clause = c.parent;
    }
    return false;
  }

  // "stormed the hospital on Monday and beat the staff": a verb joined to another of the same
  // subject, whatever that one tells.
  bool goes_on_with(uint32_t d, const Event& ev) const {
    if (!is_lendable(date(d)) || owners_[d].use != DateUse::open) return false;
    const Clause& to = in_.syntax.clauses[ev.clause];
    const Clause& from = in_.syntax.clauses[clause_of(position(d))];
    const Reading* second = to.verb == ev.trigger.first ? reading(to.verb) : nullptr;
    const Reading* first = from.verb == kNone ? nullptr : reading(from.verb);
    if (first == nullptr || second == nullptr || to.parent != from.parent) return false;
    const Inflection &a = first->inflection, &b = second->inflection;
    return (second->clitics & (kCliticWa | kCliticFa)) != 0 && fits(in_, d, ev) &&
           a.aspect == Aspect::perfect && b.aspect == Aspect::perfect && a.voice == b.voice &&
           a.gender == b.gender && a.number == b.number && from.tokens.last <= to.tokens.first;
  }

  // An event that lends, or another happening that the text dates.
  bool dates_what_happened(uint32_t d) const {
    if (!is_lendable(date(d))) return false;
    if (!lenders_[d].empty()) return true;
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
    const Precision p = date(d).precision;
    return is_third_of_month(date(d)) || p == Precision::week || p == Precision::month ||
           p == Precision::year;
  }

  // "the area sees repeated clashes": what a verb of the present tells is no sequel.
  bool is_of_present(const Event& e) const {
    const uint32_t verb = in_.syntax.clauses[e.clause].verb;
    if (verb == kNone || verb > e.trigger.first || e.trigger.contains(verb)) return false;
    const Reading* r = reading(verb);
    return r->inflection.aspect == Aspect::imperfect && r->inflection.part == PartOfSpeech::verb &&
           !is_verb_of(in_, rules_.reporting, verb) && !is_begun(verb);
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

  const std::vector<DateOwner>& owners_;
  const std::vector<uint32_t>& own_;
  const std::vector<SentenceOpening>& openings_;  // by sentence
  const std::vector<uint32_t>& steps_;            // by sentence
  const std::vector<uint32_t>& items_;            // by sentence
  std::vector<bool> owned_;                       // by date: an event's own
  std::vector<std::vector<uint32_t>> lenders_;    // by date: the events that lend it
  uint32_t first_day_ = kNone;  // the first date told of, and the first of another day
  uint32_t other_day_ = kNone;
};

// "for three days", "five days running": longer than the day that another date names.
bool lasts_days(const DateMention& d) {
  return d.type == DateType::duration && d.value.find('T') == std::string::npos && d.value != "P1D";
}

// "announced later the killing of", "said earlier that": the time of the report.
bool is_of_report(const ClaimInput& in, const ClaimRules& rules, uint32_t word, const Event& e) {
  const uint32_t clause = in.syntax.clause_of[word];
  const uint32_t verb = in.syntax.clauses[clause].verb;
  return verb != kNone && verb < word && is_verb_of(in, rules.reporting, verb) &&
         (clause != e.clause || word < e.trigger.first);
}

}  // namespace

bool is_lendable(const DateMention& date) {
  return (!date.opens || date.opens_today) && date.value[0] != 'T' && date.running.empty();
}

bool is_third_of_month(const DateMention& d) {
  return !d.mod.empty() && d.precision == Precision::interval && d.value.size() == 21 &&
         d.value.compare(0, 7, d.value, 11, 7) == 0;
}

bool points_back(const ClaimInput& in, const ClaimRules& rules, const Event& e) {
  const TokenRange all = in.layers.text->sentence(e.trigger.first).tokens;
  for (uint32_t i = all.first; i < all.last && i <= e.trigger.last + kThenReach; ++i) {
    if (is_time_word(in, rules, i, TimeWord::then)) return true;
  }
  return false;
}

bool is_of_other_time(const ClaimInput& in, const ClaimRules& rules, const Event& e) {
  const TokenRange all = in.layers.text->sentence(e.trigger.first).tokens;
  const uint32_t end = std::min(all.last, e.trigger.last + kElsewhenReach);
  uint32_t i = e.trigger.first > kElsewhenReach ? e.trigger.first - kElsewhenReach : 0;
  for (i = std::max(i, all.first); i < end; ++i) {
    // "arrested nine, who were later freed": of what another clause behind the event tells
    if (i > e.trigger.last && in.syntax.clause_of[i] != e.clause) continue;
    if (is_time_word(in, rules, i, TimeWord::elsewhen) && !is_of_report(in, rules, i, e))
      return true;
  }
  const auto& dates = in.layers.dates->dates;
  auto d =
      std::lower_bound(dates.begin(), dates.end(), all.first,
                       [](const DateMention& date, uint32_t t) { return date.tokens.first < t; });
  for (; d != dates.end() && d->tokens.first < end; ++d) {
    const bool before = d->tokens.first < e.trigger.first;
    const bool with = in.syntax.clause_of[d->tokens.first] == e.clause;
    if (lasts_days(*d) && (before || with)) return true;
  }
  return false;
}

std::vector<uint32_t> find_lent_dates(const ClaimInput& input, const ClaimRules& rules,
                                      const std::vector<DateOwner>& owners,
                                      const std::vector<uint32_t>& own, const StoryTurns& turns) {
  const LentDateFinder finder(input, rules, owners, own, turns);
  std::vector<uint32_t> out;
  for (uint32_t e = 0; e < input.events.events.size(); ++e) out.push_back(finder.lent_date(e));
  return out;
}

}  // namespace isnad
