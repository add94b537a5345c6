#include "isnad/ledger/note_key.hpp"

#include <algorithm>
#include <cstring>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include "isnad/base/sha256.hpp"
#include "isnad/ledger/sodium.hpp"

namespace isnad {

namespace {

constexpr char kEd25519 = '\x01';
constexpr std::string_view kSecretPrefix = "PRIVATE+KEY+";

template <size_t N>
std::string_view view_of(const std::array<uint8_t, N>& bytes) {
  return {reinterpret_cast<const char*>(bytes.data()), N};
}

template <size_t N>
std::array<uint8_t, N> array_of(std::string_view bytes) {
  std::array<uint8_t, N> out{};
  std::memcpy(out.data(), bytes.data(), N);
  return out;
}

std::string to_hex(const KeyHash& hash) {
  static const char* hex = "0123456789abcdef";
  std::string out;
  for (const uint8_t byte : hash) {
    out += hex[byte >> 4];
    out += hex[byte & 15];
  }
  return out;
}

// Non-ASCII names are not ours: a check of Unicode's spaces is spared.
bool valid_name(std::string_view name) {
  return !name.empty() && std::all_of(name.begin(), name.end(),
                                      [](char c) { return c > ' ' && c < '\x7F' && c != '+'; });
}

std::string encoded_key(std::string_view name, const KeyHash& hash,
                        const std::array<uint8_t, 32>& bytes) {
  std::string keyed(1, kEd25519);
  keyed += view_of(bytes);
  std::string out = std::string(name) + "+" + to_hex(hash) + "+" + to_base64(keyed);
  sodium_memzero(keyed.data(), keyed.size());
  return out;
}

struct EncodedKey {
  std::string name;
  std::string hash;
  std::array<uint8_t, 32> bytes{};
};

std::optional<EncodedKey> split_key(std::string_view text) {
  const size_t first = text.find('+');
  const size_t second = first == text.npos ? text.npos : text.find('+', first + 1);
  if (second == text.npos) return std::nullopt;
  const auto bytes = bytes_of_base64(text.substr(second + 1));
  if (!bytes || bytes->size() != 33 || bytes->front() != kEd25519) return std::nullopt;
  if (!valid_name(text.substr(0, first))) return std::nullopt;
  return EncodedKey{std::string(text.substr(0, first)),
                    std::string(text.substr(first + 1, second - first - 1)),
                    array_of<32>(std::string_view(*bytes).substr(1))};
}

Error key_error(const std::string& path, std::string message, std::string remedy) {
  return Error{ErrorCode::key, std::move(message), path, std::move(remedy), ""};
}

}  // namespace

SecretKey::~SecretKey() { sodium_memzero(seed.data(), seed.size()); }

PublicKey public_key_of(const SecretKey& key) {
  start_sodium();
  PublicKey out{key.name, {}};
  std::array<uint8_t, crypto_sign_SECRETKEYBYTES> whole{};
  crypto_sign_seed_keypair(out.bytes.data(), whole.data(), key.seed.data());
  sodium_memzero(whole.data(), whole.size());
  return out;
}

KeyHash hash_of(const PublicKey& key) {
  std::string hashed = key.name + "\n" + kEd25519;
  hashed += view_of(key.bytes);
  return array_of<4>(bytes_of(sha256(hashed)));
}

std::string to_text(const PublicKey& key) { return encoded_key(key.name, hash_of(key), key.bytes); }

std::optional<PublicKey> parse_public_key(std::string_view text) {
  const auto parts = split_key(text);
  if (!parts) return std::nullopt;
  PublicKey key{parts->name, parts->bytes};
  if (to_hex(hash_of(key)) != parts->hash) return std::nullopt;
  return key;
}

std::optional<SecretKey> parse_secret_key(std::string_view text) {
  if (text.substr(0, kSecretPrefix.size()) != kSecretPrefix) return std::nullopt;
  auto parts = split_key(text.substr(kSecretPrefix.size()));
  if (!parts) return std::nullopt;
  SecretKey key;
  key.name = parts->name;
  key.seed = parts->bytes;
  sodium_memzero(parts->bytes.data(), parts->bytes.size());
  if (to_hex(hash_of(public_key_of(key))) != parts->hash) return std::nullopt;
  return key;
}

SignatureBytes sign(const SecretKey& key, std::string_view text) {
  start_sodium();
  std::array<uint8_t, crypto_sign_PUBLICKEYBYTES> public_half{};
  std::array<uint8_t, crypto_sign_SECRETKEYBYTES> whole{};
  crypto_sign_seed_keypair(public_half.data(), whole.data(), key.seed.data());
  SignatureBytes out{};
  crypto_sign_detached(out.data(), nullptr, reinterpret_cast<const uint8_t*>(text.data()),
                       text.size(), whole.data());
  sodium_memzero(whole.data(), whole.size());
  return out;
}

bool signed_by(const PublicKey& key, std::string_view text, const SignatureBytes& signature) {
  start_sodium();
  return crypto_sign_verify_detached(signature.data(),
                                     reinterpret_cast<const uint8_t*>(text.data()), text.size(),
                                     key.bytes.data()) == 0;
}

Result<SecretKey> create_key_file(FileOperations& files, const std::string& path,
                                  std::string_view name) {
  if (!valid_name(name)) return key_error(path, "a key cannot have this name", "");
  start_sodium();
  SecretKey key;
  key.name = name;
  randombytes_buf(key.seed.data(), key.seed.size());
  std::string text(kSecretPrefix);
  text += encoded_key(key.name, hash_of(public_key_of(key)), key.seed) + "\n";
  const Status written = create_file(files, path, text);
  sodium_memzero(text.data(), text.size());
  if (!written) return written.error();
  return key;
}

Result<SecretKey> read_key_file(const std::string& path) {
  const int file = open(path.c_str(), O_RDONLY | O_CLOEXEC | O_NOCTTY);
  if (file < 0) {
    return key_error(path, "the key file cannot be read", "Name the file of the key with --key.");
  }
  struct stat state {};
  std::array<char, 1024> text{};
  const bool known = fstat(file, &state) == 0 && S_ISREG(state.st_mode);
  const ssize_t size = known ? read(file, text.data(), text.size()) : -1;
  close(file);
  if (known && (state.st_mode & (S_IRWXG | S_IRWXO)) != 0) {
    return key_error(path, "others may read the key file", "Run chmod 600 on it.");
  }
  std::string_view line(text.data(), size > 0 ? static_cast<size_t>(size) : 0);
  if (!line.empty() && line.back() == '\n') line.remove_suffix(1);
  auto key = parse_secret_key(line);
  sodium_memzero(text.data(), text.size());
  if (!key) return key_error(path, "no signing key is in the key file", "Name another with --key.");
  return *key;
}

}  // namespace isnad
