#include "isnad/claims/date_owners.hpp"

#include <algorithm>
#include <optional>

namespace isnad {
namespace {

constexpr uint32_t kReach = 40;           // tokens between a date and its governor
constexpr uint32_t kMeasureReach = 12;    // from "the fiercest" to "since"
constexpr uint32_t kParticipleReach = 3;  // from a date to the noun that its participle describes
constexpr uint32_t kDatelineTokens = 12;

class OwnerFinder {
 public:
  OwnerFinder(const ClaimInput& in, const ClaimRules& rules)
      : in_(in),
        rules_(rules),
        event_at_(in.layers.text->size(), kNone),
        cue_at_(in.layers.text->size(), false) {
    const auto& events = in_.events.events;
    for (uint32_t e = 0; e < events.size(); ++e) {
      for (uint32_t i = events[e].trigger.first; i < events[e].trigger.last; ++i) event_at_[i] = e;
    }
    for (const Attribution& a : in_.attribution.attributions) {
      for (uint32_t i = a.cue_tokens.first; i < a.cue_tokens.last; ++i) cue_at_[i] = true;
    }
  }

  DateOwner owner_of(const DateMention& d) const {
    if (d.opens && is_measure(d)) return {DateUse::closed, kNone};
    if (describes_noun(d)) return owner_of_described(d.tokens.first);
    if (is_dateline(d)) return {DateUse::report, kNone};
    const uint32_t first = d.tokens.first;
    const uint32_t begin = begin_of(first);
    const uint32_t clause = clause_of_date(in_, rules_, d);
    for (uint32_t i = first; i-- > begin;) {
      if (i != first - 1 && !is_of_clause(i, clause)) continue;
      if (is_document(i, first)) return {DateUse::report, kNone};
      if (const auto o = governor(i)) return of_record(d, i, *o);
    }
    return owner_behind(d, clause);
  }

 private:
  const Event& event(uint32_t e) const { return in_.events.events[e]; }
  uint32_t sentence_of(uint32_t token) const { return in_.layers.text->sentence_of[token]; }
  const Reading* reading(uint32_t i) const { return chosen(in_.layers, in_.syntax, i); }
  bool is_of_clause(uint32_t i, uint32_t clause) const { return in_.syntax.clause_of[i] == clause; }

  // Where the stretch that can govern the token begins: of its sentence, or of the quotation.
  uint32_t begin_of(uint32_t token) const {
    uint32_t begin = in_.layers.text->sentence(token).tokens.first;
    if (token - begin > kReach) begin = token - kReach;
    const auto& enclosures = in_.syntax.enclosures;
    for (uint32_t q = first_enclosure_from(in_.syntax, token + 1); q-- > 0;) {
      if (enclosures[q].tokens.first <= begin) break;
      if (!enclosures[q].brackets && enclosures[q].tokens.contains(token))
        return enclosures[q].tokens.first;
    }
    return begin;
  }

  // "the fiercest attack since": the date measures, it dates nothing.
  bool is_measure(const DateMention& d) const {
    const uint32_t begin = begin_of(d.tokens.first);
    for (uint32_t i = d.tokens.first; i-- > begin && d.tokens.first - i <= kMeasureReach;) {
      if (is_time_word(in_, rules_, i, TimeWord::measure)) return true;
    }
    return false;
  }

  // "CITY, 8 March (agency) -" at the very beginning: the day of the report.
  bool is_dateline(const DateMention& d) const {
    const TokenizedText& text = *in_.layers.text;
    const uint32_t first = d.tokens.first;
    uint32_t last = d.tokens.last;
    if (first == 0 || first > kDatelineTokens || sentence_of(first) != 0 || last >= text.size())
      return false;
    for (uint32_t i = 0; i < first; ++i) {
      if (event_at_[i] != kNone || is_finite_verb(reading(i))) return false;
    }
    if (text.is_mark(last, '(')) {
      while (last < text.size() && !text.is_mark(last, ')') && last - first < kDatelineTokens)
        ++last;
      ++last;
    }
    return last < text.size() &&
           (text.is_mark(last, '-') || text.is_mark(last, ':') || text.is_mark(last, '|'));
  }

  // "born in 1970", "the statement issued on Monday": a participle that describes a noun.
  bool describes_noun(const DateMention& d) const {
    uint32_t i = d.tokens.first;
    const uint32_t begin = begin_of(i);
    if (i <= begin) return false;
    --i;
    const Reading* r = reading(i);
    // "fixed for it (lahu) on the day of": a noun of time, and what stands between
    if (i > begin && in_.syntax.phrase_of[i] != kNone &&
        in_.syntax.phrases[in_.syntax.phrase_of[i]].phrase_class == PhraseClass::time)
      r = reading(--i);
    if (r != nullptr && i > begin &&
        (r->inflection.part == PartOfSpeech::preposition ||
         r->inflection.part == PartOfSpeech::particle))
      r = reading(--i);
    if (r == nullptr || event_at_[i] != kNone || !r->has(kCliticAl)) return false;
    const bool behind_mark = i > begin && in_.layers.text->tokens[i - 1].kind != TokenKind::word;
    if (behind_mark) return may_be_participle(i);
    const Lexeme* lexeme = chosen_lexeme(in_.layers, in_.syntax, i);
    if (!is_participle(*r) || lexeme == nullptr || lexeme->noun_class != NounClass::none)
      return false;
    const uint32_t phrase = in_.syntax.phrase_of[i];
    return phrase == kNone || in_.syntax.phrases[phrase].head != i;
  }

  // "the clashes raging since Monday": of the event that the participle describes.
  DateOwner owner_of_described(uint32_t date) const {
    for (uint32_t i = date; i-- > begin_of(date) && date - i <= kParticipleReach;) {
      const auto o = event_of_phrase(in_.syntax.phrase_of[i]);
      if (o) return *o;
    }
    return {DateUse::closed, kNone};
  }

  static bool is_participle(const Reading& r) {
    return r.inflection.part == PartOfSpeech::agent || r.inflection.part == PartOfSpeech::patient;
  }

  bool may_be_participle(uint32_t i) const {
    const auto all = readings_of(*in_.layers.words, i);
    return std::any_of(all.begin(), all.end(), is_participle);
  }

  // "in a statement yesterday": the last noun before the date is one of speech or writing.
  bool is_document(uint32_t i, uint32_t date) const {
    const uint32_t phrase = in_.syntax.phrase_of[i];
    if (phrase == kNone) return false;
    const NounPhrase& p = in_.syntax.phrases[phrase];
    if (p.head != i || p.tokens.last != date || event_at_[i] != kNone) return false;
    if (p.phrase_class == PhraseClass::speech) return true;
    const Lexeme* lexeme = chosen_lexeme(in_.layers, in_.syntax, i);
    return lexeme != nullptr && lexeme->noun_class == NounClass::document && p.relation == "in";
  }

  // What the word makes of a date that stands behind it, or nothing.
  std::optional<DateOwner> governor(uint32_t i) const {
    if (event_at_[i] != kNone) {
      const bool politics = family_of(event(event_at_[i]).type) == "politics";
      return DateOwner{politics ? DateUse::closed : DateUse::event, event_at_[i]};
    }
    if (const auto o = event_brought(i)) return o;
    if (cue_at_[i] || reports(i)) return DateOwner{DateUse::report, kNone};
    if (is_verb_of(in_, rules_.reacting, i)) return DateOwner{DateUse::closed, kNone};
    const Clause& c = in_.syntax.clauses[in_.syntax.clause_of[i]];
    const bool describes = c.kind == ClauseKind::relative && c.verb == i;
    if (describes && is_before_or_after(c)) return DateOwner{DateUse::closed, kNone};
    if (is_verb_of(in_, rules_.occurring, i)) return DateOwner{DateUse::open, kNone};
    if (!describes) return std::nullopt;
    if (!describes_an_event(in_, rules_, c)) return DateOwner{DateUse::closed, kNone};
    return described_event(c);
  }

  // A verb that can only report: not "the toll reached (ballagha, balagha) yesterday".
  bool reports(uint32_t i) const {
    if (!is_verb_of(in_, rules_.reporting, i)) return false;
    const auto all = readings_of(*in_.layers.words, i);
    return std::all_of(all.begin(), all.end(), [&](const Reading& r) {
      return !is_finite_verb(&r) || rules_.reporting.count(r.lexeme) > 0;
    });
  }

  // "the hospital received 17 dead this morning": of the casualties in the clause of the verb.
  std::optional<DateOwner> event_brought(uint32_t i) const {
    const Reading* r = reading(i);
    if (!is_finite_verb(r)) return std::nullopt;
    const auto family = rules_.bringing.find(r->lexeme);
    if (family == rules_.bringing.end()) return std::nullopt;
    const TokenRange clause = in_.syntax.clauses[in_.syntax.clause_of[i]].tokens;
    for (uint32_t k = clause.first; k < clause.last; ++k) {
      const uint32_t e = event_at_[k];
      if (e != kNone && is_of_clause(k, in_.syntax.clause_of[i]) &&
          family_of(event(e).type) == family->second)
        return DateOwner{DateUse::event, e};
    }
    return std::nullopt;
  }

  // "killed before the elections that take place on Tuesday": the day of the elections.
  bool is_before_or_after(const Clause& c) const {
    const uint32_t phrase = described_phrase(c);
    if (phrase == kNone || event_of_phrase(phrase)) return false;
    const std::string& relation = in_.syntax.phrases[phrase].relation;
    return relation == "before" || relation == "after";
  }

  // "the siege that they have laid since": the event right before the relative clause.
  std::optional<DateOwner> described_event(const Clause& c) const {
    return event_of_phrase(described_phrase(c));
  }

  // The phrase right before a relative clause.
  uint32_t described_phrase(const Clause& c) const {
    uint32_t at = c.tokens.first;
    if (at > 0) --at;
    if (at > 0 && in_.layers.text->tokens[at].kind != TokenKind::word) --at;
    return in_.syntax.phrase_of[at];
  }

  std::optional<DateOwner> event_of_phrase(uint32_t phrase) const {
    if (phrase == kNone) return std::nullopt;
    const uint32_t e = event_at_[in_.syntax.phrases[phrase].head];
    return e == kNone ? std::nullopt : std::optional(DateOwner{DateUse::event, e});
  }

  // "since January the network documented the killing of": a verb that records something of a
  // long time tells of it what the verb's object is.
  DateOwner of_record(const DateMention& d, uint32_t verb, DateOwner owner) const {
    const bool lasts =
        d.opens || (d.precision >= Precision::week && d.precision <= Precision::interval);
    if (owner.use != DateUse::report || !lasts || d.opens_today ||
        !is_time_word(in_, rules_, verb, TimeWord::record) || !is_finite_verb(reading(verb)))
      return owner;
    return {DateUse::open, kNone, true};
  }

  DateOwner owner_behind(const DateMention& d, uint32_t clause) const {
    const uint32_t from = d.tokens.last;
    const uint32_t end = in_.layers.text->sentence(d.tokens.first).tokens.last;
    for (uint32_t i = from; i < end && i - from < kReach; ++i) {
      if (!is_of_clause(i, clause)) {
        if (i > from + 1) break;
        continue;
      }
      const bool according_to = cue_at_[i] && !is_finite_verb(reading(i));
      if (according_to) continue;  // "on Friday, according to the channel, its raids"
      if (const auto o = governor(i)) return of_record(d, i, *o);
      if (is_finite_verb(reading(i))) break;
    }
    return {};
  }

  const ClaimInput& in_;
  const ClaimRules& rules_;
  std::vector<uint32_t> event_at_;  // by token: the event whose trigger it is
  std::vector<bool> cue_at_;        // by token
};

}  // namespace

bool is_verb_of(const ClaimInput& input, const std::set<LexemeId>& verbs, uint32_t token) {
  const Reading* r = chosen(input.layers, input.syntax, token);
  const bool verb =
      r != nullptr && (is_finite_verb(r) || r->inflection.part == PartOfSpeech::auxiliary);
  return verb && r->lexeme != kNone && verbs.count(r->lexeme) > 0;
}

uint32_t clause_of_date(const ClaimInput& input, const ClaimRules& rules, const DateMention& date) {
  const uint32_t own = input.syntax.clause_of[date.tokens.first];
  const Clause& c = input.syntax.clauses[own];
  if (c.kind != ClauseKind::relative || c.verb == kNone || c.parent == kNone || date.opens ||
      c.verb >= date.tokens.first)
    return own;
  const auto all = readings_of(*input.layers.words, c.verb);
  const bool holds = std::any_of(all.begin(), all.end(), [&](const Reading& r) {
    return r.inflection.aspect == Aspect::imperfect && rules.holding.count(r.lexeme) > 0;
  });
  return holds ? c.parent : own;
}

bool describes_an_event(const ClaimInput& input, const ClaimRules& rules, const Clause& clause) {
  if (clause.verb != kNone && is_verb_of(input, rules.occurring, clause.verb)) return true;
  uint32_t at = clause.tokens.first;
  if (at == 0) return false;
  --at;
  if (at > 0 && input.layers.text->tokens[at].kind != TokenKind::word) --at;
  const uint32_t phrase = input.syntax.phrase_of[at];
  if (phrase == kNone) return false;
  const NounPhrase& p = input.syntax.phrases[phrase];
  const auto& events = input.events.events;
  return p.phrase_class == PhraseClass::event || p.phrase_class == PhraseClass::instrument ||
         std::any_of(events.begin(), events.end(),
                     [&](const Event& e) { return p.tokens.contains(e.trigger.first); });
}

bool is_time_word(const ClaimInput& input, const ClaimRules& rules, uint32_t token, TimeWord kind) {
  if (input.layers.text->tokens[token].kind != TokenKind::word) return false;
  std::vector<PhraseMatch> found;
  rules.time_words.find_at(*input.layers.text, *input.layers.words, *input.layers.lexicon, token,
                           found);
  return std::any_of(found.begin(), found.end(), [&](const PhraseMatch& m) {
    return m.payload == static_cast<uint32_t>(kind);
  });
}

std::vector<DateOwner> find_date_owners(const ClaimInput& input, const ClaimRules& rules) {
  const OwnerFinder finder(input, rules);
  std::vector<DateOwner> out;
  for (const DateMention& d : input.layers.dates->dates) out.push_back(finder.owner_of(d));
  return out;
}

}  // namespace isnad
