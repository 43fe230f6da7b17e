// Words and patterns that browsers lack for Mongolian, Belarusian and Uzbek, from the server's ICU (CLDR).
#pragma once
#include <string>
#include <string_view>

namespace hospitium {

/// JSON: {"language","months","months_short","weekdays" (Sunday first),"weekdays_short","patterns":{"date","date_short","day_month",
/// "time"},"decimal","group","countries":{"VN":...},"languages":{...},"currencies":{...}}. Digits are Latin in every language.
/// Costs about 10 ms; callers cache it.
std::string locale_tables(std::string_view language);

}  // namespace hospitium
