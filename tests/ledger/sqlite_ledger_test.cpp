// What does the SQLite file promise beyond the contract? Locks, foreign files, older versions.
#include <fstream>
#include <sys/stat.h>
#include <thread>

#include "isnad/ledger/schema.hpp"
#include "isnad/ledger/write_lock.hpp"

#include "tests/ledger/ledgers.hpp"

namespace isnad {
namespace {

const ReadingKey kKey = {"", "isnad 1", "aa"};

LedgerOpening reading() { return {}; }

ErrorCode opening_error(const std::string& path, const LedgerOpening& how) {
  const auto opened = open_ledger(path, how);
  return opened ? ErrorCode::internal : opened.error().code;
}

TEST(SqliteLedger, IsMadeOnceAndReadableByItsOwnerAlone) {
  Folder folder;
  ASSERT_TRUE(init_ledger(folder / "l", "", writing()));
  EXPECT_EQ(init_ledger(folder / "l", "", writing()).error().code, ErrorCode::usage);
  struct stat key {};
  ASSERT_EQ(::stat((folder / "l.key").c_str(), &key), 0);
  EXPECT_EQ(key.st_mode & 0777, 0600u);
  EXPECT_FALSE(std::filesystem::exists(folder / "l.part"));
}

TEST(SqliteLedger, TheSecondWriterIsTurnedAwayAndReadersAreNot) {
  TwoLedgers ledgers;
  ASSERT_TRUE(accept_bytes(*ledgers.sqlite, "bytes", "a", kKey));
  EXPECT_EQ(opening_error(ledgers.folder / "ledger", writing()), ErrorCode::busy);
  auto reader = open_ledger(ledgers.folder / "ledger", reading());
  ASSERT_TRUE(reader);
  EXPECT_EQ((*reader)->stats()->inputs, 1u);
  ASSERT_TRUE(accept_bytes(*ledgers.sqlite, "others", "b", kKey));
  EXPECT_EQ((*reader)->stats()->inputs, 2u);
  EXPECT_FALSE(accept_bytes(**reader, "more", "c", kKey));
}

TEST(SqliteLedger, TheSecondWriterWaitsForTheFirst) {
  Folder folder;
  auto first = WriteLock::take(folder / "lock", std::chrono::milliseconds(0));
  ASSERT_TRUE(first);
  std::thread second(
      [&] { EXPECT_TRUE(WriteLock::take(folder / "lock", std::chrono::minutes(1))); });
  { const WriteLock ended = std::move(*first); }
  second.join();
}

TEST(SqliteLedger, AReaderSeesOneStateWhileOthersWrite) {
  TwoLedgers ledgers;
  const auto accepted = accept_bytes(*ledgers.sqlite, "bytes", "a", kKey);
  Progress progress{accepted->reading, {some_document(1, 0, 5)}, {}, false};
  ASSERT_TRUE(ledgers.sqlite->append({progress}));
  auto reader = std::move(*open_ledger(ledgers.folder / "ledger", reading()));
  size_t seen = 0;
  const Status done = reader->claims({}, [&](const ClaimRow&) {
    if (seen++ == 0) {
      progress.documents = {some_document(2, 5, 5)};
      EXPECT_TRUE(ledgers.sqlite->append({progress}));
    }
    return true;
  });
  EXPECT_TRUE(done);
  EXPECT_EQ(seen, 5u);
  EXPECT_EQ(claims_in(*reader).size(), 10u);
}

TEST(SqliteLedger, WhatIsNoLedgerIsLeftAlone) {
  Folder folder;
  EXPECT_EQ(opening_error(folder / "none", writing()), ErrorCode::no_ledger);
  for (const std::string& bytes :
       {std::string(), std::string("text"), std::string(4096, 'x'),
        std::string("SQLite format 3\0", 16) + std::string(4080, '\0')}) {
    std::ofstream(folder / "file", std::ios::binary) << bytes;
    EXPECT_EQ(opening_error(folder / "file", writing()), ErrorCode::no_ledger);
    EXPECT_EQ(opening_error(folder / "file", reading()), ErrorCode::no_ledger);
    std::ifstream file(folder / "file", std::ios::binary);
    EXPECT_EQ(std::string(std::istreambuf_iterator<char>(file), {}), bytes);
  }
}

TEST(SqliteLedger, ANewerVersionIsRefused) {
  Folder folder;
  ASSERT_TRUE(init_ledger(folder / "l", "", writing()));
  {
    auto database = std::move(*Database::open(folder / "l", Database::Mode::write));
    database->run("PRAGMA user_version=99");
    ASSERT_TRUE(database->take());
  }
  EXPECT_EQ(opening_error(folder / "l", writing()), ErrorCode::no_ledger);
  EXPECT_EQ(opening_error(folder / "l", reading()), ErrorCode::no_ledger);
}

TEST(SqliteLedger, OneThatLacksTablesOfItsVersionIsRefused) {
  // What claims are found by was kept in tables of other names before version 1 was settled.
  for (const char* table : {"posting_run", "posting_block", "superseded", "passage_words"}) {
    Folder folder;
    ASSERT_TRUE(init_ledger(folder / "l", "", writing()));
    {
      auto database = std::move(*Database::open(folder / "l", Database::Mode::write));
      database->run("DROP TABLE " + std::string(table));
      ASSERT_TRUE(database->take());
    }
    EXPECT_EQ(opening_error(folder / "l", writing()), ErrorCode::no_ledger) << table;
    EXPECT_EQ(opening_error(folder / "l", reading()), ErrorCode::no_ledger) << table;
  }
}

TEST(Migrations, LeadFromTheOldToTheNewOnce) {
  Folder folder;
  auto database = std::move(*Database::open(folder / "old", Database::Mode::create));
  const Migration old[] = {{1, "CREATE TABLE a (x TEXT); INSERT INTO a VALUES ('kept')"}};
  const Migration now[] = {old[0], {2, "ALTER TABLE a ADD COLUMN y TEXT DEFAULT 'new'"}};
  ASSERT_TRUE(migrate(*database, old));
  EXPECT_EQ(schema_version(*database), 1);
  ASSERT_TRUE(migrate(*database, now));
  ASSERT_TRUE(migrate(*database, now));
  EXPECT_EQ(schema_version(*database), 2);
  {
    Query query = database->query("SELECT x, y FROM a");
    ASSERT_TRUE(query.step());
    EXPECT_EQ(query.text(0) + " " + query.text(1), "kept new");
  }
  EXPECT_EQ(migrate(*database, old).error().code, ErrorCode::no_ledger);
}

TEST(Migrations, ThatFailLeaveTheOld) {
  Folder folder;
  auto database = std::move(*Database::open(folder / "old", Database::Mode::create));
  const Migration steps[] = {{1, "CREATE TABLE a (x TEXT)"},
                             {2, "ALTER TABLE a ADD COLUMN y TEXT; CREATE TABLE a (x TEXT)"}};
  EXPECT_FALSE(migrate(*database, steps));
  EXPECT_EQ(schema_version(*database), 1);
  Query query = database->query("SELECT count(*) FROM pragma_table_info('a')");
  ASSERT_TRUE(query.step());
  EXPECT_EQ(query.number(0), 1);
}

TEST(Record, OnlyGrows) {
  TwoLedgers ledgers;
  const auto accepted = accept_bytes(*ledgers.sqlite, "bytes", "a", kKey);
  ASSERT_TRUE(ledgers.sqlite->append(
      {{accepted->reading, {some_document(1, 0, 2)}, {{"", 2, "JSON-SYNTAX", 0, ""}}, false}}));
  ASSERT_TRUE(ledgers.sqlite->decide({"", "c_1", "", "accept", "R", "", "", 0, ""}));
  ledgers.sqlite.reset();
  auto database = std::move(*Database::open(ledgers.folder / "ledger", Database::Mode::write));
  for (const std::string table :
       {"log", "input", "provenance", "document", "analysis", "claim", "quarantine", "decision"}) {
    Query rows = database->query_made("SELECT count(*) FROM " + table);
    ASSERT_TRUE(rows.step());
    ASSERT_GT(rows.number(0), 0) << table;
    database->run("DELETE FROM " + table);
    EXPECT_FALSE(database->take()) << table;
    database->run("UPDATE " + table + " SET seq = 1");
    EXPECT_FALSE(database->take()) << table;
  }
}

}  // namespace
}  // namespace isnad
