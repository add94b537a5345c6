#include "isnad/packs/pack_files.hpp"

#include <algorithm>
#include <fcntl.h>
#include <set>
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

void add_file(const fs::path& path, std::vector<char>& buffer, RunningHash& hash) {
  hash.add_part(path.native());
  const int file = open(path.c_str(), O_RDONLY | O_CLOEXEC);
  uint64_t size = 0;
  ssize_t got = 0;
  while (file >= 0 && (got = read(file, buffer.data(), buffer.size())) > 0) {
    hash.add({buffer.data(), static_cast<size_t>(got)});
    size += static_cast<uint64_t>(got);
  }
  if (file >= 0) close(file);
  hash.add({reinterpret_cast<const char*>(&size), sizeof size});
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
  RunningHash hash;
  std::vector<char> buffer(size_t{256} << 10);
  for (const std::string& folder : folders) {
    hash.add_part(folder);
    for (const fs::path& pack : pack_folders(folder)) {
      for (const fs::path& file : knowledge_files(pack)) add_file(file, buffer, hash);
    }
  }
  return hash.finish();
}

}  // namespace isnad
