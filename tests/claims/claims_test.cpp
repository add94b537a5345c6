// Tables of sentences and their claims; ids that stay.
#include <gtest/gtest.h>
#include <set>

#include "tests/base/table_file.hpp"
#include "tests/claims/claim_dump.hpp"

namespace isnad {
namespace {

std::string read_claims(const std::string& text) { return dump_claims(*read_text(text)); }

TEST(Claims, JoinEventsWithSpeakers) { check_table("claims/claims.tsv", read_claims); }

std::vector<std::string> ids_of(const std::string& text) {
  std::vector<std::string> out;
  const auto analysis = read_text(text);
  for (const Claim& c : analysis->claims) out.push_back(c.id);
  return out;
}

// "Three civilians were killed in <town>."
const char kKilled[] =
    "\xD9\x82\xD9\x8F\xD8\xAA\xD9\x84 \xD8\xAB\xD9\x84\xD8\xA7\xD8\xAB\xD8\xA9 "
    "\xD9\x85\xD8\xAF\xD9\x86\xD9\x8A\xD9\x8A\xD9\x86 \xD9\x81\xD9\x8A "
    "\xD8\xB2\xD8\xB1\xD9\x82\xD9\x8A\xD9\x84\xD8\xA9.";

TEST(Claims, KeepTheirIdsWhateverFollows) {
  const std::vector<std::string> alone = ids_of(kKilled);
  ASSERT_EQ(alone.size(), 1u);
  EXPECT_EQ(alone[0].substr(0, 2), "c_");
  EXPECT_EQ(alone[0].size(), 18u);
  const std::vector<std::string> more = ids_of(std::string(kKilled) + "\n\n" + kKilled);
  ASSERT_EQ(more.size(), 2u);
  EXPECT_EQ(more[0], alone[0]);
  EXPECT_NE(more[1], alone[0]);
}

TEST(Claims, StandInTextOrderAndOnce) {
  std::string text;
  for (int i = 0; i < 5; ++i) text += std::string(kKilled) + "\n";
  const auto analysis = read_text(text);
  std::set<std::string> ids;
  uint32_t last = 0;
  for (const Claim& c : analysis->claims) {
    EXPECT_TRUE(ids.insert(c.id).second);
    EXPECT_LE(last, c.evidence.span.begin);
    last = c.evidence.span.begin;
  }
  EXPECT_EQ(ids.size(), 5u);
}

}  // namespace
}  // namespace isnad
