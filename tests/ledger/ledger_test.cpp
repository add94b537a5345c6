// What does a ledger promise? Each test runs on the SQLite ledger and on the one in memory.
#include <functional>

#include "isnad/ledger/erasure.hpp"

#include "tests/ledger/ledgers.hpp"

namespace isnad {
namespace {

const ReadingKey kKey = {"", "isnad 1", "aa"};
const ReadingKey kNewer = {"", "isnad 1", "bb"};

class LedgerContract : public ::testing::TestWithParam<bool> {
 protected:
  LedgerContract() {
    if (GetParam()) {
      ledger = std::move(two.sqlite);
    } else {
      ledger = std::move(two.memory);
    }
  }
  uint64_t accept(const std::string& bytes, const std::string& path, const ReadingKey& key = kKey) {
    return accept_bytes(*ledger, bytes, path, key)->reading;
  }
  TwoLedgers two;
  std::unique_ptr<Ledger> ledger;
};

TEST_P(LedgerContract, TheSameBytesAreOneInputWithSeveralNames) {
  const uint64_t first = accept("bytes", "a/one.txt");
  EXPECT_EQ(accept("bytes", "b/two.txt"), first);
  EXPECT_EQ(accept("bytes", "a/one.txt"), first);
  const LedgerStats stats = *ledger->stats();
  EXPECT_EQ(stats.inputs, 1u);
  EXPECT_EQ(stats.names, 2u);
  EXPECT_EQ(stats.entries, 2u);
  EXPECT_EQ(stats.bytes, 5u);
  EXPECT_EQ(readings_in(*ledger).at(0).name, "one.txt");
}

TEST_P(LedgerContract, BytesAreReadBackAsTheyCame) {
  const std::string bytes(
      "\0\xFF"
      "bytes\n",
      8);
  const uint64_t reading = accept(bytes, "a");
  auto stream = ledger->open_blob(readings_in(*ledger).at(reading - 1).input);
  ASSERT_TRUE(stream);
  EXPECT_EQ(*stream->read_all(), bytes);
}

TEST_P(LedgerContract, LeavesNameNoFile) {
  accept("bytes", "secret/name.txt");
  const LogEntry entry = log_of(*ledger).at(0);
  EXPECT_EQ(entry.leaf.find("name.txt"), std::string::npos);
  EXPECT_NE(entry.leaf.find("\"kind\":\"acceptance\""), std::string::npos);
  EXPECT_EQ(entry.hash.size(), 32u);
}

TEST_P(LedgerContract, TwoDeathsAreAQuarantine) {
  const uint64_t reading = accept("bytes", "a");
  EXPECT_EQ(ledger->begin({reading})->size(), 1u);
  EXPECT_EQ(ledger->begin({reading})->size(), 1u);
  EXPECT_EQ(ledger->begin({reading})->size(), 0u);
  EXPECT_EQ(readings_in(*ledger).at(0).state, ReadingState::quarantined);
  EXPECT_EQ(readings_in(*ledger).at(0).reason, "SBX-SIGNAL");
  EXPECT_NE(log_of(*ledger).back().leaf.find("\"kind\":\"quarantine\""), std::string::npos);
  EXPECT_EQ(accept_bytes(*ledger, "bytes", "a", kKey)->state, ReadingState::quarantined);
  // Another reading by other packs is tried again.
  EXPECT_EQ(accept_bytes(*ledger, "bytes", "a", kNewer)->state, ReadingState::pending);
}

TEST_P(LedgerContract, WhatGotFurtherOrWasReleasedDidNotDie) {
  const uint64_t reading = accept("bytes", "a");
  EXPECT_TRUE(ledger->begin({reading}));
  EXPECT_TRUE(ledger->begin({reading}));
  ASSERT_TRUE(ledger->append({{reading, {some_document(1, 0, 1)}, {}, false}}));
  EXPECT_EQ(readings_in(*ledger).at(0).attempts, 1u);
  EXPECT_EQ(readings_in(*ledger).at(0).read_to, 1u);
  ASSERT_TRUE(ledger->release({reading}));
  EXPECT_EQ(readings_in(*ledger).at(0).attempts, 0u);
  EXPECT_EQ(ledger->begin({reading})->size(), 1u);
}

TEST_P(LedgerContract, ANewerAnalysisSupersedesAndTheOlderStays) {
  const uint64_t old = accept("bytes", "a");
  ASSERT_TRUE(ledger->append({{old, {some_document(1, 0, 3), some_document(2, 3, 2)}, {}, true}}));
  const uint64_t reading = accept("bytes", "a", kNewer);
  ASSERT_NE(reading, old);
  ASSERT_TRUE(ledger->append({{reading, {some_document(1, 0, 4)}, {}, false}}));
  // The second record still stands as it was.
  EXPECT_EQ(ledger->stats()->claims, 6u);
  ASSERT_TRUE(ledger->append({{reading, {}, {}, true}}));
  EXPECT_EQ(ledger->stats()->claims, 4u);
  EXPECT_EQ(ledger->stats()->superseded, 2u);
  EXPECT_EQ(claims_in(*ledger).size(), 4u);
  const auto older = all_of<ClaimRow>([&](auto visit) { return ledger->claims_of(1, visit); });
  EXPECT_EQ(older.size(), 3u);
}

TEST_P(LedgerContract, ClaimsAreFoundByTheirNumbers) {
  const uint64_t old = accept("bytes", "a");
  ASSERT_TRUE(ledger->append({{old, {some_document(1, 0, 5), some_document(2, 3, 6)}, {}, true}}));
  const uint64_t reading = accept("bytes", "a", kNewer);
  ASSERT_TRUE(ledger->append({{reading, {some_document(1, 0, 4)}, {}, false}}));
  ClaimFilter killed, late, few, none;
  killed.types = {"casualty.killed"};
  late.from = "2018-03-31";
  few.after = 7;
  few.limit = 3;
  none.types = {"protest.held"};
  for (const ClaimFilter& filter : {ClaimFilter(), killed, late, few, none}) {
    const std::vector<ClaimRow> rows = claims_in(*ledger, filter);
    std::vector<uint64_t> expected;
    for (const ClaimRow& row : rows) expected.push_back(row.number);
    const auto numbers = ledger->claim_numbers(filter);
    ASSERT_TRUE(numbers);
    EXPECT_EQ(*numbers, expected);
    EXPECT_EQ(numbers->empty(), filter.types == none.types);
    const auto read =
        all_of<ClaimRow>([&](auto visit) { return ledger->numbered_claims(*numbers, visit); });
    EXPECT_EQ(read, rows);
  }
  // In the order that is asked for, twice when asked twice; what is superseded too, what was never
  // kept not.
  const auto asked = all_of<ClaimRow>([&](auto visit) {
    return ledger->numbered_claims({12, 0, 999, 3, 12}, visit);
  });
  ASSERT_EQ(asked.size(), 3u);
  EXPECT_EQ(asked[0].number, 12u);
  EXPECT_EQ(asked[1].number, 3u);
  EXPECT_EQ(asked[2], asked[0]);
  const auto older = all_of<ClaimRow>([&](auto visit) { return ledger->claims_of(1, visit); });
  EXPECT_EQ(asked[1], older.at(2));
  size_t visited = 0;
  EXPECT_TRUE(
      ledger->numbered_claims({12, 13, 14}, [&](const ClaimRow&) { return ++visited < 2; }));
  EXPECT_EQ(visited, 2u);
}

TEST_P(LedgerContract, WhatIsDoneTakesNothingMore) {
  const uint64_t reading = accept("bytes", "a");
  ASSERT_TRUE(ledger->append({{reading, {some_document(1, 0, 1)}, {}, true}}));
  EXPECT_FALSE(ledger->append({{reading, {some_document(2, 0, 1)}, {}, true}}));
}

TEST_P(LedgerContract, ABatchIsKeptWholeOrNotAtAll) {
  const uint64_t reading = accept("bytes", "a");
  const size_t entries = log_of(*ledger).size();
  EXPECT_FALSE(ledger->append(
      {{reading, {some_document(1, 0, 1)}, {}, false}, {99, {some_document(1, 0, 1)}, {}, false}}));
  EXPECT_EQ(log_of(*ledger).size(), entries);
  EXPECT_EQ(ledger->stats()->claims, 0u);
}

TEST_P(LedgerContract, DecisionsFollowTheLastOne) {
  const Decision first = *ledger->decide({"", "c_1", "", "accept", "R", "yes", "", 0, ""});
  const auto lost = ledger->decide({"", "c_1", "", "reject", "S", "no", "", 0, ""});
  ASSERT_FALSE(lost);
  EXPECT_EQ(lost.error().code, ErrorCode::conflict);
  const auto second = ledger->decide({"", "c_1", first.id, "reject", "S", "no\nwhy", "", 0, ""});
  ASSERT_TRUE(second);
  const auto all = all_of<Decision>([&](auto visit) { return ledger->decisions(visit); });
  ASSERT_EQ(all.size(), 2u);
  EXPECT_EQ(all[1], *second);
  EXPECT_EQ(all[1].content, "no\nwhy");
  EXPECT_EQ(log_of(*ledger).back().leaf.find("no"), std::string::npos);
}

TEST_P(LedgerContract, AnErasedFileNameIsNotTheDocumentsNameAnyMore) {
  const auto read = [&](const std::string& path, const ReadingKey& key) {
    const auto accepted = accept_bytes(*ledger, "bytes", path, key);
    AnalysedDocument document = some_document(0, 0, 2);
    document.document.name = "witness.txt";
    for (size_t i = 0; i < document.claims.size(); ++i) {
      document.claims[i].document.name = "witness.txt";
      document.lines[i] = claim_json(document.claims[i]);
    }
    ASSERT_TRUE(ledger->append({{accepted->reading, {document}, {}, true}}));
  };
  const auto holds_name = [&] {
    for (uint64_t analysis = 1; analysis <= ledger->stats()->analyses; ++analysis) {
      bool held = false;
      EXPECT_TRUE(ledger->claims_of(analysis, [&](const ClaimRow& row) {
        held = held || row.line.find("witness") != std::string::npos;
        return true;
      }));
      if (held || ledger->document(1)->document.name == "witness.txt") return true;
    }
    return false;
  };
  read("a/witness.txt", kKey);
  read("b/witness.txt", kNewer);
  const auto names = all_of<Provenance>([&](auto visit) { return ledger->provenance(visit); });
  ASSERT_EQ(names.size(), 2u);
  ASSERT_TRUE(ledger->erase(names[0].commitment, "asked for"));
  EXPECT_TRUE(holds_name());  // it came under the name twice
  ASSERT_TRUE(ledger->erase(names[1].commitment, "asked for"));
  EXPECT_FALSE(holds_name());
  EXPECT_EQ(ledger->document(1)->document.name, ledger->document(1)->document.id);
  std::map<uint64_t, Renaming> renamed;
  read_renamings(log_of(*ledger).back().leaf, renamed);
  EXPECT_EQ(renamed.size(), 2u);
  EXPECT_TRUE(ledger->check());
  EXPECT_EQ(ledger->erase(names[1].commitment, "again").error().code, ErrorCode::usage);
}

TEST_P(LedgerContract, ErasureLeavesTheLogAndForgetsTheWords) {
  accept("bytes", "a/witness.txt");
  const auto log = log_of(*ledger);
  const auto names = all_of<Provenance>([&](auto visit) { return ledger->provenance(visit); });
  ASSERT_TRUE(ledger->erase(names.at(0).commitment, "asked for"));
  EXPECT_FALSE(ledger->erase(names.at(0).commitment, "asked for"));
  EXPECT_EQ(all_of<Provenance>([&](auto visit) { return ledger->provenance(visit); }).at(0).path,
            "");
  EXPECT_EQ(log_of(*ledger).at(0), log.at(0));
  EXPECT_EQ(log_of(*ledger).size(), log.size() + 1);
}

TEST_P(LedgerContract, TheCheckpointOfTheGreatestSizeIsTheLast) {
  EXPECT_EQ(*ledger->checkpoint(), "");
  ASSERT_TRUE(ledger->keep_checkpoint(7, "seven"));
  ASSERT_TRUE(ledger->keep_checkpoint(3, "three"));
  EXPECT_EQ(*ledger->checkpoint(), "seven");
}

INSTANTIATE_TEST_SUITE_P(Both, LedgerContract, ::testing::Values(true, false),
                         [](const auto& kind) { return kind.param ? "Sqlite" : "Memory"; });

}  // namespace
}  // namespace isnad
