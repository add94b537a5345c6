#include "isnad/base/hash.hpp"

#define XXH_INLINE_ALL
#include <xxhash.h>

namespace isnad {

struct RunningHash::State {
  XXH3_state_t hash;
};

uint64_t hash_of(std::string_view bytes) { return XXH3_64bits(bytes.data(), bytes.size()); }

std::string to_hex(const Hash128& hash) {
  static const char* hex = "0123456789abcdef";
  std::string out;
  for (const uint64_t half : {hash.high, hash.low}) {
    for (int shift = 60; shift >= 0; shift -= 4) out += hex[half >> shift & 15];
  }
  return out;
}

RunningHash::RunningHash() : state_(std::make_unique<State>()) {
  XXH3_128bits_reset(&state_->hash);
}

RunningHash::~RunningHash() = default;

void RunningHash::add(std::string_view bytes) {
  XXH3_128bits_update(&state_->hash, bytes.data(), bytes.size());
}

void RunningHash::add_part(std::string_view bytes) {
  const uint64_t size = bytes.size();
  add({reinterpret_cast<const char*>(&size), sizeof size});
  add(bytes);
}

Hash128 RunningHash::finish() const {
  const XXH128_hash_t hash = XXH3_128bits_digest(&state_->hash);
  return {hash.low64, hash.high64};
}

}  // namespace isnad
