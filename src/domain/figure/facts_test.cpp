#include "domain/figure/facts.hpp"

#include "domain/case/story.hpp"

namespace hospitium::figures {
namespace {

using cases::Story;

const auto kFirst = test::test_id<Dossier>(2, 10), kSecond = test::test_id<Dossier>(2, 11);

CaseFact fact(Id<Dossier> id, auto change) {
  Story story;
  change(story.started().state.patient);
  return *fact_of(id, story.state);
}
CaseFact fact(Id<Dossier> id) { return fact(id, [](auto&) {}); }

TEST(CaseFacts, BeginWithTheTreatment) {
  EXPECT_FALSE(fact_of(kFirst, Story().treatment().state));
  const auto fact = fact_of(kFirst, Story().started().state);
  ASSERT_TRUE(fact);
  EXPECT_EQ(fact->year, 2026);
  EXPECT_EQ(fact->provider, test::kHospital);
  EXPECT_EQ(fact->origin.code, "VN-SG");
  EXPECT_FALSE(fact->discharged);
  EXPECT_TRUE(fact_of(kFirst, Story().closed().state)->told_home);
}

TEST(CaseFacts, LeaveOutTheWithdrawnAndKeepTheDead) {
  Story withdrawn, dead;
  EXPECT_FALSE(fact_of(kFirst, withdrawn.started().did(cases::WithdrawCase{cases::WithdrawReason::Other, {}}).state));
  EXPECT_TRUE(fact_of(kFirst, dead.started().did(cases::RecordDeath{dead.today(), {}}).state)->died);
}

TEST(CaseFacts, CountPersonsOnceAndEpisodesEach) {
  const std::vector again{fact(kFirst), fact(kSecond, [](auto& patient) { patient.name_latin = Line("BINH, Tran Thi"); })};
  EXPECT_EQ(count(again, Measure::Persons), 1u);
  EXPECT_EQ(count(again, Measure::Episodes), 2u);
  const std::vector others{fact(kFirst), fact(kSecond, [](auto& patient) { patient.birth_date = test::day("1981-05-17"); })};
  EXPECT_EQ(count(others, Measure::Persons), 2u);
}

TEST(CaseFacts, NeverMergePeopleWithoutABirthDate) {
  const auto unknown = [](auto& patient) { patient.birth_date.reset(); };
  EXPECT_EQ(count(std::vector{fact(kFirst, unknown), fact(kSecond, unknown)}, Measure::Persons), 2u);
}

}  // namespace
}  // namespace hospitium::figures
