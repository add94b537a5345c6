#include "apps/cli/progress.hpp"

#include <cstdio>
#include <unistd.h>

namespace isnad {
namespace {

constexpr std::chrono::milliseconds kLong{1500};
constexpr std::chrono::milliseconds kPause{200};
constexpr size_t kBar = 24;

}  // namespace

Progress::Progress(const Labels& messages)
    : messages_(messages), terminal_(::isatty(STDERR_FILENO) == 1) {}

Progress::~Progress() {
  if (shown_) std::fputs("\r\x1B[K", stderr);
}

void Progress::step(size_t documents, size_t inputs_begun, size_t inputs) {
  if (!terminal_) return;
  const Clock::time_point now = Clock::now();
  if (now - start_ < kLong || now - last_ < kPause) return;
  last_ = now;
  shown_ = true;
  const size_t full = inputs == 0 ? 0 : inputs_begun * kBar / inputs;
  const std::string bar = "[" + std::string(full, '#') + std::string(kBar - full, '.') + "] ";
  const std::string line = filled(messages_["progress"], {{"documents", std::to_string(documents)},
                                                          {"begun", std::to_string(inputs_begun)},
                                                          {"inputs", std::to_string(inputs)}});
  std::fprintf(stderr, "\r\x1B[K%s%s", bar.c_str(), line.c_str());
  std::fflush(stderr);
}

}  // namespace isnad
