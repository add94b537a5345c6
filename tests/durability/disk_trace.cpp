#include "tests/durability/disk_trace.hpp"

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <set>
#include <stdexcept>

namespace isnad {

namespace {

constexpr uint64_t kSector = 512;

// How much of what was not synced survives one power cut.
enum class Survival { nothing, beginning, anything, torn, everything };

struct File {
  std::string synced;
  std::vector<const DiskStep*> waiting;  // writes and truncations since the last sync
};

struct Disk {
  std::map<uint32_t, File> files;
  std::map<std::string, uint32_t> names;  // that last
  std::set<std::string> folders;          // that last
  std::vector<const DiskStep*> waiting;   // changes of names that may not last
};

std::string folder_of(const std::string& path) {
  const size_t slash = path.rfind('/');
  return slash == path.npos ? "" : path.substr(0, slash);
}

void overwrite(std::string& content, uint64_t offset, std::string_view bytes) {
  if (content.size() < offset + bytes.size()) content.resize(offset + bytes.size(), '\0');
  std::copy(bytes.begin(), bytes.end(), content.begin() + static_cast<ptrdiff_t>(offset));
}

void apply(std::string& content, const DiskStep& step) {
  if (step.act == DiskAct::truncate) {
    content.resize(step.offset, '\0');
  } else {
    overwrite(content, step.offset, step.bytes);
  }
}

// Some of its sectors.
void apply_torn(std::string& content, const DiskStep& step, std::mt19937_64& chance) {
  if (step.act == DiskAct::truncate) return apply(content, step);
  const uint64_t end = step.offset + step.bytes.size();
  for (uint64_t at = step.offset; at < end;) {
    const uint64_t next = std::min(end, (at / kSector + 1) * kSector);
    if (chance() % 2 == 0)
      overwrite(content, at, std::string_view(step.bytes).substr(at - step.offset, next - at));
    at = next;
  }
}

void rename_step(Disk& disk, const DiskStep& step) {
  if (step.act == DiskAct::link) disk.names[step.path] = step.file;
  if (step.act == DiskAct::unlink) disk.names.erase(step.path);
  if (step.act == DiskAct::make_folder) disk.folders.insert(step.path);
}

void sync_folder(Disk& disk, const std::string& folder) {
  std::vector<const DiskStep*> later;
  for (const DiskStep* step : disk.waiting) {
    if (folder_of(step->path) == folder) {
      rename_step(disk, *step);
    } else {
      later.push_back(step);
    }
  }
  disk.waiting = std::move(later);
}

void happen(Disk& disk, const DiskStep& step) {
  switch (step.act) {
    case DiskAct::write:
    case DiskAct::truncate:
      disk.files[step.file].waiting.push_back(&step);
      break;
    case DiskAct::sync: {
      File& file = disk.files[step.file];
      for (const DiskStep* write : file.waiting) apply(file.synced, *write);
      file.waiting.clear();
      break;
    }
    case DiskAct::link:
    case DiskAct::unlink:
    case DiskAct::make_folder:
      disk.waiting.push_back(&step);
      break;
    case DiskAct::sync_folder:
      sync_folder(disk, step.path);
      break;
    case DiskAct::create:
    case DiskAct::mark:
      break;
  }
}

std::string surviving_content(const File& file, Survival survival, std::mt19937_64& chance) {
  std::string content = file.synced;
  std::vector<const DiskStep*> waiting = file.waiting;
  if (survival == Survival::nothing) return content;
  if (survival == Survival::beginning) waiting.resize(chance() % (waiting.size() + 1));
  if (survival == Survival::anything || survival == Survival::torn) {
    std::erase_if(waiting, [&](const DiskStep*) { return chance() % 2 == 0; });
    std::shuffle(waiting.begin(), waiting.end(), chance);
  }
  for (const DiskStep* step : waiting) {
    if (survival == Survival::torn) {
      apply_torn(content, *step, chance);
    } else {
      apply(content, *step);
    }
  }
  return content;
}

}  // namespace

uint32_t DiskTrace::open(const std::string& path, bool is_new) {
  const std::string name = below(path);
  const auto known = names_.find(name);
  if (!is_new && known != names_.end()) return known->second;
  const uint32_t file = ++files_;
  names_[name] = file;
  add({DiskAct::create, "", file, 0, ""});
  if (is_new) add({DiskAct::link, name, file, 0, ""});
  return file;
}

void DiskTrace::adopt(const DiskImage& image) {
  for (const auto& [name, content] : image) {
    const std::string path = folder_ + "/" + name;
    if (name.back() == '/') {
      make_folder(path.substr(0, path.size() - 1));
    } else {
      const uint32_t file = open(path, true);
      write(file, 0, content);
      sync(file);
    }
  }
  std::set<std::string> folders = {""};
  for (const DiskStep& step : std::vector<DiskStep>(steps_)) {
    if (step.act == DiskAct::make_folder) folders.insert(step.path);
  }
  for (const std::string& folder : folders)
    sync_folder(folder.empty() ? folder_ : folder_ + "/" + folder);
}

void DiskTrace::write(uint32_t file, uint64_t offset, std::string_view bytes) {
  add({DiskAct::write, "", file, offset, std::string(bytes)});
}
void DiskTrace::truncate(uint32_t file, uint64_t size) {
  add({DiskAct::truncate, "", file, size, ""});
}
void DiskTrace::sync(uint32_t file) { add({DiskAct::sync, "", file, 0, ""}); }

void DiskTrace::rename(const std::string& from, const std::string& to) {
  const uint32_t file = names_.at(below(from));
  names_.erase(below(from));
  names_[below(to)] = file;
  add({DiskAct::link, below(to), file, 0, ""});
  add({DiskAct::unlink, below(from), 0, 0, ""});
}

void DiskTrace::remove(const std::string& path) {
  if (names_.erase(below(path)) > 0) add({DiskAct::unlink, below(path), 0, 0, ""});
}

void DiskTrace::make_folder(const std::string& path) {
  add({DiskAct::make_folder, below(path), 0, 0, ""});
}

void DiskTrace::sync_folder(const std::string& path) {
  add({DiskAct::sync_folder, path == folder_ ? "" : below(path), 0, 0, ""});
}

void DiskTrace::mark(std::string text) { add({DiskAct::mark, "", 0, 0, std::move(text)}); }

void DiskTrace::add(DiskStep step) { steps_.push_back(std::move(step)); }

std::string DiskTrace::below(const std::string& path) const {
  if (path.rfind(folder_ + "/", 0) != 0) throw std::runtime_error("outside the folder: " + path);
  return path.substr(folder_.size() + 1);
}

DiskImage after_power_cut(const std::vector<DiskStep>& steps, size_t count,
                          std::mt19937_64& chance) {
  Disk disk;
  disk.folders.insert("");
  for (size_t i = 0; i < count; ++i) happen(disk, steps[i]);
  const auto survival = static_cast<Survival>(chance() % 5);
  for (const DiskStep* step : disk.waiting) {
    const bool lasts =
        survival == Survival::everything || (survival != Survival::nothing && chance() % 2 == 0);
    if (lasts) rename_step(disk, *step);
  }
  DiskImage image;
  for (const std::string& folder : disk.folders) {
    if (!folder.empty()) image[folder + "/"] = "";
  }
  for (const auto& [name, file] : disk.names) {
    if (disk.folders.contains(folder_of(name)))
      image[name] = surviving_content(disk.files[file], survival, chance);
  }
  return image;
}

void write_image(const DiskImage& image, const std::string& folder) {
  namespace fs = std::filesystem;
  fs::create_directories(folder);
  for (const auto& [name, content] : image) {
    const std::string path = folder + "/" + name;
    if (name.back() == '/') {
      fs::create_directories(path);
      continue;
    }
    fs::create_directories(fs::path(path).parent_path());
    std::ofstream(path, std::ios::binary) << content;
    fs::permissions(path, fs::perms::owner_read | fs::perms::owner_write);
  }
}

}  // namespace isnad
