#include "isnad/dates/join_fragments.hpp"

#include <optional>

namespace isnad {
namespace {

// What stands between two fragments, when it is nothing but words and marks that may join them.
struct Gap {
  uint32_t size = 0;
  bool comma = false, paren = false, dash = false, slash = false, equals = false, to = false,
       conjunction = false;
  bool from = false, in = false, day = false, between = false, other = false;

  bool none() const { return size == 0; }
  bool light() const {
    return !comma && !between && !dash && !slash && !to && !conjunction;
  }  // words alone, or a bracket
};

class Joiner {
 public:
  explicit Joiner(const DateText& text) : t_(text) {}

  // First points with points, then ranges.
  std::vector<TimeExpression> join(std::vector<TimeExpression> in) {
    for (const bool ranges : {false, true}) {
      std::vector<TimeExpression> out;
      for (TimeExpression& e : in) {
        out.push_back(std::move(e));
        while (out.size() >= 2 && merge_last(out, ranges)) {
        }
      }
      in = std::move(out);
    }
    return in;
  }

 private:
  std::optional<Gap> gap(uint32_t first, uint32_t last) const {
    Gap g;
    for (uint32_t i = first; i < last;) {
      if (++g.size > 4) return std::nullopt;
      if (t_.mark(i, ',')) {
        g.comma = true;
        ++i;
        continue;
      }
      if (t_.mark(i, '(')) {
        g.paren = true;
        ++i;
        continue;
      }
      if (t_.mark(i, '-')) {
        g.dash = true;
        ++i;
        continue;
      }
      if (t_.mark(i, '/') || t_.mark(i, '|')) {
        g.slash = true;
        ++i;
        continue;
      }
      if (t_.is_and(i)) {
        g.conjunction = true;
        ++i;
        continue;
      }
      const uint32_t next = word_end(i, last, g);
      if (next == i) return std::nullopt;
      i = next;
    }
    return g;
  }

  uint32_t word_end(uint32_t i, uint32_t last, Gap& g) const {
    const std::pair<DateRole, bool Gap::*> words[] = {
        {DateRole::equals, &Gap::equals},   {DateRole::to, &Gap::to},
        {DateRole::from, &Gap::from},       {DateRole::in, &Gap::in},
        {DateRole::between, &Gap::between}, {DateRole::day, &Gap::day},
        {DateRole::at, &Gap::other},        {DateRole::date, &Gap::other},
        {DateRole::approx, &Gap::other},    {DateRole::during, &Gap::other}};
    for (const auto& [role, flag] : words) {
      const TermMatch* m = t_.find(i, role);
      if (m == nullptr || m->tokens.last > last) continue;
      g.*flag = true;
      if (m->joined()) g.conjunction = role != DateRole::to;
      return m->tokens.last;
    }
    return i;
  }

  bool merge_last(std::vector<TimeExpression>& out, bool ranges) const {
    TimeExpression& a = out[out.size() - 2];
    const TimeExpression& b = out.back();
    if (b.tokens.first < a.tokens.last) return false;
    const std::optional<Gap> g = gap(a.tokens.last, b.tokens.first);
    if (!g) return false;
    std::optional<TimeExpression> joined = merge(a, b, *g);
    if (!joined && ranges) joined = range(a, b, *g);
    if (!joined) return false;
    joined->tokens = {a.tokens.first, b.tokens.last};
    joined->cut_front = a.cut_front;
    joined->rules = a.rules;
    joined->rules.insert(joined->rules.end(), b.rules.begin(), b.rules.end());
    if ((g->paren || is_open(joined->tokens)) && t_.mark(b.tokens.last, ')')) ++joined->tokens.last;
    out.pop_back();
    out.back() = std::move(*joined);
    return true;
  }

  // A bracket inside is not closed: "nine o'clock (07:00 Greenwich time on Friday".
  bool is_open(TokenRange tokens) const {
    int depth = 0;
    for (uint32_t i = tokens.first; i < tokens.last; ++i)
      depth += (t_.mark(i, '(') ? 1 : 0) - (t_.mark(i, ')') ? 1 : 0);
    return depth > 0;
  }

  static bool only_weekday(const TimeExpression& e) {
    return e.shape == Shape::point && e.weekday != 0 && e.nth == 0 && e.day == 0 && e.month == 0 &&
           !e.days && !e.period && !e.offset;
  }
  static bool full_date(const TimeExpression& e) {
    return e.shape == Shape::point && e.day != 0 && (e.month != 0 || e.period);
  }

  bool starts_joined(const TimeExpression& b) const {
    return t_.text().tokens[b.tokens.first].kind == TokenKind::word && joined_word(b.tokens.first);
  }
  bool joined_word(uint32_t i) const {
    for (const TermKind kind : {TermKind::weekday, TermKind::deictic, TermKind::part,
                                TermKind::month, TermKind::particle}) {
      const TermMatch* m = t_.find(i, kind);
      if (m != nullptr && m->joined()) return true;
    }
    const auto n = t_.number(i);
    return n && n->joined();
  }

  // "the night of Wednesday to Thursday": of the first day, past midnight of the second.
  static std::optional<TimeExpression> night_of_two_days(const TimeExpression& a,
                                                         const TimeExpression& b) {
    if (a.part.empty() || !only_weekday(a) || !only_weekday(b) ||
        b.weekday % 7 != (a.weekday + 1) % 7)
      return std::nullopt;
    TimeExpression e = a;
    const bool after_midnight = a.part == "NI" && a.part_from == 0 && a.part_until != 0;
    if (after_midnight) e.weekday = b.weekday;
    return e;
  }

  std::optional<TimeExpression> merge(const TimeExpression& a, const TimeExpression& b,
                                      const Gap& g) const {
    if (g.slash || t_.find_ending(a.tokens.last - 1, DateRole::between) != nullptr) {
      if (auto night = night_of_two_days(a, b)) return night;  // "the night between"
    }
    if (g.conjunction || g.to || starts_joined(b)) return std::nullopt;
    if (b.shape == Shape::set && a.shape == Shape::point && a.only_part() && g.none())
      return set_with_part(a, b);
    if (a.shape == Shape::set && b.shape == Shape::point && b.only_clock() && !g.dash)
      return with_clock(a, b);
    if (b.shape == Shape::range) return week_of_range(a, b, g);
    if (g.between) return std::nullopt;
    if (a.shape == Shape::range && b.shape == Shape::point && b.has_day() && !b.has_clock() &&
        clocks(a) && g.light()) {
      return clocks_of_day(b, a);
    }
    if (a.shape != Shape::point || b.shape != Shape::point) return std::nullopt;
    if (auto e = two_calendars(a, b, g)) return e;
    if (auto e = weekday_and_date(a, b, g)) return e;
    if (auto e = part_and_day(a, b, g)) return e;
    return clock_and_day(a, b, g);
  }

  std::optional<TimeExpression> two_calendars(const TimeExpression& a, const TimeExpression& b,
                                              const Gap& g) const {
    if (!(full_date(a) && full_date(b)) || a.hijri == b.hijri || a.month == 0 || b.month == 0)
      return std::nullopt;
    if (g.from || g.in) return std::nullopt;
    const TimeExpression& hijri = a.hijri ? a : b;
    TimeExpression e = a.hijri ? b : a;
    e.twin = CivilDate{hijri.year, hijri.month, hijri.day};
    if (e.weekday == 0) e.weekday = hijri.weekday;
    if (!e.days) e.days = hijri.days;
    if (e.part.empty()) e.part = hijri.part;
    return e;
  }

  std::optional<TimeExpression> weekday_and_date(const TimeExpression& a, const TimeExpression& b,
                                                 const Gap& g) const {
    if (a.has_clock() || g.slash) return std::nullopt;
    if (only_weekday(a) && !a.direction && full_date(b) && b.weekday == 0) {
      TimeExpression e = b;
      e.weekday = a.weekday;
      e.days = a.days;
      e.part = a.part.empty() ? b.part : a.part;
      return e;
    }
    if (full_date(a) && a.weekday == 0 && only_weekday(b) && !b.direction && g.light() && !g.in) {
      TimeExpression e = a;
      e.weekday = b.weekday;
      return e;
    }
    if (a.days && !a.now && a.month == 0 && a.weekday == 0 && only_weekday(b) && !g.dash && !g.in) {
      TimeExpression e = a;
      e.weekday = b.weekday;
      if (e.part.empty()) e.part = b.part;
      return e;
    }
    if (a.days && !a.now && a.month == 0 && full_date(b) && (b.weekday == 0 || a.weekday == 0)) {
      TimeExpression e = b;
      e.days = a.days;
      if (e.weekday == 0) e.weekday = a.weekday;
      if (e.part.empty()) e.part = a.part;
      return e;
    }
    if (only_weekday(a) && b.days && !b.now && b.month == 0 && b.weekday == 0 && g.light()) {
      TimeExpression e = b;
      e.weekday = a.weekday;
      if (e.part.empty()) e.part = a.part;
      return e;
    }
    if (a.offset && a.ends.empty() && g.equals && full_date(b) && !b.hijri && b.month != 0 &&
        b.year == kAbsent) {
      TimeExpression e = b;  // "after ten years, which is 21/11": the day of that year
      e.offset = a.offset;
      e.sign = a.sign;
      return e;
    }
    const bool week = a.period == TimeUnit::week && a.weekday == 0;
    if ((week || (a.offset && a.sign > 0)) && only_weekday(b) && g.light()) {
      TimeExpression e = a;
      e.weekday = b.weekday;
      return e;
    }
    if (g.none() || g.dash) return night_of_two_days(a, b);
    return std::nullopt;
  }

  std::optional<TimeExpression> part_and_day(const TimeExpression& a, const TimeExpression& b,
                                             const Gap& g) const {
    if (a.only_part() && a.edge.empty() == false && b.has_day() && b.part.empty() && g.light()) {
      TimeExpression e = b;
      e.part = a.part;
      e.edge = a.edge;
      e.span = a.span;
      return e;
    }
    if (a.only_part() && b.has_day() && b.part.empty() && !b.now && g.light() && !g.in &&
        !g.equals) {
      TimeExpression e = b;
      e.part = a.part;
      e.part_from = a.part_from;
      e.part_until = a.part_until;
      return e;
    }
    const bool fits = !b.part_noun || b.part_definite;
    if (a.has_day() && a.part.empty() && b.only_part() && fits && g.light() && !g.day &&
        (!g.from || !b.edge.empty()) && (!b.part_noun || g.in || g.none())) {
      TimeExpression e = a;
      e.part = b.part;
      e.part_from = b.part_from;
      e.part_until = b.part_until;
      e.edge = b.edge;
      e.span = b.span;
      return e;
    }
    return std::nullopt;
  }

  static TimeExpression with_clock(const TimeExpression& day, const TimeExpression& clock) {
    TimeExpression e = day;
    e.hour = clock.hour;
    e.minute = clock.minute;
    e.second = clock.second;
    if (!clock.part.empty()) {
      e.part = clock.part;
      e.part_from = clock.part_from;
      e.part_until = clock.part_until;
    }
    return e;
  }

  std::optional<TimeExpression> clock_and_day(const TimeExpression& a, const TimeExpression& b,
                                              const Gap& g) const {
    if (g.slash || (g.dash && g.size == 1 && b.only_clock() == false)) return std::nullopt;
    const bool day_a = a.has_day() || a.only_part();
    const bool day_b = b.has_day() || b.only_part();
    if (day_a && !a.has_clock() && !a.now && b.only_clock()) return with_clock(a, b);
    if (a.only_clock() && day_b && !b.has_clock() && !b.now && !g.equals) return with_clock(b, a);
    if (a.offset && b.only_clock()) return with_clock(a, b);
    return std::nullopt;
  }

  static std::optional<TimeExpression> set_with_part(const TimeExpression& a,
                                                     const TimeExpression& b) {
    TimeExpression e = b;
    e.part = a.part;
    e.part_from = a.part_from;
    e.part_until = a.part_until;
    return e;
  }

  // "next week from Wednesday to Friday", "Thursday from nine to eleven".
  static std::optional<TimeExpression> week_of_range(const TimeExpression& a,
                                                     const TimeExpression& b, const Gap& g) {
    if (a.shape != Shape::point || g.comma || g.dash || g.slash || b.ends.size() != 2)
      return std::nullopt;
    TimeExpression e = b;
    if (a.period == TimeUnit::week && only_weekday(b.ends[0]) && only_weekday(b.ends[1])) {
      for (TimeExpression& end : e.ends) {
        end.period = a.period;
        end.steps = a.steps;
      }
      return e;
    }
    if (a.has_day() && clocks(b)) return clocks_of_day(a, b);
    return std::nullopt;
  }

  static bool clocks(const TimeExpression& e) {
    return e.ends.size() == 2 && e.ends[0].only_clock() && e.ends[1].only_clock();
  }

  static TimeExpression clocks_of_day(const TimeExpression& day, const TimeExpression& clocks) {
    TimeExpression e = clocks;
    for (TimeExpression& end : e.ends) end = with_clock(day, end);
    return e;
  }

  // "from A to B", "between A and B", "A - B".
  std::optional<TimeExpression> range(const TimeExpression& a, const TimeExpression& b,
                                      const Gap& g) const {
    if (a.shape != Shape::point || b.shape != Shape::point || a.window || b.window)
      return std::nullopt;
    if (a.now || a.only_part() || (b.only_part() && !a.only_part())) return std::nullopt;
    const uint32_t first = a.tokens.first;
    const bool between = t_.find_ending(first, DateRole::between) != nullptr;
    const bool dual_days = t_.find_ending(first, DateRole::days_dual) != nullptr;
    const bool joined = (g.conjunction && g.size == 1) || (g.none() && starts_joined(b)) ||
                        (g.conjunction && g.day && g.size == 1);
    const bool same_kind = a.only_clock() == b.only_clock() || a.has_clock();
    const bool dash = g.dash && g.size == 1 && a.has_date() && b.has_date() && !b.only_clock() &&
                      a.has_day() == b.has_day();
    if (!((g.to || until_clitic(a, b, g)) && same_kind) &&
        !((between || (dual_days && only_weekday(a) && only_weekday(b))) && joined) && !dash) {
      return std::nullopt;
    }
    TimeExpression e;
    e.shape = Shape::range;
    e.ends = {a, b};
    return e;
  }

  // "from the fourth to-the fifth": the preposition on the second clock says until.
  bool until_clitic(const TimeExpression& a, const TimeExpression& b, const Gap& g) const {
    const uint32_t first = a.tokens.first;
    const bool from = t_.find(first, DateRole::from) != nullptr ||
                      t_.find_ending(first, DateRole::from) != nullptr;
    return from && g.none() && a.has_clock() && b.has_clock() &&
           (t_.proclitics(b.tokens.first) & kCliticLi) != 0;
  }

  const DateText& t_;
};

}  // namespace

std::vector<TimeExpression> join_fragments(const DateText& text,
                                           std::vector<TimeExpression> fragments) {
  return Joiner(text).join(std::move(fragments));
}

}  // namespace isnad
