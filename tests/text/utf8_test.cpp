#include "isnad/text/utf8.hpp"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

namespace isnad {
namespace {

struct Case {
  std::string_view bytes;
  size_t invalid_at;  // npos: all valid
};

constexpr size_t kValid = std::string_view::npos;

TEST(Utf8, FindsTheFirstInvalidByte) {
  const Case cases[] = {
      {"", kValid},
      {"plain", kValid},
      {"\xD9\x82\xD8\xB5\xD9\x81", kValid},
      {"\xEF\xBB\xBF", kValid},              // byte order mark
      {"\xF0\x9F\x95\x8A", kValid},          // U+1F54A
      {"\xF4\x8F\xBF\xBF", kValid},          // U+10FFFF, the last
      {"\xED\x9F\xBF\xEE\x80\x80", kValid},  // the two beside the surrogates
      {"a\x80", 1},                          // continuation alone
      {"\xBF", 0},
      {"ab\xD9", 2},         // cut at the end
      {"\xD9 x", 0},         // a lead and no continuation
      {"\xE2\x80", 0},       // two bytes of three
      {"x\xF0\x9F\x95", 1},  // three bytes of four
      {"\xC0\xAF", 0},       // overlong '/'
      {"\xC1\xBF", 0},
      {"\xE0\x80\xAF", 0},
      {"\xE0\x9F\xBF", 0},
      {"\xF0\x80\x80\xAF", 0},
      {"\xF0\x8F\xBF\xBF", 0},
      {"\xED\xA0\x80", 0},  // surrogates
      {"\xED\xBF\xBF", 0},
      {"\xF4\x90\x80\x80", 0},  // above U+10FFFF
      {"\xF5\x80\x80\x80", 0},
      {"\xF8\x88\x80\x80\x80", 0},  // five bytes
      {"ok\xFE", 2},
      {"ok\xFF", 2},
  };
  for (const Case& c : cases) {
    EXPECT_EQ(find_invalid_utf8(c.bytes), c.invalid_at) << ::testing::PrintToString(c.bytes);
  }
}

TEST(Utf8, StepsOneByteOverWhatIsInvalid) {
  const Decoded d = decode_utf8("\xE2\x80x", 0);
  EXPECT_FALSE(d.valid);
  EXPECT_EQ(d.size, 1u);
  EXPECT_EQ(d.code_point, 0xFFFDu);
}

TEST(Utf8, TellsBoundaries) {
  const std::string_view text = "a\xD9\x82z";
  EXPECT_TRUE(is_boundary(text, 0));
  EXPECT_TRUE(is_boundary(text, 1));
  EXPECT_FALSE(is_boundary(text, 2));
  EXPECT_TRUE(is_boundary(text, 3));
  EXPECT_TRUE(is_boundary(text, 4));
  EXPECT_TRUE(is_boundary(text, 99));
}

TEST(Utf8, DecodesEveryCharacterItWrites) {
  for (uint32_t c = 0; c <= 0x10FFFF; ++c) {
    if (c >= 0xD800 && c <= 0xDFFF) continue;
    std::string text;
    append_utf8(text, c);
    const Decoded d = decode_utf8(text, 0);
    ASSERT_TRUE(d.valid && d.code_point == c && d.size == text.size()) << c;
  }
}

RC_GTEST_PROP(Utf8, DecodingAnyBytesStaysInsideThem, (const std::string& bytes)) {
  size_t at = 0;
  while (at < bytes.size()) at += decode_utf8(bytes, at).size;
  RC_ASSERT(at == bytes.size());
}

}  // namespace
}  // namespace isnad
