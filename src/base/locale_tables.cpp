#include "base/locale_tables.hpp"

#include <unicode/dcfmtsym.h>
#include <unicode/dtfmtsym.h>
#include <unicode/dtptngen.h>
#include <unicode/locid.h>
#include <unicode/ucurr.h>

#include "base/check.hpp"
#include "base/json.hpp"

namespace hospitium {
namespace {

constexpr std::array kLanguages{"ar", "be", "de", "en", "es", "fr", "he", "hi", "hy", "az", "ka", "kk", "ko", "ky", "mn", "ru", "tg",
                                "th", "tk", "tr", "uk", "uz", "vi", "zh", "ja", "fa", "id", "it", "pl"};
constexpr std::array kCurrencies{u"USD", u"EUR", u"RUB", u"BYN", u"UZS", u"KRW", u"MNT", u"VND", u"CNY", u"KZT", u"KGS", u"TJS", u"TMT",
                                 u"AMD", u"AZN", u"GEL", u"MDL", u"AED", u"SAR", u"KWD", u"QAR", u"BHD", u"OMR", u"JOD", u"EGP", u"IQD",
                                 u"LBP", u"SYP", u"ILS", u"TRY", u"INR", u"JPY", u"GBP", u"CHF"};

std::string utf8(const icu::UnicodeString& text) {
  std::string out;
  return text.toUTF8String(out);
}

void add_name(std::string& out, std::string_view name) {
  if (out.back() != '{') out += ',';
  json::append_string(out, name);
  out += ':';
}

void add_list(std::string& out, std::string_view name, const icu::UnicodeString* texts, std::int32_t from, std::int32_t count) {
  add_name(out, name);
  out += '[';
  for (std::int32_t i = 0; i < count; ++i) {
    if (i) out += ',';
    json::append_string(out, utf8(texts[from + i]));
  }
  out += ']';
}

void add_symbols(std::string& out, const icu::Locale& locale) {
  using Symbols = icu::DateFormatSymbols;
  UErrorCode status = U_ZERO_ERROR;
  const Symbols symbols(locale, status);
  CHECK(U_SUCCESS(status));
  std::int32_t count = 0;
  const auto months = [&](std::string_view name, Symbols::DtContextType context, Symbols::DtWidthType width) {
    const auto* texts = symbols.getMonths(count, context, width);
    add_list(out, name, texts, 0, 12);
  };
  const auto weekdays = [&](std::string_view name, Symbols::DtWidthType width) {
    const auto* texts = symbols.getWeekdays(count, Symbols::STANDALONE, width);
    add_list(out, name, texts, 1, 7);  // ICU leaves index 0 empty
  };
  months("months", Symbols::FORMAT, Symbols::WIDE);
  months("months_short", Symbols::FORMAT, Symbols::ABBREVIATED);
  weekdays("weekdays", Symbols::WIDE);
  weekdays("weekdays_short", Symbols::ABBREVIATED);
}

void add_patterns(std::string& out, const icu::Locale& locale) {
  UErrorCode status = U_ZERO_ERROR;
  const std::unique_ptr<icu::DateTimePatternGenerator> generator(icu::DateTimePatternGenerator::createInstance(locale, status));
  CHECK(U_SUCCESS(status));
  add_name(out, "patterns");
  out += '{';
  const auto add = [&](std::string_view name, const char16_t* skeleton) {
    add_name(out, name);
    json::append_string(out, utf8(generator->getBestPattern(skeleton, status)));
    CHECK(U_SUCCESS(status));
  };
  add("date", u"yMMMMd");
  add("date_short", u"yMMMd");
  add("day_month", u"MMMd");
  add("time", u"Hm");
  out += '}';
}

void add_numbers(std::string& out, const icu::Locale& locale) {
  UErrorCode status = U_ZERO_ERROR;
  const icu::DecimalFormatSymbols symbols(locale, status);
  CHECK(U_SUCCESS(status));
  add_name(out, "decimal");
  json::append_string(out, utf8(symbols.getSymbol(icu::DecimalFormatSymbols::kDecimalSeparatorSymbol)));
  add_name(out, "group");
  json::append_string(out, utf8(symbols.getSymbol(icu::DecimalFormatSymbols::kGroupingSeparatorSymbol)));
}

void add_countries(std::string& out, const icu::Locale& locale) {
  add_name(out, "countries");
  out += '{';
  for (const char* const* country = icu::Locale::getISOCountries(); *country; ++country) {
    icu::UnicodeString name;
    add_name(out, *country);
    json::append_string(out, utf8(icu::Locale("", *country).getDisplayCountry(locale, name)));
  }
  out += '}';
}

void add_languages(std::string& out, const icu::Locale& locale) {
  add_name(out, "languages");
  out += '{';
  for (const char* language : kLanguages) {
    icu::UnicodeString name;
    add_name(out, language);
    json::append_string(out, utf8(icu::Locale(language).getDisplayLanguage(locale, name)));
  }
  out += '}';
}

void add_currencies(std::string& out, const icu::Locale& locale) {
  add_name(out, "currencies");
  out += '{';
  for (const char16_t* currency : kCurrencies) {
    UErrorCode status = U_ZERO_ERROR;
    std::int32_t length = 0;
    const auto* name = ucurr_getName(currency, locale.getName(), UCURR_LONG_NAME, nullptr, &length, &status);
    CHECK(U_SUCCESS(status));
    add_name(out, utf8(icu::UnicodeString(currency)));
    json::append_string(out, utf8(icu::UnicodeString(name, length)));
  }
  out += '}';
}

}  // namespace

std::string locale_tables(std::string_view language) {
  // Latin digits also in Arabic: numbers of cases and money must read alike on both sides of a corridor.
  const auto locale = icu::Locale::createCanonical((std::string(language) + "@numbers=latn").c_str());
  std::string out = "{";
  add_name(out, "language");
  json::append_string(out, language);
  add_symbols(out, locale);
  add_patterns(out, locale);
  add_numbers(out, locale);
  add_countries(out, locale);
  add_languages(out, locale);
  add_currencies(out, locale);
  return out + "}";
}

}  // namespace hospitium
