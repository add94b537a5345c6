// At what hour, in which part of the day? Clock times in digits and words, and parts of the day.
#include "isnad/dates/date_grammar.hpp"

namespace isnad {
namespace {

bool in_clock(int hour, int minute) { return hour >= 0 && hour <= 24 && minute >= 0 && minute < 60; }

}  // namespace

// After the hour: "and a half", "less a quarter", "and 15 minutes", then the part of the day.
void DateGrammar::read_clock_tail(TimeExpression& e) const {
  uint32_t at = e.tokens.last;
  const TermMatch* except = t_.find(at, Role::except);
  bool joined = except != nullptr;
  if (except != nullptr) at = except->tokens.last;
  if (except == nullptr && t_.is_and(at) && !(t_.glued(at + 1))) {
    ++at;
    joined = true;
  }
  const std::pair<Role, int> fractions[] = {{Role::half, 30}, {Role::quarter, 15}, {Role::third, 20}};
  int minutes = -1;
  for (const auto& [role, value] : fractions) {
    const TermMatch* m = t_.find(at, role);
    if (m == nullptr || !(joined || m->joined())) continue;
    minutes = value;
    e.tokens.last = m->tokens.last;
    break;
  }
  if (minutes < 0) {
    const auto n = t_.number(at);
    const TermMatch* word = n && (joined || n->joined()) ? t_.find(n->tokens.last, Role::minute) : nullptr;
    if (word != nullptr && n->integer() && n->value < 60) {
      minutes = n->whole();
      e.tokens.last = word->tokens.last;
    }
  }
  if (minutes < 0) return;
  e.minute = minutes;
  if (except != nullptr) {
    e.minute = 60 - minutes;
    e.hour = e.hour <= 0 ? 23 : e.hour - 1;
  }
}

// "the hour 10:30", "the tenth and a half", "15:15", "7 in the evening", "the ninth in the evening".
Fragment DateGrammar::read_clock(uint32_t i) const {
  const TermMatch* word = t_.find(i, Role::hour);
  if (word != nullptr && t_.find_unit(word->tokens.last, UnitForm::dual) != nullptr) return std::nullopt;
  uint32_t at = word != nullptr ? word->tokens.last : i;
  TimeExpression e = begin(i, word != nullptr ? word->cut_front : uint8_t{0});
  if (const TermMatch* one = t_.find(at, TermKind::number);
      one != nullptr && one->term->number == NumberForm::hour) {
    e.hour = one->term->value;
    e.tokens.last = one->tokens.last;
  }
  const auto n = t_.number(at);
  if (e.hour < 0) {
    if (!n || n->value > 24 || n->value < 0 || (n->digits && n->places > 5)) return std::nullopt;
    e.hour = n->whole();
    e.tokens.last = n->tokens.last;
  }
  if (word != nullptr && n && n->digits && !n->integer()) {  // "1.30"
    e.minute = static_cast<int>(n->value * 100 + 0.5) % 100;
  } else if (n && !n->integer()) {
    return std::nullopt;
  }
  bool colon = false;
  if (n && n->digits && t_.mark(e.tokens.last, ':') && t_.glued(e.tokens.last + 1)) {
    const auto minute = t_.digits(e.tokens.last + 1);
    if (!minute || minute->places != 2 || minute->clitics != 0) return std::nullopt;
    e.minute = minute->whole();
    e.tokens.last = minute->tokens.last;
    colon = true;
    if (t_.mark(e.tokens.last, ':') && t_.glued(e.tokens.last + 1)) {
      const auto second = t_.digits(e.tokens.last + 1);
      if (second && second->places == 2 && second->value < 60) {
        e.second = second->whole();
        e.tokens.last = second->tokens.last;
      }
    }
  } else if (e.minute < 0) {
    read_clock_tail(e);
  }
  if (!in_clock(e.hour, e.minute < 0 ? 0 : e.minute)) return std::nullopt;
  const uint32_t said = skip(e.tokens.last, {Role::in, Role::from});
  const TermMatch* part = t_.find(said, TermKind::part);
  if (part == nullptr && said != e.tokens.last) part = t_.find(e.tokens.last, TermKind::part);
  if (part != nullptr && part->term->code.size() && !part->joined()) {
    const bool letter = t_.text().codes(part->tokens.first).size() == 1;
    if (!letter || !t_.is_word(part->tokens.last)) {
      e.part = part->term->code;
      e.part_from = part->term->from;
      e.part_until = part->term->until;
      take(e, *part);
    } else {
      part = nullptr;
    }
  }
  const bool ordinal_hour = n && n->ordinal && n->value <= 12;
  if (word == nullptr && !colon && part == nullptr) return std::nullopt;
  if (word == nullptr && !colon && !ordinal_hour && !(n && n->digits) && e.hour != 1 && part == nullptr) return std::nullopt;
  if (word == nullptr && !colon && n && n->digits && n->value > 12) return std::nullopt;
  return e;
}

// A part of the day: an adverb, a noun with the article, or a noun that needs its day after it.
Fragment DateGrammar::read_part(uint32_t i) const {
  const TermMatch* noun = t_.find_part(i, false);
  const TermMatch* adverb = t_.find_part(i, true);
  const TermMatch* part = noun != nullptr ? noun : adverb;
  if (adverb != nullptr && noun != nullptr && adverb->tokens.last > noun->tokens.last) part = adverb;
  if (part == nullptr || t_.text().codes(i).size() == 1) return std::nullopt;
  TimeExpression e = begin(i, 0);
  take(e, *part);
  e.part = part->term->code;
  e.part_from = part->term->from;
  e.part_until = part->term->until;
  e.part_noun = adverb == nullptr || adverb->tokens.last < part->tokens.last;
  e.part_definite = t_.definite(*part);
  e.point_noon = e.part == "MI" && e.part_definite;
  return e;
}

// The longest of all readings; among equals the first of this order.
Fragment DateGrammar::read(uint32_t i) const {
  using Reader = Fragment (DateGrammar::*)(uint32_t) const;
  static constexpr Reader kReaders[] = {
      &DateGrammar::read_set,      &DateGrammar::read_offset,  &DateGrammar::read_span,    &DateGrammar::read_nth,
      &DateGrammar::read_weekday,  &DateGrammar::read_deictic, &DateGrammar::read_feast,   &DateGrammar::read_numeric,
      &DateGrammar::read_calendar, &DateGrammar::read_month,   &DateGrammar::read_day_of_period,
      &DateGrammar::read_year,     &DateGrammar::read_period,  &DateGrammar::read_window,  &DateGrammar::read_quarter,
      &DateGrammar::read_decade,   &DateGrammar::read_season,  &DateGrammar::read_edge,    &DateGrammar::read_clock,
      &DateGrammar::read_part,     &DateGrammar::read_duration};
  Fragment best;
  for (const Reader reader : kReaders) {
    Fragment e = (this->*reader)(i);
    if (e && (!best || e->tokens.last > best->tokens.last)) best = std::move(e);
  }
  return best;
}

}  // namespace isnad
