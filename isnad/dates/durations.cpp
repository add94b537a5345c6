// How long, and how often? Durations ("three days", "an hour and a half") and sets ("every Friday",
// "daily").
#include "isnad/dates/date_grammar.hpp"

namespace isnad {
namespace {

double fraction_of(const DateText& t, uint32_t i, uint32_t& end) {
  const std::pair<DateRole, double> parts[] = {
      {DateRole::half, 0.5}, {DateRole::third, 1.0 / 3}, {DateRole::quarter, 0.25}};
  for (const auto& [role, value] : parts) {
    const TermMatch* m = t.find(i, role);
    if (m == nullptr) continue;
    end = m->tokens.last;
    return value;
  }
  return 0;
}

}  // namespace

// One NUMBER UNIT, dual or singular unit at `i`, added to the expression's amount.
bool DateGrammar::read_amount_piece(uint32_t i, TimeExpression& e) const {
  auto number = t_.number(i);
  if (number && number->ordinal) number.reset();
  uint32_t at = number ? number->tokens.last : i;
  double value = number ? number->value : 1;
  double fraction = 0;
  if (!number && (fraction = fraction_of(t_, i, at)) != 0) value = fraction;
  const TermMatch* unit = nullptr;
  for (const UnitForm form :
       {UnitForm::dual, UnitForm::singular, UnitForm::plural, UnitForm::definite}) {
    if (form == UnitForm::plural && !number) continue;
    if (form == UnitForm::definite && fraction == 0) continue;
    if (const TermMatch* m = t_.find_unit(at, form);
        m != nullptr && (unit == nullptr || m->tokens.last > unit->tokens.last)) {
      unit = m;
    }
  }
  if (unit != nullptr && !number &&
      unit->term->unit >= TimeUnit::month) {  // "the month of Ramadan", "the year 2011"
    const auto digits = t_.digits(unit->tokens.last);
    if (t_.find(unit->tokens.last, TermKind::month) != nullptr || (digits && digits->clitics == 0))
      return false;
  }
  if (unit == nullptr || ((number || fraction != 0) && unit->clitics != 0)) {
    if (fraction != 0 && (unit = t_.find_unit(i, UnitForm::singular)) != nullptr) {
      value = 1;  // "a quarter of a year" is a unit of its own
    } else {
      return false;
    }
  }
  if (unit->term->form == UnitForm::dual && !number) value *= 2;
  e.tokens.last = unit->tokens.last;
  e.rules.push_back(unit->term->row);
  if (const TermMatch* one = t_.find(e.tokens.last, DateRole::one);
      one != nullptr && one->clitics == 0)
    take(e, *one);
  uint32_t end = 0;
  const uint32_t next = t_.is_and(e.tokens.last) ? e.tokens.last + 1 : e.tokens.last;
  const bool joined =
      next != e.tokens.last ||
      (t_.inside(next) &&
       (t_.find(next, DateRole::half)      ? t_.find(next, DateRole::half)->joined()
        : t_.find(next, DateRole::quarter) ? t_.find(next, DateRole::quarter)->joined()
                                           : false));
  const double extra = joined ? fraction_of(t_, next, end) : 0;
  if (extra != 0 && (t_.find_unit(end, UnitForm::singular) == nullptr ||
                     t_.find_unit(end, UnitForm::singular)->term->unit == unit->term->unit)) {
    value += extra;
    const TermMatch* again = t_.find_unit(end, UnitForm::definite);
    e.tokens.last =
        again != nullptr && again->term->unit == unit->term->unit ? again->tokens.last : end;
  }
  e.amount[unit->term->unit] += value;
  return true;
}

// An amount of time, whatever stands around it: "a month", "20 weeks and two days and 3 hours".
Fragment DateGrammar::read_amount(uint32_t i) const {
  TimeExpression e = begin(i, 0);
  if (!read_amount_piece(i, e)) return std::nullopt;
  for (;;) {
    uint32_t next = e.tokens.last;
    const bool comma = t_.mark(next, ',');
    if (comma) ++next;
    if (t_.is_and(next) && !t_.glued(next + 1)) ++next;
    const auto number = t_.number(next);
    const TermMatch* unit = t_.find(next, TermKind::unit);
    const bool joined = next > e.tokens.last + (comma ? 1u : 0u) || (number && number->joined()) ||
                        (unit != nullptr && unit->joined()) || comma;
    const TermMatch* part = t_.find(next, DateRole::half);
    if (part == nullptr) part = t_.find(next, DateRole::quarter);
    if (!joined && !(part != nullptr && part->joined()) && !(number && !number->ordinal)) break;
    TimeExpression longer = e;
    if (!read_amount_piece(next, longer)) {
      const uint8_t bits = number ? number->clitics : unit != nullptr ? unit->clitics : uint8_t{0};
      if (bits == 0 || unit == nullptr) break;
      longer.amount[unit->term->unit] += unit->term->form == UnitForm::dual ? 2 : 1;
      if (unit->term->form == UnitForm::plural || unit->term->form == UnitForm::definite) break;
      take(longer, *unit);
    }
    if (longer.amount.grain() >= e.amount.grain()) break;  // units go down
    e = longer;
  }
  if (const TermMatch* hijri = t_.find(e.tokens.last, DateRole::hijri)) {
    e.hijri_period = true;
    take(e, *hijri);
  }
  if (const TermMatch* whole = t_.find(e.tokens.last, DateRole::whole);
      whole != nullptr && whole->clitics == 0)
    take(e, *whole);
  e.shape = Shape::duration;
  return e;
}

// An amount that stands as a duration: with a number, a dual, a word like "for", or alone on its
// line.
Fragment DateGrammar::read_duration(uint32_t i) const {
  const TermMatch* lasting = t_.find(i, DateRole::lasting);
  if (lasting == nullptr) lasting = t_.find(i, DateRole::during);
  const uint32_t at = lasting != nullptr ? skip(lasting->tokens.last, {DateRole::approx}) : i;
  if (lasting != nullptr) {
    const TermMatch* unit = t_.find_unit(at, UnitForm::definite);
    if (unit != nullptr && unit->term->unit >= TimeUnit::day &&
        t_.find(i, DateRole::lasting) != nullptr &&
        t_.find(unit->tokens.last, TermKind::direction) == nullptr) {
      TimeExpression e = begin(i, lasting->cut_front);
      e.shape = Shape::duration;
      e.amount[unit->term->unit] = 1;
      take(e, *unit);
      return e;
    }
  }
  Fragment e = read_amount(at);
  if (!e) return std::nullopt;
  e->tokens.first = i;
  if (lasting != nullptr) {
    if (t_.find(e->tokens.last, TermKind::direction) != nullptr) return std::nullopt;
    e->cut_front = lasting->cut_front;
    return e;
  }
  const TermMatch* unit = t_.find_unit(i, UnitForm::singular);
  const bool bare = unit != nullptr && unit->tokens.last == e->tokens.last;
  if (bare && !(t_.nothing_before(i) && t_.nothing_after(e->tokens.last))) return std::nullopt;
  if (unit != nullptr && unit->tokens.last == i + 1 &&
      t_.find_ending(e->tokens.last, DateRole::whole) == nullptr && e->tokens.size() <= 2 &&
      t_.find(i + 1, DateRole::one) == nullptr && !bare) {
    // "a day and ..." only with a further unit or a fraction
    if (e->amount.grain() == unit->term->unit && e->amount[unit->term->unit] == 1)
      return std::nullopt;
  }
  return e;
}

// "for the fifth day running", "for the third week": how long it has lasted.
Fragment DateGrammar::read_running(uint32_t i) const {
  const TermMatch* unit = t_.find_unit(i, UnitForm::definite);
  if (unit == nullptr || unit->term->unit < TimeUnit::day || (unit->clitics & kCliticLi) == 0)
    return std::nullopt;
  const auto nth = t_.ordinal(unit->tokens.last);
  if (!nth || nth->clitics != 0 || nth->value < 2) return std::nullopt;
  TimeExpression e = begin(i, unit->cut_front);
  e.shape = Shape::duration;
  e.running = true;
  e.amount[unit->term->unit] = nth->value;
  e.tokens.last = nth->tokens.last;
  e.rules.push_back(unit->term->row);
  if (const TermMatch* running = t_.find(e.tokens.last, DateRole::running)) take(e, *running);
  return t_.find(e.tokens.last, DateRole::from) != nullptr ? std::nullopt : Fragment(e);
}

// "twice a week", "three times a day", "once every two weeks".
Fragment DateGrammar::read_frequency(uint32_t i) const {
  const auto number = t_.number(i);
  const bool counted = number && !number->ordinal;
  const TermMatch* times = t_.find(counted ? number->tokens.last : i, DateRole::times);
  if (times == nullptr || (counted && times->clitics != 0)) return std::nullopt;
  const uint32_t at = skip(times->tokens.last, {DateRole::one});
  TimeExpression e = begin(i, counted ? uint8_t{0} : times->cut_front);
  e.shape = Shape::set;
  const uint32_t within = skip(at, {DateRole::in, DateRole::during});
  const TermMatch* unit = t_.find_unit(at, UnitForm::adverb);
  if (unit == nullptr && within != at) unit = t_.find_unit(within, UnitForm::definite);
  if (unit == nullptr) {
    Fragment every = t_.find(within, DateRole::every) != nullptr ? read_set(within) : std::nullopt;
    if (every) every->tokens.first = i;
    if (every) every->cut_front = e.cut_front;
    return every;
  }
  const bool dated = t_.find(unit->tokens.last, TermKind::direction) != nullptr ||
                     t_.ordinal(unit->tokens.last) || t_.find(unit->tokens.last, DateRole::same);
  if (unit->term->unit < TimeUnit::day || dated) return std::nullopt;
  e.amount[unit->term->unit] = 1;
  e.tokens.last = unit->tokens.first;
  take(e, *unit);
  return e;
}

// "every day", "every two weeks", "every Friday", "every morning", "on Sundays", "daily".
Fragment DateGrammar::read_set(uint32_t i) const {
  const TermMatch* every = t_.find(i, DateRole::every);
  TimeExpression e = begin(i, every != nullptr ? every->cut_front : uint8_t{0});
  e.shape = Shape::set;
  if (every == nullptr) {
    const TermMatch* days = t_.find(i, DateRole::days);
    const TermMatch* weekday =
        days != nullptr ? t_.find(days->tokens.last, TermKind::weekday) : nullptr;
    if (weekday != nullptr && weekday->clitics == 0) {
      e.weekday = weekday->term->value;
      take(e, *weekday);
      return e;
    }
    const TermMatch* adverb = t_.find_unit(i, UnitForm::adverb);
    if (adverb == nullptr) return std::nullopt;
    e.amount[adverb->term->unit] = 1;
    take(e, *adverb);
    return e;
  }
  uint32_t at = every->tokens.last;
  e.tokens.last = at;
  const TermMatch* day = t_.find(at, DateRole::day);
  const TermMatch* weekday = t_.find(day != nullptr ? day->tokens.last : at, TermKind::weekday);
  if (weekday != nullptr && weekday->clitics == 0 &&
      !(day == nullptr && weekday->term->bare_form && weekday->term->value == 7)) {
    e.weekday = weekday->term->value;
    take(e, *weekday);
    return e;
  }
  const TermMatch* part = t_.find(at, TermKind::part);
  if (part != nullptr && !part->term->adverb) {
    e.part = part->term->code;
    take(e, *part);
    return e;
  }
  if (const Fragment amount = read_amount(at); amount) {
    e.amount = amount->amount;
    e.tokens.last = amount->tokens.last;
    e.rules = amount->rules;
    return e;
  }
  return std::nullopt;
}

}  // namespace isnad
