#include "base/json.hpp"

#include <gtest/gtest.h>

namespace hospitium {
namespace {

enum class Tone { Calm, VeryLoud };
BOOST_DESCRIBE_ENUM(Tone, Calm, VeryLoud)

struct Inner {
  Text<5> word;
  std::optional<std::int32_t> count;
};
BOOST_DESCRIBE_STRUCT(Inner, (), (word, count))

struct Outer {
  Tone tone{};
  std::vector<Inner> items;
  std::optional<Money> price;
  std::optional<Day> day;
};
BOOST_DESCRIBE_STRUCT(Outer, (), (tone, items, price, day))

struct Said {
  std::string text;
};
BOOST_DESCRIBE_STRUCT(Said, (), (text))

std::vector<std::pair<std::string, std::string>> errors_of(std::string_view text) {
  std::vector<std::pair<std::string, std::string>> errors;
  auto read = json::read<Outer>(text);
  if (!read)
    for (const auto& error : read.error().fields) errors.emplace_back(error.field, row(error.code).name);
  return errors;
}

TEST(Json, WritesWhatItReads) {
  const std::string text =
      R"({"tone":"very_loud","items":[{"word":"наш","count":-3},{"word":"a\"b"}],"price":{"minor":"9007199254740993","currency":"KRW"},"day":"2026-02-28"})";
  EXPECT_FALSE(json::read<Outer>(text)) << "an amount beyond the limit must be refused";
  const std::string fair =
      R"({"tone":"very_loud","items":[{"word":"наш","count":-3},{"word":"a\"b"}],"price":{"minor":"900719925474099","currency":"KRW"},"day":"2026-02-28"})";
  auto read = json::read<Outer>(fair);
  ASSERT_TRUE(read);
  EXPECT_EQ(json::write(*read), fair);
}

TEST(Json, NamesEveryWrongFieldAtOnce) {
  using Pairs = std::vector<std::pair<std::string, std::string>>;
  EXPECT_EQ(errors_of(R"({"tone":"shrill","items":[{"word":"toolong"},{"count":"x"},{"word":"  "}],"day":"2026-02-30","extra":1})"),
            (Pairs{{"/tone", "unknown_value"}, {"/items/0/word", "too_long"}, {"/items/1/word", "required"},
                   {"/items/1/count", "wrong_type"}, {"/items/2/word", "required"}, {"/day", "wrong_type"},
                   {"/extra", "unknown_field"}}));
  EXPECT_EQ(errors_of(R"({"items":[]})"), (Pairs{{"/tone", "required"}}));
}

/// What people send is seen as what it is; what was kept before that was asked is read as it is.
TEST(Json, HidesNothingInAShortLine) {
  EXPECT_EQ(errors_of("{\"tone\":\"calm\",\"items\":[{\"word\":\"a\u202eb\"},{\"word\":\"a\\nb\"},{\"word\":\"\u0645\u200c\u0631\"}]}"),
            (std::vector<std::pair<std::string, std::string>>{{"/items/0/word", "hidden_characters"}, {"/items/1/word", "hidden_characters"}}));
  EXPECT_TRUE(json::read_own<Inner>("{\"word\":\"a\u202eb\"}"));
  EXPECT_TRUE(json::read<Note>("\"two\\nlines\""));
}

TEST(Json, RefusesHostileTextBeforeReading) {
  EXPECT_EQ(json::parse(R"({"a":{"b":1,"b":2}})").error().code, Code::DuplicateKey);
  EXPECT_EQ(json::parse(R"({"a":{"b":1,"b":2}})").error().field, "/a/b");
  EXPECT_EQ(json::parse(std::string(100'000, '[')).error().code, Code::TooDeep);
  EXPECT_EQ(json::parse("{\"a\":\"\xff\"}").error().code, Code::InvalidUtf8);
  EXPECT_EQ(json::parse(R"({"a":1e400})").error().code, Code::Malformed);
  EXPECT_EQ(json::parse(R"({"a":1)").error().code, Code::Malformed);
}

TEST(Json, IgnoresUnknownMembersOfStoredText) {
  EXPECT_TRUE(json::read_own<Outer>(R"({"tone":"calm","later":1})"));
  EXPECT_FALSE(json::read_own<Outer>(R"({"tone":"calm")"));
}

TEST(Json, ReadsBackEveryCharacterThatItWrites) {
  Said said;
  for (int c = 0; c < 128; ++c) (said.text += static_cast<char>(c)) += "ы";
  for (const auto& text : {said.text, std::string(), std::string("\n"), std::string("plain"), std::string(10'000, '"')}) {
    const auto written = json::write(Said{text});
    EXPECT_EQ(json::read_own<Said>(written)->text, text);
    EXPECT_EQ(json::read<Said>(written)->text, text);
  }
}

}  // namespace
}  // namespace hospitium
