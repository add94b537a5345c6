// A string of the packs: eight bytes that say how far away its characters lie.
//
// Because the way is relative, a row and its strings may be written to a file together and be read
// wherever the file is mapped. The low 16 bits are the size, the others the distance from the
// PackText itself, modulo 2^48: what programs may address.
#pragma once

#include <compare>
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace isnad {

class PackText {
 public:
  static constexpr size_t kMaxSize = 0xFFFF;

  PackText() = default;
  // The characters must outlive it, and stay where they are: those of a TextStore do.
  PackText(std::string_view text) { point_at(text); }
  PackText(const PackText& other) { point_at(other.view()); }
  PackText& operator=(const PackText& other) {
    point_at(other.view());
    return *this;
  }
  ~PackText() = default;

  std::string_view view() const {
    const auto here = reinterpret_cast<uintptr_t>(this);
    const uintptr_t there = (here + (bits_ >> 16)) & kAddress;
    return size() == 0 ? std::string_view()
                       : std::string_view(reinterpret_cast<const char*>(there), size());
  }
  operator std::string_view() const { return view(); }
  operator std::string() const { return std::string(view()); }
  size_t size() const { return bits_ & kMaxSize; }
  bool empty() const { return size() == 0; }

  // For an image: `distance` is from where the PackText will lie to its characters.
  static uint64_t bits_of(uint64_t distance, size_t size) {
    return size == 0 ? 0 : distance << 16 | size;
  }

 private:
  static constexpr uint64_t kAddress = (uint64_t{1} << 48) - 1;

  void point_at(std::string_view text) {
    text = text.substr(0, kMaxSize);
    const auto distance =
        reinterpret_cast<uintptr_t>(text.data()) - reinterpret_cast<uintptr_t>(this);
    bits_ = bits_of(distance, text.size());
  }

  uint64_t bits_ = 0;
};

inline bool operator==(const PackText& a, const PackText& b) { return a.view() == b.view(); }
inline bool operator==(const PackText& a, std::string_view b) { return a.view() == b; }
inline auto operator<=>(const PackText& a, const PackText& b) { return a.view() <=> b.view(); }
inline auto operator<=>(const PackText& a, std::string_view b) { return a.view() <=> b; }

// Keeps the characters of texts where they are for as long as it lives; moving it does not move
// them.
class TextStore {
 public:
  std::string_view add(std::string_view text);

 private:
  std::vector<std::unique_ptr<char[]>> blocks_;
  size_t used_ = 0;
  size_t room_ = 0;
};

}  // namespace isnad
