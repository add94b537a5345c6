// What is the identity of these bytes? SHA-256 (FIPS 180-4), by OpenSSL.
#pragma once

#include <string>
#include <string_view>

namespace isnad {

// 64 lower-case hex digits.
std::string sha256_hex(std::string_view bytes);

}  // namespace isnad
