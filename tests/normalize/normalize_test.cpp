// Tables of evasive spelling, and the map back to the original bytes. Words are known when they
// stand in tests/normalize/known.txt.
#include <gtest/gtest.h>
#include <set>

#include "isnad/normalize/normalized_text.hpp"
#include "isnad/text/codes.hpp"
#include "isnad/text/utf8.hpp"

#include "tests/base/table_file.hpp"

namespace isnad {
namespace {

bool is_known(std::string_view codes) {
  static const auto* const words = [] {
    auto* set = new std::set<std::string, std::less<>>;
    std::ifstream in(std::string(ISNAD_SOURCE_DIR) + "/tests/normalize/known.txt");
    for (std::string line; std::getline(in, line);) set->insert(fold(line));
    return set;
  }();
  return words->count(codes) > 0;
}

std::string normalized(const std::string& text) {
  return unfold(normalize_text(text, is_known).codes);
}

// Each code must come from the character its offset points at.
void check_offsets(const std::string& text) {
  const NormalizedText n = normalize_text(text, is_known);
  ASSERT_EQ(n.offsets.size(), n.codes.size() + 1);
  EXPECT_EQ(n.offsets.back(), text.size());
  for (size_t i = 0; i < n.codes.size(); ++i) {
    ASSERT_LT(n.offsets[i], text.size());
    EXPECT_LE(n.offsets[i], n.offsets[i + 1]);
    EXPECT_TRUE(is_boundary(text, n.offsets[i])) << i;
    const Folded f = fold_code_point(decode_utf8(text, n.offsets[i]).code_point);
    const std::string codes(reinterpret_cast<const char*>(f.codes), f.count);
    EXPECT_NE(codes.find(n.codes[i]), std::string::npos) << i;
  }
}

TEST(Normalize, JoinsWordsCutToEscapeFilters) { check_table("normalize/joined.tsv", normalized); }
TEST(Normalize, LeavesOtherWordsApart) { check_table("normalize/apart.tsv", normalized); }

TEST(Normalize, PointsBackToTheBytes) {
  const auto check = [](const std::string& text) {
    check_offsets(text);
    return normalized(text);
  };
  check_table("normalize/joined.tsv", check);
  check_table("normalize/apart.tsv", check);
}

TEST(Normalize, TakesWhatIsNoText) {
  for (const std::string& text : {std::string(), std::string("\0\0", 2),
                                  std::string("\xFF\xFE\xD9"), std::string("\n\n\n")}) {
    check_offsets(text);
  }
}

}  // namespace
}  // namespace isnad
