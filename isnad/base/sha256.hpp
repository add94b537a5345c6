// What is the identity of these bytes? SHA-256 (FIPS 180-4), by OpenSSL.
#pragma once

#include <array>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

namespace isnad {

using Digest = std::array<uint8_t, 32>;

Digest sha256(std::string_view bytes);

// 64 lower-case hex digits.
std::string sha256_hex(std::string_view bytes);
std::string to_hex(const Digest& digest);
// The reverse of to_hex; nothing for anything but 64 lower-case hex digits.
std::optional<Digest> digest_of_hex(std::string_view hex);

// The digest as bytes, as it enters further hashes and columns.
inline std::string_view bytes_of(const Digest& digest) {
  return {reinterpret_cast<const char*>(digest.data()), digest.size()};
}

// SHA-256 of bytes that come in parts.
class RunningSha256 {
 public:
  RunningSha256();
  ~RunningSha256();
  RunningSha256(const RunningSha256&) = delete;
  RunningSha256& operator=(const RunningSha256&) = delete;

  void add(std::string_view bytes);
  // The digest of all that was added; nothing may be added afterwards.
  Digest finish();

 private:
  struct State;
  std::unique_ptr<State> state_;
};

}  // namespace isnad
