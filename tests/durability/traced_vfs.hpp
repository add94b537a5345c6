// SQLite's file system, written down in a DiskTrace.
#pragma once

#include "tests/durability/traced_files.hpp"

namespace isnad {

// Until it is destroyed, databases below the trace's folder are opened through it: it passes all on
// to SQLite's own file system, but for syncs, which cost time and are the trace's to know.
class TracedVfs {
 public:
  TracedVfs(DiskTrace& trace, Forgets forgets);
  ~TracedVfs();
  TracedVfs(const TracedVfs&) = delete;
  TracedVfs& operator=(const TracedVfs&) = delete;
};

}  // namespace isnad
