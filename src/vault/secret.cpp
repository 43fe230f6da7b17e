#include "vault/secret.hpp"

#include <new>

#include <sodium.h>

#include "base/check.hpp"

namespace hospitium::vault {
namespace {

constexpr std::size_t kNonce = crypto_aead_xchacha20poly1305_ietf_NPUBBYTES;
constexpr std::size_t kTag = crypto_aead_xchacha20poly1305_ietf_ABYTES;

const unsigned char* bytes(std::string_view text) { return reinterpret_cast<const unsigned char*>(text.data()); }
unsigned char* bytes(std::string& text) { return reinterpret_cast<unsigned char*>(text.data()); }

}  // namespace

void use_sodium() {
  static const int ready = sodium_init();
  CHECK(ready >= 0);
}

Secret::Secret() {
  use_sodium();
  bytes_.reset(static_cast<std::uint8_t*>(sodium_malloc(kKey_bytes)));
  if (!bytes_) throw std::bad_alloc();
}

void Secret::Free::operator()(std::uint8_t* bytes) const { sodium_free(bytes); }

Subkey::Subkey(const std::uint8_t* master, std::uint64_t number, const char (&context)[9]) {
  CHECK(crypto_kdf_derive_from_key(bytes_.data(), bytes_.size(), number, context, master) == 0);
}

Subkey::~Subkey() { sodium_memzero(bytes_.data(), bytes_.size()); }

std::string seal_with(const std::uint8_t* key, std::string_view plain, std::string_view authenticated) {
  std::string sealed(kNonce + plain.size() + kTag, '\0');
  auto* nonce = bytes(sealed);
  randombytes_buf(nonce, kNonce);
  unsigned long long written = 0;
  crypto_aead_xchacha20poly1305_ietf_encrypt(nonce + kNonce, &written, bytes(plain), plain.size(), bytes(authenticated),
                                             authenticated.size(), nullptr, nonce, key);
  return sealed;
}

std::optional<std::string> open_with(const std::uint8_t* key, std::string_view sealed, std::string_view authenticated) {
  if (sealed.size() < kNonce + kTag) return std::nullopt;
  std::string plain(sealed.size() - kNonce - kTag, '\0');
  unsigned long long written = 0;
  int code = crypto_aead_xchacha20poly1305_ietf_decrypt(bytes(plain), &written, nullptr, bytes(sealed) + kNonce, sealed.size() - kNonce,
                                                        bytes(authenticated), authenticated.size(), bytes(sealed), key);
  if (code != 0) return std::nullopt;
  return plain;
}

KeyBytes keyed_hash(const std::uint8_t* key, std::string_view text) {
  KeyBytes hash;
  crypto_generichash(hash.data(), hash.size(), bytes(text), text.size(), key, kKey_bytes);
  return hash;
}

std::string hex(const KeyBytes& bytes) {
  constexpr char kDigits[] = "0123456789abcdef";
  std::string text;
  for (auto byte : bytes) {
    text += kDigits[byte >> 4];
    text += kDigits[byte & 15];
  }
  return text;
}

}  // namespace hospitium::vault
