#include "base/search_text.hpp"

#include <algorithm>

#include <unicode/uchar.h>
#include <unicode/utf8.h>

#include "base/text.hpp"

namespace hospitium {
namespace {

/// The Latin alphabet of Uzbek (law of 1995), for Cyrillic letters in lower case. Without a row the letter stays as it is.
std::string_view latin_letter(UChar32 c) {
  constexpr std::string_view kFromA[]{"a", "b", "v", "g", "d", "e", "j", "z", "i", "y", "k", "l", "m", "n", "o", "p",
                                      "r", "s", "t", "u", "f", "x", "ts", "ch", "sh", "sh", "", "i", "", "e", "yu", "ya"};
  if (c >= 0x430 && c <= 0x44f) return kFromA[c - 0x430];
  switch (c) {
    case 0x451: return "yo";
    case 0x45e: return "o";
    case 0x49b: return "q";
    case 0x493: return "g";
    case 0x4b3: return "h";
    default: return {};
  }
}

bool silent(UChar32 c) { return c == 0x44a || c == 0x44c; }  // ъ, ь

/// "العظام" -> "عظام": the article is typed or not; a word of fewer than five letters may only look as if it had one.
void drop_article(std::string& word) {
  constexpr std::string_view kArticle = "ال";
  if (word.starts_with(kArticle) && code_points(word) >= 5) word.erase(0, kArticle.size());
}

}  // namespace

std::vector<std::string> search_words(std::string_view utf8, std::size_t limit) {
  std::vector<std::string> words;
  for (auto& word : words_of(utf8, limit)) {
    std::erase(word, '\'');
    drop_article(word);
    if (!word.empty() && std::ranges::find(words, word) == words.end()) words.push_back(std::move(word));
  }
  return words;
}

std::string latin_from_uzbek(std::string_view utf8) {
  std::string latin;
  const auto size = static_cast<std::int32_t>(utf8.size());
  bool word_start = true;
  for (std::int32_t at = 0; at < size;) {
    const std::int32_t here = at;
    UChar32 c;
    U8_NEXT(utf8.data(), at, size, c);
    if (c < 0) continue;
    const UChar32 lower = u_tolower(c);
    if (word_start && lower == 0x435) latin += 'y';  // е begins a word as ye
    const auto letter = latin_letter(lower);
    if (!letter.empty() || silent(lower)) latin += letter;
    else latin.append(utf8.substr(std::size_t(here), std::size_t(at - here)));
    word_start = !u_isalpha(c);
  }
  return latin;
}

std::vector<std::vector<std::string>> spellings_of(std::string_view utf8, std::size_t limit) {
  std::vector<std::vector<std::string>> spellings;
  const auto words = search_words(utf8, limit), latin = search_words(latin_from_uzbek(utf8), limit);
  for (std::size_t i = 0; i < words.size(); ++i) {
    spellings.push_back({words[i]});
    // Words that become alike in Latin would shift the others; then each keeps its one spelling.
    if (words.size() == latin.size() && latin[i] != words[i]) spellings.back().push_back(latin[i]);
  }
  return spellings;
}

}  // namespace hospitium
