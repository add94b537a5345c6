// What goes out: words of values, marks in text, cells.
#include <gtest/gtest.h>
#include <rapidcheck.h>
#include <rapidcheck/gtest.h>

#include "isnad/exports/claim_words.hpp"
#include "isnad/exports/claim_writer.hpp"
#include "isnad/exports/html_text.hpp"
#include "isnad/exports/marked_text.hpp"

namespace isnad {
namespace {

ClaimQuantity quantity(std::optional<double> value, std::string modifier) {
  ClaimQuantity q;
  q.value = q.low = q.high = value;
  q.modifier = std::move(modifier);
  q.unit = "person";
  return q;
}

TEST(Words, Quantities) {
  const Labels& labels = export_labels(Language::english);
  EXPECT_EQ(quantity_words(quantity(12, "exact"), labels), "12 people");
  EXPECT_EQ(quantity_words(quantity(12, "at_least"), labels), "at least 12 people");
  EXPECT_EQ(quantity_digits(quantity(12, "at_least")), "\u226512");
  ClaimQuantity range = quantity({}, "range");
  range.low = 10;
  range.high = 15;
  EXPECT_EQ(quantity_words(range, labels), "10 to 15 people");
  EXPECT_EQ(quantity_digits(range), "10\u201315");
}

TEST(Words, OneLineCannotSteer) {
  EXPECT_EQ(one_line("a\x1B[31m\r\n\u202Eb\u2069 c "), "a [31m b c");
  EXPECT_EQ(isolated(""), "");
}

// A text of letters, marks and quotes, with claims on random spans of it.
RC_GTEST_PROP(Marks, KeepTheText, ()) {
  const auto text =
      *rc::gen::container<std::string>(rc::gen::elementOf(std::string("ab <&\"'>\n")));
  const auto size = static_cast<uint32_t>(text.size());
  std::vector<Claim> claims(*rc::gen::inRange<size_t>(0, 6));
  for (Claim& claim : claims) {
    claim.type = *rc::gen::elementOf(
        std::vector<std::string>{"attack.clash", "casualty.killed", "force.moved"});
    const auto place = [&](uint32_t from, uint32_t to) {
      const auto begin = *rc::gen::inRange<uint32_t>(from, to + 1);
      return Span{begin, *rc::gen::inRange<uint32_t>(begin, to + 1)};
    };
    claim.evidence.span = place(0, size);
    claim.evidence.trigger = place(claim.evidence.span.begin, claim.evidence.span.end);
  }
  std::string plain;
  bool tag = false;
  for (const char c : marked_text(text, claims)) {
    if (c == '<') tag = true;
    if (!tag) plain.push_back(c);
    if (c == '>') tag = false;
  }
  RC_ASSERT(plain == escaped(text));
}

TEST(Csv, RunsNoFormula) {
  Document document;
  std::vector<Claim> claims(1);
  claims[0].document.outlet = "=1+1";
  claims[0].document.name = "a,\"b\"";
  const std::string row = make_csv_writer()->write({document, claims, "", "none"});
  EXPECT_NE(row.find("\"'=1+1\""), std::string::npos);
  EXPECT_NE(row.find("\"a,\"\"b\"\"\""), std::string::npos);
}

TEST(Labels, FillAndFallBack) {
  EXPECT_EQ(filled("{a} of {b}{c}", {{"a", "1"}, {"b", "2"}}), "1 of 2");
  EXPECT_EQ(export_labels(Language::english)["no.such.label"], "no.such.label");
  EXPECT_EQ(export_labels(Language::english).all().size(),
            export_labels(Language::arabic).all().size());
}

}  // namespace
}  // namespace isnad
