#include <gtest/gtest.h>

#include <random>

#include "domain/catalogue/distance.hpp"
#include "domain/catalogue/gate.hpp"
#include "domain/catalogue/ranking.hpp"
#include "domain/catalogue/service.hpp"

namespace hospitium::catalogue {
namespace {

ServiceRecord sound() {
  ServiceRecord record;
  record.source_language = "mn";
  record.texts = {{Word("mn"), Line("Зүрхний хагалгаа"), {}}, {Word("en"), Line("Heart surgery"), Note("With valve")}};
  record.price = Price{{100, "USD"}, {200, "USD"}, {}, {}};
  return record;
}

struct Wrong {
  const char* what;
  void (*spoil)(ServiceRecord&);
  Code code;
  const char* field;
};

TEST(Service, RefusesWhatCannotBe) {
  constexpr std::array kTable{
      Wrong{"no text", [](auto& r) { r.texts.clear(); }, Code::Required, "/texts"},
      Wrong{"a language twice", [](auto& r) { r.texts[1].language = "mn"; }, Code::AlreadyDone, "/texts/1/language"},
      Wrong{"no source", [](auto& r) { r.source_language = "ru"; }, Code::UnknownValue, "/source_language"},
      Wrong{"no language", [](auto& r) { r.languages = {Word("English")}; }, Code::UnknownValue, "/languages/0"},
      Wrong{"two currencies", [](auto& r) { r.price->max.currency = "KRW"; }, Code::CurrencyMismatch, "/price/max"},
      Wrong{"upside down", [](auto& r) { r.price->max.minor = 99; }, Code::OutOfRange, "/price/max"},
      Wrong{"sex", [](auto& r) { r.sex = Sex::Other; }, Code::UnknownValue, "/sex"},
      Wrong{"ages", [](auto& r) { r.age_min = 18; r.age_max = 17; }, Code::OutOfRange, "/age_max"},
      Wrong{"a long wait", [](auto& r) { r.waiting_days = 731; }, Code::OutOfRange, "/waiting_days"},
      Wrong{"ends first", [](auto& r) { r.from = Day{10}; r.until = Day{9}; }, Code::DateOrder, "/until"}};
  EXPECT_TRUE(check_service(sound()));
  for (const auto& row : kTable) {
    auto record = sound();
    row.spoil(record);
    const auto checked = check_service(record);
    ASSERT_FALSE(checked) << row.what;
    EXPECT_EQ(checked.error().code, row.code) << row.what;
    EXPECT_EQ(checked.error().field, row.field) << row.what;
  }
}

TEST(Service, ReadersGetTheirLanguageElseTheSource) {
  EXPECT_EQ(text_for(sound(), "en").title, "Heart surgery");
  EXPECT_EQ(text_for(sound(), "ko").title, "Зүрхний хагалгаа");
}

TEST(Ranking, WeightsAreAHundred) {
  std::int32_t sum = 0;
  for (const auto& entry : entries_of<Part>()) sum += weight_of(entry.value);
  EXPECT_EQ(sum, 100);
}

/// More of what is good never gives fewer points, and every value stays within its bounds.
TEST(Ranking, EachPartIsMonotone) {
  for (std::int32_t i = 0; i < 400; ++i) {
    EXPECT_GE(waiting_value(i), waiting_value(i + 1));
    EXPECT_LE(capacity_value(i), capacity_value(i + 1));
    EXPECT_GE(distance_value(i * 50), distance_value(i * 50 + 50));
    EXPECT_LE(price_value({1000, 2000}, i * 10), price_value({1000, 2000}, i * 10 + 10));
    for (const auto value : {waiting_value(i), capacity_value(i), distance_value(i * 50), price_value({1000, 2000}, i * 10)}) {
      EXPECT_GE(value, 0);
      EXPECT_LE(value, kFull);
    }
  }
  EXPECT_EQ(price_value({1000, 2000}, 1500), 500);
  EXPECT_EQ(price_value({0, 0}, 0), kFull);
  EXPECT_GT(trust_value(true, true), trust_value(true, false));
  EXPECT_GT(trust_value(true, false), trust_value(false, true));
  EXPECT_GT(language_value(true, false), language_value(false, true));
  EXPECT_GT(language_value(false, true), language_value(false, false));
  for (std::size_t i = 0; i < 3; ++i) EXPECT_LT(question_value(i), question_value(i + 1));
  EXPECT_EQ(question_value(30), kFull);
  EXPECT_GT(weight_of(Part::Question) * question_value(1), (weight_of(Part::Language) + weight_of(Part::Distance)) * kFull) << "one word outweighs nearness and language together";
  for (int i = 0; i < 4; ++i) EXPECT_LT(found_value(static_cast<Found>(i)), found_value(static_cast<Found>(i + 1)));
}

TEST(Ranking, UnknownCountsNothingAndIsSaid) {
  Scoring scoring;
  scoring.add(Part::Waiting, 500);
  scoring.add(Part::Capacity, std::nullopt);
  const auto score = std::move(scoring).take();
  EXPECT_EQ(score.points, 6 * 500);
  EXPECT_EQ(score.of, 10 * kFull);
  EXPECT_FALSE(score.parts[1].known);
}

TEST(Ranking, TieKeyIsPublished) {
  EXPECT_EQ(tie_key(IdBytes{}), 0x69691905U);  // FNV-1a of sixteen zero bytes
}

TEST(Distance, KnowsTheCorridors) {
  EXPECT_NEAR(*distance_km({"VN-HN"}, {"RU-SPE"}), 6900, 700);
  EXPECT_NEAR(*distance_km({"MN"}, {"KR-11"}), 1990, 200);
  EXPECT_EQ(distance_km({"RU"}, {"RU-SPE"}), 0);
  EXPECT_EQ(distance_km({"VN"}, {"AQ"}), std::nullopt);
  EXPECT_EQ(distance_km({"RU-ZZZ"}, {"KR"}), distance_km({"RU"}, {"KR"}));
}

/// One rule for passports of Mongolia to Russia, another for all who go to Korea.
TEST(Gates, SayOfAVisaWhatTheyAgreeOn) {
  const GateRecord free{GateEffect::VisaFree, Place{"MN"}, Place{"RU"}, {}, {}, Note("30 days"), Line("Treaty"), {}, {}, {}};
  const GateRecord needed{GateEffect::VisaNeeded, {}, Place{"KR"}, {}, {}, Note("C-3-3"), Line("Rules"), {}, {}, {}};
  const GateRecord paper{GateEffect::Document, {}, Place{"RU"}, {}, {}, Note("A letter"), Line("Order"), {}, {}, {}};
  const auto question = [](const char* to, const char* passport) { return GateQuestion{Place{"MN-1"}, Place{to}, Place{passport}, Specialty::Oncology, {}, *parse_day("2026-03-02")}; };
  const std::vector<GateRecord> all{free, needed, paper};
  EXPECT_EQ(visa_rule(all, question("RU-SPE", "MN"))->rule, "30 days");
  EXPECT_EQ(visa_rule(all, question("KR-11", "MN"))->effect, GateEffect::VisaNeeded);
  EXPECT_FALSE(visa_rule(all, question("RU-SPE", "CN"))) << "another passport";
  auto strict = free;
  strict.effect = GateEffect::VisaNeeded;
  EXPECT_FALSE(visa_rule({free, strict}, question("RU-SPE", "MN"))) << "they contradict each other";
}

}  // namespace
}  // namespace hospitium::catalogue
