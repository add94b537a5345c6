#include "isnad/dates/calendar.hpp"

#include <algorithm>

namespace isnad {

Day to_day(CivilDate d) {
  const int y = d.month <= 2 ? d.year - 1 : d.year;
  const int era = (y >= 0 ? y : y - 399) / 400;
  const int year_of_era = y - era * 400;
  const int day_of_year = (153 * (d.month + (d.month > 2 ? -3 : 9)) + 2) / 5 + d.day - 1;
  const int day_of_era = year_of_era * 365 + year_of_era / 4 - year_of_era / 100 + day_of_year;
  return era * 146097 + day_of_era - 719468;
}

CivilDate to_civil(Day day) {
  const int z = day + 719468;
  const int era = (z >= 0 ? z : z - 146096) / 146097;
  const int day_of_era = z - era * 146097;
  const int year_of_era =
      (day_of_era - day_of_era / 1460 + day_of_era / 36524 - day_of_era / 146096) / 365;
  const int day_of_year = day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
  const int shifted = (5 * day_of_year + 2) / 153;
  const int month = shifted < 10 ? shifted + 3 : shifted - 9;
  const int year = year_of_era + era * 400 + (month <= 2 ? 1 : 0);
  return {year, month, day_of_year - (153 * shifted + 2) / 5 + 1};
}

int month_length(int year, int month) {
  static constexpr std::array<int, 12> kLengths{31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
  if (month < 1 || month > 12) return 0;
  const bool leap = (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;
  return month == 2 && leap ? 29 : kLengths[static_cast<size_t>(month - 1)];
}

bool is_valid(CivilDate d) { return d.day >= 1 && d.day <= month_length(d.year, d.month); }

int weekday_of(Day day) {
  const int shifted = (day + 3) % 7;  // 1970-01-01 was a Thursday
  return (shifted < 0 ? shifted + 7 : shifted) + 1;
}

Day week_start(Day day) { return day - (weekday_of(day) - 1); }

Day add_months(Day day, int months) {
  CivilDate d = to_civil(day);
  const int count = d.year * 12 + d.month - 1 + months;
  d.year = count >= 0 ? count / 12 : (count - 11) / 12;
  d.month = count - d.year * 12 + 1;
  d.day = std::min(d.day, month_length(d.year, d.month));
  return to_day(d);
}

Day easter_sunday(int year) {
  const int a = year % 19, b = year / 100, c = year % 100;
  const int h = (19 * a + b - b / 4 - (b - (b + 8) / 25 + 1) / 3 + 15) % 30;
  const int l = (32 + 2 * (b % 4) + 2 * (c / 4) - h - c % 4) % 7;
  const int n = h + l - 7 * ((a + 11 * h + 22 * l) / 451) + 114;
  return to_day({year, n / 31, n % 31 + 1});
}

namespace {

constexpr int kFirstSolarYear = 1244, kLastSolarYear = 1472;
constexpr int kSolarCycle = 33;  // years, eight of them leap years

bool is_solar_leap(int year) {
  switch (year % kSolarCycle) {
    case 1:
    case 5:
    case 9:
    case 13:
    case 17:
    case 22:
    case 26:
    case 30:
      return true;
    default:
      return false;
  }
}

std::optional<Day> solar_hijri_day(CivilDate date) {
  if (date.year < kFirstSolarYear || date.year > kLastSolarYear || date.month < 1 ||
      date.month > 12)
    return std::nullopt;
  const int length = date.month <= 6 ? 31 : date.month < 12 || is_solar_leap(date.year) ? 30 : 29;
  if (date.day < 1 || date.day > length) return std::nullopt;
  Day day = to_day({2024, 3, 20});  // 1 Farvardin 1403
  for (int y = 1403; y < date.year; ++y) day += is_solar_leap(y) ? 366 : 365;
  for (int y = 1402; y >= date.year; --y) day -= is_solar_leap(y) ? 366 : 365;
  const int before = date.month - 1;
  return day + before * 30 + std::min(before, 6) + date.day - 1;
}

// Twelve months of thirty days and a short one, which has its sixth day before a year that four
// divides.
std::optional<Day> coptic_day(CivilDate date) {
  const bool known = date.year >= 1401 && date.year <= 1900 && date.month >= 1 && date.month <= 13;
  const int length = date.month <= 12 ? 30 : date.year % 4 == 3 ? 6 : 5;
  if (!known || date.day < 1 || date.day > length) return std::nullopt;
  const Day new_year = to_day({2024, 9, 11});  // 1 Thout 1741
  const int leap_days = date.year / 4 - 1741 / 4;
  return new_year + 365 * (date.year - 1741) + leap_days + 30 * (date.month - 1) + date.day - 1;
}

// The Julian calendar, thirteen days behind; years are counted from 950 before ours.
std::optional<Day> amazigh_day(CivilDate date) {
  const CivilDate julian = {date.year - 950, date.month, date.day};
  if (date.year < 2851 || date.year > 3049 || !is_valid(julian)) return std::nullopt;
  return to_day(julian) + 13;
}

}  // namespace

std::optional<Day> old_calendar_day(OldCalendar calendar, CivilDate date) {
  switch (calendar) {
    case OldCalendar::solar:
      return solar_hijri_day(date);
    case OldCalendar::coptic:
      return coptic_day(date);
    case OldCalendar::amazigh:
      return amazigh_day(date);
    case OldCalendar::none:
      break;
  }
  return std::nullopt;
}

std::string two_digits(int value) {
  const std::string digits = std::to_string(value);
  return digits.size() < 2 ? "0" + digits : digits;
}

std::string iso_year(int year) {
  const std::string digits = std::to_string(year);
  return digits.size() < 4 ? std::string(4 - digits.size(), '0') + digits : digits;
}

std::string iso_month(int year, int month) { return iso_year(year) + "-" + two_digits(month); }

std::string iso_day(Day day) {
  const CivilDate d = to_civil(day);
  return iso_month(d.year, d.month) + "-" + two_digits(d.day);
}

std::string iso_week(Day day) {
  const Day thursday = week_start(day) + 3;
  const int year = to_civil(thursday).year;
  return iso_year(year) + "-W" + two_digits((thursday - to_day({year, 1, 1})) / 7 + 1);
}

std::optional<Day> parse_iso_day(std::string_view text) {
  if (text.size() < 10 || text[4] != '-' || text[7] != '-') return std::nullopt;
  const auto number = [text](size_t at, size_t size) {
    int value = 0;
    for (size_t i = at; i < at + size; ++i) {
      if (text[i] < '0' || text[i] > '9') return -1;
      value = value * 10 + (text[i] - '0');
    }
    return value;
  };
  const CivilDate d{number(0, 4), number(5, 2), number(8, 2)};
  if (d.year < 0 || d.month < 1 || !is_valid(d)) return std::nullopt;
  return to_day(d);
}

void HijriTable::add_year(int year, Day start, const std::array<uint8_t, 12>& lengths) {
  years_.push_back({year, start, lengths});
}

const HijriTable::Year* HijriTable::find(int year) const {
  if (years_.empty() || year < years_.front().year || year > years_.back().year) return nullptr;
  return &years_[static_cast<size_t>(year - years_.front().year)];
}

int HijriTable::month_length(int year, int month) const {
  const Year* y = find(year);
  return y == nullptr || month < 1 || month > 12 ? 0 : y->lengths[static_cast<size_t>(month - 1)];
}

std::optional<Day> HijriTable::to_day(CivilDate hijri) const {
  if (hijri.day < 1 || hijri.day > month_length(hijri.year, hijri.month)) return std::nullopt;
  const Year* y = find(hijri.year);
  Day day = y->start + hijri.day - 1;
  for (int m = 1; m < hijri.month; ++m) day += y->lengths[static_cast<size_t>(m - 1)];
  return day;
}

std::optional<CivilDate> HijriTable::to_hijri(Day day) const {
  const auto after = std::upper_bound(years_.begin(), years_.end(), day,
                                      [](Day value, const Year& y) { return value < y.start; });
  if (after == years_.begin()) return std::nullopt;
  const Year& y = *(after - 1);
  int rest = day - y.start;
  for (int m = 1; m <= 12; ++m) {
    const int length = y.lengths[static_cast<size_t>(m - 1)];
    if (rest < length) return CivilDate{y.year, m, rest + 1};
    rest -= length;
  }
  return std::nullopt;
}

}  // namespace isnad
