#include "vault/password.hpp"

#include <sodium.h>

#include "base/check.hpp"
#include "vault/url_text.hpp"

namespace hospitium::vault {
namespace {

constexpr std::size_t kMemory_bytes = 64 << 20;
constexpr unsigned kPasses = 2;

void ready() {
  static const bool started = sodium_init() >= 0;
  CHECK(started);
}

}  // namespace

std::string hash_password(std::string_view password) {
  ready();
  std::array<char, crypto_pwhash_STRBYTES> text{};
  const int failed = crypto_pwhash_str_alg(text.data(), password.data(), password.size(), kPasses, kMemory_bytes,
                                           crypto_pwhash_ALG_ARGON2ID13);
  CHECK(failed == 0);  // only when 64 MiB cannot be had
  return text.data();
}

bool verify_password(std::string_view password, std::string_view hash) {
  ready();
  return crypto_pwhash_str_verify(std::string(hash).c_str(), password.data(), password.size()) == 0;
}

void verify_nothing(std::string_view password) {
  static const std::string other = hash_password(random_token());
  verify_password(password, other);
}

void random_bytes(void* target, std::size_t size) {
  ready();
  randombytes_buf(target, size);
}

std::array<std::uint8_t, 10> random_id_tail() {
  std::array<std::uint8_t, 10> tail{};
  random_bytes(tail.data(), tail.size());
  return tail;
}

std::string random_token() {
  std::string bytes(32, '\0');
  random_bytes(bytes.data(), bytes.size());
  return url_text(bytes);
}

std::string token_hash(std::string_view token) {
  ready();
  std::string hash(32, '\0');
  crypto_generichash(reinterpret_cast<unsigned char*>(hash.data()), hash.size(),
                     reinterpret_cast<const unsigned char*>(token.data()), token.size(), nullptr, 0);
  return hash;
}

}  // namespace hospitium::vault
