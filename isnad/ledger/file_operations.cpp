#include "isnad/ledger/file_operations.hpp"

#include <cerrno>
#include <cstring>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

namespace isnad {

namespace {

Error storage_error(std::string_view act, const std::string& path) {
  return Error{ErrorCode::storage, std::string(act) + ": " + std::strerror(errno), path, "", ""};
}

class SystemFiles final : public FileOperations {
 public:
  Result<int> create(const std::string& path) override {
    const int file = open(path.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0600);
    if (file < 0) return storage_error("a file cannot be made", path);
    return file;
  }

  Status write(int file, std::string_view bytes) override {
    while (!bytes.empty()) {
      const ssize_t written = ::write(file, bytes.data(), bytes.size());
      if (written < 0 && errno == EINTR) continue;
      if (written < 0) return storage_error("a file cannot be written", "");
      bytes.remove_prefix(static_cast<size_t>(written));
    }
    return Done{};
  }

  Status sync(int file) override {
    if (fsync(file) != 0) return storage_error("a file cannot be brought to the disk", "");
    return Done{};
  }

  Status close(int file) override {
    if (::close(file) != 0) return storage_error("a file cannot be closed", "");
    return Done{};
  }

  Status rename(const std::string& from, const std::string& to) override {
    if (::rename(from.c_str(), to.c_str()) != 0) return storage_error("no renaming", to);
    return Done{};
  }

  Status remove(const std::string& path) override {
    if (unlink(path.c_str()) != 0 && errno != ENOENT) return storage_error("no removing", path);
    return Done{};
  }

  Status make_folder(const std::string& path) override {
    if (mkdir(path.c_str(), 0700) != 0 && errno != EEXIST) {
      return storage_error("a folder cannot be made", path);
    }
    return Done{};
  }

  Status sync_folder(const std::string& path) override {
    const int folder = open(path.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (folder < 0) return storage_error("a folder cannot be opened", path);
    const bool good = fsync(folder) == 0;
    const Error error = storage_error("a folder cannot be brought to the disk", path);
    ::close(folder);
    if (!good) return error;
    return Done{};
  }
};

// Writes and syncs the new file `path`; nothing is left of it after an error.
Status write_new(FileOperations& files, const std::string& path, std::string_view bytes) {
  const Result<int> file = files.create(path);
  if (!file) return file.error();
  Status status = files.write(*file, bytes);
  if (status) status = files.sync(*file);
  const Status closed = files.close(*file);
  if (status && !closed) status = closed;
  if (!status) (void)files.remove(path);
  return status;
}

}  // namespace

FileOperations& system_files() {
  static SystemFiles files;
  return files;
}

std::string folder_of(const std::string& path) {
  const size_t slash = path.rfind('/');
  if (slash == path.npos) return ".";
  return slash == 0 ? "/" : path.substr(0, slash);
}

Status create_file(FileOperations& files, const std::string& path, std::string_view bytes) {
  if (access(path.c_str(), F_OK) == 0) {
    errno = EEXIST;
    return storage_error("a file cannot be made", path);
  }
  return replace_file(files, path, bytes);
}

Status replace_file(FileOperations& files, const std::string& path, std::string_view bytes) {
  const std::string part = path + ".part";
  Status status = files.remove(part);  // of an attempt that was cut off
  if (status) status = write_new(files, part, bytes);
  if (status) status = files.rename(part, path);
  return status ? files.sync_folder(folder_of(path)) : status;
}

}  // namespace isnad
