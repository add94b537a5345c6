#include "isnad/packs/pack_files.hpp"

#include <algorithm>
#include <ctime>
#include <fcntl.h>
#include <set>
#include <sys/stat.h>
#include <unistd.h>

namespace isnad {

namespace fs = std::filesystem;

std::vector<fs::path> pack_folders(const fs::path& path) {
  if (fs::exists(path / "manifest.toml")) return {path};
  std::vector<fs::path> out;
  std::error_code ignored;
  for (const auto& entry : fs::directory_iterator(path, ignored)) {
    if (fs::exists(entry.path() / "manifest.toml")) out.push_back(entry.path());
  }
  std::sort(out.begin(), out.end());
  return out;
}

namespace {

bool is_knowledge(const fs::directory_entry& entry) {
  const fs::path& path = entry.path();
  const fs::path extension = path.extension();
  return (extension == ".tsv" || extension == ".toml") && path.filename() != "documents.tsv" &&
         entry.is_regular_file();
}

void add_number(RunningHash& hash, int64_t number) {
  hash.add({reinterpret_cast<const char*>(&number), sizeof number});
}

void add_contents(const fs::path& path, std::string& buffer, RunningHash& hash) {
  const int file = open(path.c_str(), O_RDONLY | O_CLOEXEC);
  int64_t size = 0;
  ssize_t got = 0;
  while (file >= 0 && (got = read(file, buffer.data(), buffer.size())) > 0) {
    hash.add({buffer.data(), static_cast<size_t>(got)});
    size += got;
  }
  if (file >= 0) close(file);
  add_number(hash, size);
}

// Returns when the file or what is known of it changed last, in seconds.
time_t add_state(const fs::path& path, RunningHash& hash) {
  struct stat file {};
  if (stat(path.c_str(), &file) != 0) return 0;
  add_number(hash, static_cast<int64_t>(file.st_dev));
  add_number(hash, static_cast<int64_t>(file.st_ino));
  add_number(hash, file.st_size);
  for (const timespec& time : {file.st_mtim, file.st_ctim}) {
    add_number(hash, time.tv_sec);
    add_number(hash, time.tv_nsec);
  }
  return std::max(file.st_mtim.tv_sec, file.st_ctim.tv_sec);
}

// Adds the folders, and what `add` does for each of their files.
template <typename Add>
Hash128 hash_files(const std::vector<std::string>& folders, Add add) {
  RunningHash hash;
  for (const std::string& folder : folders) {
    hash.add_part(folder);
    for (const fs::path& pack : pack_folders(folder)) {
      for (const fs::path& file : knowledge_files(pack)) {
        hash.add_part(file.native());
        add(file, hash);
      }
    }
  }
  return hash.finish();
}

}  // namespace

// At its root and one folder (a stage) deep. Other folders (documents, map) are not knowledge.
std::vector<fs::path> knowledge_files(const fs::path& folder) {
  static const std::set<std::string> not_stages = {"documents", "map", "licences"};
  std::vector<fs::path> out;
  for (const auto& entry : fs::directory_iterator(folder)) {
    if (is_knowledge(entry)) out.push_back(entry.path());
    if (!entry.is_directory() || not_stages.count(entry.path().filename().string()) > 0) continue;
    for (const auto& inner : fs::directory_iterator(entry.path())) {
      if (is_knowledge(inner)) out.push_back(inner.path());
    }
  }
  std::sort(out.begin(), out.end());
  return out;
}

Hash128 hash_of_packs(const std::vector<std::string>& folders) {
  std::string buffer(size_t{64} << 10, '\0');
  return hash_files(folders, [&buffer](const fs::path& file, RunningHash& hash) {
    add_contents(file, buffer, hash);
  });
}

Hash128 state_of_packs(const std::vector<std::string>& folders) {
  constexpr time_t kSettled = 2;  // seconds: more than the clock of any file system is coarse
  time_t last = 0;
  const Hash128 out = hash_files(folders, [&last](const fs::path& file, RunningHash& hash) {
    last = std::max(last, add_state(file, hash));
  });
  return last + kSettled < time(nullptr) ? out : Hash128();
}

}  // namespace isnad
