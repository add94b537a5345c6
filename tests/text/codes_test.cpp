#include "isnad/text/codes.hpp"

#include <gtest/gtest.h>

#include "isnad/text/presentation_forms.hpp"
#include "isnad/text/utf8.hpp"

#include "tests/base/table_file.hpp"

namespace isnad {
namespace {

// The folded codes in letters; what unfold() cannot show is <L> (another letter) or <S> (a symbol).
std::string shown(const std::string& text) {
  std::string out;
  for (const char code : fold(text)) {
    const auto c = static_cast<Code>(code);
    if (c == kOtherLetter) {
      out += "<L>";
    } else if (c == kSymbol) {
      out += "<S>";
    } else {
      out += unfold(std::string_view(&code, 1));
    }
  }
  return out.empty() ? "-" : out;
}

TEST(Codes, FoldEveryClassOfCharacter) { check_table("text/folding.tsv", shown); }
TEST(Codes, FoldPresentationForms) { check_table("text/presentation_forms.tsv", shown); }

TEST(Codes, AreNeverMoreThanThreeAndNeverZero) {
  for (uint32_t c = 0; c <= 0x10FFFF; ++c) {
    const Folded f = fold_code_point(c);
    ASSERT_LE(f.count, 3) << c;
    for (uint8_t i = 0; i < f.count; ++i) ASSERT_NE(f.codes[i], 0) << c;
  }
}

TEST(Codes, FoldingWhatWasUnfoldedChangesNothing) {
  for (uint32_t c = 1; c <= 0xFFFF; ++c) {
    if (c >= 0xD800 && c <= 0xDFFF) continue;
    std::string text;
    append_utf8(text, c);
    const std::string codes = fold(text);
    if (codes.find(static_cast<char>(kOtherLetter)) != std::string::npos) continue;
    if (codes.find(static_cast<char>(kSymbol)) != std::string::npos) continue;
    ASSERT_EQ(fold(unfold(codes)), codes) << c;
  }
}

TEST(Codes, PresentationFormsAreLettersOrNothing) {
  for (uint32_t c = 0xFB50; c <= 0xFEFF; ++c) {
    const Folded f = fold_presentation_form(c);
    for (uint8_t i = 0; i < f.count; ++i) {
      ASSERT_TRUE(is_arabic_letter(f.codes[i]) || f.codes[i] == kOtherLetter) << c;
    }
  }
}

TEST(Codes, KnowHarakatAndTatweel) {
  EXPECT_TRUE(is_tatweel(0x640));
  EXPECT_FALSE(is_tatweel(0x64B));
  for (uint32_t c = 0x64B; c <= 0x652; ++c) EXPECT_TRUE(is_haraka(c)) << c;
  EXPECT_TRUE(is_haraka(0x670));
  EXPECT_FALSE(is_haraka(0x621));
  EXPECT_FALSE(is_haraka(0x6DD));  // end of ayah is a symbol
}

}  // namespace
}  // namespace isnad
