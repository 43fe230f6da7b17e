// Cutting UTF-8 between characters.
#pragma once
#include <string_view>

namespace hospitium::fhir {

/// The longest prefix of at most `limit` bytes that ends with a whole character.
constexpr std::string_view whole_characters(std::string_view text, std::size_t limit) {
  if (text.size() <= limit) return text;
  while (limit > 0 && (static_cast<unsigned char>(text[limit]) & 0xC0) == 0x80) --limit;
  return text.substr(0, limit);
}

}  // namespace hospitium::fhir
