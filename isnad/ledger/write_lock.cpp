#include "isnad/ledger/write_lock.hpp"

#include <cerrno>
#include <cstring>
#include <fcntl.h>
#include <sys/file.h>
#include <thread>
#include <unistd.h>
#include <utility>

namespace isnad {
namespace {

constexpr std::chrono::milliseconds kPause{20};

}  // namespace

Result<WriteLock> WriteLock::take(const std::string& path, std::chrono::milliseconds wait) {
  const int file = ::open(path.c_str(), O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0600);
  if (file < 0) {
    return Error{ErrorCode::storage, std::string("cannot be opened: ") + std::strerror(errno), path,
                 "check the permissions of the folder", ""};
  }
  WriteLock lock(file);
  const auto end = std::chrono::steady_clock::now() + wait;
  while (::flock(file, LOCK_EX | LOCK_NB) != 0) {
    if (errno != EWOULDBLOCK && errno != EINTR) {
      return Error{ErrorCode::storage, std::string("cannot be locked: ") + std::strerror(errno),
                   path, "keep the ledger on a local disk", ""};
    }
    if (std::chrono::steady_clock::now() >= end) {
      return Error{ErrorCode::busy, "another program writes to this ledger", path,
                   "try again when it is done, or wait longer with --wait", ""};
    }
    std::this_thread::sleep_for(kPause);
  }
  return lock;
}

WriteLock::WriteLock(WriteLock&& other) noexcept : file_(std::exchange(other.file_, -1)) {}

WriteLock& WriteLock::operator=(WriteLock&& other) noexcept {
  std::swap(file_, other.file_);
  return *this;
}

WriteLock::~WriteLock() {
  if (file_ >= 0) ::close(file_);
}

}  // namespace isnad
