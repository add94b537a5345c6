#include "apps/server/spoofing.hpp"

#include <gtest/gtest.h>
#include <string>
#include <vector>

#include "isnad/text/utf8.hpp"

namespace isnad {
namespace {

std::string text_of(const std::u32string& characters) {
  std::string out;
  for (const char32_t c : characters) append_utf8(out, c);
  return out;
}

// "TXT-BIDI 3-6": reason and bytes of each that was found.
std::vector<std::string> found_in(const std::u32string& characters) {
  std::vector<std::string> out;
  for (const Spoofing& one : find_spoofing(text_of(characters)))
    out.push_back(std::string(one.reason) + " " + std::to_string(one.span.begin) + "-" +
                  std::to_string(one.span.end));
  return out;
}

using Found = std::vector<std::string>;

TEST(Spoofing, OrdinaryTextsAreNone) {
  const std::u32string texts[] = {
      U"",
      U"plain words, 12.5 and 3rd",
      U"\uFEFF\u0642\u064F\u062A\u0644 12",                  // mark of byte order, vowel sign
      U"\u0628\u064A\u0627\u0646\u200F (CNN) \u200E12%",     // marks of direction
      U"\u0627\u0644\u0640CNN",                              // Arabic beside Latin
      U"\u0645\u06CC\u200C\u062E\u0648\u0627\u0647\u0645",   // Persian, with its joiner
      U"\u06A9\u062A\u0627\u0628 \u0643\u062A\u0627\u0628",  // two kafs, in two words
      U"\u0661\u0662 12 \u06F1\u06F2 \u0661\u0662\u066C\u0663",
      U"\u2067\u0628\u064A\u0627\u0646\u2069 x\u2068y\u2069",  // closed in their line
      U"\u041C\u043E\u0441\u043A\u0432\u0430 \u0438 \u0441\u043E\u0440\u043E\u0441",  // Russian
      U"caf\u00E9 cafe\u0301 10 k\u03A9 5 \u00B5g",
  };
  for (const std::u32string& text : texts) EXPECT_EQ(found_in(text), Found()) << text_of(text);
}

TEST(Spoofing, TurnsOfDirection) {
  EXPECT_EQ(found_in(U"a\u202Ebc"), Found{"TXT-BIDI 1-4"});
  EXPECT_EQ(found_in(U"\u202D12"), Found{"TXT-BIDI 0-3"});
  EXPECT_EQ(found_in(U"ab\u2067c\n\u2069"), Found{"TXT-BIDI 2-5"});
  EXPECT_EQ(found_in(U"\u202Ba\u202C \u2066b"), Found{"TXT-BIDI 8-11"});
  EXPECT_EQ(found_in(U"\u2066\u2067a\u2069"), Found{"TXT-BIDI 0-3"});
}

TEST(Spoofing, WhatIsNotSeen) {
  for (const char32_t c : {U'\u0001', U'\u007F', U'\u0085', U'\u2060', U'\uFFF9', U'\U000E0041'}) {
    const auto found = find_spoofing(text_of(U"ab" + std::u32string(1, c) + U"c"));
    ASSERT_EQ(found.size(), 1u) << static_cast<uint32_t>(c);
    EXPECT_STREQ(found[0].reason, "TXT-CONTROL");
    EXPECT_EQ(found[0].span.begin, 2u);
  }
  EXPECT_EQ(found_in(U"ab\uFEFF"), Found{"TXT-CONTROL 2-5"});
}

TEST(Spoofing, LettersOfAnotherScript) {
  EXPECT_EQ(found_in(U"see p\u0430ypal.com"), Found{"TXT-CONFUSABLE 4-11"});
  EXPECT_EQ(found_in(U"p\u200D\u0430y"), Found{"TXT-CONFUSABLE 0-7"});
  EXPECT_EQ(found_in(U"g\u03BFv"), Found{"TXT-CONFUSABLE 0-4"});
  EXPECT_EQ(found_in(U"\uFF42bc"), Found{"TXT-CONFUSABLE 0-5"});
  EXPECT_EQ(found_in(U"x\U0001D41Ay"), Found{"TXT-CONFUSABLE 0-6"});
  // A whole word in the looks of another script, and nothing else in it.
  EXPECT_EQ(found_in(U"http://\u0441\u043E\u0440\u0435.com/"), Found{"TXT-CONFUSABLE 7-15"});
}

TEST(Spoofing, OneLetterOrNumberInTwoWays) {
  EXPECT_EQ(found_in(U"\u0628\u064A\u06CC"), Found{"TXT-CONFUSABLE 0-6"});
  EXPECT_EQ(found_in(U"\u0643\u0648\u06A9"), Found{"TXT-CONFUSABLE 0-6"});
  EXPECT_EQ(found_in(U"1\u0663"), Found{"TXT-CONFUSABLE 0-3"});
  EXPECT_EQ(found_in(U"\u0664\u06F4"), Found{"TXT-CONFUSABLE 0-4"});
}

TEST(Spoofing, InTheOrderOfTheText) {
  EXPECT_EQ(found_in(U"1\u0663 \u202E \u0001"),
            (Found{"TXT-CONFUSABLE 0-3", "TXT-BIDI 4-7", "TXT-CONTROL 8-9"}));
}

}  // namespace
}  // namespace isnad
