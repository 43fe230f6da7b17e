#include "base/schema.hpp"

#include <gtest/gtest.h>

namespace hospitium {
namespace cases {
enum class Step { Asked, WellAnswered };
BOOST_DESCRIBE_ENUM(Step, Asked, WellAnswered)
struct SampleView {
  Id<Step> id;
  Text<10> title;
  Text<20, 0> note;
  Step step{};
  std::vector<Money> prices;
  std::optional<Day> due;
  std::int64_t count = 0;
  std::vector<SampleView> children;
};
BOOST_DESCRIBE_STRUCT(SampleView, (), (id, title, note, step, prices, due, count, children))
}  // namespace cases

namespace missions {
struct Step {
  Instant at;
  Place where;
};
BOOST_DESCRIBE_STRUCT(Step, (), (at, where))
struct Trip {
  std::vector<Step> steps;
};
BOOST_DESCRIBE_STRUCT(Trip, (), (steps))
}  // namespace missions

template <class T>
struct Page {
  std::vector<T> items;
};
BOOST_DESCRIBE_STRUCT(Page<missions::Trip>, (), (items))

namespace {

TEST(Schema, NamesAPageByWhatItHolds) {
  const auto& page = json::schema_of<Page<missions::Trip>>();
  EXPECT_EQ(page.name, "missions::TripPage");
  EXPECT_EQ(json::SchemaWriter(json::named_schemas({&page})).typescript(page), "export interface TripPage {\n  items: Trip[];\n}\n");
}

TEST(Schema, SaysShapesLimitsAndReferences) {
  const auto& view = json::schema_of<cases::SampleView>();
  const auto names = json::named_schemas({&view});
  const json::SchemaWriter writer(names);
  EXPECT_EQ(writer.json_schema(view),
            R"({"type":"object","properties":{"id":{"type":"string","format":"uuid"},"title":{"type":"string","minLength":1,"maxLength":10},)"
            R"("note":{"type":"string","maxLength":20},"step":{"$ref":"#/components/schemas/Step"},)"
            R"("prices":{"type":"array","items":{"$ref":"#/components/schemas/Money"}},"due":{"type":"string","format":"date"},)"
            R"("count":{"type":"integer"},"children":{"type":"array","items":{"$ref":"#/components/schemas/SampleView"}}},)"
            R"("required":["id","title","note","step","count"]})");
  EXPECT_EQ(writer.typescript(view),
            "export interface SampleView {\n  id: string;\n  title: string;\n  note: string;\n  step: Step;\n  prices: Money[];\n"
            "  due?: string;\n  count: number;\n  children: SampleView[];\n}\n");
  EXPECT_EQ(writer.typescript(json::schema_of<cases::Step>()), 
            "export const kStep = ['asked', 'well_answered'] as const;\nexport type Step = (typeof kStep)[number];\n");
}

TEST(Schema, KeepsEqualWordsOfTwoConceptsApart) {
  const auto names = json::named_schemas({&json::schema_of<cases::SampleView>(), &json::schema_of<missions::Trip>()});
  std::vector<std::string> words;
  for (const auto& [name, schema] : names) words.push_back(name);
  EXPECT_EQ(words, (std::vector<std::string>{"CasesStep", "MissionsStep", "Money", "SampleView", "Trip"}));
}

}  // namespace
}  // namespace hospitium
