// Death, what it leaves to be done, and how a case that had ended goes on.
#include "domain/case/story.hpp"

namespace hospitium::cases {
namespace {

const ReopenCase kAgain{Note("It was a mistake")};

TEST(CaseDeath, AbroadLeavesTheWayHome) {
  Story story;
  story.treatment().did(StartTreatment{story.today(), {}});
  story.facts.now = start_of(day("2026-03-12"));
  const auto told = story.did(RecordDeath{story.today(), {}}).facts.now;
  auto projection = project(story.state);
  ASSERT_EQ(projection.clocks.size(), 1u);
  EXPECT_EQ(projection.clocks[0].name, "repatriation");
  EXPECT_EQ(projection.clocks[0].due, told + kRepatriation_us);
  EXPECT_EQ(projection.owes, kOffice);
  story.did(RecordRepatriation{Rest::BroughtHome, story.today(), {}});
  projection = project(story.state);
  EXPECT_TRUE(projection.clocks.empty());
  EXPECT_TRUE(projection.owes.nil());
  EXPECT_EQ(story.state.repatriation->rest, Rest::BroughtHome);
}

TEST(CaseDeath, AtHomeLeavesNothing) {
  Story story;
  EXPECT_TRUE(project(story.asking().did(RecordDeath{story.today(), {}}).state).clocks.empty());
}

TEST(CaseReopening, GoesOnWhereTheCaseStood) {
  const auto again = [](Story& story) { return story.did(kAgain).state.stage; };
  Story withdrawn, empty, paid, treated, closed;
  EXPECT_EQ(again(empty.opened().did(WithdrawCase{})), Stage::Enquiry);
  EXPECT_EQ(again(withdrawn.asking().asked(kHospital).did(WithdrawCase{})), Stage::Referral);
  EXPECT_EQ(withdrawn.state.referrals[0].state, ReferralState::Withdrawn) << "asked anew";
  EXPECT_EQ(again(paid.visa().did(WithdrawCase{})), Stage::Visa);
  EXPECT_EQ(again(treated.treatment().did(WithdrawCase{})), Stage::Treatment);
  EXPECT_EQ(again(closed.closed()), Stage::Aftercare);
}

TEST(CaseReopening, TakesBackADeathThatWasAMistake) {
  Story story;
  story.treatment();
  story.facts.now = start_of(day("2026-03-12"));
  story.did(RecordDeath{story.today(), {}}).did(kAgain);
  EXPECT_EQ(story.state.stage, Stage::Treatment);
  EXPECT_FALSE(story.state.died);
  EXPECT_TRUE(project(story.state).clocks.empty());
}

TEST(CaseReopening, AsksTheHomeSideAgain) {
  Story story;
  story.at_home().of(kAuthority).did(RefuseApproval{RefusalGround::NoFunds, Note("Not this year")});
  story.coordinator().did(RecordRenunciation{AcceptanceChannel::Phone, {}}).did(kAgain);
  EXPECT_EQ(story.state.stage, Stage::Records);
  EXPECT_FALSE(story.state.approval_refused);
  EXPECT_EQ(story.did(ConfirmRecords{}).state.stage, Stage::Approval);
  EXPECT_EQ(story.state.levels[0].state, LevelState::Asked);
  EXPECT_FALSE(story.state.levels[0].appeal);
}

TEST(CaseEnds, Refuse) {
  test::expect_refused<Story, Command>({
      {"reopened while it goes on", [](Story& s) { s.opened(); }, [](Story&) { return kAgain; }, Code::WrongStage, ""},
      {"no way home to go", [](Story& s) { s.asking().did(RecordDeath{s.today(), {}}); }, [](Story& s) { return RecordRepatriation{{}, s.today(), {}}; }, Code::StepOutOfOrder, ""},
      {"home before death", [](Story& s) { s.treatment(); s.facts.now = start_of(day("2026-03-12")); s.did(RecordDeath{s.today(), {}}); },
       [](Story&) { return RecordRepatriation{{}, day("2026-03-11"), {}}; }, Code::DateOrder, "/on"},
      {"home twice", [](Story& s) { s.treatment(); s.facts.now = start_of(day("2026-03-12")); s.did(RecordDeath{s.today(), {}}).did(RecordRepatriation{{}, s.today(), {}}); },
       [](Story& s) { return RecordRepatriation{{}, s.today(), {}}; }, Code::AlreadyDone, ""},
  });
}

}  // namespace
}  // namespace hospitium::cases
