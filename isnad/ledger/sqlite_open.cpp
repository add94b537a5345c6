// How does a ledger begin, and how is one opened?
#include <cerrno>
#include <cstdio>
#include <cstring>
#include <filesystem>
#include <fstream>
#include <unistd.h>

#include "isnad/base/sha256.hpp"
#include "isnad/ledger/note_key.hpp"
#include "isnad/ledger/schema.hpp"
#include "isnad/ledger/sqlite_store.hpp"

namespace isnad {
namespace {

namespace fs = std::filesystem;

constexpr std::string_view kMagic("SQLite format 3\0", 16);
constexpr size_t kHeader = 100, kApplicationAt = 68;

Error no_ledger(const std::string& path, const std::string& why) {
  return {ErrorCode::no_ledger, why, path, "isnad init LEDGER makes a new one", ""};
}

// Looks at the file itself: SQLite touches nothing that is no ledger.
Status check_header(const std::string& path) {
  std::error_code ignored;
  if (!fs::exists(path, ignored)) return no_ledger(path, "there is no ledger");
  if (!fs::is_regular_file(path, ignored)) return no_ledger(path, "this is no ledger");
  std::ifstream file(path, std::ios::binary);
  std::string header(kHeader, '\0');
  if (!file.read(header.data(), kHeader)) return no_ledger(path, "this is no ledger");
  uint32_t application = 0;
  for (size_t i = 0; i < 4; ++i)
    application = application << 8 | static_cast<unsigned char>(header[kApplicationAt + i]);
  if (!header.starts_with(kMagic) || application != kApplicationId)
    return no_ledger(path, "this is no ledger");
  return Done{};
}

std::string real_path(const std::string& path) {
  std::error_code failed;
  const fs::path real = fs::weakly_canonical(path, failed);
  return failed ? path : real.native();
}

// The public half of the key that lies there already, or of a new one.
Result<PublicKey> make_key(FileOperations& files, const std::string& path) {
  std::error_code ignored;
  if (fs::exists(path, ignored)) {
    const Result<SecretKey> key = read_key_file(path);
    if (!key) return key.error();
    return public_key_of(*key);
  }
  const Salt random = new_salt();
  const std::string id = sha256_hex(bytes_of(random)).substr(0, 16);
  const Result<SecretKey> key = create_key_file(files, path, "isnad/" + id);
  if (!key) return key.error();
  return public_key_of(*key);
}

// The whole database under a name of its own.
Status make_database(const std::string& path, const PublicKey& key) {
  for (const char* ending : {"", "-wal", "-shm"}) fs::remove(path + ending);
  // SQLite gives its other files the same permissions.
  const Result<int> file = system_files().create(path);
  if (!file) return file.error();
  if (const Status closed = system_files().close(*file); !closed) return closed;
  auto made = Database::open(path, Database::Mode::create);
  if (!made) return made.error();
  Database& db = **made;
  // Claims are two kilobytes each: on pages of 4 KiB half of the room would be lost.
  db.run("PRAGMA page_size=16384");
  db.run("PRAGMA application_id=" + std::to_string(kApplicationId));
  db.run("PRAGMA journal_mode=WAL");
  if (const Status migrated = migrate(db, ledger_migrations()); !migrated) return migrated;
  const std::string id = key.name.substr(key.name.find('/') + 1), text = to_text(key);
  db.query("INSERT INTO ledger VALUES ('id', ?1), ('key', ?2)").bind(1, id).bind(2, text).run();
  db.run("PRAGMA wal_checkpoint(TRUNCATE)");
  return db.take();
}

// Nothing of a ledger is under its name before this.
Status publish(FileOperations& files, const std::string& part, const std::string& path) {
  if (const Status renamed = files.rename(part, path); !renamed) return renamed;
  std::error_code ignored;
  for (const char* ending : {"-wal", "-shm"}) fs::remove(part + ending, ignored);
  return files.sync_folder(folder_of(path));
}

}  // namespace

LedgerFiles ledger_files(const std::string& path) {
  const std::string real = real_path(path);
  return {real, real + ".blobs", real + ".lock", real + ".key", real + ".checkpoint"};
}

Status init_ledger(const std::string& path, const std::string& key, const LedgerOpening& how) {
  const LedgerFiles files = ledger_files(path);
  const auto lock = WriteLock::take(files.lock, how.wait);
  if (!lock) return lock.error();
  std::error_code ignored;
  if (fs::exists(files.database, ignored)) {
    return Error{ErrorCode::usage, "there is something under this name already", path,
                 "choose another name", ""};
  }
  if (const Status made = how.files->make_folder(files.blobs); !made) return made;
  const auto signing = make_key(*how.files, key.empty() ? files.key : key);
  if (!signing) return signing.error();
  const std::string part = files.database + ".part";
  if (const Status made = make_database(part, *signing); !made) return made;
  return publish(*how.files, part, files.database);
}

Result<std::unique_ptr<Ledger>> open_ledger(const std::string& path, const LedgerOpening& how) {
  const LedgerFiles files = ledger_files(path);
  if (const Status header = check_header(files.database); !header) return header.error();
  const auto open_as = [&](Database::Mode mode) { return Database::open(files.database, mode); };
  std::optional<WriteLock> lock;
  auto database = how.write ? Result<std::unique_ptr<Database>>(std::unique_ptr<Database>())
                            : open_as(Database::Mode::read);
  if (!database) return database.error();
  const int newest = ledger_migrations().back().version;
  const bool old = !how.write && schema_version(**database) < newest;
  if (how.write || old) {
    if (old) database->reset();
    auto taken = WriteLock::take(files.lock, how.wait);
    if (!taken) return taken.error();
    lock = std::move(*taken);
    database = open_as(Database::Mode::write);
    if (!database) return database.error();
  }
  // A reader that found the last version is told here when it is a newer one.
  if (const Status migrated = migrate(**database, ledger_migrations()); !migrated)
    return migrated.error();
  if (!has_tables(**database, ledger_migrations())) {
    if (const Status read = (*database)->take(); !read) return read.error();
    return Error{ErrorCode::no_ledger,
                 "the ledger is of a build from before its version was settled", path,
                 "isnad init a new one, and isnad add the documents again", ""};
  }
  if (!how.write && old) {
    database = open_as(Database::Mode::read);
    if (!database) return database.error();
    lock.reset();
  }
  return std::unique_ptr<Ledger>(
      std::make_unique<SqliteLedger>(std::move(*database), files, how, std::move(lock)));
}

}  // namespace isnad
