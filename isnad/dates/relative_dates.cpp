// Weekdays, deictics, periods named from the anchor, offsets and windows.
#include "isnad/dates/date_grammar.hpp"

namespace isnad {
namespace {

constexpr uint32_t kShortLine = 6;  // tokens

}  // namespace

void DateGrammar::read_direction(TimeExpression& e) const {
  const TermMatch* direction = t_.find(e.tokens.last, TermKind::direction);
  if (direction == nullptr || direction->joined() || direction->clitics != 0) return;
  if (direction->term->value == 0 && t_.find(e.tokens.last, DateRole::this_one) != nullptr) return;
  e.direction = direction->term->value;
  take(e, *direction);
}

// "Thursday", "the day Thursday", "this Tuesday", "last Monday", "Sunday of last week", "Friday the
// 22nd".
Fragment DateGrammar::read_weekday(uint32_t i) const {
  const TermMatch* day = t_.find(i, DateRole::day);
  const TermMatch* demonstrative =
      t_.find(day != nullptr ? day->tokens.last : i, DateRole::this_one);
  const uint32_t at = demonstrative != nullptr ? demonstrative->tokens.last
                      : day != nullptr         ? day->tokens.last
                                               : i;
  const TermMatch* weekday = t_.find(at, TermKind::weekday);
  if (weekday == nullptr || (weekday->clitics != 0 && at != i)) return std::nullopt;
  TimeExpression e = begin(i, day != nullptr ? day->cut_front : weekday->cut_front);
  e.weekday = weekday->term->value;
  e.tokens.last = at;
  take(e, *weekday);
  if (demonstrative != nullptr) e.direction = 0;
  const uint32_t of = skip(e.tokens.last, {DateRole::from});
  if (const Fragment week = read_period(of); week && week->period == TimeUnit::week) {
    e.period = TimeUnit::week;
    e.steps = week->steps;
    e.tokens.last = week->tokens.last;
  } else if (weekday->term->bare_form && day == nullptr) {
    return std::nullopt;
  }
  if (!e.period) read_direction(e);
  if (e.direction || e.period) return e;
  const auto number = day_number(skip(e.tokens.last, {DateRole::in}));
  if (number && number->clitics == 0 &&
      (!t_.is_word(number->tokens.last) || t_.find(number->tokens.last, DateRole::to)) &&
      !t_.mark(number->tokens.last, '/') && !t_.mark(number->tokens.last, ':') &&
      !t_.mark(number->tokens.last, '%')) {
    TimeExpression dated = e;
    dated.day = number->whole();
    dated.period = TimeUnit::month;
    dated.tokens.last = number->tokens.last;
    return dated;
  }
  return e;
}

Fragment DateGrammar::read_deictic(uint32_t i) const {
  const TermMatch* deictic = t_.find(i, TermKind::deictic);
  if (deictic == nullptr) return std::nullopt;
  const uint32_t at = deictic->tokens.last;
  TimeExpression e = begin(i, 0);
  take(e, *deictic);
  e.days = deictic->term->value;
  e.now = deictic->term->now;
  e.part = deictic->term->code;
  const bool one_word = deictic->tokens.size() == 1;
  if (deictic->term->value == 0 && e.part.empty() && !e.now &&
      one_word) {  // "today", or "the ... day"
    // "the first day", but "today, the first convoy"
    if ((t_.ordinal(at) && has_article(at)) || t_.find(at, DateRole::kept_day) != nullptr)
      return std::nullopt;
    if (const TermMatch* same = t_.find(at, DateRole::same)) {
      e.days.reset();
      e.following = 0;
      take(e, *same);
      return e;
    }
    if (const TermMatch* next = t_.find(at, DateRole::following)) {
      e.days.reset();
      e.following = 1;
      take(e, *next);
      return e;
    }
    if (t_.find_ending(i, DateRole::that) != nullptr) return std::nullopt;
    const bool in =
        t_.find_ending(i, DateRole::in) != nullptr || (deictic->clitics & kCliticBi) != 0;
    if (in && t_.find(at, TermKind::weekday) == nullptr) return std::nullopt;
  }
  if (e.now && t_.find_ending(i, DateRole::to) != nullptr) return std::nullopt;  // "until now"
  return e;
}

// "this month", "last week", "the coming year", "the year before last".
Fragment DateGrammar::read_period(uint32_t i) const {
  const TermMatch* demonstrative = t_.find(i, DateRole::this_one);
  const TermMatch* unit =
      t_.find_unit(demonstrative != nullptr ? demonstrative->tokens.last : i, UnitForm::definite);
  if (unit == nullptr || (demonstrative != nullptr && unit->clitics != 0)) return std::nullopt;
  TimeExpression e =
      begin(i, demonstrative != nullptr ? demonstrative->cut_front : unit->cut_front);
  e.period = unit->term->unit;
  e.tokens.last = unit->tokens.last;
  e.rules.push_back(unit->term->row);
  if (const TermMatch* hijri = t_.find(e.tokens.last, DateRole::hijri)) {
    e.hijri_period = true;
    take(e, *hijri);
  }
  const TermMatch* direction = t_.find(e.tokens.last, TermKind::direction);
  if (direction != nullptr && direction->clitics == 0 &&
      t_.find(e.tokens.last, DateRole::this_one) == nullptr) {
    e.steps = direction->term->value;
    take(e, *direction);
  } else if (demonstrative == nullptr) {
    return std::nullopt;
  }
  if (*e.period < TimeUnit::day) {  // "the past hour": counted from the moment
    e.offset = Amount{};
    (*e.offset)[*e.period] = e.steps < 0 ? -e.steps : e.steps;
    e.sign = e.steps < 0 ? -1 : 1;
    if (e.steps == 0) return std::nullopt;
    e.period.reset();
  }
  return e;
}

// The latest date that can stand at `i` without looking further than itself.
Fragment DateGrammar::read_base(uint32_t i) const {
  Fragment best;
  for (const Fragment& e : {read_numeric(i), read_calendar(i), read_month(i), read_deictic(i),
                            read_weekday(i), read_year(i), read_edge(i)}) {
    if (e && (!best || e->tokens.last > best->tokens.last)) best = e;
  }
  return best;
}

// What the verbs before the expression in its sentence say.
DateGrammar::Tense DateGrammar::tense_before(uint32_t i) const {
  bool past = false;
  for (uint32_t at = i; at-- > t_.text().sentence(i).tokens.first;) {
    if (t_.find(at, DateRole::future) != nullptr || t_.is_future_verb(at)) return Tense::future;
    for (const Reading& r : readings_of(t_.words(), at))
      past = past || r.inflection.aspect == Aspect::perfect;
  }
  return past ? Tense::past : Tense::open;
}

// In a story "after two days" counts from what was told before; it is a day to come only where a
// verb of the future stands before it in its sentence, or hardly anything does.
bool DateGrammar::speaks_of_future(uint32_t i) const {
  const Tense tense = tense_before(i);
  return tense == Tense::future ||
         (tense == Tense::open && t_.text().sentence(i).tokens.size() <= kShortLine);
}

// "three days from 4 March": counted from a date, not from today. False where it is counted from
// something else, an event.
bool DateGrammar::read_counted_from(uint32_t i, TimeExpression& e) const {
  const Fragment base = read_base(i);
  if (!base || base->shape != Shape::point || !base->has_date()) return false;
  e.ends.push_back(*base);
  e.tokens.last = base->tokens.last;
  TimeExpression& from = e.ends.back();
  const bool open_year = from.month != 0 && from.year == kAbsent && !from.direction && !from.period;
  const bool short_line = t_.text().sentence(i).tokens.size() <= kShortLine + 2;
  if (open_year && e.sign > 0 && short_line && tense_before(e.tokens.first) == Tense::open)
    from.direction = 1;
  return true;
}

// "a year ago, from his house": what stands behind "from" is a site or somebody, no event.
bool DateGrammar::names_a_thing(uint32_t i) const {
  if (!t_.is_word(i)) return false;
  bool thing = false;
  for (const Reading& r : readings_of(t_.words(), i)) {
    if (r.lexeme == kNone || r.inflection.part != PartOfSpeech::noun) return false;
    const NounClass c = t_.lexicon().lexemes[r.lexeme].noun_class;
    if (c == NounClass::event || c == NounClass::abstract || c == NounClass::time ||
        c == NounClass::none)
      return false;
    thing = true;
  }
  return thing;
}

// "three days ago", "since two months", "after a week", "within two days from now".
Fragment DateGrammar::read_offset(uint32_t i) const {
  const TermMatch* before = t_.find(i, DateRole::before);
  const TermMatch* since = t_.find(i, DateRole::since);
  const TermMatch* after = t_.find(i, DateRole::after);
  const TermMatch* within = t_.find(i, DateRole::within);
  const TermMatch* word = before != nullptr  ? before
                          : since != nullptr ? since
                          : after != nullptr ? after
                                             : within;
  if (word == nullptr) return std::nullopt;
  const uint32_t at = skip(word->tokens.last, {DateRole::approx});
  const Fragment amount = read_amount(at);
  if (!amount) return std::nullopt;
  for (const Fragment& named : {read_year(at), read_calendar(at), read_weekday(at)}) {
    if (named && named->tokens.last > amount->tokens.last)
      return std::nullopt;  // "since the year 2009"
  }
  TimeExpression e = begin(i, word->cut_front);
  e.rules = amount->rules;
  e.rules.push_back(word->term->row);
  e.tokens.last = skip(amount->tokens.last, {DateRole::approx, DateRole::few});
  e.offset = amount->amount;
  e.hijri_period = amount->hijri_period;
  e.sign = word == before || word == since ? -1 : 1;
  e.opens = word == since;
  const TermMatch* from = t_.find(e.tokens.last, DateRole::from);
  const TermMatch* now = from != nullptr ? t_.find(from->tokens.last, DateRole::now) : nullptr;
  if (now != nullptr) {
    take(e, *now);
    return e;
  }
  if (word == within) return std::nullopt;
  if (t_.find(e.tokens.last, DateRole::of_event) != nullptr &&
      t_.find(e.tokens.last, DateRole::of_deed) == nullptr)
    return std::nullopt;  // "two days before the elections"
  if (from != nullptr && from->clitics == 0) {
    if (read_counted_from(from->tokens.last, e)) return e;
    if (word == after || !names_a_thing(from->tokens.last)) return std::nullopt;
  }
  const bool dated = t_.find(e.tokens.last, DateRole::equals) != nullptr;  // "which is 21/11"
  if (word == after && !dated && !speaks_of_future(i)) return std::nullopt;
  return e;
}

// "the last 24 hours", "the three days past", "the coming three months", "the last two days".
Fragment DateGrammar::read_window(uint32_t i) const {
  TimeExpression e = begin(i, 0);
  const TermMatch* last = t_.find(i, DateRole::last);
  uint32_t at = last != nullptr ? last->tokens.last : i;
  auto number = t_.number(at);
  if (number && number->ordinal) number.reset();
  if (number) at = number->tokens.last;
  const TermMatch* unit = nullptr;
  for (const UnitForm form : {UnitForm::dual, UnitForm::plural, UnitForm::singular}) {
    if (unit == nullptr) unit = t_.find_unit(at, form);
  }
  if (unit == nullptr) return std::nullopt;
  if (i == at) e.cut_front = unit->cut_front;
  at = unit->tokens.last;
  if (!number && unit->term->form != UnitForm::dual) {
    number = t_.number(at);
    if (!number) return std::nullopt;
    at = number->tokens.last;
  }
  e.tokens.last = at;
  e.rules.push_back(unit->term->row);
  e.amount[unit->term->unit] = number ? number->value : 2;
  e.window = true;
  const TermMatch* direction = t_.find(at, TermKind::direction);
  if (direction != nullptr && !direction->joined() &&
      (direction->term->value == -1 || direction->term->value == 1)) {
    e.sign = direction->term->value;
    take(e, *direction);
    return e;
  }
  if (last == nullptr || t_.find_ending(last->tokens.last, TermKind::direction) == nullptr)
    e.sign = -1;
  return last != nullptr ? Fragment(e) : std::nullopt;
}

}  // namespace isnad
