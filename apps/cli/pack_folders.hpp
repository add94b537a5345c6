// Where are the packs? --pack, else $ISNAD_PACKS, else beside the program, else in the source tree.
#pragma once

#include <string>
#include <vector>

#include "isnad/base/result.hpp"

namespace isnad {

// `named`: the folders given with --pack. An error when there are none anywhere.
Result<std::vector<std::string>> find_pack_folders(const std::vector<std::string>& named);

}  // namespace isnad
