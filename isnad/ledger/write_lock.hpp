// Who may write? The one that holds the lock on LEDGER.lock: writing and checkpointing by one
// program at a time. Readers never take it. The lock ends with the program, however that ends.
#pragma once

#include <chrono>
#include <string>

#include "isnad/base/result.hpp"

namespace isnad {

class WriteLock {
 public:
  // Waits so long for another program to be done; then ErrorCode::busy.
  static Result<WriteLock> take(const std::string& path, std::chrono::milliseconds wait);
  WriteLock(WriteLock&& other) noexcept;
  WriteLock& operator=(WriteLock&& other) noexcept;
  ~WriteLock();

 private:
  explicit WriteLock(int file) : file_(file) {}
  int file_ = -1;
};

}  // namespace isnad
