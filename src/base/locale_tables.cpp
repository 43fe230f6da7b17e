#include "base/locale_tables.hpp"

#include <unicode/dcfmtsym.h>
#include <unicode/dtfmtsym.h>
#include <unicode/dtptngen.h>
#include <unicode/locid.h>
#include <unicode/ucurr.h>

#include "base/check.hpp"

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

std::vector<std::string> texts_of(const icu::UnicodeString* texts, std::int32_t from, std::int32_t count) {
  std::vector<std::string> list;
  for (std::int32_t i = from; i < from + count; ++i) list.push_back(utf8(texts[i]));
  return list;
}

void fill_symbols(LocaleTable& table, const icu::Locale& locale) {
  using Symbols = icu::DateFormatSymbols;
  UErrorCode status = U_ZERO_ERROR;
  const Symbols symbols(locale, status);
  CHECK(U_SUCCESS(status));
  std::int32_t count = 0;
  const auto months = [&](Symbols::DtWidthType width, Symbols::DtContextType where = Symbols::FORMAT) { return texts_of(symbols.getMonths(count, where, width), 0, 12); };
  const auto weekdays = [&](Symbols::DtWidthType width) {
    return texts_of(symbols.getWeekdays(count, Symbols::STANDALONE, width), 1, 7);  // ICU leaves index 0 empty
  };
  table.months = months(Symbols::WIDE);
  table.months_short = months(Symbols::ABBREVIATED);
  table.months_alone = months(Symbols::WIDE, Symbols::STANDALONE);
  table.weekdays = weekdays(Symbols::WIDE);
  table.weekdays_short = weekdays(Symbols::ABBREVIATED);
}

DatePatterns patterns_of(const icu::Locale& locale) {
  UErrorCode status = U_ZERO_ERROR;
  const std::unique_ptr<icu::DateTimePatternGenerator> generator(icu::DateTimePatternGenerator::createInstance(locale, status));
  CHECK(U_SUCCESS(status));
  const auto best = [&](const char16_t* skeleton) {
    auto pattern = utf8(generator->getBestPattern(skeleton, status));
    CHECK(U_SUCCESS(status));
    return pattern;
  };
  return {best(u"yMMMMd"), best(u"yMMMd"), best(u"MMMd"), best(u"Hm")};
}

void fill_numbers(LocaleTable& table, const icu::Locale& locale) {
  UErrorCode status = U_ZERO_ERROR;
  const icu::DecimalFormatSymbols symbols(locale, status);
  CHECK(U_SUCCESS(status));
  table.decimal = utf8(symbols.getSymbol(icu::DecimalFormatSymbols::kDecimalSeparatorSymbol));
  table.group = utf8(symbols.getSymbol(icu::DecimalFormatSymbols::kGroupingSeparatorSymbol));
}

void fill_names(LocaleTable& table, const icu::Locale& locale) {
  for (const char* const* country = icu::Locale::getISOCountries(); *country; ++country) {
    icu::UnicodeString name;
    table.countries[*country] = utf8(icu::Locale("", *country).getDisplayCountry(locale, name));
  }
  for (const char* language : kLanguages) {
    icu::UnicodeString name;
    table.languages[language] = utf8(icu::Locale(language).getDisplayLanguage(locale, name));
  }
  for (const char16_t* currency : kCurrencies) {
    UErrorCode status = U_ZERO_ERROR;
    std::int32_t length = 0;
    const auto* name = ucurr_getName(currency, locale.getName(), UCURR_LONG_NAME, nullptr, &length, &status);
    CHECK(U_SUCCESS(status));
    table.currencies[utf8(icu::UnicodeString(currency))] = utf8(icu::UnicodeString(name, length));
  }
}

}  // namespace

LocaleTable locale_table(std::string_view language) {
  // Latin digits also in Arabic: numbers of cases and money must read alike on both sides of a corridor.
  const auto locale = icu::Locale::createCanonical((std::string(language) + "@numbers=latn").c_str());
  LocaleTable table;
  table.language = language;
  fill_symbols(table, locale);
  table.patterns = patterns_of(locale);
  fill_numbers(table, locale);
  fill_names(table, locale);
  return table;
}

}  // namespace hospitium
