// How far is the work? A line on a terminal, once the work takes long.
#pragma once

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <string>

#include "isnad/exports/labels.hpp"

namespace isnad {

class ProgressBar {
 public:
  explicit ProgressBar(const Labels& messages);
  ~ProgressBar();
  // Shows the line anew, at most some times a second.
  void step(size_t documents, size_t inputs_begun, size_t inputs);
  // The same by bytes, with their rate and the time left.
  void step_bytes(size_t documents, uint64_t done, uint64_t all);

 private:
  bool is_due();
  void show(size_t full, const std::string& line);

  using Clock = std::chrono::steady_clock;
  const Labels& messages_;
  bool terminal_;
  bool shown_ = false;
  Clock::time_point start_ = Clock::now();
  Clock::time_point last_ = start_;
};

}  // namespace isnad
