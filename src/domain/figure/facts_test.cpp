#include "domain/figure/facts.hpp"

#include "domain/case/story.hpp"

namespace hospitium::figures {
namespace {

using cases::Story;

const auto kFirst = test::test_id<Dossier>(2, 10), kSecond = test::test_id<Dossier>(2, 11);

/// What statistics know at the end of a story.
FactChange told(const Story& story) {
  FactChange known;
  for (const auto& [event, at, actor] : story.journal)
    std::visit([&](const auto& happened) {
      if constexpr (requires { change_of(kFirst, happened); }) {
        const auto change = change_of(kFirst, happened);
        if (change.person) known.person = change.person;
        if (change.corridor) known.corridor = change.corridor;
        if (change.specialty) known.specialty = change.specialty;
        if (change.year) known.year = change.year;
      }
    }, event);
  return known;
}

std::string person(Id<Dossier> id, auto change) {
  auto patient = cases::enquiry().patient;
  change(patient);
  return person_of(id, patient);
}
std::string person(Id<Dossier> id) { return person(id, [](auto&) {}); }

TEST(CaseFacts, CountFromTheTreatmentOn) {
  EXPECT_EQ(told(Story().treatment()).year, kNotCounted);
  const auto known = told(Story().started());
  EXPECT_EQ(known.year, 2026);
  EXPECT_EQ(known.corridor->origin.code, "VN-SG");
  EXPECT_EQ(known.corridor->destination.code, "RU-SPE");
  EXPECT_EQ(known.specialty, Specialty::Oncology);
  EXPECT_EQ(told(Story().closed()).year, 2026);
}

TEST(CaseFacts, LeaveOutTheWithdrawnAndKeepTheDead) {
  Story withdrawn, dead;
  EXPECT_EQ(told(withdrawn.started().did(cases::WithdrawCase{cases::WithdrawReason::Other, {}})).year, kNotCounted);
  EXPECT_EQ(told(withdrawn.did(cases::ReopenCase{Note("They are back")})).year, 2026);
  EXPECT_EQ(told(dead.started().did(cases::RecordDeath{dead.today(), {}})).year, 2026);
}

/// Person and episode are counted once, by the case that goes on: what was counted cannot be merged away.
TEST(CaseFacts, CountNothingOfAMergedCase) {
  Story merged, treated;
  EXPECT_EQ(told(merged.travel().did(cases::MergeCase{test::kTwin, {}})).year, kNotCounted);
  EXPECT_EQ(told(merged.did(cases::ReopenCase{Note("Two sisters")})).year, kNotCounted);
  EXPECT_FALSE(treated.started().give(cases::MergeCase{test::kTwin, {}}));
}

TEST(CaseFacts, FollowWhatIsCorrected) {
  Story story;
  auto other = cases::enquiry();
  other.patient.birth_date = test::day("1981-05-17");
  other.wish.specialty = Specialty::Urology;
  const auto known = told(story.opened().did(cases::EditPatient{other.patient}).did(cases::EditWish{other.wish}));
  EXPECT_EQ(known.person, person_of(kFirst, other.patient));
  EXPECT_EQ(known.specialty, Specialty::Urology);
}

TEST(CaseFacts, KnowAPersonAgainWhateverTheOrderOfTheName) {
  EXPECT_EQ(person(kFirst), person(kSecond, [](auto& patient) { patient.name_latin = Line("BINH, Tran Thi"); }));
  EXPECT_EQ(person(kFirst), person(kSecond, [](auto& patient) { patient.nationality.reset(); }));
  EXPECT_NE(person(kFirst), person(kSecond, [](auto& patient) { patient.birth_date = test::day("1981-05-17"); }));
  EXPECT_NE(person(kFirst), person(kSecond, [](auto& patient) { patient.sex = Sex::Male; }));
}

TEST(CaseFacts, NeverMergePeopleWithoutABirthDate) {
  const auto unknown = [](auto& patient) { patient.birth_date.reset(); };
  EXPECT_NE(person(kFirst, unknown), person(kSecond, unknown));
}

}  // namespace
}  // namespace hospitium::figures
