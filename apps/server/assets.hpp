// Which files is the page made of? Embedded by cmake/embed_folder.cmake, packed by gzip.
#pragma once

#include <span>
#include <string_view>

namespace isnad {

struct Asset {
  std::string_view path;  // "/index.html"
  std::string_view type;
  std::string_view bytes;  // packed
};

// None where the page was not built.
std::span<const Asset> page_assets();

}  // namespace isnad
