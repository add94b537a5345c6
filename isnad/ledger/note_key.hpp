// Who signed it? Ed25519 keys with a name, in the text forms of signed notes (C2SP signed-note).
//
// public key:  NAME+HASH+BASE64(0x01 || 32 bytes)
// secret key:  PRIVATE+KEY+NAME+HASH+BASE64(0x01 || 32-byte seed)
// HASH is the first four bytes of SHA-256(NAME || LF || 0x01 || public key), in hex. A name has no
// spaces, no control characters and no '+'.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "isnad/base/result.hpp"
#include "isnad/ledger/file_operations.hpp"

namespace isnad {

struct PublicKey {
  std::string name;
  std::array<uint8_t, 32> bytes{};
  bool operator==(const PublicKey&) const = default;
};

// The seed is wiped from memory with the key.
struct SecretKey {
  std::string name;
  std::array<uint8_t, 32> seed{};

  SecretKey() = default;
  SecretKey(const SecretKey&) = default;
  SecretKey& operator=(const SecretKey&) = default;
  ~SecretKey();
};

using KeyHash = std::array<uint8_t, 4>;
using SignatureBytes = std::array<uint8_t, 64>;

PublicKey public_key_of(const SecretKey& key);
KeyHash hash_of(const PublicKey& key);
std::string to_text(const PublicKey& key);
std::optional<PublicKey> parse_public_key(std::string_view text);
std::optional<SecretKey> parse_secret_key(std::string_view text);

SignatureBytes sign(const SecretKey& key, std::string_view text);
bool signed_by(const PublicKey& key, std::string_view text, const SignatureBytes& signature);

// A new key out of the system's randomness, in a new file that its owner alone can read.
Result<SecretKey> create_key_file(FileOperations& files, const std::string& path,
                                  std::string_view name);
// Refuses (ErrorCode::key) a file that others may read or that holds no key.
Result<SecretKey> read_key_file(const std::string& path);

}  // namespace isnad
