// How far is the work? A line on a terminal, once the work takes long.
#pragma once

#include <chrono>
#include <cstddef>

#include "isnad/exports/labels.hpp"

namespace isnad {

class Progress {
 public:
  explicit Progress(const Labels& messages);
  ~Progress();
  // Shows the line anew, at most some times a second.
  void step(size_t documents, size_t inputs_begun, size_t inputs);

 private:
  using Clock = std::chrono::steady_clock;
  const Labels& messages_;
  bool terminal_;
  bool shown_ = false;
  Clock::time_point start_ = Clock::now();
  Clock::time_point last_ = start_;
};

}  // namespace isnad
