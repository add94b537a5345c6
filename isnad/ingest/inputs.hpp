// Which files do these paths name?
#pragma once

#include <string>
#include <vector>

namespace isnad {

struct InputPath {
  std::string path;  // as opened; "-" is standard input
  std::string name;  // file name
  enum Kind { file, skipped, empty_folder } kind = file;
};

// Files and "-" stand for themselves; a folder for its .txt and .jsonl files at any depth, in byte
// order of their paths. Its other files are `skipped`, hidden ones and linked folders passed over;
// a folder without texts is `empty_folder`. A path that does not exist stays, for the opening to
// say so.
std::vector<InputPath> expand_inputs(const std::vector<std::string>& inputs);

}  // namespace isnad
