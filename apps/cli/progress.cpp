#include "apps/cli/progress.hpp"

#include <algorithm>
#include <cstdio>
#include <unistd.h>

namespace isnad {
namespace {

constexpr std::chrono::milliseconds kLong{1500};
constexpr std::chrono::milliseconds kPause{200};
constexpr size_t kBar = 24;

}  // namespace

ProgressBar::ProgressBar(const Labels& messages)
    : messages_(messages), terminal_(::isatty(STDERR_FILENO) == 1) {}

ProgressBar::~ProgressBar() {
  if (shown_) std::fputs("\r\x1B[K", stderr);
}

bool ProgressBar::is_due() {
  if (!terminal_) return false;
  const Clock::time_point now = Clock::now();
  if (now - start_ < kLong || now - last_ < kPause) return false;
  last_ = now;
  return true;
}

void ProgressBar::show(size_t full, const std::string& line) {
  shown_ = true;
  const std::string bar = "[" + std::string(full, '#') + std::string(kBar - full, '.') + "] ";
  std::fprintf(stderr, "\r\x1B[K%s%s", bar.c_str(), line.c_str());
  std::fflush(stderr);
}

void ProgressBar::step(size_t documents, size_t inputs_begun, size_t inputs) {
  if (!is_due()) return;
  show(inputs == 0 ? 0 : inputs_begun * kBar / inputs,
       filled(messages_["progress"], {{"documents", std::to_string(documents)},
                                      {"begun", std::to_string(inputs_begun)},
                                      {"inputs", std::to_string(inputs)}}));
}

void ProgressBar::step_bytes(size_t documents, uint64_t done, uint64_t all) {
  if (!is_due()) return;
  const double seconds = std::chrono::duration<double>(Clock::now() - start_).count();
  const double rate = static_cast<double>(done) / seconds;
  const uint64_t rest = all > done ? all - done : 0;
  const auto left = static_cast<uint64_t>(rate > 0 ? static_cast<double>(rest) / rate : 0);
  char megabytes[32], time[32];
  std::snprintf(megabytes, sizeof megabytes, "%.1f", rate / 1e6);
  std::snprintf(time, sizeof time, "%llu:%02llu", static_cast<unsigned long long>(left / 60),
                static_cast<unsigned long long>(left % 60));
  show(all == 0 ? 0 : static_cast<size_t>(std::min(done, all) * kBar / all),
       filled(messages_["progress.bytes"],
              {{"documents", std::to_string(documents)}, {"rate", megabytes}, {"left", time}}));
}

}  // namespace isnad
