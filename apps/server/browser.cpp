#include "apps/server/browser.hpp"

#include <fcntl.h>
#include <filesystem>
#include <spawn.h>
#include <unistd.h>

#include "isnad/ledger/file_operations.hpp"

extern char** environ;

namespace isnad {
namespace {

// Starts `xdg-open FILE` and does not wait for it.
void show(std::string file) {
  posix_spawn_file_actions_t quiet;
  posix_spawn_file_actions_init(&quiet);
  for (const int number : {STDIN_FILENO, STDOUT_FILENO, STDERR_FILENO})
    posix_spawn_file_actions_addopen(&quiet, number, "/dev/null", O_RDWR, 0);
  std::string program = "xdg-open";
  char* const words[] = {program.data(), file.data(), nullptr};
  pid_t child = 0;
  posix_spawnp(&child, program.c_str(), &quiet, nullptr, words, environ);
  posix_spawn_file_actions_destroy(&quiet);
}

}  // namespace

BrowserDoor::BrowserDoor(const std::string& ledger) {
  std::error_code ignored;
  file_ = std::filesystem::absolute(ledger + ".open.html", ignored).string();
}

BrowserDoor::~BrowserDoor() { close(); }

void BrowserDoor::open(const std::string& link) {
  const std::string page =
      "<!doctype html><meta charset=utf-8><meta name=referrer content=no-referrer>"
      "<meta http-equiv=refresh content=\"0;url=" +
      link + "\"><a href=\"" + link + "\">isnad</a>\n";
  if (!replace_file(system_files(), file_, page)) return;
  open_ = true;
  show(file_);
}

void BrowserDoor::close() {
  if (!open_) return;
  open_ = false;
  // What stays leads to a link that opens nothing any more.
  (void)system_files().remove(file_);
}

}  // namespace isnad
