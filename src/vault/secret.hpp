// Small pieces of libsodium that the whole room uses: locked memory, subkeys, sealing with one key.
#pragma once
#include <array>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

namespace hospitium::vault {

inline constexpr std::size_t kKey_bytes = 32;
using KeyBytes = std::array<std::uint8_t, kKey_bytes>;

/// Initialises libsodium once. Everything here may be called from any thread afterwards.
void use_sodium();

/// 32 secret bytes in memory that is locked, guarded and wiped.
class Secret {
 public:
  Secret();
  std::uint8_t* data() { return bytes_.get(); }
  const std::uint8_t* data() const { return bytes_.get(); }

 private:
  struct Free {
    void operator()(std::uint8_t* bytes) const;
  };
  std::unique_ptr<std::uint8_t, Free> bytes_;
};

/// A key on the stack for the length of one operation; wiped at the end.
class Subkey {
 public:
  /// crypto_kdf (BLAKE2b): `context` has 8 letters.
  Subkey(const std::uint8_t* master, std::uint64_t number, const char (&context)[9]);
  ~Subkey();
  Subkey(const Subkey&) = delete;
  const std::uint8_t* data() const { return bytes_.data(); }

 private:
  KeyBytes bytes_{};
};

/// XChaCha20-Poly1305: random 24-byte nonce + ciphertext + 16-byte tag.
std::string seal_with(const std::uint8_t* key, std::string_view plain, std::string_view authenticated);
std::optional<std::string> open_with(const std::uint8_t* key, std::string_view sealed, std::string_view authenticated);
/// Keyed BLAKE2b-256.
KeyBytes keyed_hash(const std::uint8_t* key, std::string_view text);
std::string hex(const KeyBytes& bytes);

inline std::string_view view_of(const auto& bytes) { return {reinterpret_cast<const char*>(bytes.data()), bytes.size()}; }

}  // namespace hospitium::vault
