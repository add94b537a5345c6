#include "isnad/base/sha256.hpp"

// The direct functions: the others read a configuration and look for providers, which takes a
// millisecond at each start.
#define OPENSSL_SUPPRESS_DEPRECATED
#include <array>
#include <openssl/sha.h>

namespace isnad {

std::string sha256_hex(std::string_view bytes) {
  std::array<unsigned char, SHA256_DIGEST_LENGTH> digest{};
  SHA256_CTX state;
  SHA256_Init(&state);
  SHA256_Update(&state, bytes.data(), bytes.size());
  SHA256_Final(digest.data(), &state);
  static const char* hex = "0123456789abcdef";
  std::string out;
  out.reserve(digest.size() * 2);
  for (const unsigned char byte : digest) {
    out += hex[byte >> 4];
    out += hex[byte & 15];
  }
  return out;
}

}  // namespace isnad
