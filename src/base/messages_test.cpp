#include "base/messages.hpp"

#include <filesystem>
#include <fstream>

#include <gtest/gtest.h>
#include <unistd.h>

namespace hospitium {
namespace {

class Locales : public testing::Test {
 protected:
  Locales() : folder_(std::filesystem::path(testing::TempDir()) / ("locales-" + std::to_string(getpid()))) {
    write("en", "case", R"({"days":"{count, plural, one {# day} other {# days}} left","by":"By {day, date, ::yMMMMd}","plain":"Open","only":"English"})");
    write("ru", "case", R"({"days":"{count, plural, one {остался # день} few {осталось # дня} other {осталось # дней}}","plain":"Открыть"})");
    write("uz", "case", R"({"plain":"Ochish"})");
    write("ar", "case", R"({"days":"{count, plural, two {بقي يومان} few {بقيت # أيام} other {بقي # يوم}}"})");
  }
  ~Locales() override { std::filesystem::remove_all(folder_); }
  void write(const std::string& language, const std::string& file, const std::string& text) {
    std::filesystem::create_directories(folder_ / language);
    std::ofstream(folder_ / language / (file + ".json")) << text;
  }
  Messages load() const { return Messages::load(folder_.string()); }
  std::filesystem::path folder_;
};

TEST_F(Locales, FormatsWithTheGrammarOfTheLanguage) {
  const auto messages = load();
  EXPECT_EQ(messages.format("en", "case.days", {{"count", "1"}}), "1 day left");
  EXPECT_EQ(messages.format("ru", "case.days", {{"count", "3"}}), "осталось 3 дня");
  EXPECT_EQ(messages.format("ru", "case.days", {{"count", "5"}}), "осталось 5 дней");
  EXPECT_EQ(messages.format("en", "case.by", {{"day", "2026-03-01"}}), "By March 1, 2026");
  EXPECT_EQ(messages.format("ru", "case.plain"), "Открыть");
}

TEST_F(Locales, WritesLatinDigitsInArabicToo) {
  const auto messages = load();
  EXPECT_EQ(messages.format("ar", "case.days", {{"count", "2"}}), "بقي يومان");
  EXPECT_EQ(messages.format("ar", "case.days", {{"count", "3"}}), "بقيت 3 أيام");
}

TEST_F(Locales, FallsBackToEnglishAndThenToTheKey) {
  const auto messages = load();
  EXPECT_EQ(messages.format("ru", "case.only"), "English");
  EXPECT_EQ(messages.format("xx", "case.plain"), "Open");
  EXPECT_EQ(messages.format("en", "case.unheard"), "case.unheard");
}

TEST_F(Locales, NegotiatesByWeight) {
  const auto messages = load();
  EXPECT_EQ(messages.negotiate("fr, ru;q=0.4, uz-Cyrl;q=0.9"), "uz");
  EXPECT_EQ(messages.negotiate("ru-RU,ru;q=0.9,en-US;q=0.8"), "ru");
  EXPECT_EQ(messages.negotiate(""), "en");
  EXPECT_EQ(messages.negotiate("de;q=x,,;;q=,"), "en");
}

TEST_F(Locales, RefusesFilesThatAreNoObjects) {
  write("en", "broken", "[1]");
  EXPECT_THROW(load(), std::runtime_error);
  EXPECT_THROW(Messages::load("/nowhere"), std::runtime_error);
}

}  // namespace
}  // namespace hospitium
