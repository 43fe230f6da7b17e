// Words as free-text search compares them: folded further than names are, and met by more spellings.
#pragma once
#include <string>
#include <string_view>
#include <vector>

namespace hospitium {

/// As words_of, without apostrophes (Uzbek og‘riq, Belarusian з’езд are typed without) and without the Arabic article.
std::vector<std::string> search_words(std::string_view utf8, std::size_t limit = 64);

/// Uzbek Cyrillic in Latin letters, lower case, the plain letter for oʻ and gʻ: "оғриқ" -> "ogriq". Other letters stay.
std::string latin_from_uzbek(std::string_view utf8);

/// Each word of a question with all its spellings: itself, and for a Cyrillic word what it would be in Latin Uzbek.
std::vector<std::vector<std::string>> spellings_of(std::string_view utf8, std::size_t limit = 8);

}  // namespace hospitium
