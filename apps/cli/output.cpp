#include "apps/cli/output.hpp"

#include <cerrno>
#include <cstring>
#include <filesystem>
#include <unistd.h>

namespace isnad {
namespace {

Error storage_error(const std::string& where) {
  return {ErrorCode::storage, std::string("cannot write: ") + std::strerror(errno), where,
          "check the free space and the permissions", ""};
}

}  // namespace

Status StandardOutput::check(bool good) {
  if (good || reader_gone_) return Done{};
  if (errno != EPIPE) return storage_error("standard output");
  reader_gone_ = true;
  return Done{};
}

Status StandardOutput::write(std::string_view bytes) {
  if (reader_gone_ || bytes.empty()) return Done{};
  return check(std::fwrite(bytes.data(), 1, bytes.size(), stdout) == bytes.size());
}

Status StandardOutput::finish() { return check(std::fflush(stdout) == 0); }

Result<CompleteFile> CompleteFile::create(const std::string& path) {
  CompleteFile file;
  file.path_ = path;
  std::error_code ignored;
  const auto status = std::filesystem::status(path, ignored);
  if (std::filesystem::exists(status) && !std::filesystem::is_regular_file(status)) {
    file.file_ = std::fopen(path.c_str(), "wb");
  } else {
    file.part_ = path + ".part-" + std::to_string(::getpid());
    file.file_ = std::fopen(file.part_.c_str(), "wb");
  }
  if (file.file_ == nullptr) return storage_error(path);
  return file;
}

CompleteFile::CompleteFile(CompleteFile&& other) noexcept
    : path_(std::move(other.path_)),
      part_(std::move(other.part_)),
      file_(std::exchange(other.file_, nullptr)) {
  other.part_.clear();
}

CompleteFile::~CompleteFile() {
  if (file_ != nullptr) std::fclose(file_);
  if (!part_.empty()) std::remove(part_.c_str());
}

Status CompleteFile::write(std::string_view bytes) {
  if (std::fwrite(bytes.data(), 1, bytes.size(), file_) != bytes.size())
    return storage_error(path_);
  return Done{};
}

Status CompleteFile::keep() {
  if (std::fclose(std::exchange(file_, nullptr)) != 0) return storage_error(path_);
  if (part_.empty()) return Done{};
  if (std::rename(part_.c_str(), path_.c_str()) != 0) return storage_error(path_);
  part_.clear();
  return Done{};
}

}  // namespace isnad
