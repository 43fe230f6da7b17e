// Home approval: levels in order, each with its clock; refusals that may be appealed, and what comes of them.
#include "domain/case/story.hpp"
#include "domain/case/views.hpp"

namespace hospitium::cases {
namespace {

using Row = Refused<Story, Command>;

const Clock* clock(const Projection& projection, std::string_view name) {
  const auto found = std::ranges::find(projection.clocks, name, &Clock::name);
  return found == projection.clocks.end() ? nullptr : &*found;
}

bool takes_part(const State& state, Id<Party> party) {
  const auto projection = project(state);
  return std::ranges::any_of(projection.participants, [&](const auto& row) { return row.party == party && row.role == Role::HomeAuthority; });
}

const RefuseApproval kNo{RefusalGround::TreatableAtHome, Note("Treatable at home")};
Story refused_by_district() {
  Story story;
  story.at_home().of(kAuthority).did(kNo);
  return story;
}

TEST(HomeApproval, PassesItsLevelsInOrder) {
  Story story;
  story.at_home();
  EXPECT_FALSE(takes_part(story.state, kMinistry)) << "not before it is asked";
  EXPECT_EQ(clock(project(story.state), "approval_level")->due, story.facts.now + 10 * kDay_us);
  story.of(kAuthority).wait(kDay_us).did(ApproveCase{Note("Needed")});
  EXPECT_EQ(story.state.stage, Stage::Approval);
  EXPECT_EQ(project(story.state).owes, kMinistry);
  EXPECT_TRUE(takes_part(story.state, kMinistry));
  EXPECT_FALSE(clock(project(story.state), "approval_level")) << "this level has no limit";
  EXPECT_EQ(story.of(kMinistry).did(ApproveCase{}).state.stage, Stage::Referral);
  EXPECT_TRUE(story.state.approved);
  EXPECT_EQ(story.journal.size(), 6u);
}

/// The second level talks with the coordinator as the first does, from when it is asked.
TEST(HomeApproval, TalksAtEachLevelThatIsAsked) {
  const Conversation ministry{Counterpart::Party, {}, kMinistry};
  Story story;
  story.at_home();
  EXPECT_THAT(conversations(story.state), testing::Not(testing::Contains(ministry)));
  story.of(kAuthority).did(ApproveCase{});
  EXPECT_THAT(conversations(story.state), testing::Contains(ministry));
  story.of(kMinistry).did(PostMessage{Note("Which council?"), Word("mn"), {}, {}, {}});
  EXPECT_EQ(std::get<MessagePosted>(story.journal.back().event).party, kMinistry);
  auto appealed = refused_by_district();
  EXPECT_THAT(conversations(appealed.state), testing::Not(testing::Contains(ministry)));
  appealed.coordinator().did(RecordAppeal{Note("Nobody does it here"), AcceptanceChannel::Phone});
  EXPECT_THAT(conversations(appealed.state), testing::Contains(ministry)) << "which decides about the appeal";
}

TEST(HomeApproval, StopsItsClockWhileTheAuthorityWantsToKnow) {
  Story story;
  const auto asked_at = story.at_home().facts.now;
  story.of(kAuthority).wait(3 * kDay_us).did(WantInformation{Note("What does the council say?")});
  auto projection = project(story.state);
  EXPECT_EQ(clock(projection, "approval_level")->left_us, 7 * kDay_us);
  EXPECT_EQ(clock(projection, "approval_information")->due, asked_at + 3 * kDay_us + kOwnerAnswers_us);
  EXPECT_EQ(projection.owes, kOffice);
  story.coordinator().wait(9 * kDay_us).did(AnswerAuthority{Note("Attached")});
  projection = project(story.state);
  EXPECT_EQ(clock(projection, "approval_level")->due, asked_at + 19 * kDay_us);
  EXPECT_EQ(projection.owes, kAuthority);
}

TEST(HomeApproval, ARefusalStandsOpenUntilItsLastDayIsOver) {
  auto story = refused_by_district();
  EXPECT_EQ(story.state.stage, Stage::Approval);
  EXPECT_THAT(project(story.state).card, testing::HasSubstr("approval_refused"));
  const auto until = *clock(project(story.state), "appeal_until");
  EXPECT_EQ(until.then, LapseAppeal::kName);
  EXPECT_EQ(until.due, start_of(day("2026-03-08"))) << "refused on the 2nd, five whole days after it";
  Story early = story;
  EXPECT_EQ(early.give(LapseAppeal{}).error().code, Code::StepOutOfOrder);
  story.facts.now = until.due;
  Story late = story;
  EXPECT_EQ(late.give(RecordAppeal{Note("Too late"), {}}).error().code, Code::AppealLate);
  EXPECT_EQ(story.did(LapseAppeal{}).state.stage, Stage::Refused);
  EXPECT_EQ(story.state.levels[0].appeal->state, AppealState::Lapsed);
  EXPECT_TRUE(project(story.state).clocks.empty());
}

/// Midnight of the owner, who hands it in; not of UTC.
TEST(HomeApproval, AnAppealMayBeMadeUntilTheDayIsOverWhereTheOwnerIs) {
  for (const auto& [zone, refused_at, last_day, over] : {std::tuple{"Asia/Ho_Chi_Minh", "2026-03-02T20:00:00Z", "2026-03-08", "2026-03-08T17:00:00Z"},
                                                          std::tuple{"America/New_York", "2026-03-02T20:00:00Z", "2026-03-07", "2026-03-08T05:00:00Z"}}) {
    Story story;
    story.at_home().of(kAuthority);
    story.facts.now = *parse_instant(refused_at);
    story.facts.calendars = {{{kOffice, {}}, {Place{"VN"}, Word(zone), {}, {}}}};
    EXPECT_THAT(needs(story.state, Command(kNo)).calendars, testing::Contains(CalendarKey{kOffice, {}}));
    story.did(kNo);
    EXPECT_EQ(clock(project(story.state), "appeal_until")->due, *parse_instant(over)) << zone;
    EXPECT_EQ(story.state.levels[0].appeal->last_day, day(last_day)) << zone;
  }
}

TEST(HomeApproval, AClockTellsHowItCameToEndThen) {
  Story story;
  const auto asked_at = story.at_home().facts.now;
  story.of(kAuthority).wait(3 * kDay_us).did(WantInformation{Note("What does the council say?")});
  const calendar::Pause open{asked_at + 3 * kDay_us, {}, "approval_information"};
  EXPECT_THAT(clock(project(story.state), "approval_level")->pauses, testing::ElementsAre(open));
  story.coordinator().wait(9 * kDay_us).did(AnswerAuthority{Note("Attached")});
  const auto level = *clock(project(story.state), "approval_level");
  EXPECT_EQ(level.since, asked_at);
  EXPECT_EQ(level.length_us, 10 * kDay_us);
  EXPECT_THAT(level.pauses, testing::ElementsAre(calendar::Pause{open.from, asked_at + 12 * kDay_us, open.waits_for}));
  EXPECT_EQ(level.due, *level.since + *level.length_us + (*level.pauses[0].until - level.pauses[0].from));
}

TEST(HomeApproval, AnAppealGoesToWhomTheRuleNames) {
  auto story = refused_by_district();
  EXPECT_FALSE(takes_part(story.state, kMinistry));
  story.coordinator().did(RecordAppeal{Note("Nobody does this here"), AcceptanceChannel::SignedPaper});
  EXPECT_TRUE(takes_part(story.state, kMinistry));
  EXPECT_EQ(project(story.state).owes, kMinistry);
  EXPECT_EQ(clock(project(story.state), "appeal_decision")->due, story.facts.now + 20 * kDay_us);
  EXPECT_FALSE(clock(project(story.state), "appeal_until"));
  Story upheld = story;
  story.of(kMinistry).did(DecideAppeal{AppealOutcome::Granted, Note("Indeed")});
  EXPECT_EQ(story.state.stage, Stage::Approval) << "the next level decides still";
  EXPECT_FALSE(story.state.approval_refused);
  EXPECT_EQ(story.state.levels[1].state, LevelState::Asked);
  EXPECT_EQ(story.did(ApproveCase{}).state.stage, Stage::Referral);
  EXPECT_EQ(upheld.of(kMinistry).did(DecideAppeal{AppealOutcome::Upheld, Note("It is done here")}).state.stage, Stage::Refused);
}

TEST(HomeApproval, ThePatientsSideAppealsAndRenouncesInPerson) {
  const auto invited = [] {
    Story story;
    story.at_home().did(InvitePerson{daughter()}).of(kAuthority).did(kNo);
    return story.as(story.state.persons.back().id);
  };
  EXPECT_EQ(invited().did(AppealRefusal{Note("Please look again")}).state.levels[0].appeal->state, AppealState::Asked);
  auto renounced = invited();
  EXPECT_EQ(renounced.did(RenounceAppeal{}).state.stage, Stage::Refused);
  EXPECT_EQ(renounced.state.levels[0].appeal->state, AppealState::Renounced);
  EXPECT_EQ(refused_by_district().coordinator().did(RecordRenunciation{AcceptanceChannel::Phone, {}}).state.stage, Stage::Refused);
}

TEST(HomeApproval, OfOneLevelWithoutAppealIsFinal) {
  Story story;
  story.did(approved_enquiry()).did(AttachRecord{record(1)}).did(ConfirmRecords{}).of(kAuthority).did(kNo);
  EXPECT_EQ(story.state.stage, Stage::Refused);
  EXPECT_FALSE(story.state.levels[0].appeal);
}

TEST(HomeApproval, JournalsOfBeforeTheLevelsMeanTheSame) {
  Story story;
  story.did(approved_enquiry()).did(AttachRecord{record(1)}).did(ConfirmRecords{});
  auto opened = std::get<CaseOpened>(story.journal.front().event);
  opened.levels.reset();
  const auto retold = [&](const Event& last) {
    State state;
    for (const auto& event : {Event(opened), Event(RecordAttached{record(1)}), Event(RecordsConfirmed{}), last})
      evolve(state, event, story.facts.now, story.facts.actor);
    return state;
  };
  EXPECT_EQ(retold(CaseApproved{}).stage, Stage::Referral);
  EXPECT_EQ(retold(CaseApproved{}).levels[0].state, LevelState::Approved);
  EXPECT_EQ(retold(ApprovalRefused{Note("No")}).stage, Stage::Refused);
  EXPECT_EQ(retold(ApprovalRefused{Note("No")}).levels[0].state, LevelState::Refused);
}

TEST(HomeApproval, IsShownWithWhoDecidedWhyAndUntilWhen) {
  auto story = refused_by_district();
  const auto view = view_of(test_id<Dossier>(2, 9), story.state, project(story.state), [](Id<Party> id) { return PartyName{id, {}, {}, {}}; }, story.facts.now);
  ASSERT_EQ(view.levels.size(), 2u);
  EXPECT_EQ(view.levels[0].ground, RefusalGround::TreatableAtHome);
  EXPECT_EQ(view.levels[0].appeal->last_day, day("2026-03-07"));
  EXPECT_EQ(view.levels[0].appeal->to.id, kMinistry);
  EXPECT_EQ(view.levels[1].state, LevelState::Ahead);
}

TEST(HomeApproval, Refuses) {
  const auto at_home = [](Story& s) { s.at_home(); };
  const auto refused = [](Story& s) { s.at_home().of(kAuthority).did(kNo); };
  const auto approve = [](Story&) { return ApproveCase{}; };
  test::expect_refused<Story, Command>({
      {"not its turn", [&](Story& s) { s.at_home().of(kMinistry); }, approve, Code::DecisionNotYours, ""},
      {"its turn is over", [&](Story& s) { s.at_home().of(kAuthority).did(ApproveCase{}); }, approve, Code::DecisionNotYours, ""},
      {"the owner decides nothing", at_home, approve, Code::DecisionNotYours, ""},
      {"citizens of others", [](Story& s) { auto open = approved_enquiry(); open.patient.nationality = Place{"VN"}; s.did(open).did(AttachRecord{record(1)}).did(ConfirmRecords{}).of(kAuthority); },
       approve, Code::DecisionNotYours, ""},
      {"refused already", refused, approve, Code::StepOutOfOrder, ""},
      {"asked already", [](Story& s) { s.at_home().of(kAuthority).did(WantInformation{Note("?")}); }, [](Story&) { return WantInformation{Note("?")}; }, Code::AlreadyDone, ""},
      {"nothing was asked", at_home, [](Story&) { return AnswerAuthority{Note("!")}; }, Code::StepOutOfOrder, ""},
      {"nothing to appeal", at_home, [](Story&) { return RecordAppeal{Note("!"), {}}; }, Code::StepOutOfOrder, ""},
      {"nothing to renounce", at_home, [](Story&) { return RecordRenunciation{}; }, Code::StepOutOfOrder, ""},
      {"appealed already", [&](Story& s) { refused(s); s.did(RecordAppeal{Note("!"), {}}); }, [](Story&) { return RecordAppeal{Note("!"), {}}; }, Code::StepOutOfOrder, ""},
      {"no appeal", refused, [](Story&) { return DecideAppeal{{}, Note("!")}; }, Code::StepOutOfOrder, ""},
      {"not whom the rule names", [&](Story& s) { refused(s); s.did(RecordAppeal{Note("!"), {}}); }, [](Story&) { return DecideAppeal{{}, Note("!")}; }, Code::DecisionNotYours, ""},
      {"who follows appeals", [&](Story& s) { s.at_home().did(InvitePerson{daughter(PersonMay::Follow)}).of(kAuthority).did(kNo).as(s.state.persons.back().id); },
       [](Story&) { return AppealRefusal{Note("!")}; }, Code::DecisionNotYours, ""},
      {"who follows renounces", [&](Story& s) { s.at_home().did(InvitePerson{daughter(PersonMay::Follow)}).of(kAuthority).did(kNo).as(s.state.persons.back().id); },
       [](Story&) { return RenounceAppeal{}; }, Code::DecisionNotYours, ""},
      {"a level for nobody", [](Story& s) { s.facts.corridors[0].levels = two_levels(); }, [](Story&) { auto open = approved_enquiry(); open.home_authority.reset(); return open; },
       Code::Required, "/home_authority"},
  });
}

TEST(HomeApproval, NeedsNoNameWhereTheRuleNamesAll) {
  Story story;
  story.facts.corridors[0].levels = {{kMinistry, {}, {}, {}, {}}};
  auto open = approved_enquiry();
  open.home_authority.reset();
  story.did(open).did(AttachRecord{record(1)}).did(ConfirmRecords{});
  EXPECT_EQ(project(story.state).owes, kMinistry);
}

}  // namespace
}  // namespace hospitium::cases
