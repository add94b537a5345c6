// Which people are counted as part of others? "Among them three children", "two of them", "most of
// them women", "one of them a policeman and the other", "they are five civilians and ten soldiers",
// "among the dead". The part becomes an argument of the event that counts the whole, by the
// relation "among"; an event of its own says of which other it counts a part.
//
// Method: each phrase or word that points back looks for the nearest counting event before it in
// its sentence. Limits: things are left to their frames; lists of names are not read.
#include <algorithm>

#include "isnad/events/parts.hpp"

namespace isnad {
namespace {

constexpr uint32_t kLentOver = 2;  // sentences over which an event may have been lent the people
constexpr uint32_t kSentencesBack = 1;  // "among the dead" may open the next sentence

class SubsetFinder {
 public:
  SubsetFinder(const EventContext& context, std::vector<Event>& events)
      : c_(context), events_(events) {}

  void run() {
    for (uint32_t e = 0; e < events_.size(); ++e) link_told_part(e);
    for (uint32_t p = 0; p < c_.syntax.phrases.size(); ++p) read_phrase(p);
    for (uint32_t t = 0; t < c_.layers.text->size(); ++t) read_word(t);
  }

 private:
  const NounPhrase& phrase(uint32_t p) const { return c_.syntax.phrases[p]; }
  uint32_t sentence_of(uint32_t token) const { return c_.layers.text->sentence_of[token]; }
  uint32_t size() const { return static_cast<uint32_t>(c_.syntax.phrases.size()); }

  // "among the dead (there are) three children", "eleven of them fell in X": an event of its own.
  void link_told_part(uint32_t e) {
    Event& part = events_[e];
    const NounPhrase* own = c_.phrase_at(part.trigger.first);
    const bool among = own != nullptr && own->definite && part.counted != kNone &&
                       (own->relation == "among" || own->relation == "between");
    const bool of_them = part.counted != kNone && is_of_them(phrase(part.counted).tokens.last);
    if (!among && !of_them) return;
    for (uint32_t k = e; k-- > 0;) {
      const Event& whole = events_[k];
      if (sentence_of(part.trigger.first) - sentence_of(whole.trigger.first) > kSentencesBack)
        return;
      if (whole.type != part.type || !counts_people(whole)) continue;
      if (!whole.negated && is_less(part, whole)) part.subset_of = k;
      return;
    }
  }

  // A part is no greater than the whole.
  bool is_less(const Event& part, const Event& whole) const {
    if (part.quantity == kNone || whole.quantity == kNone) return true;
    const auto& all = c_.layers.quantities->quantities;
    const auto& a = all[part.quantity].value;
    const auto& b = all[whole.quantity].value;
    return !a || !b || *a < *b;
  }

  // "of them": a preposition with their pronoun.
  bool is_of_them(uint32_t token) const { return is_theirs(pronoun_behind_of(c_, token)); }

  static bool is_theirs(Suffix pronoun) {
    return pronoun == Suffix::they || pronoun == Suffix::they_two;
  }

  void read_phrase(uint32_t p) {
    const NounPhrase& here = phrase(p);
    if (names_victims(p)) {
      take_behind_victims(p);
    } else if (here.relation == "among" && here.preposition != kNone && !opens_event(p)) {
      const uint32_t number = number_before(p);
      if (number == kNone && follows_others(here.preposition)) return;
      take_chain(p, number, number == kNone ? here.preposition : phrase(number).tokens.first);
    } else if (is_bare_number(p) && is_of_them(here.tokens.last) &&
               !is_governed_by_among(here.tokens.last)) {
      take(p, kNone, here.tokens.first);  // "two of them in a critical state"
    } else if (is_listed(p)) {
      take(p, kNone, c_.syntax.clauses[c_.syntax.clause_of[here.tokens.first]].tokens.first);
    }
  }

  // "cells that recruit volunteers, among them girls": of the people right before, whom no event
  // counts.
  bool follows_others(uint32_t among) const {
    const uint32_t own = among == 0 ? kNone : c_.syntax.phrase_of[among - 1];
    if (own == kNone || phrase(own).tokens.last != among) return false;
    const NounPhrase& before = phrase(own);
    if (before.number != Number::plural || before.definite || before.quantity != kNone ||
        !is_people(own) || !before.mentions.empty())
      return false;
    return std::none_of(events_.begin(), events_.end(), [&](const Event& e) {
      return e.trigger.first == before.head ||
             std::any_of(e.arguments.begin(), e.arguments.end(), [&](const Argument& a) {
               return a.phrase != kNone && phrase(a.phrase).tokens.contains(before.head);
             });
    });
  }

  // "among the dead": the people of an event told before, without a count of their own.
  bool names_victims(uint32_t p) const {
    const NounPhrase& here = phrase(p);
    return (here.relation == "among" || here.relation == "between") && here.definite &&
           here.quantity == kNone && here.number == Number::plural && here.noun != kNone &&
           here.mentions.empty() && here.tokens.size() == 1 &&
           c_.layers.lexicon->lexemes[here.noun].unit == "person" &&
           c_.layers.lexicon->lexemes[here.noun].status == "unknown";
  }

  // "among the dead (are) three children"
  void take_behind_victims(uint32_t p) {
    const uint32_t next = p + 1;
    if (next >= size() || phrase(next).tokens.first != phrase(p).tokens.last ||
        !phrase(next).relation.empty() || phrase(next).definite || !is_people(next))
      return;
    back_ = kSentencesBack;
    const uint32_t begin = phrase(p).tokens.first;
    const auto own = std::find_if(events_.begin(), events_.end(), [&](const Event& e) {
      return e.trigger.first < phrase(p).tokens.last && begin < e.trigger.last;
    });
    if (own == events_.end()) {
      take(next, kNone, begin);
    } else if (own->subset_of == kNone) {
      own->subset_of = whole_before(begin);
    }
    back_ = 0;
  }

  // Does "of them" govern a phrase behind it ("seven of them civilians")?
  bool is_governed_by_among(uint32_t token) const {
    const uint32_t next = first_phrase_from(c_.syntax, token);
    return next < size() && phrase(next).relation == "among" && phrase(next).preposition == token;
  }

  bool opens_event(uint32_t p) const {
    const uint32_t e = first_event_from(phrase(p).tokens.first);
    return e < events_.size() && events_[e].trigger.first < phrase(p).tokens.last;
  }

  // The first event whose trigger begins at the token or behind it: an index or their number.
  uint32_t first_event_from(uint32_t token) const {
    const auto at = std::partition_point(events_.begin(), events_.end(),
                                         [&](const Event& e) { return e.trigger.first < token; });
    return static_cast<uint32_t>(at - events_.begin());
  }

  bool is_bare_number(uint32_t p) const {
    const NounPhrase& here = phrase(p);
    return here.quantity != kNone && here.noun == kNone && here.mentions.empty() &&
           c_.layers.quantities->quantities[here.quantity].kind == QuantityKind::cardinal;
  }

  // "seven of them (are) civilians": the number before "of them"; "ten, among them children" is
  // none.
  uint32_t number_before(uint32_t p) const {
    if (p == 0 || !is_bare_number(p - 1)) return kNone;
    const uint32_t of_them = phrase(p - 1).tokens.last;
    return is_of_them(of_them) && of_them + 1 == phrase(p).tokens.first ? p - 1 : kNone;
  }

  // "20 people: they are five civilians and 15 soldiers": counted, behind a pronoun that opens a
  // clause.
  bool is_listed(uint32_t p) const {
    const NounPhrase& here = phrase(p);
    const Clause& clause = c_.syntax.clauses[c_.syntax.clause_of[here.tokens.first]];
    const Reading* first = c_.reading(clause.tokens.first);
    if (here.quantity == kNone || !here.relation.empty() || !is_people(p) ||
        clause.kind != ClauseKind::relative || clause.verb != kNone || first == nullptr ||
        first->inflection.part != PartOfSpeech::pronoun)
      return false;
    return here.coordinated != kNone ? is_listed(here.coordinated)
                                     : here.tokens.first - clause.tokens.first <= 2;
  }

  // "most of them women", "one of them a policeman and the other a civilian"
  void read_word(uint32_t t) {
    const Reading* r = c_.reading(t);
    const Lexeme* lexeme = c_.lexeme(t);
    if (r == nullptr || lexeme == nullptr || !is_theirs(r->suffix)) return;
    const bool one = lexeme->sense == "one_of";
    if (!one && lexeme->sense != "some" && !is_fraction(t)) return;
    const uint32_t p = people_behind(t);
    if (p == kNone || !take(p, kNone, t) || !one) return;
    const uint32_t end = c_.layers.text->sentence(t).tokens.last;
    for (uint32_t i = phrase(p).tokens.last; i < end && i < phrase(p).tokens.last + 8; ++i) {
      const Reading* other = c_.reading(i);
      const bool wa_al = other != nullptr && other->has(kCliticWa) && other->has(kCliticAl);
      if (!wa_al || find_reading(*c_.layers.words, i, PartOfSpeech::adjective) == nullptr) continue;
      const uint32_t q = people_behind(i);
      if (q != kNone) take(q, kNone, i);
      return;
    }
  }

  // "half of them"
  bool is_fraction(uint32_t t) const {
    const auto& all = c_.layers.quantities->quantities;
    const auto after = std::partition_point(all.begin(), all.end(),
                                            [&](const Quantity& q) { return q.tokens.last <= t; });
    return after != all.end() && after->tokens.contains(t) && after->kind == QuantityKind::fraction;
  }

  // The people that stand in the word's own phrase or right behind it.
  uint32_t people_behind(uint32_t t) const {
    const uint32_t own = c_.syntax.phrase_of[t];
    if (own != kNone && phrase(own).head != t && is_people(own)) return own;
    const uint32_t next = first_phrase_from(c_.syntax, t + 1);
    if (next >= size() || !is_people(next)) return kNone;
    const std::string& relation = phrase(next).relation;
    const uint32_t gap = relation == "from" ? 2 : 1;  // "most of them (of) women"
    return phrase(next).tokens.first == t + gap && (relation.empty() || gap == 2) ? next : kNone;
  }

  bool is_people(uint32_t p) const {
    const NounPhrase& here = phrase(p);
    if (here.noun != kNone) {
      const std::string& unit = c_.layers.lexicon->lexemes[here.noun].unit;
      if (unit == "person" || unit == "family") return true;
    }
    return here.phrase_class == PhraseClass::person || here.phrase_class == PhraseClass::role ||
           here.phrase_class == PhraseClass::name;
  }

  // The part and those joined to it that are counted or single.
  void take_chain(uint32_t p, uint32_t number, uint32_t begin) {
    if (!take(p, number, begin)) return;
    for (uint32_t q = p + 1; q < size() && phrase(q).coordinated == q - 1; ++q) {
      if (!is_people(q) || !take(q, kNone, begin)) return;
    }
  }

  // Adds the part to the event that counts the whole before `begin`.
  bool take(uint32_t p, uint32_t number, uint32_t begin) {
    if (!is_people(p) && !is_bare_number(p)) return false;
    if (const uint32_t later = told_later(p); later != kNone) {
      if (const uint32_t e = whole_before(begin);
          e != kNone && events_[e].type == events_[later].type)
        events_[later].subset_of = e;
      return false;
    }
    const uint32_t e = whole_before(begin);
    if (e == kNone) return false;
    Event& whole = events_[e];
    const auto is_part = [&](const Argument& a) { return a.phrase == p && a.relation == "among"; };
    if (std::any_of(whole.arguments.begin(), whole.arguments.end(), is_part)) return true;
    release(p);
    if (number != kNone) release(number);
    Argument part{Role::target, p, phrase(p).mention, "", "among"};
    part.count = number;
    whole.arguments.push_back(std::move(part));
    return true;
  }

  // The event behind the phrase that has it for an argument, or kNone.
  uint32_t told_later(uint32_t p) const {
    const uint32_t sentence = sentence_of(phrase(p).head);
    for (uint32_t e = first_event_from(phrase(p).tokens.last); e < events_.size(); ++e) {
      if (sentence_of(events_[e].trigger.first) > sentence) break;
      for (const Argument& a : events_[e].arguments) {
        if (a.phrase == p && a.by.empty() && a.role == Role::target) return e;
      }
    }
    return kNone;
  }

  // Events before the part that took it for their own let it go.
  void release(uint32_t p) {
    const uint32_t sentence = sentence_of(phrase(p).head);
    const TokenRange own = c_.layers.text->sentence(phrase(p).head).tokens;
    for (uint32_t k = first_event_from(own.first); k < events_.size(); ++k) {
      Event& e = events_[k];
      if (sentence_of(e.trigger.first) > sentence + kLentOver) break;
      const auto end = std::remove_if(
          e.arguments.begin(), e.arguments.end(),
          [&](const Argument& a) { return a.phrase == p && a.role == Role::target; });
      e.arguments.erase(end, e.arguments.end());
    }
  }

  static bool counts_people(const Event& e) {
    const std::string_view family = family_of(e.type);
    return e.counted != kNone && (family == "casualty" || family == "detention" ||
                                  family == "population" || family == "force");
  }

  // The nearest event before the token, in its sentence, that counts people by a phrase before it.
  uint32_t whole_before(uint32_t token) const {
    for (uint32_t e = static_cast<uint32_t>(events_.size()); e-- > 0;) {
      const Event& event = events_[e];
      if (event.trigger.first >= token) continue;
      if (sentence_of(token) - sentence_of(event.trigger.first) > back_) return kNone;
      if (counts_people(event) && phrase(event.counted).tokens.last <= token)
        return event.negated ? kNone : e;
    }
    return kNone;
  }

  const EventContext& c_;
  std::vector<Event>& events_;
  uint32_t back_ = 0;  // sentences that the whole may stand before the part
};

}  // namespace

void find_subsets(const EventContext& context, std::vector<Event>& events) {
  SubsetFinder(context, events).run();
}

}  // namespace isnad
