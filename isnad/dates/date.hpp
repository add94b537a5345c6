// When? Dates, times, durations and sets of the text, resolved against the document's date where it
// is known.
//
// `value` follows the contract, section 1 `time`: a day 2018-03-31, an hour 2018-03-31T23, a month
// 2018-03, an interval first/last (open end "2018-02-18/"), TIMEX3 where it cannot be resolved
// (XXXX-WXX-5); durations PT1H, sets P1W or XXXX-WXX-7.
#pragma once

#include <string>
#include <vector>

#include "isnad/base/diagnostics.hpp"
#include "isnad/morphology/word.hpp"
#include "isnad/quantities/quantity.hpp"

namespace isnad {

enum class DateType : uint8_t { date, time, duration, set };
enum class Precision : uint8_t {
  minute,
  hour,
  daypart,
  day,
  week,
  month,
  year,
  interval,
  unresolved
};
enum class DateBasis : uint8_t { explicit_date, relative, inherited };
enum class PublishedBasis : uint8_t { given, dateline, inferred, none };

struct DateMention {
  TokenRange tokens;
  Span span;  // without proclitics
  DateType type = DateType::date;
  std::string value;
  Precision precision = Precision::day;
  std::string part;  // "", DA, MO, MI, AF, EV, NI
  DateBasis basis = DateBasis::explicit_date;
  std::string anchor;   // the date it was resolved against, or ""
  bool opens = false;   // "since ...": the start of an open interval ("2023-10-07/" is the value)
  bool ago = false;     // "since three days" (of an act done at once: that day), "the last 3 days"
  std::string running;  // of "for the fifth day running": "2015-03-26/2015-03-30", to the anchor
  bool opens_today = false;  // "since this morning": the interval is the day of speaking
  bool closes = false;       // "until ...": the end of an interval; the value is that end
  bool day_unsaid = false;   // a part of the day whose day is the anchor's: no word says so
  std::string mod;           // "", START, MID, END: the part of the value that is meant
  // Days by which the value may be off: 1 for a Hijri date without a Gregorian partner, since the
  // month begins by sighting.
  int days_off = 0;
  // Of a double date that disagrees with itself: the day its Hijri half names; else "".
  std::string other_value;
  std::string timex;  // the value as TIMEX3 has it: "2024-03-14TEV", "2014-SU", "2024-W10"; what
                      // --show dates writes
  std::vector<RowId> rules;
};

struct DateLayer {
  std::vector<DateMention> dates;  // in text order, not overlapping
  std::string published;           // the document's date as used: ISO date or date-time, or ""
  PublishedBasis basis = PublishedBasis::none;
  Diagnostics diagnostics;  // a double date that disagrees with itself
};

struct DateLexicon;  // date_lexicon.hpp; private to the stage

const char* to_string(DateType type);
const char* to_string(Precision precision);
const char* to_string(DateBasis basis);
const char* to_string(PublishedBasis basis);

// `published`: the ISO date or date-time that came with the document, or "". Without it the date is
// taken from a dateline, else inferred: the earliest date consistent with the text's full dates,
// weekdays and deictics.
DateLayer find_dates(const TokenizedText& text, const MorphologyLayer& words,
                     const Lexicon& lexicon, const DateLexicon& date_lexicon,
                     const std::string& published);

}  // namespace isnad
