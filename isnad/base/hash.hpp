// Are these the same bytes as before? Fast hashes for tables and for files that a program wrote
// itself, by xxHash (XXH3); they are no identity of evidence, which is sha256.hpp's.
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>

namespace isnad {

uint64_t hash_of(std::string_view bytes);
inline uint64_t hash_of(uint64_t key) {
  key *= 0x9E3779B97F4A7C15;
  return key ^ key >> 32;
}

struct Hash128 {
  uint64_t low = 0;
  uint64_t high = 0;
  bool operator==(const Hash128&) const = default;
};

// 32 lower-case hex digits.
std::string to_hex(const Hash128& hash);

// The hash of bytes that come in parts.
class RunningHash {
 public:
  RunningHash();
  ~RunningHash();
  RunningHash(const RunningHash&) = delete;
  RunningHash& operator=(const RunningHash&) = delete;

  void add(std::string_view bytes);
  // The length first, so that parts cannot be told apart in two ways.
  void add_part(std::string_view bytes);
  Hash128 finish() const;

 private:
  struct State;
  std::unique_ptr<State> state_;
};

}  // namespace isnad
