#include <filesystem>
#include <fstream>
#include <unistd.h>

#include "isnad/ledger/archive.hpp"
#include "isnad/ledger/backup.hpp"
#include "isnad/ledger/schema.hpp"
#include "isnad/ledger/sqlite_store.hpp"

namespace isnad {
namespace {

namespace fs = std::filesystem;

constexpr size_t kChunk = size_t{1} << 20;
constexpr const char* kDatabase = "ledger";
constexpr const char* kCheckpoint = "checkpoint";
constexpr const char* kBlobs = "blobs/";

// Files that are removed with the object.
struct Scrap {
  std::string path;
  ~Scrap() {
    std::error_code ignored;
    for (const char* ending : {"", "-wal", "-shm", "-journal"}) fs::remove(path + ending, ignored);
  }
};

// Writes an archive that appears under its name by keep().
class ArchiveWriter {
 public:
  ArchiveWriter(FileOperations& files, std::string path)
      : files_(files),
        path_(std::move(path)),
        part_(path_ + ".part-" + std::to_string(::getpid())) {}
  ~ArchiveWriter() {
    if (file_ >= 0) ::close(file_);
    std::error_code ignored;
    if (!kept_) fs::remove(part_, ignored);
  }

  Status begin() {
    const Result<int> file = files_.create(part_);
    if (!file) return file.error();
    file_ = *file;
    return Done{};
  }
  Status add(const std::string& name, const std::string& bytes) {
    return files_.write(file_,
                        archive_header(name, bytes.size()) + bytes + archive_padding(bytes.size()));
  }
  Status add_file(const std::string& name, const std::string& path) {
    std::error_code failed;
    const uint64_t size = fs::file_size(path, failed);
    std::ifstream file(path, std::ios::binary);
    if (failed || !file) return Error{ErrorCode::integrity, "a file is missing", path, "", ""};
    Status written = files_.write(file_, archive_header(name, size));
    std::string buffer(kChunk, '\0');
    for (uint64_t left = size; left > 0 && written;) {
      const auto part = static_cast<std::streamsize>(std::min<uint64_t>(left, kChunk));
      if (!file.read(buffer.data(), part))
        return Error{ErrorCode::integrity, "a file ends too soon", path, "", ""};
      written = files_.write(file_, std::string_view(buffer).substr(0, static_cast<size_t>(part)));
      left -= static_cast<uint64_t>(part);
    }
    return written ? files_.write(file_, archive_padding(size)) : written;
  }
  Status keep() {
    if (const Status ended = files_.write(file_, archive_end()); !ended) return ended;
    if (const Status synced = files_.sync(file_); !synced) return synced;
    if (const Status closed = files_.close(std::exchange(file_, -1)); !closed) return closed;
    if (const Status renamed = files_.rename(part_, path_); !renamed) return renamed;
    kept_ = true;
    return files_.sync_folder(folder_of(path_));
  }

 private:
  FileOperations& files_;
  std::string path_, part_;
  int file_ = -1;
  bool kept_ = false;
};

// The database as it is at one moment, in a file of its own.
Status copy_database(const std::string& from, const std::string& to) {
  auto database = Database::open(from, Database::Mode::read);
  if (!database) return database.error();
  (*database)->query("VACUUM INTO ?1").bind(1, to).run();
  return (*database)->take();
}

std::string blob_entry(const std::string& id) {
  const std::string hex = id.substr(id.find(':') + 1);
  return kBlobs + hex.substr(0, 2) + "/" + hex.substr(2);
}

// What a restored ledger is made from, before it has its name.
class Restoring {
 public:
  Restoring(const std::string& file, const LedgerFiles& to, FileOperations& files)
      : file_(file),
        to_(to),
        files_(files),
        part_{to.database + ".part"},
        blobs_(to.blobs, files) {}

  Status run();

 private:
  Status take(ArchiveReader& archive, const ArchiveEntry& entry);
  Status take_database(ArchiveReader& archive);
  Status take_blob(ArchiveReader& archive, const std::string& name);
  Status complete();
  Error broken(const std::string& why) const {
    return {ErrorCode::integrity, why, file_, "take another copy of the backup", ""};
  }

  std::string file_;
  LedgerFiles to_;
  FileOperations& files_;
  Scrap part_;
  BlobFolder blobs_;
  bool has_database_ = false;
  std::string checkpoint_;
};

Status Restoring::take_database(ArchiveReader& archive) {
  const Result<int> file = files_.create(part_.path);
  if (!file) return file.error();
  Status written = Done{};
  std::string buffer(kChunk, '\0');
  while (written) {
    const Result<size_t> got = archive.read(buffer.data(), buffer.size());
    if (!got) written = got.error();
    if (!got || *got == 0) break;
    written = files_.write(*file, std::string_view(buffer).substr(0, *got));
  }
  if (written) written = files_.sync(*file);
  const Status closed = files_.close(*file);
  has_database_ = true;
  return written ? closed : written;
}

Status Restoring::take_blob(ArchiveReader& archive, const std::string& name) {
  const Result<Blob> blob =
      blobs_.keep([&archive](char* to, size_t size) { return archive.read(to, size); });
  if (!blob) return blob.error();
  if (blob_entry(blob->id) == name) return Done{};
  return broken(name + " holds other bytes than its name says");
}

Status Restoring::take(ArchiveReader& archive, const ArchiveEntry& entry) {
  if (entry.name == kDatabase && !has_database_) return take_database(archive);
  if (entry.name.starts_with(kBlobs)) return take_blob(archive, entry.name);
  if (entry.name != kCheckpoint || entry.size > kChunk)
    return broken("an entry that no backup has: " + entry.name);
  checkpoint_.resize(entry.size);
  const Result<size_t> got = archive.read(checkpoint_.data(), checkpoint_.size());
  return got ? Status(Done{}) : got.error();
}

// Is the database a ledger's, and is every input's blob there?
Status Restoring::complete() {
  if (!has_database_) return broken("there is no ledger in it");
  auto opened = Database::open(part_.path, Database::Mode::write);
  if (!opened) return opened.error();
  Database& db = **opened;
  {
    Query query = db.query("PRAGMA application_id");
    if (!query.step() || query.number(0) != kApplicationId)
      return broken("there is no ledger in it");
  }
  if (schema_version(db) > ledger_migrations().back().version)
    return Error{ErrorCode::no_ledger, "the backup is of a newer ledger", file_,
                 "use a newer isnad", ""};
  {
    Query query = db.query("SELECT id, bytes FROM input");
    std::error_code failed;
    while (query.step()) {
      if (fs::file_size(blobs_.path_of(query.text(0)), failed) != query.count(1) || failed)
        return broken("the bytes of " + query.text(0) + " are missing");
    }
  }
  db.run("PRAGMA journal_mode=WAL; PRAGMA wal_checkpoint(TRUNCATE)");
  return db.take();
}

Status Restoring::run() {
  Result<ArchiveReader> archive = ArchiveReader::open(file_);
  if (!archive) return archive.error();
  std::error_code ignored;
  fs::remove(part_.path, ignored);
  if (const Status made = files_.make_folder(to_.blobs); !made) return made;
  for (ArchiveEntry entry;;) {
    const Result<bool> more = archive->next(entry);
    if (!more) return more.error();
    if (!*more) break;
    if (const Status taken = take(*archive, entry); !taken) return taken;
  }
  if (const Status whole = complete(); !whole) return whole;
  if (!checkpoint_.empty()) {
    if (const Status kept = replace_file(files_, to_.checkpoint, checkpoint_); !kept) return kept;
  }
  if (const Status renamed = files_.rename(part_.path, to_.database); !renamed) return renamed;
  return files_.sync_folder(folder_of(to_.database));
}

}  // namespace

Status backup_ledger(const std::string& ledger, const std::string& file, FileOperations& files) {
  const auto opened = open_ledger(ledger, {});  // tells whether it is one
  if (!opened) return opened.error();
  const LedgerFiles from = ledger_files(ledger);
  const Scrap copy{file + ".ledger-" + std::to_string(::getpid())};
  if (const Status copied = copy_database(from.database, copy.path); !copied) return copied;
  auto database = Database::open(copy.path, Database::Mode::read);
  if (!database) return database.error();
  ArchiveWriter archive(files, file);
  if (const Status begun = archive.begin(); !begun) return begun;
  if (const Status added = archive.add_file(kDatabase, copy.path); !added) return added;
  {
    Query last = (*database)->query("SELECT note FROM checkpoint ORDER BY size DESC LIMIT 1");
    if (last.step()) {
      if (const Status added = archive.add(kCheckpoint, last.text(0)); !added) return added;
    }
  }
  const BlobFolder blobs(from.blobs, files);
  Query inputs = (*database)->query("SELECT id FROM input ORDER BY input");
  while (inputs.step()) {
    const std::string id = inputs.text(0);
    if (const Status added = archive.add_file(blob_entry(id), blobs.path_of(id)); !added)
      return added;
  }
  if (const Status read = (*database)->take(); !read) return read;
  return archive.keep();
}

Status restore_ledger(const std::string& file, const std::string& ledger, FileOperations& files) {
  const LedgerFiles to = ledger_files(ledger);
  const auto lock = WriteLock::take(to.lock, std::chrono::seconds(10));
  if (!lock) return lock.error();
  std::error_code ignored;
  if (fs::exists(to.database, ignored)) {
    return Error{ErrorCode::usage, "there is something under this name already", ledger,
                 "choose another name", ""};
  }
  // Blobs without a ledger are what a killed restore left, or all that is left of a ledger.
  const bool had_blobs = fs::exists(to.blobs, ignored);
  const Status done = Restoring(file, to, files).run();
  if (!done && !had_blobs) fs::remove_all(to.blobs, ignored);
  return done;
}

}  // namespace isnad
