// A sound ledger verifies, both kinds alike; what is wrong is named. Random tampering is in
// tests/durability.
#include "isnad/ledger/verify.hpp"

#include <fstream>
#include <sqlite3.h>

#include "isnad/ledger/bundle.hpp"

#include "tests/ledger/sound_ledger.hpp"

namespace isnad {
namespace {

std::string all_findings(const VerifyReport& report) {
  std::string out;
  for (const Finding& finding : report.findings) out += finding.item + ": " + finding.what + "\n";
  return out;
}

struct SoundLedger {
  SoundLedger() : path(folder / "ledger"), first(make_sound_ledger(path, 6)) {}

  VerifyReport verify(std::vector<std::string> outside = {}) const {
    auto ledger = open_ledger(path, reading_only());
    EXPECT_TRUE(ledger);
    VerifyOptions options;
    options.outside = std::move(outside);
    options.beside = bytes_of_file(path + ".checkpoint");
    const auto report = verify_ledger(**ledger, options);
    EXPECT_TRUE(report);
    return *report;
  }
  // As somebody does who has the file.
  void tamper(const std::string& sql) const {
    sqlite3* db = nullptr;
    ASSERT_EQ(sqlite3_open(path.c_str(), &db), SQLITE_OK);
    for (const char* table : {"log", "input", "provenance", "document", "analysis", "claim",
                              "quarantine", "decision"}) {
      for (const char* trigger : {"_grows", "_stays"})
        sqlite3_exec(db, ("DROP TRIGGER " + std::string(table) + trigger).c_str(), nullptr, nullptr,
                     nullptr);
    }
    char* error = nullptr;
    EXPECT_EQ(sqlite3_exec(db, sql.c_str(), nullptr, nullptr, &error), SQLITE_OK) << error;
    sqlite3_close(db);
  }

  Folder folder;
  std::string path;
  std::string first;  // checkpoint
};

TEST(Verify, FindsNothingInASoundLedger) {
  const SoundLedger sound;
  const VerifyReport report = sound.verify({sound.first});
  EXPECT_EQ(report.found, 0u) << all_findings(report);
  EXPECT_EQ(report.blobs, 7u);
  EXPECT_EQ(report.documents, 13u);
  EXPECT_EQ(report.analyses, 15u);
  EXPECT_EQ(report.claims, 28u);
  EXPECT_EQ(report.erased, 1u);
  EXPECT_EQ(report.checkpoints, 4u);
  EXPECT_EQ(report.signed_entries, report.head.size);
  EXPECT_GT(report.spans, report.claims * 2);
  EXPECT_FALSE(std::filesystem::exists(":memory:"));  // nothing is left behind
}

TEST(Verify, FindsNothingInASoundLedgerInMemory) {
  const auto ledger = make_memory_ledger(counted_edge());
  fill_ledger(*ledger, 6);
  const auto report = verify_ledger(*ledger, {});
  ASSERT_TRUE(report);
  EXPECT_EQ(report->found, 0u) << all_findings(*report);
}

TEST(Verify, MissesACheckpointThatIsGone) {
  for (const char* which :
       {"(SELECT min(size) FROM checkpoint)", "(SELECT max(size) FROM checkpoint)"}) {
    const SoundLedger sound;
    sound.tamper("DELETE FROM checkpoint WHERE size = " + std::string(which));
    EXPECT_GT(sound.verify().found, 0u) << which;
  }
}

TEST(Verify, NamesWhatAStrangerChanged) {
  const std::pair<const char*, const char*> cases[] = {
      {"UPDATE document SET text = replace(text, 'record', 'RECORD') WHERE document = 3",
       "document sha256:"},
      {"UPDATE document SET title = 'another' WHERE document = 3", "document sha256:"},
      {"UPDATE analysis SET published = '2018-04-01' WHERE analysis = 2", "document sha256:"},
      {"UPDATE claim SET line = replace(line, 'casualty', 'attack') WHERE claim = 5", "analysis"},
      {"DELETE FROM claim WHERE claim = 5", "analysis"},
      {"UPDATE log SET leaf = replace(leaf, '2020', '2021') WHERE seq = 4", "log entry 4"},
      {"DELETE FROM log WHERE seq = 4", "log entry 4"},
      {"UPDATE log_head SET size = size + 1", "log"},
      {"UPDATE log_head SET subtrees = zeroblob(length(subtrees))", "log"},
      {"DELETE FROM log_head", "log"},
      {"DELETE FROM personal WHERE commitment IN (SELECT commitment FROM personal LIMIT 1)",
       "personal field"},
      {"UPDATE personal SET content = content || 'x'", "personal field"},
      {"UPDATE quarantine SET message = 'x'", "log entry"},
      {"UPDATE decision SET kind = 'accept'", "decision"},
      {"UPDATE input SET bytes = bytes + 1 WHERE input = 1", "blob sha256:"},
      {"UPDATE checkpoint SET note = replace(note, 'isnad/', 'isnae/')", "checkpoint of"},
  };
  for (const auto& [sql, item] : cases) {
    const SoundLedger ledger;
    ledger.tamper(sql);
    const VerifyReport report = ledger.verify();
    EXPECT_NE(all_findings(report).find("\n" + std::string(item)), std::string::npos)
        << sql << "\n"
        << all_findings(report);
  }
}

TEST(Verify, NamesABlobThatChangedOrIsGone) {
  const SoundLedger ledger;
  const std::string hex = sha256_hex(input_bytes(3));
  const std::string blob = ledger.path + ".blobs/" + hex.substr(0, 2) + "/" + hex.substr(2);
  std::fstream(blob, std::ios::in | std::ios::out).put('X');
  EXPECT_NE(all_findings(ledger.verify()).find("blob sha256:" + hex), std::string::npos);
  std::filesystem::remove(blob);
  EXPECT_NE(all_findings(ledger.verify()).find("blob sha256:" + hex), std::string::npos);
}

TEST(Verify, AnOutsideCheckpointShowsThatTheLedgerWasPutBack) {
  const Folder folder;
  const std::string path = folder / "ledger", copy = folder / "copy";
  make_sound_ledger(path, 3);
  std::filesystem::copy(path, copy);
  std::filesystem::copy(path + ".blobs", copy + ".blobs", std::filesystem::copy_options::recursive);
  {
    auto ledger = std::move(*open_ledger(path, writing()));
    ASSERT_TRUE(read_input(*ledger, 9, {"{}", "isnad 1", "aa"}, 2));
    ASSERT_TRUE(
        sign_ledger(*ledger, system_files(), *read_key_file(path + ".key"), path + ".checkpoint"));
  }
  auto ledger = std::move(*open_ledger(copy, reading_only()));
  EXPECT_EQ(verify_ledger(*ledger, {})->found, 0u);
  const auto report =
      verify_ledger(*ledger, {std::nullopt, {bytes_of_file(path + ".checkpoint")}, ""});
  ASSERT_EQ(report->found, 1u) << all_findings(*report);
  EXPECT_EQ(report->findings[0].item, "outside checkpoint 1");
}

TEST(Verify, AnErasureLeavesALogThatVerifies) {
  const SoundLedger sound;
  std::string erased;
  {
    auto ledger = std::move(*open_ledger(sound.path, writing()));
    const auto names = all_of<Provenance>([&](auto visit) { return ledger->provenance(visit); });
    erased = names.at(0).path;
    ASSERT_TRUE(ledger->erase(names.at(0).commitment, "asked for"));
    EXPECT_FALSE(ledger->erase(names.at(0).commitment, "asked for"));
    ASSERT_TRUE(sign_ledger(*ledger, system_files(), *read_key_file(sound.path + ".key"),
                            sound.path + ".checkpoint"));
  }
  const VerifyReport report = sound.verify({sound.first});
  EXPECT_EQ(report.found, 0u) << all_findings(report);
  EXPECT_EQ(report.erased, 2u);
  // Nothing of it is left in the file: pages that are let go are overwritten.
  EXPECT_EQ(bytes_of_file(sound.path).find(erased), std::string::npos);
}

// The exit code of the verifier that knows nothing of this library.
int verify_bundle(const std::string& arguments) {
  const std::string program = std::string(ISNAD_SOURCE_DIR) + "/tools/verify_bundle ";
  return WEXITSTATUS(std::system((program + arguments + " >&2").c_str()));
}

TEST(Bundle, IsSoundForAnotherVerifier) {
  const SoundLedger sound;
  auto ledger = std::move(*open_ledger(sound.path, reading_only()));
  const std::string key = *ledger->public_key(), folder = sound.folder / "bundle";
  ASSERT_TRUE(write_bundle(*ledger, *parse_public_key(key), folder));
  std::ofstream(sound.folder / "first") << sound.first;
  EXPECT_EQ(verify_bundle(folder), 0);
  EXPECT_EQ(verify_bundle(folder + " --checkpoint " + (sound.folder / "first") + " --key " + key),
            0);
  const PublicKey other =
      *parse_public_key("PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW");
  EXPECT_EQ(verify_bundle(folder + " --key " + to_text(other)), 5);
}

TEST(Bundle, IsWrittenWholeAndOnlyOnce) {
  const SoundLedger sound;
  auto ledger = std::move(*open_ledger(sound.path, reading_only()));
  const PublicKey key = *parse_public_key(*ledger->public_key());
  const Status written = write_bundle(*ledger, key, sound.folder / "bundle");
  ASSERT_TRUE(written) << written.error().message;
  EXPECT_EQ(write_bundle(*ledger, key, sound.folder / "bundle").error().code, ErrorCode::usage);
  EXPECT_EQ(bytes_of_file(sound.folder / "bundle/checkpoint"), *ledger->checkpoint());
  EXPECT_FALSE(std::filesystem::exists(sound.folder / "bundle.part"));
}

TEST(Bundle, OfALogThatIsNotSignedToItsEndIsRefused) {
  const SoundLedger sound;
  auto ledger = std::move(*open_ledger(sound.path, writing()));
  ASSERT_TRUE(read_input(*ledger, 9, {"{}", "isnad 1", "aa"}, 2));
  const Status written =
      write_bundle(*ledger, *parse_public_key(*ledger->public_key()), sound.folder / "bundle");
  EXPECT_EQ(written.error().code, ErrorCode::integrity);
  EXPECT_FALSE(std::filesystem::exists(sound.folder / "bundle"));
}

}  // namespace
}  // namespace isnad
