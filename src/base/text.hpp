// Text: bounded strings for input, and folding so that people find what they typed in any script.
#pragma once
#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace hospitium {

/// A string of input with its limits in Unicode code points. Reads as std::string everywhere else.
template <std::size_t Max, std::size_t Min = 1>
struct Text : std::string {
  static constexpr std::size_t kMax = Max, kMin = Min;
  using std::string::string;
  Text(std::string text) : std::string(std::move(text)) {}
};

using Line = Text<200>;      ///< a name, a title, a place to stay
using Note = Text<4000>;     ///< a remark, a question to a clinic
using Word = Text<64>;       ///< a code

std::size_t code_points(std::string_view utf8);
bool valid_utf8(std::string_view bytes);
/// One line as it looks: no control characters, and none that turn the direction of what follows.
bool plain_line(std::string_view utf8);
/// Without white space at both ends.
std::string trimmed(std::string_view utf8);

/// Lower case, no diacritics, Unicode NFKD: "Đỗ Thị Hạnh" -> "do thi hanh", "Ёлкин" -> "елкин". By ICU.
std::string fold(std::string_view utf8);
/// Folded words (letters and digits), at most `limit`, each at most 40 code points, without repeats.
std::vector<std::string> words_of(std::string_view utf8, std::size_t limit = 32);
/// "Nguyễn Thị Hạnh" -> "N. T. H.": what a reader without the right to a name sees. At most four letters.
std::string initials(std::string_view name);

}  // namespace hospitium
