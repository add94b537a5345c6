#include "isnad/dates/date_filter.hpp"

namespace isnad {
namespace {

// A word before the expression that says a time follows.
bool cued(const DateText& t, uint32_t first) {
  for (const DateRole role :
       {DateRole::in, DateRole::from, DateRole::since, DateRole::to, DateRole::during,
        DateRole::before, DateRole::after, DateRole::between, DateRole::within, DateRole::at,
        DateRole::date, DateRole::day, DateRole::days, DateRole::days_dual, DateRole::month,
        DateRole::every, DateRole::that}) {
    if (t.find_ending(first, role) != nullptr) return true;
  }
  return t.find_ending(first, TermKind::edge) != nullptr ||
         t.find_ending(first, TermKind::part) != nullptr;
}

bool whole_line(const DateText& t, const TimeExpression& e) {
  return t.nothing_before(e.tokens.first) && t.nothing_after(e.tokens.last);
}

bool with_preposition(const TermMatch& m) { return (m.clitics & (kCliticBi | kCliticLi)) != 0; }

bool only_month(const TimeExpression& e) {
  return e.month != 0 && e.day == 0 && e.year == kAbsent && !e.direction && !e.period &&
         e.edge.empty() && e.nth == 0 && e.weekday == 0;
}

bool month_counts(const DateText& t, const TimeExpression& e) {
  const TermMatch* month = t.find(e.tokens.first, TermKind::month);
  if (month == nullptr || e.tokens.last > month->tokens.last)
    return true;  // "the month of", a twin
  if (whole_line(t, e) || cued(t, e.tokens.first)) return true;
  if (month->term->bare == BareMonth::free) return true;
  return with_preposition(*month) && !(month->term->hijri && (month->clitics & kCliticLi) != 0);
}

bool part_counts(const DateText& t, const TimeExpression& e) {
  if (!e.part_noun || !e.edge.empty()) return true;
  if (!e.part_definite) return false;
  const TermMatch* part = t.find(e.tokens.first, TermKind::part);
  return part->tokens.size() > 1 || whole_line(t, e) || cued(t, e.tokens.first) ||
         with_preposition(*part) || (e.point_noon && t.nothing_after(e.tokens.last));
}

// A site, body or unit that is called by what follows: no article, no tanwin, no pronoun.
bool heads_a_name(const DateText& t, uint32_t i) {
  if (!t.is_word(i)) return false;
  for (const Reading& r : readings_of(t.words(), i)) {
    if (r.lexeme == kNone || r.inflection.part != PartOfSpeech::noun || r.definite() ||
        r.inflection.accusative || r.inflection.absolute)
      continue;
    const NounClass c = t.lexicon().lexemes[r.lexeme].noun_class;
    if (c == NounClass::facility || c == NounClass::place_kind || c == NounClass::body ||
        c == NounClass::force)
      return true;
  }
  return false;
}

// A day and its month, and nothing that says which of them.
bool only_day_of_month(const TimeExpression& e) {
  return e.month != 0 && e.day != 0 && e.year == kAbsent && !e.direction && !e.period &&
         e.weekday == 0 && e.part.empty() && !e.has_clock();
}

bool blocked(const DateText& t, const TimeExpression& e) {
  const uint32_t first = e.tokens.first;
  const TermMatch* blocker = t.find_ending(first, TermKind::blocker);
  if (e.shape == Shape::duration) return false;
  if (e.month != 0 && e.day != 0 && e.year != kAbsent) return false;  // a name has no year
  if (blocker == nullptr || blocker->term->code == "dated") {
    const bool headed =
        blocker != nullptr || (first > t.paragraph().first && heads_a_name(t, first - 1));
    return headed && only_day_of_month(e) && t.find(first, DateRole::day) == nullptr;
  }
  const bool numbered = e.day != 0 || e.year != kAbsent;
  if (blocker->term->code == "weekday")
    return e.weekday != 0 && !numbered && t.find(first, TermKind::weekday) != nullptr;
  if (e.days && e.month == 0) {
    const TermMatch* deictic = t.find(first, TermKind::deictic);
    return deictic != nullptr && deictic->tokens.size() == 1 && t.definite(*deictic) &&
           e.weekday == 0;
  }
  return (e.month != 0 || e.weekday != 0) && !e.days && t.find(first, DateRole::day) == nullptr &&
         e.part.empty();
}

// "in his twenties": followed by "of" and a word of age.
bool is_of_age(const DateText& t, const TimeExpression& e) {
  const TermMatch* of = t.find(e.tokens.last, DateRole::from);
  return of != nullptr && t.find(of->tokens.last, DateRole::age) != nullptr;
}

// "(35 years)": an age.
bool is_age(const DateText& t, const TimeExpression& e) {
  if (e.shape != Shape::duration || e.amount.grain() < TimeUnit::month) return false;
  for (uint32_t back = 0; back < 3 && back <= e.tokens.first; ++back) {
    if (t.find_ending(e.tokens.first - back, DateRole::age) != nullptr) return true;
  }
  if (is_of_age(t, e)) return true;
  return e.tokens.first > 0 && t.mark(e.tokens.first - 1, '(') && t.mark(e.tokens.last, ')');
}

}  // namespace

bool names_time(const DateText& t, const TimeExpression& e) {
  if (e.shape == Shape::range || e.shape == Shape::set)
    return !(e.shape == Shape::range && blocked(t, e));
  if (t.text().tokens[e.tokens.first].has(kAfterHash)) return false;
  if (is_age(t, e) || blocked(t, e)) return false;
  if (e.shape == Shape::duration) return true;
  if (e.decade != kAbsent && is_of_age(t, e)) return false;
  if (only_month(e)) return month_counts(t, e);
  if (e.only_part()) return part_counts(t, e);
  return true;
}

}  // namespace isnad
