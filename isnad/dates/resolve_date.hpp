// When is it, seen from the anchor? Turns what an expression says into the value of a mention.
//
// Policy for news: a day without a year is the latest one not after the anchor, a bare weekday the
// latest one, the anchor's own day included; words such as "last" and "coming" decide otherwise. Of
// a deictic and a weekday that disagree the weekday nearest to the deictic wins. What the anchor
// would have to settle and cannot is TIMEX3.
#pragma once

#include <optional>
#include <string>

#include "isnad/dates/calendar.hpp"
#include "isnad/dates/date.hpp"
#include "isnad/dates/time_expression.hpp"

namespace isnad {

// The moment of speaking.
struct Anchor {
  std::optional<Day> day;
  int second_of_day = -1;          // -1: only the day is known
  bool utterance = false;          // the text is one short line, spoken at the anchor
  std::optional<Day> last_spoken;  // the day the text spoke of last, for "the next day"
  bool spoken_near = false;        // a sentence or two ago, so that "at night" is of that day
  std::optional<Day> story;        // the first day of the date told last, of any length
  bool story_of_year = false;      // that date is a year: it settles no month nor day

  std::string text() const { return day ? iso_day(*day) : ""; }
};

// What the expression is counted from: the day of speaking, or for "the same year" the date told
// last. A line that stands alone has no story before it.
Anchor anchor_of(const TimeExpression& e, const Anchor& anchor);

// The days an expression stands for.
struct Stretch {
  Day first = 0;
  Day last = 0;
  std::string value;
  Precision precision = Precision::day;
  DateBasis basis = DateBasis::explicit_date;
  bool year_chosen = false;  // the year was not said
};

// The days of a point expression; nothing when it needs an anchor that is not there, or is no date
// at all.
std::optional<Stretch> resolve_days(const TimeExpression& e, const Anchor& anchor,
                                    const HijriTable& hijri);

// The same as a TIMEX3 value with X for what is not known.
std::string open_value(const TimeExpression& e);

// The hour of a twelve-hour clock within the hours of the part of the day.
int settled_hour(const TimeExpression& e);

// The same for one point, and for a range of two points.
bool resolve_point(const TimeExpression& e, const Anchor& anchor, const HijriTable& hijri,
                   DateMention& out);
bool resolve_range(const TimeExpression& e, const Anchor& anchor, const HijriTable& hijri,
                   DateMention& out);

// Fills type, value, timex, precision, part, basis, anchor and opens of a mention; false: it is no
// date.
bool resolve_expression(const TimeExpression& e, const Anchor& anchor, const HijriTable& hijri,
                        DateMention& out);

}  // namespace isnad
