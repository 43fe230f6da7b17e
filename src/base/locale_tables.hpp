// Words and patterns that browsers lack for Mongolian, Belarusian and Uzbek, from the server's ICU (CLDR).
#pragma once
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include <boost/describe.hpp>

namespace hospitium {

/// CLDR patterns: "d MMMM y" and the like.
struct DatePatterns {
  std::string date, date_short, day_month, time;
};
BOOST_DESCRIBE_STRUCT(DatePatterns, (), (date, date_short, day_month, time))

struct LocaleTable {
  std::string language;
  std::vector<std::string> months, months_short, months_alone;       ///< as they stand in a date; alone: without a day
  std::vector<std::string> weekdays, weekdays_short;                ///< Sunday first
  DatePatterns patterns;
  std::string decimal, group;
  std::map<std::string, std::string> countries, languages, currencies;  ///< by code
};
BOOST_DESCRIBE_STRUCT(LocaleTable, (), (language, months, months_short, months_alone, weekdays, weekdays_short, patterns, decimal, group, countries, languages, currencies))

/// Digits are Latin in every language. Costs about 10 ms; callers cache it.
LocaleTable locale_table(std::string_view language);

}  // namespace hospitium
