#include "isnad/claims/own_dates.hpp"

#include <algorithm>
#include <tuple>

#include "isnad/claims/story.hpp"

namespace isnad {
namespace {

constexpr uint32_t kMaxDateTokens = 24;  // from a noun to the date of a clause about it
constexpr uint32_t kMaxClauses = 4;      // from a date's clause up to the event's

class OwnDateFinder : private Story {
 public:
  OwnDateFinder(const ClaimInput& in, const ClaimRules& rules, const std::vector<DateOwner>& owners)
      : Story(in, rules), owners_(owners) {}

  uint32_t own_date(uint32_t e) const {
    const bool noun = !is_finite_verb(reading(event(e).trigger.first));
    if (noun) {
      if (const uint32_t d = date_of_clause_about(e); d != kNone) return d;
    }
    const uint32_t d = date_in_clause(e);
    return d != kNone || noun ? d : date_of_clause_about(e);
  }

 private:
  // The date that the event governs; else the nearest one of its clause that it may share.
  uint32_t date_in_clause(uint32_t e) const {
    const Event& ev = event(e);
    uint32_t best = kNone;
    // no day but a duration that ends now; shared; tokens between
    std::tuple<bool, bool, uint32_t> best_distance = {true, true, UINT32_MAX};
    const TokenRange own = sentence(ev);
    for (uint32_t d = first_date_from(own.first); d < dates().size(); ++d) {
      if (position(d) >= own.last) break;
      const bool running = !date(d).running.empty() && owners_[d].event == e;
      if ((!names_time(date(d)) && !running) || clause_of_date(d) != ev.clause ||
          !(owners_[d].recorded || fits(in_, d, ev)) || !may_take(e, d))
        continue;
      const uint32_t at = position(d), trigger = ev.trigger.first;
      const std::tuple distance = {running, owners_[d].event != e,
                                   at > trigger ? at - trigger : trigger - at};
      if (distance < best_distance) {
        best = d;
        best_distance = distance;
      }
    }
    return best;
  }

  // "freed the men held since May", "broke the siege laid since": how long what the event ends had
  // lasted.
  bool is_of_ended_state(const Event& e, uint32_t d) const {
    const bool ends = e.type == "territory.siege_lifted" || e.type == "detention.released" ||
                      e.type == "detention.exchanged";
    return ends && date(d).opens && !date(d).opens_today;
  }

  // "held a funeral yesterday for (li-) the martyrs": something is done for the dead and wounded
  // that day.
  bool is_honoured(uint32_t e) const {
    const uint32_t trigger = event(e).trigger.first;
    const Reading* r = reading(trigger);
    const Lexeme* lexeme = chosen_lexeme(in_.layers, in_.syntax, trigger);
    return family_of(event(e).type) == "casualty" && r != nullptr && r->has(kCliticLi) &&
           lexeme != nullptr && lexeme->unit == "person";
  }

  bool may_take(uint32_t e, uint32_t d) const {
    const DateOwner& o = owners_[d];
    if (is_of_ended_state(event(e), d) || is_honoured(e)) return false;
    if (o.use == DateUse::report || (o.use == DateUse::closed && o.event != e)) return false;
    const uint32_t trigger = event(e).trigger.first;
    const uint32_t at = position(d);
    if (o.event == e && trigger < at) return !is_since_other(trigger, at);
    if (date(d).opens && o.event != kNone && o.event != e && trigger < event(o.event).trigger.first)
      return false;
    if (at < trigger && trigger == date(d).tokens.last && o.event != e && joins(trigger) &&
        at > in_.syntax.clauses[event(e).clause].tokens.first)
      return false;
    const uint32_t governor = o.event == kNone || o.event == e ? at : event(o.event).trigger.first;
    return !stands_apart(in_, rules_, std::min(trigger, governor), std::max(trigger, governor));
  }

  bool joins(uint32_t token) const {
    const Reading* r = reading(token);
    return r != nullptr && r->has(kCliticWa);
  }

  // "held since the coup in February": the date is that of the coup.
  bool is_since_other(uint32_t from, uint32_t to) const {
    for (uint32_t i = from + 1; i < to; ++i) {
      if (is_word(i, TimeWord::since)) return true;
    }
    return false;
  }

  // "a blast that struck on Monday": the date of a clause that depends on the event's own, with no
  // other event before it.
  uint32_t date_of_clause_about(uint32_t e) const {
    const Event& ev = event(e);
    for (uint32_t d = first_date_from(ev.trigger.last); d < dates().size(); ++d) {
      const uint32_t at = position(d);
      if (at - ev.trigger.last > kMaxDateTokens || sentence_of(at) != sentence_of(ev)) break;
      if (!names_time(date(d)) || owners_[d].use == DateUse::report ||
          owners_[d].use == DateUse::closed || is_of_ended_state(ev, d))
        continue;
      if (fits(in_, d, ev) && depends_on(clause_of_date(d), ev.clause) &&
          !has_trigger_between(ev, at) && !stands_apart(in_, rules_, ev.trigger.last, at))
        return d;
    }
    return kNone;
  }

  // From the date's clause up over relative ones, and those without a relative pronoun ("a blast
  // shook the town"), to the event's.
  bool depends_on(uint32_t clause, uint32_t upper) const {
    for (uint32_t step = 0; step < kMaxClauses && clause != kNone; ++step) {
      const uint32_t above = described_clause(clause);
      if (above == kNone || above == upper) return above == upper;
      if (in_.syntax.clauses[clause].kind == ClauseKind::main) return false;
      clause = above;
    }
    return false;
  }

  uint32_t described_clause(uint32_t clause) const {
    const Clause& c = in_.syntax.clauses[clause];
    const uint32_t first = c.tokens.first;
    const bool goes_on = first > 0 && sentence_of(first) == sentence_of(first - 1);
    if (goes_on && is_word(first, TimeWord::while_clause)) return clause_of(first - 1);
    if (c.kind == ClauseKind::relative) {
      return describes_an_event(in_, rules_, c) ? c.parent : kNone;
    }
    const bool bare = c.kind == ClauseKind::main && c.verb == first && clause > 0 && goes_on &&
                      in_.layers.text->tokens[first - 1].kind == TokenKind::word;
    const Reading* verb = bare ? reading(first) : nullptr;
    const bool joined = verb != nullptr && (verb->clitics & (kCliticWa | kCliticFa)) != 0;
    return verb == nullptr || joined || !describes_an_event(in_, rules_, c) ? kNone
                                                                            : clause_of(first - 1);
  }

  // Another event, but for the one that the verb of such a clause tells again ("the blast that
  // killed two on Monday"), and those of a clause that tells of the same time.
  bool has_trigger_between(const Event& e, uint32_t token) const {
    for (uint32_t k = first_event_from(e.trigger.last); k < events().size(); ++k) {
      const uint32_t at = event(k).trigger.first;
      if (at >= token) break;
      const uint32_t clause = clause_of(at);
      const Clause& c = in_.syntax.clauses[clause];
      const bool same_time = is_word(c.tokens.first, TimeWord::while_clause);
      const bool brought_about = event(k).cause != kNone && &event(event(k).cause) == &e;
      const bool verb = (c.verb == at || brought_about) && family_of(e.type) == "attack";
      if ((!verb && !same_time) || !depends_on(clause, e.clause)) return true;
    }
    return false;
  }

  const std::vector<DateOwner>& owners_;
};

}  // namespace

bool names_time(const DateMention& date) {
  // "at night" in a paper may be the night before its day
  if (date.day_unsaid && (date.part == "NI" || date.part == "EV")) return false;
  return date.type == DateType::date || date.type == DateType::time;
}

bool fits(const ClaimInput& input, uint32_t date, const Event& event) {
  const auto& governing = input.attribution.governing;
  if (governing.empty()) return true;
  return governing[input.layers.dates->dates[date].tokens.first] == governing[event.trigger.first];
}

bool stands_apart(const ClaimInput& input, const ClaimRules& rules, uint32_t from, uint32_t to) {
  if (to < from) std::swap(from, to);
  for (uint32_t i = from + 1; i < to; ++i) {
    if (is_time_word(input, rules, i, TimeWord::apart) ||
        is_time_word(input, rules, i, TimeWord::since) ||
        is_time_word(input, rules, i, TimeWord::earlier))
      return true;
  }
  return false;
}

bool is_of_others(const ClaimInput& input, const ClaimRules& rules, uint32_t from, uint32_t to) {
  for (uint32_t i = from + 1; i < to; ++i) {
    if (is_time_word(input, rules, i, TimeWord::earlier)) return true;
  }
  return false;
}

std::vector<uint32_t> find_own_dates(const ClaimInput& input, const ClaimRules& rules,
                                     const std::vector<DateOwner>& owners) {
  const OwnDateFinder finder(input, rules, owners);
  std::vector<uint32_t> out;
  for (uint32_t e = 0; e < input.events.events.size(); ++e) out.push_back(finder.own_date(e));
  return out;
}

}  // namespace isnad
