// Text: bounded strings for input, and folding so that people find what they typed in any script.
#pragma once
#include <cstddef>
#include <optional>
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
/// One line as it looks: no control characters, none that turn the direction of what follows, and none that nobody sees, but for those by which
/// scripts choose a letter's form: joiners after letters that join or a virama, Mongolian selectors after Mongolian letters, those of emoji.
bool plain_line(std::string_view utf8);
/// What is left of it when all others are dropped, each control character a space: for names that no person typed here.
std::string made_plain(std::string_view utf8);
/// A telephone number as people write it, with its country: "+7 (812) 555-01-00" -> "+78125550100" (E.164); nothing when it is none.
std::optional<std::string> e164(std::string_view typed);
/// Without white space at both ends.
std::string trimmed(std::string_view utf8);

/// Lower case, no diacritics, Unicode NFKD: "Đỗ Thị Hạnh" -> "do thi hanh", "Ёлкин" -> "елкин". By ICU.
std::string fold(std::string_view utf8);
/// Folded words (letters and digits), at most `limit`, each at most 40 code points, without repeats.
std::vector<std::string> words_of(std::string_view utf8, std::size_t limit = 32);
/// "Nguyễn Thị Hạnh" -> "N. T. H.": what a reader without the right to a name sees. At most four letters.
std::string initials(std::string_view name);

}  // namespace hospitium
