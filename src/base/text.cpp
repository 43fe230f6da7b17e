#include "base/text.hpp"

#include <algorithm>
#include <memory>

#include <unicode/brkiter.h>
#include <unicode/normalizer2.h>
#include <unicode/translit.h>
#include <unicode/uchar.h>
#include <unicode/unistr.h>
#include <unicode/utf8.h>

#include "base/check.hpp"

namespace hospitium {
namespace {

/// The letters that decomposition leaves alone but people type without their strokes.
UChar32 plain_letter(UChar32 c) {
  switch (c) {
    case 0x111: return 'd';     // đ
    case 0x142: return 'l';     // ł
    case 0x131: return 'i';     // ı
    case 0x2bb: case 0x2bc: case 0x2018: case 0x2019: case '`': return '\'';  // Uzbek oʻ gʻ, typed in many ways
    case 0x451: return 0x435;   // ё
    case 0x622: case 0x623: case 0x625: return 0x627;  // alef forms
    case 0x629: return 0x647;   // teh marbuta
    case 0x649: case 0x6cc: return 0x64a;  // alef maksura, Persian yeh
    case 0x6a9: return 0x643;   // Persian kaf
    case 0x4e9: return 0x43e;   // Mongolian ө and ү, for which many keyboards have no key
    case 0x4af: return 0x443;
    case 0x456: return 0x438;   // Belarusian і, typed as и
    default: return u_charType(c) == U_DECIMAL_DIGIT_NUMBER ? '0' + u_charDigitValue(c) : c;  // Arabic digits
  }
}

bool mark(UChar32 c) { return u_getCombiningClass(c) != 0 || u_charType(c) == U_NON_SPACING_MARK || c == 0x640; }

const icu::Normalizer2& decomposer() {
  UErrorCode status = U_ZERO_ERROR;
  const auto* instance = icu::Normalizer2::getNFKDInstance(status);
  CHECK(U_SUCCESS(status) && instance != nullptr);
  return *instance;
}

bool turns_direction(UChar32 c) {
  switch (u_charDirection(c)) {
    case U_LEFT_TO_RIGHT_EMBEDDING: case U_LEFT_TO_RIGHT_OVERRIDE: case U_RIGHT_TO_LEFT_EMBEDDING: case U_RIGHT_TO_LEFT_OVERRIDE: case U_POP_DIRECTIONAL_FORMAT:
    case U_FIRST_STRONG_ISOLATE: case U_LEFT_TO_RIGHT_ISOLATE: case U_RIGHT_TO_LEFT_ISOLATE: case U_POP_DIRECTIONAL_ISOLATE: return true;
    default: return c == 0x200e || c == 0x200f || c == 0x61c;  // the marks
  }
}

/// Nobody sees it, and it takes no place.
bool invisible(UChar32 c) { return u_hasBinaryProperty(c, UCHAR_DEFAULT_IGNORABLE_CODE_POINT) || u_charType(c) == U_FORMAT_CHAR; }

/// Letters of scripts that are written joined, each with the form that its neighbours give it.
bool joins(UChar32 c) {
  const auto type = u_getIntPropertyValue(c, UCHAR_JOINING_TYPE);
  return type == U_JT_DUAL_JOINING || type == U_JT_LEFT_JOINING || type == U_JT_RIGHT_JOINING;
}

/// Nobody agreed on how it looks, or nobody may.
bool means_nothing(UChar32 c) { return U_IS_UNICODE_NONCHAR(c) || u_charType(c) == U_PRIVATE_USE_CHAR; }

/// White space in every script, and the letters that are drawn as nothing.
bool blank(UChar32 c) { return u_isUWhiteSpace(c) || invisible(c) || c == 0x2800; }

/// An invisible character that says how the letter before it is written: a selector once, at the letter itself, and for digits only in a key's cap.
bool chooses_form(UChar32 before, bool beside, UChar32 c, std::string_view rest) {
  constexpr std::uint8_t kVirama = 9;
  constexpr std::string_view kKeycap = "\u20e3";
  if (c == 0x200c || c == 0x200d) return joins(before) || u_getCombiningClass(before) == kVirama || (c == 0x200d && (u_hasBinaryProperty(before, UCHAR_EXTENDED_PICTOGRAPHIC) || u_hasBinaryProperty(before, UCHAR_EMOJI_MODIFIER)));
  if (c >= 0x180b && c <= 0x180f) return (beside || c == 0x180e) && before >= 0x1820 && before <= 0x18aa;
  if (!beside || (c != 0xfe0e && c != 0xfe0f)) return false;
  return before < 0x80 ? rest.starts_with(kKeycap) && u_hasBinaryProperty(before, UCHAR_EMOJI) : u_hasBinaryProperty(before, UCHAR_EMOJI);
}

bool ends_line(UChar32 c) { return u_charType(c) == U_CONTROL_CHAR || u_charType(c) == U_LINE_SEPARATOR || u_charType(c) == U_PARAGRAPH_SEPARATOR; }

bool in_word(UChar32 c) { return u_isalnum(c) || c == '\''; }

bool plain_ascii(std::string_view text) {
  return std::all_of(text.begin(), text.end(), [](char c) { return static_cast<unsigned char>(c) < 0x80; });
}

/// Each code point with the bytes that it stands in and those after it, while `take` agrees; -1 for bytes that are none.
template <class Take>
bool every_code_point(std::string_view utf8, Take take) {
  const auto size = static_cast<std::int32_t>(utf8.size());
  for (std::int32_t at = 0; at < size;) {
    const auto here = at;
    UChar32 c;
    U8_NEXT(utf8.data(), at, size, c);
    if (!take(c, utf8.substr(std::size_t(here), std::size_t(at - here)), utf8.substr(std::size_t(at)))) return false;
  }
  return true;
}

/// Whether each character of a line is seen as what it is. Marks above a letter do not part it from what chooses its form.
class PlainLine {
 public:
  bool takes(UChar32 c, std::string_view rest) {
    const bool plain = c >= 0 && !ends_line(c) && !turns_direction(c) && !means_nothing(c) && (!invisible(c) || chooses_form(before_, beside_, c, rest));
    if (!plain) return false;
    seen_ = seen_ || !blank(c);
    beside_ = !mark(c) || u_getCombiningClass(c) == 9;
    if (beside_) before_ = c;
    return true;
  }
  bool seen() const { return seen_; }        ///< anything of it

 private:
  UChar32 before_ = 0;                       ///< the last letter, without its marks
  bool beside_ = false;                      ///< nothing stands between
  bool seen_ = false;
};

}  // namespace

std::size_t code_points(std::string_view utf8) {
  return static_cast<std::size_t>(std::count_if(utf8.begin(), utf8.end(), [](char c) { return (c & 0xC0) != 0x80; }));
}

bool valid_utf8(std::string_view bytes) {
  return every_code_point(bytes, [](UChar32 c, std::string_view, std::string_view) { return c >= 0; });
}

/// What only looks like nothing hides something, too; nothing at all, and plain spaces, are for whoever asks for a text.
bool plain_line(std::string_view utf8) {
  if (plain_ascii(utf8)) return std::ranges::none_of(utf8, [](char c) { return c < ' ' || c == 0x7f; });
  PlainLine line;
  return every_code_point(utf8, [&](UChar32 c, std::string_view, std::string_view rest) { return line.takes(c, rest); }) && line.seen();
}

std::string made_plain(std::string_view utf8) {
  std::string plain;
  PlainLine line;
  every_code_point(utf8, [&](UChar32 c, std::string_view bytes, std::string_view rest) {
    if (line.takes(c, rest)) plain += bytes;
    else if (c >= 0 && ends_line(c)) plain += ' ';
    return true;
  });
  return plain;
}

std::optional<std::string> e164(std::string_view typed) {
  constexpr std::size_t kFewest = 6, kMost = 15;  ///< digits, the country's among them
  std::string number;
  for (const char c : fold(trimmed(typed))) {
    if ((c >= '0' && c <= '9') || (c == '+' && number.empty())) number += c;
    else if (std::string_view(" -().").find(c) == std::string_view::npos) return std::nullopt;
  }
  const bool whole = number.starts_with('+') && number.size() > kFewest && number.size() <= kMost + 1 && number[1] != '0';
  return whole ? std::optional(number) : std::nullopt;
}

std::string trimmed(std::string_view utf8) {
  std::string text;
  icu::UnicodeString::fromUTF8(icu::StringPiece(utf8.data(), static_cast<std::int32_t>(utf8.size()))).trim().toUTF8String(text);
  return text;
}

std::string fold(std::string_view utf8) {
  std::string folded;
  if (plain_ascii(utf8)) {
    std::transform(utf8.begin(), utf8.end(), std::back_inserter(folded),
                   [](char c) { return c >= 'A' && c <= 'Z' ? char(c + 32) : c == '`' ? '\'' : c; });
    return folded;
  }
  auto text = icu::UnicodeString::fromUTF8(icu::StringPiece(utf8.data(), static_cast<std::int32_t>(utf8.size())));
  UErrorCode status = U_ZERO_ERROR;
  text.foldCase();
  text = decomposer().normalize(text, status);
  CHECK(U_SUCCESS(status));
  icu::UnicodeString kept;
  for (std::int32_t i = 0; i < text.length(); i = text.moveIndex32(i, 1))
    if (const UChar32 c = text.char32At(i); !mark(c)) kept.append(plain_letter(c));
  return kept.toUTF8String(folded);
}

std::vector<std::string> words_of(std::string_view utf8, std::size_t limit) {
  constexpr std::size_t kLongestWord = 40;
  std::vector<std::string> words;
  const std::string folded = fold(utf8);
  const auto size = static_cast<std::int32_t>(folded.size());
  for (std::int32_t at = 0, start = -1; at <= size && words.size() < limit;) {
    const std::int32_t here = at;
    UChar32 c = 0;
    if (at < size) { U8_NEXT(folded.data(), at, size, c); } else { ++at; }
    if (c > 0 && in_word(c)) { if (start < 0) start = here; continue; }
    if (start < 0) continue;
    std::string word = folded.substr(std::size_t(start), std::size_t(here - start));
    start = -1;
    if (code_points(word) <= kLongestWord && std::find(words.begin(), words.end(), word) == words.end())
      words.push_back(std::move(word));
  }
  return words;
}

std::string initials(std::string_view name) {
  constexpr int kMostLetters = 4;
  std::string letters;
  const auto size = static_cast<std::int32_t>(name.size());
  bool word_start = true;
  for (std::int32_t at = 0, count = 0; at < size && count < kMostLetters;) {
    const std::int32_t here = at;
    UChar32 c;
    U8_NEXT(name.data(), at, size, c);
    if (c < 0) break;
    if (word_start && u_isalpha(c)) {
      if (!letters.empty()) letters += ' ';
      letters.append(name.substr(std::size_t(here), std::size_t(at - here))).append(".");
      ++count;
    }
    word_start = !u_isalpha(c) && !mark(c);
  }
  return letters;
}

}  // namespace hospitium
