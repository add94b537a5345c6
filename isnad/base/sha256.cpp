#include "isnad/base/sha256.hpp"

// The direct functions: the others read a configuration and look for providers, which takes a
// millisecond at each start.
#define OPENSSL_SUPPRESS_DEPRECATED
#include <openssl/sha.h>

namespace isnad {

namespace {

// The value of a lower-case hex digit, or -1.
int digit_value(char digit) {
  if (digit >= '0' && digit <= '9') return digit - '0';
  if (digit >= 'a' && digit <= 'f') return digit - 'a' + 10;
  return -1;
}

}  // namespace

struct RunningSha256::State {
  SHA256_CTX hash;
};

RunningSha256::RunningSha256() : state_(std::make_unique<State>()) { SHA256_Init(&state_->hash); }
RunningSha256::~RunningSha256() = default;

void RunningSha256::add(std::string_view bytes) {
  SHA256_Update(&state_->hash, bytes.data(), bytes.size());
}

Digest RunningSha256::finish() {
  Digest digest{};
  SHA256_Final(digest.data(), &state_->hash);
  return digest;
}

Digest sha256(std::string_view bytes) {
  Digest digest{};
  SHA256_CTX state;
  SHA256_Init(&state);
  SHA256_Update(&state, bytes.data(), bytes.size());
  SHA256_Final(digest.data(), &state);
  return digest;
}

std::string sha256_hex(std::string_view bytes) { return to_hex(sha256(bytes)); }

std::string to_hex(const Digest& digest) {
  static const char* hex = "0123456789abcdef";
  std::string out;
  out.reserve(digest.size() * 2);
  for (const uint8_t byte : digest) {
    out += hex[byte >> 4];
    out += hex[byte & 15];
  }
  return out;
}

std::optional<Digest> digest_of_hex(std::string_view hex) {
  Digest digest{};
  if (hex.size() != digest.size() * 2) return std::nullopt;
  for (size_t i = 0; i < digest.size(); ++i) {
    const int high = digit_value(hex[2 * i]);
    const int low = digit_value(hex[2 * i + 1]);
    if (high < 0 || low < 0) return std::nullopt;
    digest[i] = static_cast<uint8_t>(high << 4 | low);
  }
  return digest;
}

}  // namespace isnad
