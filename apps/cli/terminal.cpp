#include "apps/cli/terminal.hpp"

#include <cstdlib>
#include <string_view>
#include <unistd.h>

namespace isnad {

Colour colour_of_terminal() {
  const char* term = std::getenv("TERM");
  const bool plain =
      std::getenv("NO_COLOR") != nullptr || term == nullptr || std::string_view(term) == "dumb";
  return ::isatty(STDOUT_FILENO) == 1 && !plain ? Colour::on : Colour::off;
}

}  // namespace isnad
