#include "isnad/claims/event_times.hpp"

#include <algorithm>

namespace isnad {
namespace {

constexpr uint32_t kMaxSentences = 2;       // how far back a date is taken from
constexpr uint32_t kMaxDateTokens = 24;     // from a noun to the date of a clause about it
constexpr uint32_t kOpeningTokens = 2;      // of a sentence, in which words turn to another matter
constexpr uint32_t kWhile = 0, kTurns = 1;  // kinds of connectives
constexpr uint32_t kMaxClauses = 4;         // from a date's clause up to the event's

class TimeFinder {
 public:
  TimeFinder(const ClaimInput& in, const ClaimRules& rules)
      : in_(in), rules_(rules), turns_(turning_sentences()) {}

  std::vector<EventTime> find() {
    const auto& events = in_.events.events;
    for (const Event& e : events) own_.push_back(own_date(e));
    std::vector<EventTime> out(events.size());
    for (uint32_t e = 0; e < events.size(); ++e) out[e] = time_of(e);
    return out;
  }

 private:
  const Event& event(uint32_t e) const { return in_.events.events[e]; }
  const DateMention& date(uint32_t d) const { return in_.layers.dates->dates[d]; }
  uint32_t sentence_of(uint32_t token) const { return in_.layers.text->sentence_of[token]; }
  uint32_t sentence_of(const Event& e) const { return sentence_of(e.trigger.first); }
  uint32_t governing(uint32_t token) const {
    return in_.attribution.governing.empty() ? kNone : in_.attribution.governing[token];
  }

  // A date counts for the event only where the same speaker governs both.
  bool fits(uint32_t d, const Event& e) const {
    return d != kNone && governing(date(d).tokens.first) == governing(e.trigger.first);
  }

  bool is_clock_alone(uint32_t d) const { return date(d).value[0] == 'T'; }

  uint32_t own_date(const Event& e) const {
    return fits(e.date, e) && !is_of_report(e.date, e) ? e.date : date_of_clause_about(e);
  }

  // "the monitor recorded yesterday the death of": the day of the report, not of the death.
  bool is_of_report(uint32_t d, const Event& e) const {
    const TokenRange at = date(d).tokens;
    if (at.last > e.trigger.first) return false;
    for (const Attribution& a : in_.attribution.attributions) {
      if (a.cue_tokens.empty() || a.cue_tokens.last > at.first || !a.scope.contains(e.trigger))
        continue;
      if (in_.syntax.clause_of[a.cue_tokens.first] == in_.syntax.clause_of[at.first]) return true;
    }
    return false;
  }

  // "a blast that struck on Monday": the date of a clause that depends on the event's own, with no
  // other event before it.
  uint32_t date_of_clause_about(const Event& e) const {
    const auto& dates = in_.layers.dates->dates;
    for (uint32_t d = 0; d < dates.size(); ++d) {
      const uint32_t at = dates[d].tokens.first;
      if (at < e.trigger.last) continue;
      if (at - e.trigger.last > kMaxDateTokens || sentence_of(at) != sentence_of(e)) break;
      if (dates[d].type != DateType::date && dates[d].type != DateType::time) continue;
      if (fits(d, e) && depends_on(in_.syntax.clause_of[at], e.clause) &&
          !has_trigger_between(e, at))
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
    const bool while_clause =
        first > 0 && sentence_of(first) == sentence_of(first - 1) && connects(first, kWhile);
    if (while_clause) return in_.syntax.clause_of[first - 1];
    if (c.kind == ClauseKind::relative) return c.parent;
    const bool bare = c.kind == ClauseKind::main && c.verb == first && clause > 0 && first > 0 &&
                      sentence_of(first) == sentence_of(first - 1) &&
                      in_.layers.text->tokens[first - 1].kind == TokenKind::word;
    const Reading* verb = bare ? chosen(in_.layers, in_.syntax, first) : nullptr;
    const bool joined = verb != nullptr && (verb->clitics & (kCliticWa | kCliticFa)) != 0;
    return verb == nullptr || joined ? kNone : in_.syntax.clause_of[first - 1];
  }

  // Another event, but for the one that the verb of such a clause tells again.
  bool has_trigger_between(const Event& e, uint32_t token) const {
    for (const Event& other : in_.events.events) {
      const uint32_t at = other.trigger.first;
      if (at < e.trigger.last || at >= token) continue;
      const uint32_t clause = in_.syntax.clause_of[at];
      const bool attacks = family_of(e.type) == "attack" && family_of(other.type) == "attack";
      if (!attacks || in_.syntax.clauses[clause].verb != at || !depends_on(clause, e.clause))
        return true;
    }
    return false;
  }

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
      out.at_once = date(own_[e]).ago && family_of(ev.type) == "detention";
      if (is_clock_alone(own_[e]) && ev.modality == Modality::actual) out.day = lent_date(e);
      return out;
    }
    const bool near_cause = ev.cause != kNone && sentence_of(event(ev.cause)) == sentence_of(ev);
    if (near_cause && own_[ev.cause] != kNone) return {own_[ev.cause], kNone, true, false};
    const bool takes = rules_.dated_families.count(family_of(ev.type)) > 0;
    if (!takes || ev.modality != Modality::actual || is_denied(ev) || goes_beyond(ev)) return {};
    if (report_is_dated(ev)) return {};
    EventTime out = lent(lent_date(e));
    out.day_only = true;
    return out.date == kNone ? EventTime{} : out;
  }

  // "they shelled the town and killed two, at dawn": the attack has the date of what it caused.
  uint32_t date_of_effect(uint32_t e) const {
    const uint32_t cause = event(e).cause == kNone ? e : event(e).cause;
    for (uint32_t k = e + 1; k < in_.events.events.size(); ++k) {
      const Event& effect = event(k);
      if (sentence_of(effect) != sentence_of(event(e))) break;
      if (effect.cause == cause && lends(k) && fits(own_[k], event(e))) return own_[k];
    }
    return kNone;
  }

  // A toll so far, and what is told in the present, are not of the day told before.
  bool goes_beyond(const Event& e) const {
    const Reading* r = chosen(in_.layers, in_.syntax, e.trigger.first);
    return e.resumes_toll || (r != nullptr && r->inflection.part == PartOfSpeech::verb &&
                              r->inflection.aspect == Aspect::imperfect);
  }

  bool is_denied(const Event& e) const {
    const uint32_t a = governing(e.trigger.first);
    return a != kNone && in_.attribution.attributions[a].stance == Stance::denies;
  }

  bool lends(uint32_t k) const {
    return own_[k] != kNone && !date(own_[k]).opens && !is_clock_alone(own_[k]);
  }

  // "announced yesterday that": the date of the report stands between the story's and the event.
  bool report_is_dated(const Event& e) const {
    const auto& dates = in_.layers.dates->dates;
    for (uint32_t d = 0; d < dates.size(); ++d) {
      const uint32_t at = dates[d].tokens.first;
      if (at >= e.trigger.first) break;
      if (dates[d].type == DateType::date && sentence_of(at) == sentence_of(e) && !fits(d, e) &&
          std::find(own_.begin(), own_.end(), d) == own_.end())
        return true;
    }
    return false;
  }

  // From the nearest dated event before.
  uint32_t lent_date(uint32_t e) const {
    const Event& ev = event(e);
    for (uint32_t k = e; k-- > 0 && sentence_of(ev) - sentence_of(event(k)) <= kMaxSentences;) {
      if (turns_between(event(k), ev)) break;
      if (lends(k)) return own_[k];
    }
    return joined_date_after(e);
  }

  // "three were killed and nine wounded, yesterday": the outcomes of one sentence share its date.
  uint32_t joined_date_after(uint32_t e) const {
    const Event& ev = event(e);
    if (family_of(ev.type) != "casualty") return kNone;
    for (uint32_t k = e + 1; k < in_.events.events.size(); ++k) {
      const Event& next = event(k);
      if (sentence_of(next) != sentence_of(ev)) break;
      if (family_of(next.type) != "casualty") break;
      if (lends(k) && governing(next.trigger.first) == governing(ev.trigger.first)) return own_[k];
    }
    return kNone;
  }

  // Words that turn to another matter open a sentence after the first event, up to the second's.
  bool turns_between(const Event& before, const Event& after) const {
    for (uint32_t s = sentence_of(before) + 1; s <= sentence_of(after); ++s) {
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
        out[s] = out[s] || connects(i, kTurns);
    }
    return out;
  }

  // A connective of this kind begins at the token.
  bool connects(uint32_t token, uint32_t kind) const {
    const TokenizedText& text = *in_.layers.text;
    if (text.tokens[token].kind != TokenKind::word) return false;
    std::vector<PhraseMatch> found;
    rules_.connectives.find_at(text, *in_.layers.words, *in_.layers.lexicon, token, found);
    for (const PhraseMatch& m : found) {
      if (m.payload == kind) return true;
    }
    return false;
  }

  const ClaimInput& in_;
  const ClaimRules& rules_;
  std::vector<bool> turns_;    // by sentence
  std::vector<uint32_t> own_;  // by event
};

}  // namespace

std::vector<EventTime> find_event_times(const ClaimInput& input, const ClaimRules& rules) {
  return TimeFinder(input, rules).find();
}

}  // namespace isnad
