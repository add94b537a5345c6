// What is in these gzip bytes? Those that this program packed itself (cmake/embed_folder.cmake).
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace isnad {

// Nothing where they are no gzip file of one part, or are damaged.
std::optional<std::string> unpack_gzip(std::string_view packed);

}  // namespace isnad
