// How does the program end? The exit codes of the contract that its commands use.
#pragma once

#include "isnad/base/result.hpp"

namespace isnad {

enum ExitCode {
  kDone = 0,
  kInternalError = 1,
  kUsage = 2,
  kSomeRefused = 3,
  kNothingUsable = 4,
  kIntegrity = 5,
  kNoLedger = 6,
  kBusy = 7,
  kKey = 8,
  kStorage = 9,
  kLimit = 10,
  kConflict = 11,
  kRefusedByPolicy = 12,
  kPartMissing = 14,
  kPackBroken = 15,
  kInterrupted = 130,
  kTerminated = 143,
};

ExitCode exit_code_of(ErrorCode code);

}  // namespace isnad
