// Where are the packs, and what do they know? --pack, else $ISNAD_PACKS, else beside the program,
// else in the source tree. Images of them are kept in $ISNAD_CACHE, else in isnad/ of the user's
// cache folder.
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "isnad/base/result.hpp"
#include "isnad/engine.hpp"

namespace isnad {

// `named`: the folders given with --pack. An error when there are none anywhere.
Result<std::vector<std::string>> find_pack_folders(const std::vector<std::string>& named);

// What the packs in these folders hold, as 64 hex digits: the same on every machine, wherever they
// lie.
std::string identity_of_packs(const std::vector<std::string>& folders);

// Where images of packs are kept; "" when nowhere: $ISNAD_CACHE is "off", or there is no home.
std::string cache_folder();

// The knowledge of those folders' packs, out of an image if there is one; without tables and cells.
Result<std::unique_ptr<Knowledge>> open_named_knowledge(const std::vector<std::string>& named);

// The same, read from the packs, with tables and cells.
Result<std::unique_ptr<Knowledge>> load_named_knowledge(const std::vector<std::string>& named);

}  // namespace isnad
