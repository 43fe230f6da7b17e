// A plain hash for chains that anyone may check without a key: BLAKE2b-256.
#pragma once
#include <array>
#include <cstdint>
#include <string>
#include <string_view>

namespace hospitium::vault {

inline constexpr std::size_t kDigest_bytes = 32;

/// 32 raw bytes, held in a string because that is what columns and concatenation want.
std::string digest(std::string_view bytes);

}  // namespace hospitium::vault
