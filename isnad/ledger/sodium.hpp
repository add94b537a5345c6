// The door to libsodium: started once, before its first use. Private to the ledger.
#pragma once

#include <optional>
#include <sodium.h>
#include <stdexcept>
#include <string>
#include <string_view>

namespace isnad {

inline void start_sodium() {
  // Safe to call from several threads, and again.
  if (sodium_init() < 0) throw std::runtime_error("libsodium cannot start");
}

// Base64 of RFC 4648, 4, with padding.
inline std::string to_base64(std::string_view bytes) {
  constexpr int kForm = sodium_base64_VARIANT_ORIGINAL;
  std::string out(sodium_base64_encoded_len(bytes.size(), kForm), '\0');
  sodium_bin2base64(out.data(), out.size(), reinterpret_cast<const uint8_t*>(bytes.data()),
                    bytes.size(), kForm);
  out.pop_back();  // the NUL
  return out;
}

// The reverse; nothing for any text that to_base64 does not write.
inline std::optional<std::string> bytes_of_base64(std::string_view text) {
  constexpr int kForm = sodium_base64_VARIANT_ORIGINAL;
  std::string out(text.size(), '\0');
  size_t size = 0;
  if (sodium_base642bin(reinterpret_cast<uint8_t*>(out.data()), out.size(), text.data(),
                        text.size(), nullptr, &size, nullptr, kForm) != 0) {
    return std::nullopt;
  }
  out.resize(size);
  if (to_base64(out) != text) return std::nullopt;
  return out;
}

}  // namespace isnad
