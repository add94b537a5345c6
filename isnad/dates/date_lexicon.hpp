// Which words name times? The typed view of the pack tables dates.* (see docs/dates.md).
#pragma once

#include <string>
#include <vector>

#include "isnad/base/result.hpp"
#include "isnad/dates/calendar.hpp"
#include "isnad/morphology/lexicon.hpp"
#include "isnad/morphology/phrase.hpp"
#include "isnad/quantities/quantity_lexicon.hpp"

namespace isnad {

enum class TermKind : uint8_t {
  month,       // value 1..12; hijri; bare
  rare_month,  // the same, of a name that needs day and year beside it; calendar
  weekday,     // value 1..7 (Monday 1); bare_form: a form that needs "day" before it
  part,        // code DA..NI; from, until; adverb
  unit,        // unit; form
  deictic,     // value: days from the anchor; code: its part; now
  direction,   // value: steps -2..2
  edge,        // code START, MID, END, REST; span
  season,      // value: EDTF code; code: TIMEX3 name
  decade,      // value 20..90
  feast,       // value month, from day; hijri; code "easter"; until: days
  number,      // value; form: what kind of number
  particle,    // role
  blocker,     // code: its strength
};

enum class TimeUnit : uint8_t {
  second,
  minute,
  hour,
  day,
  week,
  month,
  quarter,
  year,
  decade,
  century
};
enum class UnitForm : uint8_t { singular, dual, plural, definite, adverb };
enum class NumberForm : uint8_t { ordinal, tens, unit, hour };
enum class BareMonth : uint8_t { free, cue, no };
enum class EdgeSpan : uint8_t { point, third, half, middle, part, rest };

enum class DateRole : uint8_t {
  from,
  to,
  between,
  since,
  before,
  after,
  during,
  within,
  in,
  at,
  day,
  days_dual,
  days,
  date,
  month,
  year,
  years,
  hour,
  minute,
  second,
  era_hijri,
  hijri,
  era_civil,
  era_before,
  equals,
  kept_day,
  every,
  times,
  running,
  lasting,
  whole,
  one,
  approx,
  vague,
  few,
  this_one,
  that,
  same,
  following,
  except,
  half,
  quarter,
  third,
  timezone,
  last,
  now,
  century,
  decade,
  fiscal_quarter,
  fiscal_half,
  feast,
  of_event,
  of_deed,
  of_it,
  future,
  age,
  published,
  none,
};

// What one phrase of the tables means.
struct DateTerm {
  TermKind kind = TermKind::particle;
  DateRole role = DateRole::none;
  int value = 0;
  int from = 0;
  int until = 0;
  int other_value = 0;  // of a feast that is either of two: month and day of the other
  int other_from = 0;
  int year = 0;  // of a feast that happened once
  std::string code;
  TimeUnit unit = TimeUnit::day;
  UnitForm form = UnitForm::singular;
  NumberForm number = NumberForm::ordinal;
  BareMonth bare = BareMonth::free;
  EdgeSpan span = EdgeSpan::point;
  bool hijri = false;
  OldCalendar calendar = OldCalendar::none;  // of a rare month
  bool adverb = false;                       // of a part: the adverbial form
  bool now = false;                          // of a deictic: the very moment
  bool bare_form = false;                    // of a weekday: without the article
  RowId row = kNone;
};

struct DateLexicon {
  std::vector<DateTerm> terms;
  PhraseTrie phrases;  // payload: index into `terms`
  HijriTable hijri;
  QuantityLexicon numbers;  // for the number words inside dates
};

// Interns the words it needs into `lexicon.vocabulary`.
Result<DateLexicon> load_date_lexicon(const PackSet& packs, Lexicon& lexicon);

}  // namespace isnad
