#include "tests/durability/traced_vfs.hpp"

#include <cstring>
#include <new>
#include <sqlite3.h>
#include <unistd.h>

namespace isnad {

namespace {

struct Tracing {
  DiskTrace* trace = nullptr;
  Forgets forgets = Forgets::nothing;
  sqlite3_vfs* below = nullptr;
  sqlite3_vfs vfs{};
};
Tracing tracing;

struct TracedFile {
  sqlite3_file base;
  std::string* path;
  uint32_t file;
  bool is_log;        // of the write-ahead log
  bool syncs_folder;  // with the next sync, as SQLite does for journals it may have made
  sqlite3_file* below() { return reinterpret_cast<sqlite3_file*>(this + 1); }
};

TracedFile& traced(sqlite3_file* file) { return *reinterpret_cast<TracedFile*>(file); }
sqlite3_file* under(sqlite3_file* file) { return traced(file).below(); }
const sqlite3_io_methods& calls(sqlite3_file* file) { return *under(file)->pMethods; }

int close_file(sqlite3_file* file) {
  const int code = calls(file).xClose(under(file));
  delete traced(file).path;
  return code;
}
int read_file(sqlite3_file* file, void* to, int size, sqlite3_int64 at) {
  return calls(file).xRead(under(file), to, size, at);
}
int write_file(sqlite3_file* file, const void* bytes, int size, sqlite3_int64 at) {
  tracing.trace->write(traced(file).file, static_cast<uint64_t>(at),
                       {static_cast<const char*>(bytes), static_cast<size_t>(size)});
  return calls(file).xWrite(under(file), bytes, size, at);
}
int truncate_file(sqlite3_file* file, sqlite3_int64 size) {
  tracing.trace->truncate(traced(file).file, static_cast<uint64_t>(size));
  return calls(file).xTruncate(under(file), size);
}
int sync_file(sqlite3_file* file, int) {
  TracedFile& self = traced(file);
  if (self.is_log && tracing.forgets == Forgets::log_syncs) return SQLITE_OK;
  tracing.trace->sync(self.file);
  if (self.syncs_folder) tracing.trace->sync_folder(folder_of(*self.path));
  self.syncs_folder = false;
  return SQLITE_OK;
}
int size_of_file(sqlite3_file* file, sqlite3_int64* size) {
  return calls(file).xFileSize(under(file), size);
}
int lock_file(sqlite3_file* file, int level) { return calls(file).xLock(under(file), level); }
int unlock_file(sqlite3_file* file, int level) { return calls(file).xUnlock(under(file), level); }
int check_lock(sqlite3_file* file, int* out) {
  return calls(file).xCheckReservedLock(under(file), out);
}
int control_file(sqlite3_file* file, int what, void* with) {
  return calls(file).xFileControl(under(file), what, with);
}
int sector_size(sqlite3_file* file) { return calls(file).xSectorSize(under(file)); }
int device_traits(sqlite3_file* file) { return calls(file).xDeviceCharacteristics(under(file)); }
int map_shared(sqlite3_file* file, int page, int size, int extend, void volatile** out) {
  return calls(file).xShmMap(under(file), page, size, extend, out);
}
int lock_shared(sqlite3_file* file, int at, int count, int flags) {
  return calls(file).xShmLock(under(file), at, count, flags);
}
void shared_barrier(sqlite3_file* file) { calls(file).xShmBarrier(under(file)); }
int unmap_shared(sqlite3_file* file, int remove) {
  return calls(file).xShmUnmap(under(file), remove);
}

const sqlite3_io_methods kCalls = {2,
                                   close_file,
                                   read_file,
                                   write_file,
                                   truncate_file,
                                   sync_file,
                                   size_of_file,
                                   lock_file,
                                   unlock_file,
                                   check_lock,
                                   control_file,
                                   sector_size,
                                   device_traits,
                                   map_shared,
                                   lock_shared,
                                   shared_barrier,
                                   unmap_shared,
                                   nullptr,
                                   nullptr};

int open_file(sqlite3_vfs*, const char* name, sqlite3_file* file, int flags, int* out) {
  // A temporary file is nobody's loss.
  if (name == nullptr) return tracing.below->xOpen(tracing.below, name, file, flags, out);
  TracedFile& self = traced(file);
  self.base.pMethods = nullptr;
  const bool is_new = access(name, F_OK) != 0;
  const int code = tracing.below->xOpen(tracing.below, name, self.below(), flags, out);
  if (code != SQLITE_OK) return code;
  self.path = new std::string(name);
  self.is_log = (flags & SQLITE_OPEN_WAL) != 0;
  self.syncs_folder = (flags & SQLITE_OPEN_CREATE) != 0 &&
                      (flags & (SQLITE_OPEN_WAL | SQLITE_OPEN_MAIN_JOURNAL)) != 0;
  self.file = tracing.trace->open(*self.path, is_new);
  self.base.pMethods = &kCalls;
  return SQLITE_OK;
}

int delete_file(sqlite3_vfs*, const char* name, int sync_folder) {
  const int code = tracing.below->xDelete(tracing.below, name, 0);
  if (code != SQLITE_OK) return code;
  tracing.trace->remove(name);
  if (sync_folder != 0) tracing.trace->sync_folder(folder_of(name));
  return SQLITE_OK;
}

}  // namespace

TracedVfs::TracedVfs(DiskTrace& trace, Forgets forgets) {
  tracing.trace = &trace;
  tracing.forgets = forgets;
  tracing.below = sqlite3_vfs_find(nullptr);
  tracing.vfs = *tracing.below;
  tracing.vfs.zName = "traced";
  tracing.vfs.pNext = nullptr;
  tracing.vfs.szOsFile += static_cast<int>(sizeof(TracedFile));
  tracing.vfs.xOpen = open_file;
  tracing.vfs.xDelete = delete_file;
  sqlite3_vfs_register(&tracing.vfs, 1);
}

TracedVfs::~TracedVfs() {
  sqlite3_vfs_unregister(&tracing.vfs);
  sqlite3_vfs_register(tracing.below, 1);
}

}  // namespace isnad
