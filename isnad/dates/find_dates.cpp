// Which times does the text name? Reads fragments paragraph by paragraph, joins them, drops what
// names no time, settles the anchor and resolves. Work is linear in the number of tokens: a
// fragment looks a bounded way ahead.
#include "isnad/dates/anchor.hpp"
#include "isnad/dates/date.hpp"
#include "isnad/dates/date_filter.hpp"
#include "isnad/dates/date_grammar.hpp"
#include "isnad/dates/join_fragments.hpp"
#include "isnad/dates/resolve_date.hpp"

namespace isnad {
namespace {

constexpr uint32_t kSpokenSentences = 2;  // for how many "at night" is of the day told last

std::vector<TokenRange> paragraphs_of(const TokenizedText& text) {
  std::vector<TokenRange> out;
  for (size_t s = 0; s < text.sentences.size(); ++s) {
    const Sentence& sentence = text.sentences[s];
    if (s > 0 && text.sentences[s - 1].paragraph == sentence.paragraph) {
      out.back().last = sentence.tokens.last;
    } else {
      out.push_back(sentence.tokens);
    }
  }
  return out;
}

std::vector<TimeExpression> read_paragraph(const DateText& text) {
  const DateGrammar grammar(text);
  std::vector<TimeExpression> fragments;
  for (uint32_t i = text.paragraph().first; text.inside(i);) {
    std::optional<TimeExpression> e = grammar.read(i);
    if (!e || e->tokens.last <= i) {
      ++i;
      continue;
    }
    i = e->tokens.last;
    fragments.push_back(std::move(*e));
  }
  return join_fragments(text, std::move(fragments));
}

// "since" and "until" before a point.
void read_bounds(const DateText& text, TimeExpression& e) {
  if (e.shape == Shape::duration || e.shape == Shape::set) return;
  const uint32_t first = e.tokens.first;
  const TermMatch* since = text.find_ending(first, DateRole::since);
  const TermMatch* to = text.find_ending(first, DateRole::to);
  const TermMatch* word = since != nullptr ? since : to;
  if (word == nullptr || e.now) return;
  if (e.shape == Shape::point) {
    e.opens = since != nullptr;
    e.closes = since == nullptr;
  }
  if (since == nullptr) return;
  e.tokens.first = word->tokens.first;
  e.cut_front = word->cut_front;
  e.rules.push_back(word->term->row);
}

class Finder {
 public:
  Finder(const TokenizedText& tokens, const DateText& text, const HijriTable& hijri)
      : tokens_(tokens), text_(text), hijri_(hijri) {}

  DateLayer find(std::vector<TimeExpression> expressions, const std::string& published) {
    anchor_ = find_anchor(text_, expressions, published, layer_);
    anchor_.utterance = tokens_.sentences.size() == 1 && expressions.size() == 1;
    if (anchor_.utterance && anchor_.second_of_day >= 0) set_day_of_utterance(expressions[0]);
    for (const TimeExpression& e : expressions) add(e);
    return std::move(layer_);
  }

 private:
  // "at 3:18", or the range "from 3 to 4" alone, said at a known moment: of that day.
  void set_day_of_utterance(TimeExpression& e) const {
    if (e.shape == Shape::point && e.only_clock()) e.days = 0;
    if (e.shape != Shape::range || !e.ends[0].only_clock() || !e.ends[1].only_clock()) return;
    const TermMatch* from = text_.find_ending(e.tokens.first, DateRole::from);
    const uint32_t first = from != nullptr ? from->tokens.first : e.tokens.first;
    if (!text_.nothing_before(first) || !text_.nothing_after(e.tokens.last)) return;
    for (TimeExpression& end : e.ends) end.days = 0;
  }

  void add(const TimeExpression& e) {
    DateMention m;
    m.tokens = {text_.after_clitics(e.tokens.first), e.tokens.last};
    m.span = tokens_.span_of(m.tokens);
    if (m.tokens == e.tokens)
      m.span.begin = stem_span(tokens_, e.tokens.first, e.cut_front, 0).begin;
    m.rules = e.rules;
    const uint32_t sentence = tokens_.sentence_of[e.tokens.first];
    anchor_.spoken_near = sentence - spoken_sentence_ <= kSpokenSentences;
    if (!resolve_expression(e, anchor_, hijri_, m)) return;
    m.opens_today = e.opens && anchor_.day && m.value.rfind(iso_day(*anchor_.day), 0) == 0;
    const bool last_days = e.window && e.sign < 0 && !e.amount.below_a_day();
    m.ago = (e.opens && e.offset.has_value()) || last_days;
    m.days_off = depends_on_sighting(e) ? 1 : 0;
    check_double(e, m);
    follow(e);
    layer_.dates.push_back(std::move(m));
  }

  static bool depends_on_sighting(const TimeExpression& e) {
    if (e.shape == Shape::range) return depends_on_sighting(e.ends[0]);
    return e.hijri || (e.feast != nullptr && e.feast->hijri);
  }

  // What both calendars say must agree, but for a day of sighting; else both are kept.
  void check_double(const TimeExpression& e, DateMention& m) {
    if (!e.twin || e.year == kAbsent) return;
    const auto civil = to_day({e.year, e.month, e.day});
    const auto hijri = hijri_.to_day(*e.twin);
    if (hijri && std::abs(*hijri - civil) > 1) {
      m.other_value = iso_day(*hijri);
      layer_.diagnostics.push_back({"DATE-DOUBLE", m.span,
                                    "the Hijri date is " + m.other_value + ", the Gregorian " +
                                        iso_day(civil) + ": they differ by " +
                                        std::to_string(std::abs(*hijri - civil)) + " days"});
    }
  }

  // The day last spoken of; "today, 19 June" moves the anchor of what follows.
  void follow(const TimeExpression& e) {
    if (e.shape != Shape::point) return;
    const auto s = resolve_days(e, anchor_, hijri_);
    if (s && !e.now && s->precision <= Precision::year) {
      anchor_.story = s->first;
      anchor_.story_of_year = s->precision == Precision::year;
    }
    if (!e.has_day() || !s || e.closes || (s->precision != Precision::day && e.feast == nullptr))
      return;
    if (!e.opens) {
      anchor_.last_spoken = s->first;
      spoken_sentence_ = tokens_.sentence_of[e.tokens.first];
    }
    if (s->precision != Precision::day) return;
    if (e.days && e.month != 0 && s->first - *e.days != anchor_.day) {
      anchor_.day = s->first - *e.days;
      anchor_.second_of_day = -1;
    }
  }

  const TokenizedText& tokens_;
  const DateText& text_;
  const HijriTable& hijri_;
  DateLayer layer_;
  Anchor anchor_;
  uint32_t spoken_sentence_ = 0;  // of the day spoken of last
};

}  // namespace

DateLayer find_dates(const TokenizedText& text, const MorphologyLayer& words,
                     const Lexicon& lexicon, const DateLexicon& date_lexicon,
                     const std::string& published) {
  DateText dates(text, words, lexicon, date_lexicon);
  std::vector<TimeExpression> expressions;
  for (const TokenRange paragraph : paragraphs_of(text)) {
    dates.enter(paragraph);
    for (TimeExpression& e : read_paragraph(dates)) {
      if (!names_time(dates, e)) continue;
      read_bounds(dates, e);
      expressions.push_back(std::move(e));
    }
  }
  dates.enter({0, text.size()});
  return Finder(text, dates, date_lexicon.hijri).find(std::move(expressions), published);
}

}  // namespace isnad
