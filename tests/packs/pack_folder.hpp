// A folder of small packs in the temporary folder of the system, gone with the object.
#pragma once

#include <filesystem>
#include <fstream>
#include <initializer_list>
#include <string>
#include <unistd.h>
#include <utility>

namespace isnad {

class PackFolder {
 public:
  // `files`: their paths in the folder, and what stands in them.
  PackFolder(std::initializer_list<std::pair<std::string, std::string>> files) {
    static int made = 0;
    root_ = std::filesystem::temp_directory_path() /
            ("isnad_packs_" + std::to_string(::getpid()) + "_" + std::to_string(made++));
    for (const auto& [name, text] : files) {
      std::filesystem::create_directories((root_ / name).parent_path());
      std::ofstream(root_ / name, std::ios::binary) << text;
    }
  }
  ~PackFolder() {
    std::error_code ignored;
    std::filesystem::remove_all(root_, ignored);
  }
  PackFolder(const PackFolder&) = delete;
  PackFolder& operator=(const PackFolder&) = delete;

  std::string path() const { return root_.string(); }
  // "<path in the folder>:<line>" of a place in one of its files.
  std::string relative(const std::string& where) const {
    const std::string root = path() + "/";
    return where.rfind(root, 0) == 0 ? where.substr(root.size()) : where;
  }

 private:
  std::filesystem::path root_;
};

}  // namespace isnad
