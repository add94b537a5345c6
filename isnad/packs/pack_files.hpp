// Which files hold what the packs say, and are they those of before?
#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "isnad/base/hash.hpp"

namespace isnad {

// The pack folders under `path`: itself, or its subfolders that hold a manifest, in byte order.
std::vector<std::filesystem::path> pack_folders(const std::filesystem::path& path);

// The manifest, tables and rule files of a pack, in byte order of their paths.
std::vector<std::filesystem::path> knowledge_files(const std::filesystem::path& folder);

// A hash of the folders as they are named, and of the names and contents of all their knowledge
// files: whatever load_packs() reads. A file that cannot be read counts as an empty one, and fails
// when it is loaded.
Hash128 hash_of_packs(const std::vector<std::string>& folders);

// A hash of the same folders and files, with their sizes, inodes and times of change in place of
// their contents: what is cheap to ask at every start. Zero while a file is so young that another
// change of it might bear the same time.
Hash128 state_of_packs(const std::vector<std::string>& folders);

}  // namespace isnad
