#include "base/likeness.hpp"

#include <algorithm>
#include <vector>

#include <unicode/unistr.h>

namespace hospitium {
namespace {

std::vector<UChar32> letters_of(std::string_view text) {
  const auto held = icu::UnicodeString::fromUTF8(icu::StringPiece(text.data(), static_cast<std::int32_t>(text.size())));
  std::vector<UChar32> letters;
  for (std::int32_t at = 0; at < held.length(); at = held.moveIndex32(at, 1)) letters.push_back(held.char32At(at));
  return letters;
}

}  // namespace

double likeness(std::string_view one, std::string_view other) {
  const auto a = letters_of(one), b = letters_of(other);
  const auto longer = std::max(a.size(), b.size());
  if (longer == 0) return 1;
  std::vector<std::vector<std::size_t>> steps(a.size() + 1, std::vector<std::size_t>(b.size() + 1));
  for (std::size_t i = 0; i <= a.size(); ++i)
    for (std::size_t j = 0; j <= b.size(); ++j) {
      if (i == 0 || j == 0) { steps[i][j] = i + j; continue; }
      const std::size_t changed = a[i - 1] == b[j - 1] ? 0 : 1;
      steps[i][j] = std::min({steps[i - 1][j] + 1, steps[i][j - 1] + 1, steps[i - 1][j - 1] + changed});
      if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1]) steps[i][j] = std::min(steps[i][j], steps[i - 2][j - 2] + 1);
    }
  return 1 - static_cast<double>(steps[a.size()][b.size()]) / static_cast<double>(longer);
}

}  // namespace hospitium
