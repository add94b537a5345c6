#include "apps/cli/pack_folders.hpp"

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>

#include "isnad/base/sha256.hpp"
#include "isnad/knowledge_image.hpp"
#include "isnad/packs/pack_files.hpp"

namespace isnad {
namespace {

namespace fs = std::filesystem;

std::vector<std::string> split_path_list(const std::string& list) {
  std::vector<std::string> out;
  for (size_t at = 0; at <= list.size();) {
    const size_t end = std::min(list.find(':', at), list.size());
    if (end > at) out.push_back(list.substr(at, end - at));
    at = end + 1;
  }
  return out;
}

}  // namespace

Result<std::vector<std::string>> find_pack_folders(const std::vector<std::string>& named) {
  if (!named.empty()) return named;
  const char* variable = std::getenv("ISNAD_PACKS");
  if (variable != nullptr && *variable != '\0') return split_path_list(variable);
  std::error_code ignored;
  const fs::path program = fs::read_symlink("/proc/self/exe", ignored).parent_path();
  std::vector<fs::path> places;
  if (!program.empty())
    places = {program / "packs", program.parent_path() / "share" / "isnad" / "packs"};
  places.emplace_back(ISNAD_SOURCE_PACKS);
  for (const fs::path& place : places) {
    if (fs::is_directory(place, ignored)) return std::vector<std::string>{place.string()};
  }
  return Error{ErrorCode::pack_broken, "no packs found", "",
               "name their folder with --pack or $ISNAD_PACKS", ""};
}

std::string identity_of_packs(const std::vector<std::string>& folders) {
  RunningSha256 hash;
  const auto add_part = [&hash](const std::string& part) {
    hash.add(std::to_string(part.size()) + ":");
    hash.add(part);
  };
  for (const std::string& folder : folders) {
    for (const fs::path& pack : pack_folders(folder)) {
      add_part(fs::weakly_canonical(pack).filename().native());
      for (const fs::path& path : knowledge_files(pack)) {
        add_part(path.lexically_relative(pack).native());
        std::ifstream file(path, std::ios::binary);
        add_part(std::string(std::istreambuf_iterator<char>(file), {}));
      }
    }
  }
  return to_hex(hash.finish());
}

std::string cache_folder() {
  const auto variable = [](const char* name) {
    const char* value = std::getenv(name);
    return std::string(value == nullptr ? "" : value);
  };
  if (const std::string named = variable("ISNAD_CACHE"); !named.empty())
    return named == "off" ? "" : named;
  if (const std::string caches = variable("XDG_CACHE_HOME"); !caches.empty() && caches[0] == '/')
    return caches + "/isnad";
  const std::string home = variable("HOME");
  return home.empty() ? "" : home + "/.cache/isnad";
}

Result<std::unique_ptr<Knowledge>> open_named_knowledge(const std::vector<std::string>& named) {
  const auto folders = find_pack_folders(named);
  if (!folders) return folders.error();
  return open_knowledge(*folders, cache_folder());
}

Result<std::unique_ptr<Knowledge>> load_named_knowledge(const std::vector<std::string>& named) {
  const auto folders = find_pack_folders(named);
  if (!folders) return folders.error();
  return load_knowledge(*folders);
}

}  // namespace isnad
