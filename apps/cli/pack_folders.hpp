// Where are the packs, and what do they know? --pack, else $ISNAD_PACKS, else beside the program,
// else in the source tree.
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "isnad/base/result.hpp"
#include "isnad/engine.hpp"

namespace isnad {

// `named`: the folders given with --pack. An error when there are none anywhere.
Result<std::vector<std::string>> find_pack_folders(const std::vector<std::string>& named);

// The knowledge of those folders' packs.
Result<std::unique_ptr<Knowledge>> load_named_knowledge(const std::vector<std::string>& named);

}  // namespace isnad
