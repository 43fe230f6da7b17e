#include "vault/digest.hpp"

#include <sodium.h>

namespace hospitium::vault {

std::string digest(std::string_view bytes) {
  std::string hash(kDigest_bytes, '\0');
  crypto_generichash(reinterpret_cast<unsigned char*>(hash.data()), hash.size(),
                     reinterpret_cast<const unsigned char*>(bytes.data()), bytes.size(), nullptr, 0);
  return hash;
}

}  // namespace hospitium::vault
