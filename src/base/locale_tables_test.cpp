#include "base/locale_tables.hpp"

#include <gtest/gtest.h>

#include "base/json.hpp"

namespace hospitium {
namespace {

TEST(LocaleTables, SpeakEveryLanguageOfTheSystem) {
  std::set<std::string> months;
  for (const char* language : {"en", "ru", "vi", "mn", "ko", "uz", "ar", "be"}) {
    const auto table = json::parse(locale_tables(language));
    ASSERT_TRUE(table) << language;
    const auto& object = table->as_object();
    EXPECT_EQ(object.at("months").as_array().size(), 12U);
    EXPECT_EQ(object.at("weekdays").as_array().size(), 7U);
    EXPECT_GT(object.at("countries").as_object().size(), 240U);
    months.insert(std::string(object.at("months").at(0).as_string()));
  }
  EXPECT_EQ(months.size(), 8U) << "a language fell back to another";
}

TEST(LocaleTables, KnowNamesThatBrowsersLack) {
  EXPECT_NE(locale_tables("mn").find("Монгол"), std::string::npos);
  EXPECT_NE(locale_tables("be").find("Беларусь"), std::string::npos);
  EXPECT_NE(locale_tables("uz").find("Oʻzbekiston"), std::string::npos);
}

}  // namespace
}  // namespace hospitium
