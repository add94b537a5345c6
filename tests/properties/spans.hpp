// Does every span and index of every layer point into the document?
#pragma once

#include <gtest/gtest.h>
#include <set>

#include "isnad/text/utf8.hpp"

#include "tests/events/reading.hpp"

namespace isnad {

class SpanCheck {
 public:
  explicit SpanCheck(const Analysis& a) : a_(a) {}

  void run() const {
    layers();
    syntax();
    events();
    attributions();
    std::set<std::string> ids;
    for (const Claim& c : a_.claims) {
      EXPECT_TRUE(ids.insert(c.id).second) << "a second claim " << c.id;
      claim(c);
    }
    for (const Claim& c : a_.claims) {
      EXPECT_TRUE(c.part_of.empty() || (ids.count(c.part_of) > 0 && c.part_of != c.id)) << c.id;
      EXPECT_TRUE(c.revises.empty() || (ids.count(c.revises) > 0 && c.revises != c.id)) << c.id;
    }
  }

 private:
  void span(const char* what, Span s) const {
    const std::string& text = a_.document.text;
    EXPECT_TRUE(s.begin <= s.end && s.end <= text.size()) << what << " " << s.begin << "-" << s.end;
    EXPECT_TRUE(is_boundary(text, s.begin) && is_boundary(text, s.end))
        << what << " splits a character: " << s.begin << "-" << s.end;
  }

  void range(const char* what, TokenRange r) const {
    EXPECT_TRUE(r.first <= r.last && r.last <= a_.tokens.size())
        << what << " " << r.first << "-" << r.last;
  }

  template <typename Items>
  void index(const char* what, uint32_t i, const Items& items) const {
    if (i != kNone) {
      EXPECT_LT(i, items.size()) << what;
    }
  }

  void layers() const {
    uint32_t last = 0;
    for (const Token& t : a_.tokens.tokens) {
      span("token", t.span);
      EXPECT_FALSE(t.span.empty());
      EXPECT_LE(last, t.span.begin);
      last = t.span.begin;
    }
    for (const Sentence& s : a_.tokens.sentences) range("sentence", s.tokens);
    for (const Quantity& q : a_.quantities.quantities) {
      span("quantity", q.span);
      range("quantity", q.tokens);
    }
    for (const DateMention& d : a_.dates.dates) {
      span("date", d.span);
      range("date", d.tokens);
    }
    for (const Mention& m : a_.entities.mentions) {
      span("mention", m.span);
      span("name", m.name_span);
      range("mention", m.tokens);
      index("within", m.within, a_.entities.mentions);
      index("antecedent", m.antecedent, a_.entities.mentions);
    }
  }

  void syntax() const {
    for (const NounPhrase& p : a_.syntax.phrases) {
      span("phrase", p.span);
      range("phrase", p.tokens);
      index("coordinated", p.coordinated, a_.syntax.phrases);
      index("phrase mention", p.mention, a_.entities.mentions);
      index("phrase quantity", p.quantity, a_.quantities.quantities);
    }
    for (const Clause& c : a_.syntax.clauses) range("clause", c.tokens);
    for (const Enclosure& e : a_.syntax.enclosures) range("enclosure", e.tokens);
    EXPECT_EQ(a_.syntax.clause_of.size(), a_.tokens.tokens.size());
    EXPECT_EQ(a_.syntax.reading.size(), a_.tokens.tokens.size());
  }

  void events() const {
    for (const Event& e : a_.events.events) {
      span("trigger", e.trigger_span);
      range("trigger", e.trigger);
      range("extent", e.extent);
      EXPECT_TRUE(e.extent.contains(e.trigger));
      index("date", e.date, a_.dates.dates);
      index("cause", e.cause, a_.events.events);
      index("subset", e.subset_of, a_.events.events);
      for (const Argument& argument : e.arguments) {
        index("argument", argument.phrase, a_.syntax.phrases);
        index("argument", argument.mention, a_.entities.mentions);
      }
    }
  }

  void attributions() const {
    for (const Attribution& t : a_.attribution.attributions) {
      span("speaker", t.speaker.span);
      span("cue", t.cue);
      range("scope", t.scope);
      index("outer", t.outer, a_.attribution.attributions);
    }
  }

  void same_bytes(const char* what, Span s, const std::string& text) const {
    span(what, s);
    EXPECT_EQ(words_at(a_, s), text) << what;
  }

  template <typename Links>
  void links(const char* what, const Links& all) const {
    for (const auto& link : all) same_bytes(what, link.span, link.text);
  }

  void claim(const Claim& c) const {
    same_bytes("evidence", c.evidence.span, c.evidence.text);
    same_bytes("evidence trigger", c.evidence.trigger, c.evidence.trigger_text);
    EXPECT_TRUE(c.evidence.span.contains(c.evidence.trigger)) << c.id;
    links("initiator", c.initiator);
    links("target", c.target);
    links("place", c.place);
    links("facility", c.facility);
    links("instrument", c.instrument);
    if (c.quantity) same_bytes("claim quantity", c.quantity->span, c.quantity->text);
    if (c.time) same_bytes("claim time", c.time->span, c.time->text);
    for (const ClaimSpeaker& s : c.attribution) same_bytes("claim speaker", s.span, s.text);
    for (const Breakdown& b : c.breakdown) same_bytes("part", b.quantity.span, b.quantity.text);
    for (const ClaimPerson& p : c.persons) same_bytes("person", p.span, p.name);
    EXPECT_TRUE(c.confidence >= 0 && c.confidence <= 1) << c.confidence;
    EXPECT_EQ(c.id.size(), 18u);
    EXPECT_FALSE(c.rules.empty()) << c.id;
    for (const std::string& rule : c.rules)
      EXPECT_NE(knowledge().packs.find_row(rule), kNone) << rule;
  }

  const Analysis& a_;
};

inline void check_spans(const Analysis& a) {
  SpanCheck(a).run();
  if (::testing::Test::HasFailure())
    ADD_FAILURE() << "in the text:\n" << a.document.text.substr(0, 2000);
}

}  // namespace isnad
