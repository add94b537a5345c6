// Values of mentions: the days of resolve_days.cpp with part and clock, ranges, durations and sets.
#include "isnad/dates/resolve_date.hpp"

#include <cmath>

namespace isnad {
namespace {

struct Hours {
  const char* part;
  int from, until;
};
constexpr Hours kHours[] = {{"DA", 0, 11},  {"MO", 0, 12},  {"MI", 11, 16},
                            {"AF", 12, 20}, {"EV", 12, 23}, {"NI", 18, 29}};
constexpr int kDaySeconds = 86400;
constexpr double kMaxRunning = 3660;  // days

}  // namespace

int settled_hour(const TimeExpression& e) {
  if (e.hour > 12 || e.part.empty()) return e.hour;
  int from = e.part_from, until = e.part_until;
  for (const Hours& h : kHours) {
    if (until == 0 && e.part == h.part) {
      from = h.from;
      until = h.until;
    }
  }
  for (int hour = e.hour % 12; hour < 36; hour += 12) {
    if (hour >= from && hour <= until) return hour % 24;
  }
  return e.hour;
}

namespace {

std::string clock_text(const TimeExpression& e) {
  std::string out = two_digits(settled_hour(e));
  if (e.minute >= 0) out += ":" + two_digits(e.minute);
  if (e.second >= 0) out += ":" + two_digits(e.second);
  return out;
}

// Hours, minutes and seconds counted from a moment.
bool resolve_moment(const TimeExpression& e, const Anchor& a, DateMention& out) {
  const Amount& n = *e.offset;
  double seconds = n[TimeUnit::hour] * 3600 + n[TimeUnit::minute] * 60 + n[TimeUnit::second];
  const bool timed = seconds != 0;
  if (!timed || !a.day || a.second_of_day < 0 || seconds > 1e9) return false;
  TimeExpression days = e;
  for (const TimeUnit unit : {TimeUnit::hour, TimeUnit::minute, TimeUnit::second})
    (*days.offset)[unit] = 0;
  Day day = *a.day;
  if (n[TimeUnit::day] != 0 || n[TimeUnit::week] != 0 || n[TimeUnit::month] != 0 ||
      n[TimeUnit::year] != 0) {
    day += e.sign * static_cast<int>(n[TimeUnit::day] + 7 * n[TimeUnit::week]);
    day = add_months(day, e.sign * static_cast<int>(n[TimeUnit::month] + 12 * n[TimeUnit::year]));
  }
  const long at =
      static_cast<long>(day) * kDaySeconds + a.second_of_day + e.sign * static_cast<long>(seconds);
  const long whole = at >= 0 ? at / kDaySeconds : (at - kDaySeconds + 1) / kDaySeconds;
  const int rest = static_cast<int>(at - whole * kDaySeconds);
  out.value = iso_day(static_cast<Day>(whole)) + "T" + two_digits(rest / 3600) + ":" +
              two_digits(rest / 60 % 60);
  if (n[TimeUnit::second] != 0) out.value += ":" + two_digits(rest % 60);
  out.timex = out.value;
  out.type = DateType::time;
  out.precision = Precision::minute;
  out.basis = DateBasis::relative;
  out.anchor = a.text();
  return true;
}

bool resolve_now(const Anchor& a, DateMention& out) {
  out.basis = DateBasis::relative;
  out.precision = Precision::day;
  out.value = out.timex = "PRESENT_REF";
  out.precision = a.day ? Precision::day : Precision::unresolved;
  if (!a.day) return true;
  out.anchor = a.text();
  out.value = iso_day(*a.day);
  if (a.second_of_day >= 0) {
    out.type = DateType::time;
    out.precision = Precision::minute;
    out.value +=
        "T" + two_digits(a.second_of_day / 3600) + ":" + two_digits(a.second_of_day / 60 % 60);
  }
  out.timex = out.value;
  return true;
}

bool resolve_set(const TimeExpression& e, DateMention& out) {
  out.type = DateType::set;
  out.precision = Precision::unresolved;
  if (e.has_clock())
    out.value = "T" + clock_text(e);
  else if (e.weekday != 0)
    out.value = "XXXX-WXX-" + std::to_string(e.weekday);
  else if (!e.part.empty())
    out.value = "T" + e.part;
  else
    out.value = e.amount.iso();
  out.timex = out.value;
  return out.value.size() > 1;
}

void set_within_day(const TimeExpression& e, DateMention& out) {
  if (e.has_clock()) {
    out.type = DateType::time;
    out.value += "T" + clock_text(e);
    out.timex = out.value;
    out.precision = e.minute >= 0 ? Precision::minute : Precision::hour;
  } else if (!e.part.empty()) {
    out.type = DateType::time;
    out.part = e.part;
    out.timex = out.value + "T" + e.part;
    if (out.precision == Precision::day) out.precision = Precision::daypart;
  }
}

void set_timex(const TimeExpression& e, const Stretch& s, DateMention& out) {
  out.timex = out.value;
  if (e.season != 0) out.timex = s.value.substr(0, 4) + "-" + e.season_name;
  if (s.precision == Precision::week && !e.edge.empty()) out.timex = iso_week(s.first);
}

// A clock time or part of the day without a day.
bool resolve_within_day(const TimeExpression& e, const Anchor& a, DateMention& out) {
  out.type = DateType::time;
  if (e.only_clock()) {
    out.value = out.timex = "T" + clock_text(e);
    out.precision = e.minute >= 0 ? Precision::minute : Precision::hour;
    return true;
  }
  const bool spoken = a.last_spoken && a.spoken_near;
  const std::optional<Day> day = spoken ? a.last_spoken : a.day;
  out.part = e.part;
  out.day_unsaid = !spoken;
  if (!day || !e.edge.empty()) {
    out.value = out.timex = e.point_noon ? "T12:00" : "T" + e.part;
    out.precision = Precision::unresolved;
    return true;
  }
  out.basis = DateBasis::inherited;
  out.anchor = a.text();
  out.value = iso_day(*day);
  out.precision = Precision::daypart;
  out.timex = out.value + "T" + e.part;
  return true;
}

}  // namespace

bool resolve_point(const TimeExpression& e, const Anchor& a, const HijriTable& hijri,
                   DateMention& out) {
  if (e.now) return resolve_now(a, out);
  if (e.only_clock() || e.only_part()) return resolve_within_day(e, a, out);
  if (e.offset && resolve_moment(e, a, out)) return true;
  const std::optional<Stretch> s = resolve_days(e, a, hijri);
  if (!s) {
    out.value = open_value(e);
    if (out.value.empty()) return false;
    out.precision = Precision::unresolved;
    out.basis =
        e.month != 0 && !e.days && !e.direction ? DateBasis::explicit_date : DateBasis::relative;
    out.timex = out.value;
  } else {
    out.value = s->value;
    out.precision = s->precision;
    out.basis = s->basis;
    if (s->basis == DateBasis::relative) out.anchor = anchor_of(e, a).text();
    set_timex(e, *s, out);
  }
  const bool day = !s || s->precision == Precision::day;
  if (day) set_within_day(e, out);
  if (!s) out.precision = Precision::unresolved;
  if (e.edge != "REST") out.mod = e.edge;
  return true;
}

std::string open_value(const TimeExpression& e) {
  if (e.offset || e.window) return "";
  const std::string month = e.month != 0 && !e.hijri ? two_digits(e.month) : "XX";
  if (e.day != 0 && (e.month != 0 || e.period))
    return e.hijri && e.month != 0 ? "" : "XXXX-" + month + "-" + two_digits(e.day);
  if (e.nth != 0) return "";
  if (e.month != 0) return e.hijri ? "" : "XXXX-" + month;
  if (e.weekday != 0) return "XXXX-WXX-" + std::to_string(e.weekday);
  if (e.days || e.following || e.period == TimeUnit::day) return "XXXX-XX-XX";
  if (e.period == TimeUnit::week) return "XXXX-WXX";
  if (e.period == TimeUnit::month) return "XXXX-XX";
  if (e.season != 0) return e.season_name;
  if (e.period == TimeUnit::year) return "XXXX";
  return "";
}

// The days of "for the fifth day running": the anchor's is the fifth.
static void set_running(const TimeExpression& e, const Anchor& a, DateMention& out) {
  const double days = e.amount[TimeUnit::day];
  if (!a.day || days < 2 || days > kMaxRunning || e.amount.grain() != TimeUnit::day) return;
  out.running = iso_day(*a.day - static_cast<Day>(days) + 1) + "/" + iso_day(*a.day);
  out.anchor = a.text();
}

bool resolve_expression(const TimeExpression& e, const Anchor& anchor, const HijriTable& hijri,
                        DateMention& out) {
  switch (e.shape) {
    case Shape::set:
      return resolve_set(e, out);
    case Shape::range:
      return resolve_range(e, anchor, hijri, out);
    case Shape::duration:
      out.type = DateType::duration;
      out.precision = Precision::unresolved;
      out.value = out.timex = e.amount.iso();
      if (e.running) set_running(e, anchor, out);
      return !e.amount.empty();
    case Shape::point:
      break;
  }
  TimeExpression point = e;
  if (e.opens && e.span == EdgeSpan::third) point.span = EdgeSpan::point;  // "since late March"
  if (!resolve_point(point, anchor, hijri, out)) return false;
  out.opens = e.opens;
  out.closes = e.closes;
  if (!e.opens) return true;
  if (out.mod != "" && out.mod != "MID" && out.precision == Precision::year) {
    out.value += out.mod == "START" ? "-01" : "-12";  // "since early 2014"
    out.timex = out.value;
    out.precision = Precision::month;
    out.mod.clear();
  }
  const size_t slash = out.value.find('/');  // of an interval the first day counts
  out.value = out.value.substr(0, slash) + "/";
  out.timex = slash == std::string::npos ? out.timex + "/" : out.value;
  return true;
}

}  // namespace isnad
