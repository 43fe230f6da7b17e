// One spelling rule between C++ and the wire: InformationWanted <-> information_wanted, at compile time.
#pragma once
#include <array>
#include <cstddef>
#include <string_view>

namespace hospitium {

struct SnakeName {
  std::array<char, 64> letters{};
  std::size_t size = 0;
  constexpr operator std::string_view() const { return {letters.data(), size}; }
};

constexpr SnakeName snake_case(std::string_view pascal) {
  SnakeName name;
  for (std::size_t i = 0; i < pascal.size(); ++i) {
    const char c = pascal[i];
    const bool upper = c >= 'A' && c <= 'Z';
    if (upper && i > 0) name.letters[name.size++] = '_';
    name.letters[name.size++] = upper ? static_cast<char>(c + 32) : c;
  }
  return name;
}

}  // namespace hospitium
