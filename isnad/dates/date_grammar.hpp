// How are times written? The grammar: reads one fragment at a token; fragments are joined by
// join_fragments().
//
// Each reader answers the longest expression of its kind that begins at the token, or nothing.
// Grammar:
//   numeric   D/M/Y, Y/M/D, D-M-Y, D.M.Y, D/M, each with an era
//   calendar  day (of) (month) NAME (NAME) year-tail | NAME day | (month) NAME year-tail | day of
//   period year      year-word NUMBER (era) | preposition NUMBER weekday   (day) NAME direction |
//   the n-th NAME of a month deictic   today, yesterday ...          period   this | the last week,
//   month, year offset    before | since | after DURATION   window  during the N UNITS direction
//   clock     hour NUMBER, H:M, ordinal hours and fractions      part    of the day
//   duration  NUMBER UNIT (and ...)         set      every UNIT, daily
#pragma once

#include <optional>
#include <vector>

#include "isnad/dates/date_text.hpp"
#include "isnad/dates/time_expression.hpp"

namespace isnad {

using Fragment = std::optional<TimeExpression>;

class DateGrammar {
 public:
  explicit DateGrammar(const DateText& text) : t_(text) {}

  // The longest fragment that begins at the token.
  Fragment read(uint32_t i) const;
  // Its naive twin: slower, the same.
  Fragment read_by_all(uint32_t i) const;

 private:
  // A reader, and what the expressions it reads can begin with.
  struct Opening {
    Fragment (DateGrammar::*reader)(uint32_t) const;
    DateSigns signs;
  };
  static const Opening kOpenings[];

  // numeric_dates.cpp
  Fragment read_numeric(uint32_t i) const;
  bool after_name(uint32_t i) const;

  // spans.cpp
  Fragment read_span(uint32_t i) const;
  Fragment read_listed_days(uint32_t i) const;
  Fragment read_month_span(const TermMatch& month, const NumberMatch& first,
                           const NumberMatch& second, TimeExpression e) const;
  Fragment read_year_span(const NumberMatch& first, const NumberMatch& second,
                          TimeExpression e) const;
  std::optional<uint32_t> read_separator(uint32_t i, bool between) const;

  // calendar_dates.cpp
  Fragment read_calendar(uint32_t i) const;
  Fragment read_month(uint32_t i) const;
  Fragment read_day_of_period(uint32_t i) const;
  Fragment read_year(uint32_t i) const;
  void read_month_twin(TimeExpression& e) const;
  void read_year_tail(TimeExpression& e) const;
  bool read_year_number(uint32_t i, TimeExpression& e) const;
  void read_era(TimeExpression& e) const;
  bool counts_noun(uint32_t i) const;
  std::optional<NumberMatch> day_number(uint32_t i) const;

  // named_times.cpp
  Fragment read_feast(uint32_t i) const;
  Fragment read_season(uint32_t i) const;
  Fragment read_quarter(uint32_t i) const;
  Fragment read_half_month(const TimeExpression& half) const;
  Fragment read_decade(uint32_t i) const;
  Fragment read_edge(uint32_t i) const;
  Fragment read_week_of(uint32_t i) const;
  Fragment read_feast_day(uint32_t i) const;
  Fragment read_nth(uint32_t i) const;

  // relative_dates.cpp
  Fragment read_weekday(uint32_t i) const;
  Fragment read_deictic(uint32_t i) const;
  Fragment read_period(uint32_t i) const;
  Fragment read_offset(uint32_t i) const;
  Fragment read_window(uint32_t i) const;
  enum class Tense : uint8_t { past, open, future };
  Tense tense_before(uint32_t i) const;
  bool speaks_of_future(uint32_t i) const;
  bool names_a_thing(uint32_t i) const;
  bool read_counted_from(uint32_t i, TimeExpression& e) const;
  Fragment read_base(uint32_t i) const;
  void read_direction(TimeExpression& e) const;

  // clock_times.cpp
  Fragment read_clock(uint32_t i) const;
  Fragment read_part(uint32_t i) const;
  Fragment read_minutes_before(uint32_t i) const;
  bool read_hour(uint32_t i, TimeExpression& e) const;
  bool read_colon_minutes(TimeExpression& e) const;
  bool read_clock_part(TimeExpression& e) const;
  void read_zone(TimeExpression& e) const;
  bool names_day(uint32_t i) const;
  bool has_article(uint32_t i) const;  // the word, in some reading
  void read_clock_tail(TimeExpression& e) const;

  // durations.cpp
  Fragment read_duration(uint32_t i) const;
  Fragment read_amount(uint32_t i) const;
  bool read_amount_piece(uint32_t i, TimeExpression& e) const;
  Fragment read_running(uint32_t i) const;
  Fragment read_set(uint32_t i) const;
  Fragment read_frequency(uint32_t i) const;

  TimeExpression begin(uint32_t i, uint8_t cut_front) const;
  void take(TimeExpression& e, const TermMatch& m) const;
  uint32_t skip(uint32_t i, std::initializer_list<DateRole> roles) const;

  const DateText& t_;
};

}  // namespace isnad
