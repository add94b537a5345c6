#include "isnad/ledger/commitment.hpp"

#include "isnad/ledger/sodium.hpp"

namespace isnad {

Salt new_salt() {
  start_sodium();
  Salt salt{};
  randombytes_buf(salt.data(), salt.size());
  return salt;
}

Digest commitment_to(const Salt& salt, std::string_view content) {
  RunningSha256 hash;
  hash.add({reinterpret_cast<const char*>(salt.data()), salt.size()});
  hash.add(content);
  return hash.finish();
}

}  // namespace isnad
