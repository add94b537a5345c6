#include "isnad/dates/time_expression.hpp"

#include <cmath>
#include <cstdio>

namespace isnad {
namespace {

std::string plain_number(double value) {
  if (value == std::floor(value)) return std::to_string(static_cast<long long>(value));
  char buffer[32];
  std::snprintf(buffer, sizeof buffer, "%.6g", value);
  return buffer;
}

}  // namespace

bool Amount::empty() const {
  for (const double value : of) {
    if (value != 0) return false;
  }
  return true;
}

bool Amount::below_a_day() const {
  for (size_t u = static_cast<size_t>(TimeUnit::day); u < of.size(); ++u) {
    if (of[u] != 0) return false;
  }
  return !empty();
}

TimeUnit Amount::grain() const {
  for (size_t u = 0; u < of.size(); ++u) {
    if (of[u] != 0) return static_cast<TimeUnit>(u);
  }
  return TimeUnit::day;
}

std::string Amount::iso() const {
  const Amount& a = *this;
  std::string date;
  const double years = a[TimeUnit::year] + 10 * a[TimeUnit::decade] + 100 * a[TimeUnit::century];
  const double months = a[TimeUnit::month] + 3 * a[TimeUnit::quarter];
  if (years != 0) date += plain_number(years) + "Y";
  if (months != 0) date += plain_number(months) + "M";
  if (a[TimeUnit::week] != 0) date += plain_number(a[TimeUnit::week]) + "W";
  if (a[TimeUnit::day] != 0) date += plain_number(a[TimeUnit::day]) + "D";
  std::string time;
  if (a[TimeUnit::hour] != 0) time += plain_number(a[TimeUnit::hour]) + "H";
  if (a[TimeUnit::minute] != 0) time += plain_number(a[TimeUnit::minute]) + "M";
  if (a[TimeUnit::second] != 0) time += plain_number(a[TimeUnit::second]) + "S";
  return "P" + date + (time.empty() ? "" : "T" + time);
}

}  // namespace isnad
