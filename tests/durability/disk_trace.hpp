// What did a program ask of the disk, and what may be left of it after a power cut?
//
// A DiskTrace is what the SQLite VFS shim (traced_vfs.hpp) and the ledger's file operations
// (traced_files.hpp) were asked, in order. Everything also happens on the real files, so that the
// program runs on as it would; the trace alone says what the disk is sure to hold.
//
// after_power_cut() is a page cache that loses: content lasts once its file was synced, a name once
// its folder was synced after it. Of what was not, any part may have reached the disk, in any
// order, writes torn at sectors of 512 bytes. It is harsher than journaling file systems are.
#pragma once

#include <cstdint>
#include <map>
#include <mutex>
#include <random>
#include <string>
#include <string_view>
#include <vector>

namespace isnad {

enum class DiskAct { create, write, truncate, sync, link, unlink, make_folder, sync_folder, mark };

struct DiskStep {
  DiskAct act = DiskAct::mark;
  std::string path;     // of link, unlink, make_folder, sync_folder
  uint32_t file = 0;    // of create, write, truncate, sync, link
  uint64_t offset = 0;  // of write; the size of truncate
  std::string bytes;    // of write; the text of a mark
};

class DiskTrace {
 public:
  // Steps on paths that are not below `folder` are left out.
  explicit DiskTrace(std::string folder) : folder_(std::move(folder)) {}

  // The first steps: all of it is there, and lasts.
  void adopt(const std::map<std::string, std::string>& image);

  uint32_t open(const std::string& path, bool is_new);
  void write(uint32_t file, uint64_t offset, std::string_view bytes);
  void truncate(uint32_t file, uint64_t size);
  void sync(uint32_t file);
  void rename(const std::string& from, const std::string& to);
  void remove(const std::string& path);
  void make_folder(const std::string& path);
  void sync_folder(const std::string& path);
  // What the program has said to its user.
  void mark(std::string text);

  const std::vector<DiskStep>& steps() const { return steps_; }

 private:
  void add(DiskStep step);
  std::string below(const std::string& path) const;

  std::string folder_;
  std::map<std::string, uint32_t> names_;
  uint32_t files_ = 0;
  std::vector<DiskStep> steps_;
};

// Files by path relative to the folder of the trace; a path that ends in '/' is a folder.
using DiskImage = std::map<std::string, std::string>;

// What the first `count` steps on an empty folder leave when the power goes.
DiskImage after_power_cut(const std::vector<DiskStep>& steps, size_t count,
                          std::mt19937_64& chance);

void write_image(const DiskImage& image, const std::string& folder);

}  // namespace isnad
