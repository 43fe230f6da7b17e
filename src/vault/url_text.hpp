// Bytes as text that needs no escaping in a URL: Base64 of RFC 4648 section 5, without padding.
#pragma once
#include <optional>
#include <string>
#include <string_view>

namespace hospitium::vault {

std::string url_text(std::string_view bytes);
/// Nothing when the text is no such Base64.
std::optional<std::string> from_url_text(std::string_view text);

}  // namespace hospitium::vault
