// Raw deflate (RFC 1951) for what is worth it, with the plain size in front so that inflating has a bound.
#pragma once
#include <optional>
#include <string>
#include <string_view>

namespace hospitium::vault {

/// One byte (0 as it is, 1 deflated), the plain size in 8 bytes (little-endian), then the bytes. Deflated only where that saves a tenth.
std::string pack(std::string_view plain);
/// Nothing when the form is wrong, the size exceeds `limit_bytes`, or the content does not have exactly the size it states.
std::optional<std::string> unpack(std::string_view packed, std::size_t limit_bytes);

}  // namespace hospitium::vault
