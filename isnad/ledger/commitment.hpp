// How does the log hold what may have to be erased? By a salted commitment: the hash of a random
// salt and the content. Without salt and content, which the ledger can forget, the hash tells
// nothing; with them anyone can see that they are what was committed to.
#pragma once

#include <array>
#include <cstdint>
#include <string_view>

#include "isnad/base/sha256.hpp"

namespace isnad {

using Salt = std::array<uint8_t, 32>;

// Out of the system's randomness.
Salt new_salt();

// SHA-256(salt || content).
Digest commitment_to(const Salt& salt, std::string_view content);

}  // namespace isnad
