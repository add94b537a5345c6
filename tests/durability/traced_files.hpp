// The ledger's file operations, written down in a DiskTrace.
#pragma once

#include <map>

#include "isnad/ledger/file_operations.hpp"

#include "tests/durability/disk_trace.hpp"

namespace isnad {

// What a program would forget that has a fault; negative controls, for which losses must be found.
enum class Forgets { nothing, log_syncs, file_syncs, folder_syncs };

class TracedFiles final : public FileOperations {
 public:
  TracedFiles(DiskTrace& trace, Forgets forgets) : trace_(trace), forgets_(forgets) {}

  Result<int> create(const std::string& path) override {
    const Result<int> file = system_files().create(path);
    if (file) open_[*file] = {trace_.open(path, true), 0};
    return file;
  }
  Status write(int file, std::string_view bytes) override {
    Open& open = open_.at(file);
    trace_.write(open.file, open.size, bytes);
    open.size += bytes.size();
    return system_files().write(file, bytes);
  }
  Status sync(int file) override {
    if (forgets_ != Forgets::file_syncs) trace_.sync(open_.at(file).file);
    return Done{};
  }
  Status close(int file) override {
    open_.erase(file);
    return system_files().close(file);
  }
  Status rename(const std::string& from, const std::string& to) override {
    const Status renamed = system_files().rename(from, to);
    if (renamed) trace_.rename(from, to);
    return renamed;
  }
  Status remove(const std::string& path) override {
    trace_.remove(path);
    return system_files().remove(path);
  }
  Status make_folder(const std::string& path) override {
    trace_.make_folder(path);
    return system_files().make_folder(path);
  }
  Status sync_folder(const std::string& path) override {
    if (forgets_ != Forgets::folder_syncs) trace_.sync_folder(path);
    return Done{};
  }

 private:
  struct Open {
    uint32_t file = 0;
    uint64_t size = 0;
  };
  DiskTrace& trace_;
  Forgets forgets_;
  std::map<int, Open> open_;
};

}  // namespace isnad
