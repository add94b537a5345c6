#include "apps/cli/interrupt.hpp"

#include <csignal>

namespace isnad {
namespace {

volatile std::sig_atomic_t received = 0;

// A second signal ends the program at once.
void note(int number) {
  received = number;
  std::signal(number, SIG_DFL);
}

}  // namespace

void watch_signals() {
  struct sigaction action = {};
  action.sa_handler = note;
  sigaction(SIGINT, &action, nullptr);
  sigaction(SIGTERM, &action, nullptr);
  std::signal(SIGPIPE, SIG_IGN);
}

int signal_received() { return received; }

}  // namespace isnad
