// Which expression begins at a token? The longest that any reader reads there.
#include "isnad/dates/date_grammar.hpp"

namespace isnad {
namespace {

using Kind = TermKind;
using Role = DateRole;

constexpr bool kNoNumber = false;
constexpr bool kNumber = true;

template <typename... Kinds>
constexpr uint32_t kinds(Kinds... of) {
  return (uint32_t{0} | ... | kind_bit(of));
}
template <typename... Roles>
constexpr uint64_t roles(Roles... of) {
  return (uint64_t{0} | ... | role_bit(of));
}

}  // namespace

// The readers, each with what its expressions can begin with: kinds of terms, roles of particles, a
// number. Most words before a time ("in", "from") begin few of them.
const DateGrammar::Opening DateGrammar::kOpenings[] = {
    {&DateGrammar::read_running, {kinds(Kind::unit), 0, kNoNumber}},
    {&DateGrammar::read_frequency, {0, roles(Role::times), kNumber}},
    {&DateGrammar::read_set, {kinds(Kind::unit), roles(Role::every, Role::days), kNoNumber}},
    {&DateGrammar::read_offset,
     {0, roles(Role::before, Role::since, Role::after, Role::within), kNoNumber}},
    {&DateGrammar::read_span,
     {kinds(Kind::month), roles(Role::from, Role::between, Role::years, Role::hour), kNumber}},
    {&DateGrammar::read_nth,
     {kinds(Kind::weekday, Kind::unit), roles(Role::last, Role::day), kNumber}},
    {&DateGrammar::read_weekday,
     {kinds(Kind::weekday), roles(Role::day, Role::this_one), kNoNumber}},
    {&DateGrammar::read_deictic, {kinds(Kind::deictic), 0, kNoNumber}},
    {&DateGrammar::read_feast, {kinds(Kind::feast), 0, kNoNumber}},
    {&DateGrammar::read_numeric, {0, 0, kNumber}},
    {&DateGrammar::read_calendar, {0, roles(Role::month), kNumber}},
    {&DateGrammar::read_month, {kinds(Kind::month), 0, kNoNumber}},
    {&DateGrammar::read_day_of_period, {0, 0, kNumber}},
    {&DateGrammar::read_year, {0, roles(Role::year), kNumber}},
    {&DateGrammar::read_period, {kinds(Kind::unit), roles(Role::this_one), kNoNumber}},
    {&DateGrammar::read_window, {kinds(Kind::unit), roles(Role::last), kNumber}},
    {&DateGrammar::read_quarter, {0, roles(Role::fiscal_quarter, Role::fiscal_half), kNoNumber}},
    {&DateGrammar::read_decade, {kinds(Kind::decade), roles(Role::century), kNoNumber}},
    {&DateGrammar::read_season, {kinds(Kind::season), roles(Role::this_one), kNoNumber}},
    {&DateGrammar::read_part, {kinds(Kind::part), 0, kNoNumber}},
    {&DateGrammar::read_clock, {0, roles(Role::hour), kNumber}},
    {&DateGrammar::read_edge, {kinds(Kind::edge), 0, kNoNumber}},
    {&DateGrammar::read_duration,
     {kinds(Kind::unit), roles(Role::lasting, Role::during, Role::half, Role::third, Role::quarter),
      kNumber}},
    {&DateGrammar::read_week_of, {kinds(Kind::unit), 0, kNoNumber}},
    {&DateGrammar::read_feast_day,
     {kinds(Kind::unit), roles(Role::days_dual, Role::days), kNumber}},
    {&DateGrammar::read_minutes_before, {0, 0, kNumber}},
    {&DateGrammar::read_listed_days, {0, 0, kNumber}}};

// The longest of all readings; among equals the first of this order.
Fragment DateGrammar::read(uint32_t i) const {
  static const DateSigns kAny = [] {
    DateSigns any;
    for (const Opening& opening : kOpenings) any.add(opening.signs);
    return any;
  }();
  const DateSigns signs = t_.signs(i);
  Fragment best;
  if (!signs.meets(kAny)) return best;
  for (const Opening& opening : kOpenings) {
    if (!signs.meets(opening.signs)) continue;
    Fragment e = (this->*opening.reader)(i);
    if (e && (!best || e->tokens.last > best->tokens.last)) best = std::move(e);
  }
  return best;
}

// The same without looking at what the readers need: what a test compares read() with.
Fragment DateGrammar::read_by_all(uint32_t i) const {
  Fragment best;
  for (const Opening& opening : kOpenings) {
    Fragment e = (this->*opening.reader)(i);
    if (e && (!best || e->tokens.last > best->tokens.last)) best = std::move(e);
  }
  return best;
}

}  // namespace isnad
