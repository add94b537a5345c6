// At what hour, in which part of the day? Clock times in digits and words, and parts of the day.
#include <algorithm>
#include <cmath>

#include "isnad/dates/date_grammar.hpp"

namespace isnad {
namespace {

bool in_clock(int hour, int minute) {
  return hour >= 0 && hour <= 24 && minute >= 0 && minute < 60;
}

}  // namespace

// After the hour: "and a half", "less a quarter", "and 15 minutes", then the part of the day.
void DateGrammar::read_clock_tail(TimeExpression& e) const {
  uint32_t at = e.tokens.last;
  const TermMatch* except = t_.find(at, DateRole::except);
  bool joined = except != nullptr;
  if (except != nullptr) at = except->tokens.last;
  if (except == nullptr && t_.is_and(at) && !(t_.glued(at + 1))) {
    ++at;
    joined = true;
  }
  const std::pair<DateRole, int> fractions[] = {
      {DateRole::half, 30}, {DateRole::quarter, 15}, {DateRole::third, 20}};
  int minutes = -1;
  for (const auto& [role, value] : fractions) {
    const TermMatch* m = t_.find(at, role);
    if (m == nullptr || !(joined || m->joined())) continue;
    minutes = value;
    e.tokens.last = m->tokens.last;
    break;
  }
  if (minutes < 0) {
    const auto n = t_.number(at);
    const TermMatch* word =
        n && (joined || n->joined()) ? t_.find(n->tokens.last, DateRole::minute) : nullptr;
    if (word != nullptr && n->integer() && n->value < 60) {
      minutes = n->whole();
      e.tokens.last = word->tokens.last;
    }
  }
  if (minutes < 0) return;
  e.minute = minutes;
  if (except != nullptr) {
    e.minute = 60 - minutes;
    e.hour = e.hour <= 0 ? 23 : e.hour - 1;
  }
}

// "three minutes before eight".
Fragment DateGrammar::read_minutes_before(uint32_t i) const {
  const auto n = t_.number(i);
  const TermMatch* word =
      n && n->integer() && n->value < 60 ? t_.find(n->tokens.last, DateRole::minute) : nullptr;
  const TermMatch* before =
      word != nullptr ? t_.find(word->tokens.last, DateRole::before) : nullptr;
  const auto hour = before != nullptr ? t_.ordinal(before->tokens.last) : std::nullopt;
  if (!hour || hour->value > 12) return std::nullopt;
  TimeExpression e = begin(i, 0);
  e.hour = hour->value > 1 ? hour->whole() - 1 : 12;
  e.minute = 60 - n->whole();
  e.tokens.last = hour->tokens.last;
  e.rules = {word->term->row, before->term->row};
  return e;
}

// The hour at `i`: digits, an ordinal, a number word with a fraction; false when none stands there.
bool DateGrammar::read_hour(uint32_t i, TimeExpression& e) const {
  const TermMatch* one = t_.find(i, TermKind::number);
  if (one != nullptr && one->term->number == NumberForm::hour) {
    e.hour = one->term->value;
    e.tokens.last = one->tokens.last;
    return true;
  }
  const auto n = t_.number(i);
  if (!n || n->joined() || n->value < (n->digits ? 0 : 1) ||
      (n->digits && (n->places > 5 || n->value > 24)))
    return false;
  e.hour = n->whole();
  e.tokens.last = n->tokens.last;
  if (!n->digits && !n->integer())
    e.minute = static_cast<int>(std::lround((n->value - e.hour) * 60));  // "three and a third"
  const TermMatch* minute = n->digits ? nullptr : t_.find(e.tokens.last, DateRole::minute);
  if (minute != nullptr && e.hour > 20 && e.hour < 60 &&
      e.hour % 10 != 0) {  // "five and fifty minutes"
    e.minute = e.hour - e.hour % 10;
    e.hour %= 10;
    take(e, *minute);
  }
  if (e.hour > 24) return false;
  if (!n->digits) return true;
  if (!n->integer()) {  // "1.30", after the word "hour"
    e.minute = static_cast<int>(std::lround(n->value * 100)) % 100;
    return t_.find_ending(i, DateRole::hour) != nullptr;
  }
  return !(t_.mark(e.tokens.last, ':') && t_.glued(e.tokens.last + 1)) || read_colon_minutes(e);
}

// ":30" or ":30:15" after the hour.
bool DateGrammar::read_colon_minutes(TimeExpression& e) const {
  const auto minute = t_.digits(e.tokens.last + 1);
  if (!minute || minute->places != 2 || minute->clitics != 0) return false;
  e.minute = minute->whole();
  e.tokens.last = minute->tokens.last;
  if (!t_.mark(e.tokens.last, ':') || !t_.glued(e.tokens.last + 1)) return true;
  const auto second = t_.digits(e.tokens.last + 1);
  if (second && second->places == 2 && second->value < 60) {
    e.second = second->whole();
    e.tokens.last = second->tokens.last;
  }
  return true;
}

// "(1.30 Greenwich time)", "local time" between the clock and its day: read over.
void DateGrammar::read_zone(TimeExpression& e) const {
  constexpr uint32_t kMostInside = 9, kMostWords = 3;
  uint32_t at = e.tokens.last;
  const bool open = t_.mark(at, '(');
  if (open) ++at;
  bool zone = false;
  for (const uint32_t end = at + (open ? kMostInside : kMostWords); at < end && t_.inside(at);) {
    if (open && t_.mark(at, ')')) break;
    if (const TermMatch* m = t_.find(at, DateRole::timezone)) {
      zone = true;
      at = m->tokens.last;
      continue;
    }
    if (zone && names_day(at)) break;
    if (!open && !zone) return;
    ++at;
  }
  if (!zone || !t_.inside(at)) return;
  if (open && t_.mark(at, ')')) ++at;
  if (!names_day(at) && !names_day(skip(at, {DateRole::from, DateRole::in})) && !open) return;
  if (open || names_day(at)) e.tokens.last = at;
}

bool DateGrammar::names_day(uint32_t i) const {
  if (t_.mark(i, '(')) ++i;
  return t_.find(i, TermKind::weekday) != nullptr || t_.find(i, TermKind::deictic) != nullptr ||
         t_.find(i, DateRole::day) != nullptr || t_.find_part(i, false) != nullptr;
}

// "in the morning" after the clock; the letters for a.m. and p.m. only where no word follows.
bool DateGrammar::read_clock_part(TimeExpression& e) const {
  const uint32_t said = skip(e.tokens.last, {DateRole::in, DateRole::from});
  const TermMatch* part = t_.find(said, TermKind::part);
  if (part == nullptr && said != e.tokens.last) part = t_.find(e.tokens.last, TermKind::part);
  if (part == nullptr || part->joined()) return false;
  const bool letter = t_.text().codes(part->tokens.first).size() == 1;
  if (letter && t_.is_word(part->tokens.last)) return false;
  e.part = part->term->code;
  e.part_from = part->term->from;
  e.part_until = part->term->until;
  take(e, *part);
  return true;
}

bool DateGrammar::has_article(uint32_t i) const {
  const auto readings = readings_of(t_.words(), i);
  return std::any_of(readings.begin(), readings.end(),
                     [](const Reading& r) { return r.has(kCliticAl); });
}

// "the hour 10:30", "the tenth and a half", "15:15", "7 in the evening", "the ninth in the
// evening".
Fragment DateGrammar::read_clock(uint32_t i) const {
  const TermMatch* word = t_.find(i, DateRole::hour);
  const uint32_t at = word != nullptr ? word->tokens.last : i;
  TimeExpression e = begin(i, word != nullptr ? word->cut_front : uint8_t{0});
  if (!read_hour(at, e)) return std::nullopt;
  const bool colon = t_.mark(at + 1, ':') && e.minute >= 0;
  if (e.minute < 0) read_clock_tail(e);
  if (!in_clock(e.hour, e.minute < 0 ? 0 : e.minute)) return std::nullopt;
  const bool part = read_clock_part(e);
  read_zone(e);
  if (word != nullptr || colon) return e;
  const auto n = t_.number(at);
  const bool digits = n && n->digits;
  const bool ordinal = n && n->ordinal && n->value <= 12;
  const TermMatch* deictic = t_.find(e.tokens.last, TermKind::deictic);
  const bool of_part = (ordinal || digits) && deictic != nullptr && !deictic->term->code.empty();
  const bool alone =
      ordinal && n->value > 10 && t_.nothing_after(e.tokens.last) &&
      (t_.find_ending(i, DateRole::in) != nullptr || t_.find_ending(i, DateRole::at) != nullptr);
  const bool counts = n && !digits && !n->ordinal && !has_article(n->tokens.first);
  if (counts) return std::nullopt;  // "killed five on Thursday night": an hour has the article
  if (!part && !of_part && !(ordinal && e.minute >= 0) && !alone) return std::nullopt;
  return digits && n->value > 12 ? std::nullopt : Fragment(e);
}

// A part of the day: an adverb, a noun with the article, or a noun that needs its day after it.
Fragment DateGrammar::read_part(uint32_t i) const {
  const TermMatch* noun = t_.find_part(i, false);
  const TermMatch* adverb = t_.find_part(i, true);
  const TermMatch* part = noun != nullptr ? noun : adverb;
  if (adverb != nullptr && noun != nullptr && adverb->tokens.last > noun->tokens.last)
    part = adverb;
  if (part == nullptr || t_.text().codes(i).size() == 1) return std::nullopt;
  TimeExpression e = begin(i, 0);
  take(e, *part);
  e.part = part->term->code;
  e.part_from = part->term->from;
  e.part_until = part->term->until;
  e.part_noun = adverb == nullptr || adverb->tokens.last < part->tokens.last;
  e.part_definite = t_.definite(*part);
  e.point_noon = e.part == "MI" && e.part_definite;
  return e;
}

}  // namespace isnad
