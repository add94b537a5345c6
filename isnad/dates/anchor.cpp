#include "isnad/dates/anchor.hpp"

#include <cstdlib>

namespace isnad {
namespace {

constexpr uint32_t kAgencyTokens = 6;     // in brackets after a date
constexpr uint32_t kMastheadTokens = 8;   // of a city and an agency before it
constexpr size_t kDateLength = 10;        // of "2018-03-31"
constexpr uint32_t kDatelineTokens = 14;  // how far into the text a dateline may stand

// Seconds of the day of "2024-03-14T16:12:00", -1 for a date alone or midnight.
int second_of_day(const std::string& text) {
  if (text.size() < 16 || (text[10] != 'T' && text[10] != ' ')) return -1;
  const int hour = std::atoi(text.substr(11, 2).c_str());
  const int minute = std::atoi(text.substr(14, 2).c_str());
  const int second = text.size() >= 19 ? std::atoi(text.substr(17, 2).c_str()) : 0;
  const int value = hour * 3600 + minute * 60 + second;
  return value > 0 && hour < 24 && minute < 60 ? value : -1;
}

bool is_full_date(const TimeExpression& e) {
  return e.shape == Shape::point && e.year != kAbsent && e.month != 0 && e.day != 0 && !e.opens &&
         !e.closes;
}

// After the bracketed name of an agency that follows the date, or the token itself.
uint32_t after_agency(const DateText& t, uint32_t at) {
  if (!t.mark(at, '(')) return at;
  for (uint32_t i = at + 1; i < at + kAgencyTokens && t.inside(i); ++i) {
    if (t.mark(i, ')')) return i + 1;
  }
  return at;
}

// "CITY - agency |" before the date, at the very beginning of the text: few words, none a verb.
bool follows_masthead(const DateText& t, uint32_t first) {
  if (first == 0 || first > kMastheadTokens || t.text().sentence_of[first] != 0) return false;
  if (!t.mark(first - 1, '|') && !t.mark(first - 1, '-')) return false;
  for (uint32_t i = 0; i < first; ++i) {
    for (const Reading& r : readings_of(t.words(), i)) {
      if (r.lexeme != kNone && r.inflection.part == PartOfSpeech::verb) return false;
    }
  }
  return true;
}

// "CITY (agency) - 14 March 2024", "14 March 2024:", or a date alone on the first lines.
bool is_dateline(const DateText& t, const TimeExpression& e) {
  const uint32_t last_sentence = static_cast<uint32_t>(t.text().sentences.size()) - 1;
  const bool signature = t.text().sentence_of[e.tokens.first] == last_sentence;
  if (!is_full_date(e) || e.days || (e.tokens.first > kDatelineTokens && !signature)) return false;
  uint32_t last = e.tokens.last;
  if (t.mark(last, ')')) ++last;
  last = after_agency(t, last);
  const bool after = t.mark(last, ':') || t.mark(last, '-') || t.mark(last, '|');
  const uint32_t first = e.tokens.first;
  const bool before =
      first > 0 && (t.mark(first - 1, '-') || t.mark(first - 1, ',') || t.mark(first - 1, '|') ||
                    (t.mark(first - 1, ':') && t.text().sentence_of[first] == 0));
  const Sentence& sentence = t.text().sentence(first);
  bool leads = sentence.tokens.first + (signature ? 2 : 1) >= first;
  for (uint32_t at = sentence.tokens.first; at < first && !leads; ++at)
    leads = t.find(at, DateRole::published) != nullptr;
  if (leads && last + 1 >= sentence.tokens.last) return true;
  if (follows_masthead(t, first)) return true;
  return (after && !signature) || (after && sentence.tokens.first == 0) ||
         (before && last >= sentence.tokens.last);
}

// "yesterday, Friday": by how many days the text is written away from the published date. A paper
// bears the day after; an archive may note the day it was stored. 0 unless all such words agree.
int days_off_published(const std::vector<TimeExpression>& expressions, Day published) {
  std::optional<int> off;
  for (const TimeExpression& e : expressions) {
    if (e.shape != Shape::point || !e.days || e.now || e.weekday == 0 || e.month != 0) continue;
    const int shift = (e.weekday - weekday_of(published + *e.days) + 7) % 7;
    const int signed_shift = shift > 3 ? shift - 7 : shift;
    if (off && *off != signed_shift) return 0;
    off = signed_shift;
  }
  return off.value_or(0);
}

}  // namespace

Anchor find_anchor(const DateText& text, const std::vector<TimeExpression>& expressions,
                   const std::string& published, DateLayer& layer) {
  Anchor anchor;
  const HijriTable& hijri = text.hijri();
  const auto settle = [&](Day day, PublishedBasis basis) {
    anchor.day = day;
    layer.published = iso_day(day);
    layer.basis = basis;
  };
  if (const auto day = parse_iso_day(published)) {
    settle(*day, PublishedBasis::given);
    layer.published = published;
    anchor.second_of_day = second_of_day(published);
    if (anchor.second_of_day < 0 && published.size() == kDateLength)
      anchor.day = *day + days_off_published(expressions, *day);
    return anchor;
  }
  for (const TimeExpression& e : expressions) {
    if (!is_dateline(text, e)) continue;
    if (const auto s = resolve_days(e, {}, hijri)) {
      settle(s->first, PublishedBasis::dateline);
      return anchor;
    }
  }
  std::optional<Day> implied;
  for (const TimeExpression& e : expressions) {
    if (!is_full_date(e) || !e.days) continue;
    const auto s = resolve_days(e, {}, hijri);
    if (!s) continue;
    if (implied && *implied != s->first - *e.days) return anchor;
    implied = s->first - *e.days;
  }
  if (implied) settle(*implied, PublishedBasis::inferred);
  return anchor;
}

}  // namespace isnad
