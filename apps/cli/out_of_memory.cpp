#include "apps/cli/out_of_memory.hpp"

#include <new>
#include <unistd.h>

#include "apps/cli/exit_code.hpp"

namespace isnad {
namespace {

// Nothing may be allocated here, so the words are not those of messages.tsv.
[[noreturn]] void end_now() {
  constexpr char kLine[] =
      "isnad: LIMIT: out of memory (\xD9\x86\xD9\x81\xD8\xAF\xD8\xAA "
      "\xD8\xA7\xD9\x84\xD8\xB0\xD8\xA7\xD9\x83\xD8\xB1\xD8\xA9); run it again with more\n";
  if (::write(STDERR_FILENO, kLine, sizeof kLine - 1) < 0) ::_exit(kLimit);
  ::_exit(kLimit);
}

}  // namespace

void end_when_out_of_memory() { std::set_new_handler(end_now); }

}  // namespace isnad
