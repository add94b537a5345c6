#include "isnad/ledger/blob_folder.hpp"

#include <filesystem>
#include <unistd.h>

#include "isnad/base/sha256.hpp"

namespace isnad {
namespace {

namespace fs = std::filesystem;

constexpr size_t kChunk = size_t{1} << 18;
constexpr const char* kPart = "part-";

}  // namespace

BlobFolder::BlobFolder(std::string folder, FileOperations& files)
    : folder_(std::move(folder)), files_(files) {}

std::string BlobFolder::path_of(const std::string& id) const {
  const std::string hex = id.substr(id.find(':') + 1);
  if (hex.size() < 3) return folder_ + "/none";  // of a damaged ledger
  return folder_ + "/" + hex.substr(0, 2) + "/" + hex.substr(2);
}

Status BlobFolder::sweep() {
  std::error_code ignored;
  for (const auto& entry : fs::directory_iterator(folder_, ignored)) {
    const std::string name = entry.path().filename().native();
    if (!name.starts_with(kPart)) continue;
    if (const Status removed = files_.remove(entry.path().native()); !removed) return removed;
  }
  return Done{};
}

Status BlobFolder::write_all(int file, const ReadBytes& read, Blob& blob) {
  std::string buffer(kChunk, '\0');
  RunningSha256 hash;
  for (;;) {
    const Result<size_t> got = read(buffer.data(), buffer.size());
    if (!got) return got.error();
    if (*got == 0) break;
    const std::string_view bytes(buffer.data(), *got);
    hash.add(bytes);
    blob.bytes += bytes.size();
    if (const Status written = files_.write(file, bytes); !written) return written;
  }
  blob.id = "sha256:" + to_hex(hash.finish());
  return files_.sync(file);
}

// Gives the finished file its name. Bytes that are there already are replaced by themselves, so
// that whatever an earlier program left unsynced is synced now.
Status BlobFolder::place(const std::string& part, const Blob& blob) {
  const std::string path = path_of(blob.id), folder = folder_of(path);
  if (!synced_.contains(folder)) {
    if (const Status made = files_.make_folder(folder); !made) return made;
    if (const Status synced = files_.sync_folder(folder_); !synced) return synced;
    synced_.insert(folder);
  }
  if (const Status renamed = files_.rename(part, path); !renamed) return renamed;
  return files_.sync_folder(folder);
}

Result<Blob> BlobFolder::keep(const ReadBytes& read) {
  const std::string part =
      folder_ + "/" + kPart + std::to_string(::getpid()) + "-" + std::to_string(++parts_);
  const Result<int> file = files_.create(part);
  if (!file) return file.error();
  Blob blob;
  Status done = write_all(*file, read, blob);
  const Status closed = files_.close(*file);
  if (done && !closed) done = closed;
  if (done) done = place(part, blob);
  if (done) return blob;
  std::error_code ignored;
  fs::remove(part, ignored);
  return done.error();
}

}  // namespace isnad
