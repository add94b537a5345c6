// What happens when the k-th call that writes is the last, or fails? Loaded before libc
// (LD_PRELOAD), it counts the calls that change files below a folder, and at one of them kills the
// program or returns an error.
//
//   ISNAD_FAULT_BELOW  the folder (as /proc/self/fd names it)
//   ISNAD_FAULT_AT     number of the call, from 1; 0 = none
//   ISNAD_FAULT        kill, tear (half of a write, then kill), short (half of a write is all that
//                      is written), or the name of an error: EIO, ENOSPC, EDQUOT, EINTR
//   ISNAD_FAULT_STAYS  1: every such call from there on fails
//   ISNAD_FAULT_ALLOCATION  number of the allocation from which on (with ISNAD_FAULT_STAYS) or
//   which
//                      alone fails; 0 = none
//   ISNAD_FAULT_COUNT  file that gets the numbers of calls and allocations when the program ends in
//                      good order
#include <atomic>
#include <cerrno>
#include <csignal>
#include <cstdarg>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <dlfcn.h>
#include <fcntl.h>
#include <string>
#include <sys/stat.h>
#include <sys/types.h>
#include <unistd.h>

namespace {

enum class Fault { none, kill, tear, shorten, error };

struct Plan {
  std::string below;
  long at = 0;
  Fault fault = Fault::none;
  int error = 0;
  bool stays = false;
};

int error_named(const std::string& name) {
  if (name == "EIO") return EIO;
  if (name == "ENOSPC") return ENOSPC;
  if (name == "EDQUOT") return EDQUOT;
  if (name == "EINTR") return EINTR;
  return 0;
}

Plan read_plan() {
  const auto value = [](const char* name) {
    const char* text = getenv(name);
    return std::string(text == nullptr ? "" : text);
  };
  Plan plan;
  plan.below = value("ISNAD_FAULT_BELOW");
  plan.at = atol(value("ISNAD_FAULT_AT").c_str());
  plan.stays = value("ISNAD_FAULT_STAYS") == "1";
  const std::string fault = value("ISNAD_FAULT");
  plan.error = error_named(fault);
  if (fault == "kill") plan.fault = Fault::kill;
  if (fault == "tear") plan.fault = Fault::tear;
  if (fault == "short") plan.fault = Fault::shorten;
  if (plan.error != 0) plan.fault = Fault::error;
  return plan;
}

const Plan& plan() {
  static const Plan read = read_plan();
  return read;
}

std::atomic<long> calls{0};
std::atomic<long> allocations{-1000000000};  // until the program begins

// Read without allocating: it is asked from within malloc.
bool allocation_fails() {
  static const long at = [] {
    const char* text = getenv("ISNAD_FAULT_ALLOCATION");
    return text == nullptr ? 0 : atol(text);
  }();
  static const bool stays = [] {
    const char* text = getenv("ISNAD_FAULT_STAYS");
    return text != nullptr && *text == '1';
  }();
  const long now = ++allocations;
  return at > 0 && (now == at || (stays && now > at));
}

template <typename Call>
Call* real(const char* name) {
  return reinterpret_cast<Call*>(dlsym(RTLD_NEXT, name));
}

bool watched(const std::string& path) {
  return !plan().below.empty() && path.rfind(plan().below, 0) == 0;
}

bool watched(int file) {
  char link[64];
  char path[4096];
  snprintf(link, sizeof link, "/proc/self/fd/%d", file);
  const ssize_t size = readlink(link, path, sizeof path);
  return size > 0 && watched(std::string(path, static_cast<size_t>(size)));
}

[[noreturn]] void die() {
  kill(getpid(), SIGKILL);
  for (;;) pause();
}

// What is to happen at this call, which is one that writes.
Fault next_fault() {
  const long call = ++calls;
  const Plan& asked = plan();
  const bool now = call == asked.at || (asked.stays && asked.at > 0 && call > asked.at);
  if (!now) return Fault::none;
  if (asked.fault == Fault::kill) die();
  if (asked.fault == Fault::error) errno = asked.error;
  return asked.fault;
}

// For calls that have no halves.
bool fails() {
  const Fault fault = next_fault();
  if (fault == Fault::tear) die();
  return fault == Fault::error;
}

template <typename Write>
ssize_t faulty_write(int file, size_t size, Write write) {
  if (!watched(file)) return write(size);
  const Fault fault = next_fault();
  if (fault == Fault::error) return -1;
  if (fault == Fault::none || size < 2) return write(size);
  const ssize_t written = write(size / 2);
  if (fault == Fault::tear) die();
  return written;
}

template <typename Open>
int faulty_open(const char* path, int flags, Open open_real) {
  const bool writes = (flags & O_CREAT) != 0 && watched(path) && access(path, F_OK) != 0;
  if (writes && fails()) return -1;
  return open_real();
}

__attribute__((destructor)) void tell_count() {
  const char* path = getenv("ISNAD_FAULT_COUNT");
  if (path == nullptr) return;
  FILE* file = fopen(path, "w");
  if (file == nullptr) return;
  fprintf(file, "%ld %ld\n", calls.load(), allocations.load());
  fclose(file);
}

}  // namespace

extern "C" {

// Allocations are counted from here on: what the loader and the libraries need before is not the
// program's to answer for.
int __libc_start_main(int (*program)(int, char**, char**), int count, char** words, void (*init)(),
                      void (*fini)(), void (*loader)(), void* stack) {
  using Start =
      int(int (*)(int, char**, char**), int, char**, void (*)(), void (*)(), void (*)(), void*);
  static auto* const below = real<Start>("__libc_start_main");
  allocations = 0;
  return below(program, count, words, init, fini, loader, stack);
}

void* __libc_malloc(size_t size);
void* __libc_calloc(size_t count, size_t size);
void* __libc_realloc(void* memory, size_t size);

void* malloc(size_t size) { return allocation_fails() ? nullptr : __libc_malloc(size); }
void* calloc(size_t count, size_t size) {
  return allocation_fails() ? nullptr : __libc_calloc(count, size);
}
void* realloc(void* memory, size_t size) {
  return allocation_fails() ? nullptr : __libc_realloc(memory, size);
}

ssize_t write(int file, const void* bytes, size_t size) {
  static auto* const below = real<ssize_t(int, const void*, size_t)>("write");
  return faulty_write(file, size, [&](size_t part) { return below(file, bytes, part); });
}
ssize_t pwrite(int file, const void* bytes, size_t size, off_t at) {
  static auto* const below = real<ssize_t(int, const void*, size_t, off_t)>("pwrite");
  return faulty_write(file, size, [&](size_t part) { return below(file, bytes, part, at); });
}
ssize_t pwrite64(int file, const void* bytes, size_t size, off64_t at) {
  static auto* const below = real<ssize_t(int, const void*, size_t, off64_t)>("pwrite64");
  return faulty_write(file, size, [&](size_t part) { return below(file, bytes, part, at); });
}
int ftruncate(int file, off_t size) noexcept {
  static auto* const below = real<int(int, off_t)>("ftruncate");
  return watched(file) && fails() ? -1 : below(file, size);
}
int ftruncate64(int file, off64_t size) noexcept {
  static auto* const below = real<int(int, off64_t)>("ftruncate64");
  return watched(file) && fails() ? -1 : below(file, size);
}
int fsync(int file) {
  static auto* const below = real<int(int)>("fsync");
  return watched(file) && fails() ? -1 : below(file);
}
int fdatasync(int file) {
  static auto* const below = real<int(int)>("fdatasync");
  return watched(file) && fails() ? -1 : below(file);
}
int rename(const char* from, const char* to) noexcept {
  static auto* const below = real<int(const char*, const char*)>("rename");
  return watched(to) && fails() ? -1 : below(from, to);
}
int unlink(const char* path) noexcept {
  static auto* const below = real<int(const char*)>("unlink");
  return watched(path) && fails() ? -1 : below(path);
}
int remove(const char* path) noexcept {
  static auto* const below = real<int(const char*)>("remove");
  return watched(path) && fails() ? -1 : below(path);
}
int mkdir(const char* path, mode_t mode) noexcept {
  static auto* const below = real<int(const char*, mode_t)>("mkdir");
  return watched(path) && fails() ? -1 : below(path, mode);
}
int open(const char* path, int flags, ...) {
  static auto* const below = real<int(const char*, int, ...)>("open");
  va_list rest;
  va_start(rest, flags);
  const mode_t mode = (flags & O_CREAT) != 0 ? va_arg(rest, mode_t) : 0;
  va_end(rest);
  return faulty_open(path, flags, [&] { return below(path, flags, mode); });
}
int open64(const char* path, int flags, ...) {
  static auto* const below = real<int(const char*, int, ...)>("open64");
  va_list rest;
  va_start(rest, flags);
  const mode_t mode = (flags & O_CREAT) != 0 ? va_arg(rest, mode_t) : 0;
  va_end(rest);
  return faulty_open(path, flags, [&] { return below(path, flags, mode); });
}

}  // extern "C"
