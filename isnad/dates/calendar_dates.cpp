// Dates with a month's name, days of a named period, and years.
#include "isnad/dates/date_grammar.hpp"
#include "isnad/text/codes.hpp"

namespace isnad {
namespace {

constexpr int kFirstHijri = 1300, kLastHijri = 1500;
constexpr int kFirstAmazigh = 2851, kLastAmazigh = 3049;

bool fits_month(const TimeExpression& e) {
  if (e.day == 0) return true;
  if (e.hijri) return e.day <= 30;
  return e.day <= month_length(e.year == kAbsent ? 2000 : e.year, e.month);
}

// Turns a date of another calendar into one of ours.
bool set_civil(TimeExpression& e, OldCalendar calendar) {
  const auto day = old_calendar_day(calendar, {e.year, e.month, e.day});
  if (!day) return false;
  const CivilDate civil = to_civil(*day);
  e.year = civil.year;
  e.month = civil.month;
  e.day = civil.day;
  e.hijri = false;
  return true;
}

}  // namespace

TimeExpression DateGrammar::begin(uint32_t i, uint8_t cut_front) const {
  TimeExpression e;
  e.tokens = {i, i};
  e.cut_front = cut_front;
  return e;
}

void DateGrammar::take(TimeExpression& e, const TermMatch& m) const {
  if (e.tokens.empty()) e.cut_front = m.cut_front;
  e.tokens.last = m.tokens.last;
  e.rules.push_back(m.term->row);
  if (m.term->kind == TermKind::direction && m.term->code == "story") e.story = true;
}

// Past any of these words, as many as stand there.
uint32_t DateGrammar::skip(uint32_t i, std::initializer_list<DateRole> roles) const {
  for (int moves = 0; moves < 4; ++moves) {
    const uint32_t before = i;
    for (const DateRole role : roles) {
      const TermMatch* m = t_.find(i, role);
      if (m == nullptr || m->joined()) continue;
      i = m->tokens.last;
      break;
    }
    if (i == before) break;
  }
  return i;
}

// A day of the month: 1 to 31, in digits or as an ordinal or number word.
std::optional<NumberMatch> DateGrammar::day_number(uint32_t i) const {
  auto n = t_.number(i);
  if (n && n->ordinal == false && !n->digits) {
    const auto nth = t_.ordinal(i);
    if (nth && nth->tokens.last >= n->tokens.last) n = nth;
  }
  if (!n || !n->integer() || n->value < 1 || n->value > 31 || (n->digits && n->places > 2))
    return std::nullopt;
  return n;
}

// "(September)", "/September" after a month of the same number.
void DateGrammar::read_month_twin(TimeExpression& e) const {
  uint32_t at = e.tokens.last;
  bool open = false;
  const RowId name = e.rules.empty() ? kNone : e.rules.back();
  if (t_.mark(at, '/') || t_.mark(at, '-')) {
    ++at;
  } else if (t_.mark(at, '(')) {
    open = true;
    ++at;
  }
  const TermMatch* twin = t_.find(at, TermKind::month);
  if (twin == nullptr || twin->term->hijri != e.hijri || twin->term->value != e.month ||
      twin->joined())
    return;
  if (twin->term->row == name) return;
  if (open && !t_.mark(twin->tokens.last, ')')) return;
  take(e, *twin);
  if (open) ++e.tokens.last;
}

void DateGrammar::read_era(TimeExpression& e) const {
  uint32_t at = e.tokens.last;
  const bool open = t_.mark(at, '(');
  if (open) ++at;
  const TermMatch* hijri = t_.find(at, DateRole::era_hijri);
  const TermMatch* civil = t_.find(at, DateRole::era_civil);
  const TermMatch* era = hijri != nullptr ? hijri : civil;
  if (era == nullptr || era->joined()) return;
  const bool letter = t_.text().codes(at).size() == 1;
  if (open && !t_.mark(era->tokens.last, ')')) return;
  if (letter && !t_.glued(at) && t_.is_word(era->tokens.last) && hijri == nullptr) return;
  if (hijri != nullptr) e.hijri = true;
  take(e, *era);
  if (open) ++e.tokens.last;
}

// A year in digits or words; after a word for "year" any, else of four digits.
bool DateGrammar::read_year_number(uint32_t i, TimeExpression& e) const {
  const bool named =
      t_.find_ending(i, DateRole::year) != nullptr || t_.find_ending(i, DateRole::years) != nullptr;
  const auto n = t_.number(i);
  if (!n || !n->integer() || n->ordinal) return false;
  if (n->digits && n->places != 4 && !(named && n->places == 3)) return false;
  const int lowest = named ? 100 : 1000;
  const bool amazigh = n->digits && e.day != 0 && e.month != 0 && !e.hijri &&
                       n->value >= kFirstAmazigh && n->value <= kLastAmazigh;
  if (n->value < lowest || (n->value > 2199 && !amazigh)) return false;
  e.year = n->whole();
  e.tokens.last = n->tokens.last;
  read_era(e);
  return true;
}

// After a month or day and month: a direction, or a year in one of its many dresses.
void DateGrammar::read_year_tail(TimeExpression& e) const {
  uint32_t at = e.tokens.last;
  const TermMatch* direction = t_.find(at, TermKind::direction);
  if (direction != nullptr && !direction->joined()) {
    e.direction = direction->term->value;
    take(e, *direction);
    return;
  }
  if (t_.mark(at, ',')) ++at;
  at = skip(at, {DateRole::from, DateRole::in});
  const TermMatch* word = t_.find(at, DateRole::year);
  if (word != nullptr && !word->joined()) {
    const TermMatch* hijri = t_.find(word->tokens.last, DateRole::hijri);
    const uint32_t after = hijri != nullptr ? hijri->tokens.last : word->tokens.last;
    const TermMatch* steps = t_.find(after, TermKind::direction);
    if (steps != nullptr && !steps->joined()) {
      e.period = TimeUnit::year;
      e.steps = steps->term->value;
      return take(e, *steps);
    }
    if (read_year_number(after, e)) e.rules.push_back(word->term->row);
    return;
  }
  const TermMatch* demonstrative = t_.find(at, DateRole::this_one);
  if (demonstrative != nullptr) {
    const TermMatch* unit = t_.find_unit(demonstrative->tokens.last, UnitForm::definite);
    if (unit != nullptr && unit->term->unit == TimeUnit::year) {
      e.period = TimeUnit::year;
      return take(e, *unit);
    }
  }
  const auto n = t_.digits(at);
  if (n && n->clitics == 0 && n->places == 2 && n->value > 31 && e.day != 0 &&
      at == e.tokens.last && !t_.is_word(n->tokens.last)) {  // "3 October 73"
    e.year = 1900 + n->whole();
    e.tokens.last = n->tokens.last;
    return;
  }
  const bool words_after_comma = at > e.tokens.last || t_.nothing_after(at + 1) || e.day != 0;
  if (n ? n->clitics == 0 : words_after_comma) read_year_number(at, e);
}

// "day NAME": "26 September 2023", "the first of the month of May", "September 26".
Fragment DateGrammar::read_calendar(uint32_t i) const {
  auto day = day_number(i);
  TimeExpression e = begin(i, 0);
  uint32_t at = i;
  if (day) {
    at = day->tokens.last;
    if (const TermMatch* unit = t_.find_unit(at, UnitForm::singular);
        unit != nullptr && unit->term->unit == TimeUnit::day && day->ordinal) {
      at = unit->tokens.last;  // "the third day of"
    }
    // "nine in March" are nine of something, "the ninth in March" is a day.
    at = day->ordinal ? skip(at, {DateRole::from, DateRole::in}) : skip(at, {DateRole::from});
    if (t_.mark(at, '-') || t_.mark(at, '/') || t_.mark(at, '.')) ++at;
  }
  const TermMatch* named = t_.find(at, DateRole::month);
  const bool said_month = named != nullptr && !(named->joined() && day);
  if (said_month) at = named->tokens.last;
  const TermMatch* month = t_.find(at, TermKind::month);
  if (month == nullptr) month = t_.find(at, TermKind::rare_month);
  const auto number = t_.number(at);
  if (month != nullptr && !(month->joined() && (day || said_month))) {
    if (!day && !said_month) return std::nullopt;
    e.hijri = month->term->hijri;
    e.month = month->term->value;
    e.tokens.last = i + 1;
    take(e, *month);
    read_month_twin(e);
  } else if (said_month && number && number->integer() && number->value >= 1 &&
             number->value <= 12 && number->places <= 2) {
    e.month = number->whole();
    e.tokens.last = number->tokens.last;
  } else {
    return std::nullopt;
  }
  if (day) e.day = day->whole();
  read_year_tail(e);
  if (month != nullptr && month->term->kind == TermKind::rare_month) {
    if (e.day == 0 || e.year == kAbsent) return std::nullopt;
    const OldCalendar calendar = month->term->calendar;
    if (calendar != OldCalendar::none && !set_civil(e, calendar)) return std::nullopt;
  } else if (e.year >= kFirstAmazigh && !set_civil(e, OldCalendar::amazigh)) {
    return std::nullopt;
  }
  if (e.year != kAbsent && !e.hijri && number && e.year >= kFirstHijri && e.year <= kLastHijri)
    e.hijri = true;
  if (!fits_month(e)) {
    e.month = 0;  // no such day: the words are read and mean nothing
    e.day = 0;
    e.year = kAbsent;
  }
  return e;
}

// A month's name first: alone, with a year, or with its day after it ("May 29").
Fragment DateGrammar::read_month(uint32_t i) const {
  const TermMatch* month = t_.find(i, TermKind::month);
  if (month == nullptr) return std::nullopt;
  TimeExpression e = begin(i, 0);
  e.hijri = month->term->hijri;
  e.month = month->term->value;
  take(e, *month);
  read_month_twin(e);
  uint32_t at = e.tokens.last;
  const bool hyphen = t_.mark(at, '-') && t_.glued(at);
  const auto day = day_number(hyphen ? at + 1 : at);
  if (day && day->clitics == 0 && !t_.is_word(day->tokens.last) &&
      !t_.mark(day->tokens.last, '%')) {
    e.day = day->whole();
    e.tokens.last = day->tokens.last;
    if (!fits_month(e)) return std::nullopt;
  }
  read_year_tail(e);
  return e;
}

// "the 8th of this month", "8 instant", "20 of the coming month"; "on the 24th of it", of the month
// told last.
Fragment DateGrammar::read_day_of_period(uint32_t i) const {
  const auto day = day_number(i);
  if (!day) return std::nullopt;
  TimeExpression e = begin(i, 0);
  e.day = day->whole();
  e.period = TimeUnit::month;
  if (const TermMatch* it = t_.find(day->tokens.last, DateRole::of_it);
      it != nullptr && t_.find_ending(i, DateRole::in) != nullptr) {
    e.story = true;
    e.tokens.last = day->tokens.last;
    take(e, *it);
    return e;
  }
  uint32_t at = skip(day->tokens.last, {DateRole::from, DateRole::in});
  const bool of = at != day->tokens.last;
  const TermMatch* demonstrative = t_.find(at, DateRole::this_one);
  if (demonstrative != nullptr) at = demonstrative->tokens.last;
  const TermMatch* month = t_.find_unit(at, UnitForm::definite);
  if (month != nullptr && month->term->unit != TimeUnit::month) return std::nullopt;
  if (month != nullptr) at = month->tokens.last;
  const TermMatch* direction = t_.find(at, TermKind::direction);
  if (direction != nullptr && (direction->joined() || t_.find(at, DateRole::this_one) != nullptr))
    direction = nullptr;
  if (month == nullptr && (direction == nullptr || direction->term->value != 0 || !day->digits))
    return std::nullopt;
  if (month != nullptr && direction == nullptr && demonstrative == nullptr && !of)
    return std::nullopt;
  e.tokens.last = at;
  if (month != nullptr) take(e, *month);
  if (direction != nullptr) {
    e.steps = direction->term->value;
    take(e, *direction);
  }
  e.told_month = direction == nullptr && demonstrative == nullptr;
  return e;
}

// "the year 2011", "in 2013", "since 2011".
Fragment DateGrammar::read_year(uint32_t i) const {
  const TermMatch* word = t_.find(i, DateRole::year);
  TimeExpression e = begin(i, word != nullptr ? word->cut_front : uint8_t{0});
  if (word != nullptr) {
    const TermMatch* hijri = t_.find(word->tokens.last, DateRole::hijri);
    const uint32_t at = hijri != nullptr ? hijri->tokens.last : word->tokens.last;
    if (!read_year_number(at, e)) return std::nullopt;
    e.rules.push_back(word->term->row);
    e.hijri = e.hijri || hijri != nullptr;
    return e;
  }
  const auto n = t_.digits(i);
  if (!n || n->places != 4 || n->value < 1800 || n->value > 2199 ||
      t_.find(n->tokens.last, TermKind::unit)) {
    return std::nullopt;
  }
  bool cued = n->clitics == kCliticLi;
  for (const DateRole role : {DateRole::in, DateRole::since, DateRole::to, DateRole::before,
                              DateRole::after, DateRole::between, DateRole::during}) {
    cued = cued || t_.find_ending(i, role) != nullptr;
  }
  cued = cued || t_.find_ending(i, TermKind::edge) != nullptr;
  if (!cued || !read_year_number(i, e)) return std::nullopt;
  return counts_noun(e.tokens.last) ? std::nullopt : Fragment(e);
}

// A noun that the number before it counts may stand at `i`: a word without clitics or article that
// is not known to be something else.
bool DateGrammar::counts_noun(uint32_t i) const {
  if (!t_.is_word(i) || t_.find(i, TermKind::particle) != nullptr) return false;
  for (const Reading& r : readings_of(t_.words(), i)) {
    if (r.clitics != 0) return false;
    const bool nominal =
        r.inflection.part == PartOfSpeech::noun || r.inflection.part == PartOfSpeech::adjective;
    if (r.lexeme != kNone && !nominal) return false;
    // A word nobody knows that ends like "she did" is a verb rather than a counted noun, which
    // would be singular.
    if (r.lexeme == kNone && static_cast<Code>(t_.text().codes(i).back()) == kTa) return false;
  }
  return true;
}

}  // namespace isnad
