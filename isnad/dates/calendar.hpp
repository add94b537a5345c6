// Which day is it? Day arithmetic in the proleptic Gregorian calendar and the Umm al-Qura Hijri
// calendar.
//
// Days are counted from 1970-01-01. The civil conversions are the well-known era arithmetic
// (400-year cycles of 146,097 days); Hijri months come from a table, nothing outside its years is
// converted.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace isnad {

using Day = int32_t;  // days since 1970-01-01

struct CivilDate {
  int year = 0;
  int month = 0;  // 1 to 12
  int day = 0;    // 1 to 31
  bool operator==(const CivilDate&) const = default;
};

Day to_day(CivilDate date);
CivilDate to_civil(Day day);
bool is_valid(CivilDate date);
int month_length(int year, int month);
// ISO: Monday 1 to Sunday 7.
int weekday_of(Day day);
// The Monday of the day's week.
Day week_start(Day day);
// Moves by months and keeps the day of the month where that month has it, else its last day.
Day add_months(Day day, int months);
// Western Easter Sunday (the anonymous Gregorian computus).
Day easter_sunday(int year);

// Calendars other than ours and the Hijri one; their dates become ours where they are read.
enum class OldCalendar : uint8_t { none, solar, coptic, amazigh };

// The day of a date in that calendar: of the solar Hijra (Iran, Afghanistan) by its 33-year cycle,
// which agrees with the observed one for 1244 to 1472; of the Martyrs (1401 to 1900, 1684 to 2184);
// or of the Amazigh (Julian) year (2851 to 3049, 1901 to 2099). Nothing outside these years.
std::optional<Day> old_calendar_day(OldCalendar calendar, CivilDate date);

// "2024-03-14" for years 0 to 9999.
std::string iso_day(Day day);
std::string iso_month(int year, int month);
std::string iso_year(int year);
// "2024-W11"
std::string iso_week(Day day);
// Two digits.
std::string two_digits(int value);
// The day of an ISO date or date-time, or nothing.
std::optional<Day> parse_iso_day(std::string_view text);

// Lengths of the months of consecutive Hijri years.
class HijriTable {
 public:
  // Years must be added in order; `start` is the first day of the year.
  void add_year(int year, Day start, const std::array<uint8_t, 12>& lengths);
  bool empty() const { return years_.empty(); }
  std::optional<Day> to_day(CivilDate hijri) const;
  std::optional<CivilDate> to_hijri(Day day) const;
  // The days of a month, 0 outside the table.
  int month_length(int year, int month) const;

  template <typename Visit>
  void describe(Visit& visit) {
    visit(years_);
  }

 private:
  struct Year {
    int year = 0;
    Day start = 0;
    std::array<uint8_t, 12> lengths{};
  };
  const Year* find(int year) const;
  std::vector<Year> years_;
};

}  // namespace isnad
