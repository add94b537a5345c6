// Is it told how far the reading of what a ledger holds is?
#include "isnad/input_reading.hpp"

#include <gtest/gtest.h>

#include "tests/ledger/ledgers.hpp"

namespace isnad {
namespace {

TEST(InputReading, TellsHowFarItIsWithinAFile) {
  const auto knowledge = load_knowledge({std::string(ISNAD_SOURCE_DIR) + "/packs/ar-core",
                                         std::string(ISNAD_SOURCE_DIR) + "/packs/conflict-core"});
  ASSERT_TRUE(knowledge);
  const auto ledger = make_memory_ledger(counted_edge());
  const ReadingKey key{"", "isnad test", "00"};
  std::string records;
  for (int i = 0; i < 40; ++i)
    records +=
        R"({"id": "r)" + std::to_string(i) + R"(", "text": "a b c )" + std::to_string(i) + "\"}\n";
  ASSERT_TRUE(accept_bytes(*ledger, records, "records.jsonl", key));
  ASSERT_TRUE(accept_bytes(*ledger, "x y z", "text.txt", key));
  std::vector<std::pair<uint64_t, uint64_t>> told;
  ReadingNews news;
  news.moved = [&](const ReadInputs&, uint64_t bytes, uint64_t of) {
    told.emplace_back(bytes, of);
  };
  const auto read = read_pending(*ledger, {**knowledge, key, 1}, news);
  ASSERT_TRUE(read);
  EXPECT_EQ(read->documents, 41u);
  const uint64_t all = records.size() + 5;
  uint64_t before = 0;
  for (const auto& [bytes, of] : told) {
    EXPECT_EQ(of, all);
    EXPECT_GE(bytes, before);
    before = bytes;
  }
  ASSERT_GT(told.size(), 40u);
  EXPECT_GT(told[9].first, told[0].first);
  EXPECT_LT(told[9].first, records.size());
  EXPECT_EQ(before, all);
}

}  // namespace
}  // namespace isnad
