// From when until when? The values of ranges: what one end leaves to the other, and which night a
// clock runs into.
#include <algorithm>

#include "isnad/dates/resolve_date.hpp"

namespace isnad {
namespace {

std::string full_clock(const TimeExpression& e) {
  return two_digits(settled_hour(e)) + ":" + two_digits(std::max(e.minute, 0)) + ":" +
         two_digits(std::max(e.second, 0));
}

void give_month_and_year(const TimeExpression& from, TimeExpression& to) {
  if (to.month == 0 && to.day != 0 && !to.period) {
    to.month = from.month;
    to.hijri = from.hijri;
    to.period = from.period;
    to.steps = from.steps;
  }
  if (to.month != 0 && to.year == kAbsent && !to.direction && !to.period && from.month != 0) {
    to.year = from.year;
    if (from.period == TimeUnit::year) {
      to.period = from.period;
      to.steps = from.steps;
    }
  }
}

// The day of the other end; true when this end had none.
bool give_day(const TimeExpression& from, TimeExpression& to) {
  if (!to.only_clock() || !from.has_day()) return false;
  to.hijri = from.hijri;
  to.year = from.year;
  to.month = from.month;
  to.day = from.day;
  to.weekday = from.weekday;
  to.days = from.days;
  to.period = from.period;
  to.steps = from.steps;
  to.direction = from.direction;
  return true;
}

bool lacks_part(const TimeExpression& to, const TimeExpression& from) {
  return to.has_clock() && to.part.empty() && from.has_clock() && to.hour <= 12;
}

TimeExpression with_part(TimeExpression to, const TimeExpression& from) {
  to.part = from.part;
  to.part_from = from.part_from;
  to.part_until = from.part_until;
  return to;
}

// The part of the day of the other clock, where the range then still goes forward: "from half past
// seven to four in the afternoon" begins in the morning.
void share_part(TimeExpression& a, TimeExpression& b) {
  if (lacks_part(a, b)) {
    const TimeExpression first = with_part(a, b);
    if (full_clock(first) <= full_clock(b)) a = first;
  } else if (lacks_part(b, a)) {
    const TimeExpression last = with_part(b, a);
    if (full_clock(a) <= full_clock(last)) b = last;
  }
}

// The first value of a stretch, or its last.
std::string end_value(const std::optional<Stretch>& s, const DateMention& m, bool start) {
  if (!s || m.type == DateType::time) return s && m.part.empty() == false ? s->value : m.value;
  const size_t slash = s->value.find('/');
  if (slash == std::string::npos) return s->value;
  return start ? s->value.substr(0, slash) : s->value.substr(slash + 1);
}

void move_day(DateMention& m, int days) {
  const auto day = parse_iso_day(m.value);
  if (day) m.value.replace(0, 10, iso_day(*day + days));
}

class RangeResolver {
 public:
  RangeResolver(const TimeExpression& e, const Anchor& anchor, const HijriTable& hijri)
      : a_(e.ends[0]), b_(e.ends[1]), anchor_(anchor), hijri_(hijri) {}

  bool resolve(DateMention& out) {
    const bool bare_clocks = a_.only_clock() && b_.only_clock();
    complete();
    out.precision = Precision::interval;
    if (bare_clocks) {
      out.type = DateType::time;
      out.value = out.timex = full_clock(a_) + "/" + full_clock(b_);
      return true;
    }
    auto first = resolve_days(a_, anchor_, hijri_), last = resolve_days(b_, anchor_, hijri_);
    put_in_order(first, last);
    DateMention from, until;
    if (!resolve_point(a_, anchor_, hijri_, from) || !resolve_point(b_, anchor_, hijri_, until))
      return false;
    cross_midnight(from, until);
    out.value = end_value(first, from, true) + "/" + end_value(last, until, false);
    out.timex = out.value;
    out.type = !a_.has_clock() ? DateType::date : DateType::time;
    if (!first || !last) out.precision = Precision::unresolved;
    out.basis = from.basis == DateBasis::relative || until.basis == DateBasis::relative
                    ? DateBasis::relative
                    : DateBasis::explicit_date;
    if (out.basis == DateBasis::relative) out.anchor = anchor_.text();
    return true;
  }

 private:
  void complete() {
    const TimeExpression first = a_;
    give_month_and_year(b_, a_);
    day_from_last_ = give_day(b_, a_);
    give_month_and_year(first, b_);
    day_from_first_ = give_day(first, b_);
    share_part(a_, b_);
  }

  void put_in_order(std::optional<Stretch>& first, std::optional<Stretch>& last) {
    if (first && last && first->first > last->first && first->year_chosen && a_.year == kAbsent) {
      a_.year = to_civil(last->first).year - (a_.month > b_.month ? 1 : 0);
      if (!a_.hijri) first = resolve_days(a_, anchor_, hijri_);
    }
    if (first && last && first->first > last->last && b_.weekday != 0 && b_.month == 0) {
      const Day back = first->first - 7;  // "from Friday to Tuesday"
      first->first = back;
      first->value = iso_day(back);
    }
  }

  // "from ten in the evening to two": the clock that left its day open is of the day beside it.
  void cross_midnight(DateMention& from, DateMention& until) const {
    const bool clocks = from.type == DateType::time && until.type == DateType::time &&
                        from.precision <= Precision::hour && until.precision <= Precision::hour;
    if (!clocks || from.value <= until.value) return;
    if (day_from_first_ || (a_.days && b_.days && *a_.days == *b_.days && !day_from_last_))
      move_day(until, 1);
    if (day_from_last_) move_day(from, -1);
  }

  TimeExpression a_, b_;
  const Anchor& anchor_;
  const HijriTable& hijri_;
  bool day_from_first_ = false, day_from_last_ = false;
};

}  // namespace

bool resolve_range(const TimeExpression& e, const Anchor& anchor, const HijriTable& hijri,
                   DateMention& out) {
  return RangeResolver(e, anchor, hijri).resolve(out);
}

}  // namespace isnad
