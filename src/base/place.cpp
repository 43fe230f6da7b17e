#include "base/place.hpp"

#include <algorithm>

namespace hospitium {
namespace {

bool upper(char c) { return c >= 'A' && c <= 'Z'; }
bool lower(char c) { return c >= 'a' && c <= 'z'; }
bool digit(char c) { return c >= '0' && c <= '9'; }
bool alnum(char c) { return upper(c) || lower(c) || digit(c); }

}  // namespace

bool well_formed_place(std::string_view code) {
  if (code.starts_with("x-"))
    return code.size() > 2 && code.size() <= 32 &&
           std::all_of(code.begin() + 2, code.end(), [](char c) { return lower(c) || digit(c) || c == '-'; });
  if (code.size() < 2 || !upper(code[0]) || !upper(code[1])) return false;
  if (code.size() == 2) return true;
  return code[2] == '-' && code.size() >= 4 && code.size() <= 6 &&
         std::all_of(code.begin() + 3, code.end(), [](char c) { return upper(c) || digit(c); });
}

bool well_formed_language(std::string_view tag) {
  const auto dash = tag.find('-');
  const auto primary = tag.substr(0, dash);
  if (primary.size() < 2 || primary.size() > 3 || !std::all_of(primary.begin(), primary.end(), lower)) return false;
  if (tag.size() > 35 || tag.back() == '-') return false;
  return dash == std::string_view::npos ||
         std::all_of(tag.begin() + static_cast<std::ptrdiff_t>(dash), tag.end(), [](char c) { return alnum(c) || c == '-'; });
}

}  // namespace hospitium
