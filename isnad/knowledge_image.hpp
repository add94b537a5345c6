// Is what the packs say at hand already? Knowledge out of an image of the packs, which is made
// where there is none that is sound and of these packs.
#pragma once

#include "isnad/engine.hpp"

namespace isnad {

// The image that keeps the knowledge of these pack folders in `cache_folder`. A new one takes the
// place of one that the packs or the program have left behind.
std::string image_path(const std::vector<std::string>& pack_folders,
                       const std::string& cache_folder);

// The same knowledge as load_knowledge() gives, but for tables and cells, which no image holds.
// Without a cache folder, or where nothing can be written to it, the packs are read.
Result<std::unique_ptr<Knowledge>> open_knowledge(const std::vector<std::string>& pack_folders,
                                                  const std::string& cache_folder);

// Makes the image anew. Errors: pack_broken, storage.
Status compile_packs(const std::vector<std::string>& pack_folders, const std::string& cache_folder);

}  // namespace isnad
