// Passwords and other secrets that are checked, never read back.
#pragma once
#include <array>
#include <cstdint>
#include <string>
#include <string_view>

namespace hospitium::vault {

/// Argon2id (RFC 9106) at 64 MiB, two passes: about 80 ms of one core. Call on a bounded pool, never on an I/O thread.
std::string hash_password(std::string_view password);
bool verify_password(std::string_view password, std::string_view hash);
/// Takes as long as verify_password, so that an unknown e-mail answers no faster than a wrong password.
void verify_nothing(std::string_view password);

/// Uniform random bytes from the kernel.
void random_bytes(void* target, std::size_t size);
std::array<std::uint8_t, 10> random_id_tail();
/// 256 random bits in URL-safe Base64 without padding (43 characters): sessions, tokens, links.
std::string random_token();
/// BLAKE2b-256 of a token: what the database keeps instead of it.
std::string token_hash(std::string_view token);

}  // namespace hospitium::vault
