// How is what the packs say kept ready to be read? An image: one file with the columns of all
// tables, mapped into memory and read in place, and behind them the values of the small tables.
//
//   header     magic, byte order, format, program, packs, size, checksum
//   columns    arrays of plain rows, each aligned to 64 bytes
//   texts      the characters that PackTexts of those rows point to
//   values     everything else, one behind another, in the order in which it is described
//
// An image is a copy of memory: only the very program that wrote it reads it, on a machine of its
// byte order. It is a cache. One that is damaged, or of other packs or another program, counts as
// none.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "isnad/base/hash.hpp"
#include "isnad/base/result.hpp"

namespace isnad {

// What an image was made by and from.
struct ImageKey {
  Hash128 program;
  Hash128 packs;  // hash_of_packs
  Hash128 state;  // state_of_packs, or zero

  bool operator==(const ImageKey&) const = default;
};

// The body of an image: what lies behind its header.
struct ImageBody {
  std::string columns;  // and texts
  std::string values;
};

// An image in memory, checked from end to end.
class Image {
 public:
  // Nothing when there is no such file, or it is no sound image of this program, or others than its
  // owner and the user may have written it.
  static std::shared_ptr<const Image> open(const std::string& path, const Hash128& program);
  ~Image();
  Image(const Image&) = delete;
  Image& operator=(const Image&) = delete;

  const ImageKey& key() const;
  std::string_view columns() const;
  std::string_view values() const;

 private:
  Image(const char* begin, size_t size) : begin_(begin), size_(size) {}
  bool is_sound(const Hash128& program) const;

  const char* begin_;
  size_t size_;
};

// Writes the file under a temporary name and renames it when it is complete, so that readers see a
// whole image or none. Its folder is made where it does not exist, and keeps the eight images
// written last. Errors: storage.
Status write_image(const std::string& path, const ImageKey& key, const ImageBody& body);

// The identity of the running program: its build id. Nothing when it was linked without one.
std::optional<Hash128> program_identity();

}  // namespace isnad
