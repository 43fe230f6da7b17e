#include "base/locale_tables.hpp"

#include <set>

#include <gtest/gtest.h>

namespace hospitium {
namespace {

TEST(LocaleTables, SpeakEveryLanguageOfTheSystem) {
  std::set<std::string> months;
  for (const char* language : {"en", "ru", "vi", "mn", "ko", "uz", "ar", "be"}) {
    const auto table = locale_table(language);
    EXPECT_EQ(table.months.size(), 12U);
    EXPECT_EQ(table.weekdays.size(), 7U);
    EXPECT_GT(table.countries.size(), 240U);
    months.insert(table.months.front());
  }
  EXPECT_EQ(months.size(), 8U) << "a language fell back to another";
}

TEST(LocaleTables, KnowNamesThatBrowsersLack) {
  EXPECT_EQ(locale_table("mn").countries.at("MN"), "Монгол");
  EXPECT_EQ(locale_table("be").countries.at("BY"), "Беларусь");
  EXPECT_EQ(locale_table("uz").countries.at("UZ"), "Oʻzbekiston");
}

TEST(LocaleTables, NameAMonthAloneAndInADate) {
  const auto russian = locale_table("ru");
  EXPECT_EQ(russian.months.at(10), "ноября");
  EXPECT_EQ(russian.months_alone.at(10), "ноябрь");
  EXPECT_EQ(locale_table("en").months_alone.at(10), "November");
}

}  // namespace
}  // namespace hospitium
