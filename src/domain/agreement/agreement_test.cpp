// Refusals, commitments that recur, alarms and views of agreements.
#include "domain/agreement/agreement.hpp"
#include "domain/agreement/treaty.hpp"

namespace hospitium::agreements {
namespace {

using Row = Refused<Treaty, Command>;

Row opening(const char* what, std::function<void(Terms&)> change, Code code, const char* field) {
  auto asked = [change](Treaty&) { auto changed = terms(); change(changed); return OpenAgreement{changed}; };
  return {what, [](Treaty&) {}, asked, code, field};
}

Row promising(const char* what, std::function<void(CommitmentTerms&)> change, Code code, const char* field) {
  auto asked = [change](Treaty&) { auto changed = promise(); change(changed); return AddCommitment{changed}; };
  return {what, [](Treaty& t) { t.opened(); }, asked, code, field};
}

TEST(AgreementRefusals, Terms) {
  expect_refused<Treaty, Command>({
      opening("alone", [](auto& t) { t.parties.pop_back(); }, Code::Required, "/terms/parties"),
      opening("a crowd", [](auto& t) { t.parties.resize(21, kAgency); }, Code::TooMany, "/terms/parties"),
      opening("with itself", [](auto& t) { t.parties[1] = kOffice; }, Code::OutOfRange, "/terms/parties/0"),
      opening("with a stranger", [](auto& t) { t.parties[1] = kStranger; }, Code::UnknownParty, "/terms/parties/1"),
      opening("with a suspended one", [](auto& t) { t.parties[1] = kSuspended; }, Code::PartyInactive, "/terms/parties/1"),
      opening("nowhere", [](auto& t) { t.places.clear(); }, Code::Required, "/terms/places"),
      opening("everywhere", [](auto& t) { t.places.resize(21, Place{"VN"}); }, Code::TooMany, "/terms/places"),
      opening("ends first", [](auto& t) { t.signed_on = day("2031-01-01"); }, Code::DateOrder, "/terms/valid_until"),
      opening("renews a mission", [](auto& t) { t.renews = kMission; }, Code::NoSuchPart, "/terms/renews"),
      opening("meeting of no mission", [](auto& t) { t.meeting = test_id<Meeting>(5, 1); }, Code::Required, "/terms/mission"),
      opening("mission without meeting", [](auto& t) { t.mission = kMission; }, Code::Required, "/terms/meeting"),
      {"opened by nobody", [](Treaty& t) { t.facts.actor = {}; }, [](Treaty&) { return OpenAgreement{terms()}; }, Code::UnknownParty, ""},
      {"signed tomorrow but one", [](Treaty& t) { t.opened(); }, [](Treaty& t) { return SignAgreement{Day{t.today().days + 2}}; }, Code::OutOfRange, "/on"},
      {"signed after its end", [](Treaty& t) { t.opened().wait(2000 * kDay_us); }, [](Treaty& t) { return SignAgreement{t.today()}; }, Code::DateOrder, "/on"},
      {"ended before signed", [](Treaty& t) { t.in_force(); }, [](Treaty& t) { return EndAgreement{Day{t.today().days - 1}, Note("?")}; }, Code::DateOrder, "/on"},
      {"ended in future", [](Treaty& t) { t.in_force(); }, [](Treaty& t) { return EndAgreement{Day{t.today().days + 2}, Note("?")}; }, Code::OutOfRange, "/on"},
      {"edited in force", [](Treaty& t) { t.in_force(); }, [](Treaty&) { return EditAgreement{terms()}; }, Code::WrongStage, ""},
      {"links what is no mission", [](Treaty& t) { t.opened(); }, [](Treaty&) { return LinkMission{kAgreement}; }, Code::NoSuchPart, "/mission"},
      {"links a mission again", [](Treaty& t) { t.opened().did(LinkMission{kMission}); }, [](Treaty&) { return LinkMission{kMission}; }, Code::AlreadyDone, "/mission"},
      {"links one too many", [](Treaty& t) { t.opened().state.missions.resize(kMostMissions); }, [](Treaty&) { return LinkMission{kMission}; }, Code::TooMany, "/mission"},
      {"never opened", [](Treaty&) {}, [](Treaty&) { return AddNote{Note("?")}; }, Code::NotFound, ""},
  });
}

/// One party's official edits an agreement that was made on the other's mission, which does not exist for it.
TEST(AgreementTerms, LinksThatStayAreNotAskedAbout) {
  Treaty treaty;
  auto changed = terms();
  changed.renews = kAgreement;
  changed.mission = kMission;
  changed.meeting = test_id<Meeting>(5, 1);
  treaty.did(OpenAgreement{changed}).facts.dossiers.clear();
  changed.title = Line("A better title");
  EXPECT_EQ(treaty.did(EditAgreement{changed}).state.terms.title, changed.title);
  auto moved = changed;
  moved.meeting = test_id<Meeting>(5, 2);
  EXPECT_EQ(treaty.give(EditAgreement{moved}).error().field, "/terms/mission");
  moved = changed;
  moved.renews = test_id<Dossier>(2, 3);
  EXPECT_EQ(treaty.give(EditAgreement{moved}).error().field, "/terms/renews");
}

TEST(AgreementRefusals, Commitments) {
  const auto nobody = test_id<Commitment>(5, 99);
  expect_refused<Treaty, Command>({
      promising("of a stranger", [](auto& t) { t.owner = kStranger; }, Code::UnknownParty, "/terms/owner"),
      promising("of a suspended party", [](auto& t) { t.owner = kSuspended; }, Code::PartyInactive, "/terms/owner"),
      promising("alarm after the date", [](auto& t) { t.alarm_days = -1; }, Code::OutOfRange, "/terms/alarm_days"),
      promising("alarm a year ahead", [](auto& t) { t.alarm_days = 366; }, Code::OutOfRange, "/terms/alarm_days"),
      {"too many", [](Treaty& t) { t.opened(); for (std::size_t i = 0; i < kMostCommitments; ++i) t.promised(); },
       [](Treaty&) { return AddCommitment{promise()}; }, Code::TooMany, "/terms"},
      {"nothing to fulfil", [](Treaty& t) { t.in_force(); }, [=](Treaty& t) { return FulfilCommitment{nobody, t.today(), {}}; }, Code::NoSuchPart, "/commitment"},
      {"fulfilled twice", [](Treaty& t) { t.in_force().promised().fulfilled(); }, [](Treaty& t) { return FulfilCommitment{t.last(), t.today(), {}}; },
       Code::AlreadyDone, "/commitment"},
      {"fulfilled in future", [](Treaty& t) { t.in_force().promised(); }, [](Treaty& t) { return FulfilCommitment{t.last(), Day{t.today().days + 2}, {}}; },
       Code::OutOfRange, "/on"},
      {"moved nowhere", [](Treaty& t) { t.in_force().promised(); }, [](Treaty& t) { return MoveCommitment{t.last(), day("2026-03-31"), {}}; }, Code::AlreadyDone, "/due"},
      {"nothing to move", [](Treaty& t) { t.in_force(); }, [=](Treaty& t) { return MoveCommitment{nobody, t.today(), {}}; }, Code::NoSuchPart, "/commitment"},
      {"nothing to drop", [](Treaty& t) { t.in_force(); }, [=](Treaty&) { return DropCommitment{nobody, Note("?")}; }, Code::NoSuchPart, "/commitment"},
  });
}

std::string due_after(std::string_view due, Recurrence recurrence, int times) {
  Treaty treaty;
  treaty.in_force().promised(promise(due, recurrence));
  for (int i = 0; i < times; ++i) treaty.fulfilled();
  return iso_text(treaty.state.commitments.back().terms.due);
}

TEST(AgreementCommitments, RecurAndKeepTheMonthsEnd) {
  EXPECT_EQ(due_after("2026-01-31", Recurrence::Monthly, 1), "2026-02-28");
  EXPECT_EQ(due_after("2026-01-31", Recurrence::Monthly, 2), "2026-03-31");
  EXPECT_EQ(due_after("2026-11-30", Recurrence::Quarterly, 1), "2027-02-28");
  EXPECT_EQ(due_after("2028-02-29", Recurrence::Yearly, 1), "2029-02-28");
  EXPECT_EQ(due_after("2026-03-31", Recurrence::Once, 1), "2026-03-31");
}

TEST(AgreementCommitments, MovingOneOccurrenceLeavesTheSeries) {
  Treaty treaty;
  treaty.in_force().promised(promise("2026-03-31", Recurrence::Monthly));
  treaty.did(MoveCommitment{treaty.last(), day("2026-03-20"), {}}).fulfilled();
  EXPECT_EQ(iso_text(treaty.state.commitments.back().terms.due), "2026-04-30");
  treaty.did(MoveCommitment{treaty.last(), day("2026-06-10"), {}}).fulfilled();
  EXPECT_EQ(iso_text(treaty.state.commitments.back().terms.due), "2026-06-30");
}

TEST(AgreementCommitments, EndWithTheAgreementOrWhenDropped) {
  Treaty treaty;
  treaty.in_force().promised(promise("2030-12-31", Recurrence::Yearly)).fulfilled();
  EXPECT_EQ(treaty.state.commitments.size(), 1u);
  treaty.promised(promise("2026-05-01", Recurrence::Yearly)).did(DropCommitment{treaty.last(), Note("Done by others")});
  EXPECT_EQ(treaty.state.commitments.size(), 2u);
  treaty.promised().did(EndAgreement{treaty.today(), Note("Replaced")});
  EXPECT_EQ(treaty.state.commitments.back().state, CommitmentState::Dropped);
  EXPECT_TRUE(project(treaty.state).clocks.empty());
}

TEST(AgreementProjection, AlarmsBeforeTheDateAndPointsAtWhoOwes) {
  Treaty treaty;
  EXPECT_EQ(project(treaty.opened().promised().state).owes, kOffice);
  const auto projection = project(treaty.did(SignAgreement{treaty.today()}).state);
  ASSERT_EQ(projection.clocks.size(), 3u);
  EXPECT_EQ(projection.clocks[0].due, start_of(day("2026-04-01")));
  EXPECT_EQ(projection.clocks[1].name, "commitment_alarm");
  EXPECT_EQ(projection.clocks[1].due, start_of(day("2026-03-17")));
  EXPECT_EQ(projection.due, start_of(day("2026-04-01")));
  EXPECT_EQ(projection.owes, kAuthority);
  for (const auto& clock : projection.clocks) EXPECT_THAT(kClocks, testing::Contains(clock.name));
}

/// Midnight of who owes it, not of UTC; its alarm as many days before.
TEST(AgreementProjection, ACommitmentIsDueUntilTheDayIsOverWhereItsOwnerIs) {
  Treaty treaty;
  treaty.in_force();
  auto asked = promise();
  asked.due = day("2026-06-10");
  asked.alarm_days = 2;
  treaty.facts.calendars = {{{asked.owner, {}}, {Place{"VN"}, Word("Asia/Ho_Chi_Minh"), {}, {}}}};
  EXPECT_THAT(needs(treaty.state, AddCommitment{asked}).calendars, testing::Contains(CalendarKey{asked.owner, {}}));
  treaty.did(AddCommitment{asked});
  EXPECT_EQ(project(treaty.state).clocks.at(0).due, *parse_instant("2026-06-10T17:00:00Z"));
  EXPECT_EQ(project(treaty.state).clocks.at(1).due, *parse_instant("2026-06-07T17:00:00Z"));
  const Command moving = MoveCommitment{treaty.last(), day("2026-06-12"), {}};
  EXPECT_THAT(needs(treaty.state, moving).calendars, testing::Contains(CalendarKey{asked.owner, {}}));
  treaty.did(MoveCommitment{treaty.last(), day("2026-06-12"), {}});
  EXPECT_EQ(project(treaty.state).clocks.at(0).due, *parse_instant("2026-06-12T17:00:00Z"));
}

/// Its owner's midnight, not that of UTC; where nobody knows the owner's calendar, it ends by UTC.
TEST(AgreementProjection, ItsLastDayIsOverWhereItsOwnerIs) {
  const auto end = [](bool known) {
    Treaty treaty;
    auto until = terms();
    until.valid_until = day("2027-06-30");
    treaty.did(OpenAgreement{until});
    const CalendarKey owner{treaty.state.owner, {}};
    EXPECT_THAT(needs(treaty.state, SignAgreement{treaty.today()}).calendars, testing::Contains(owner));
    if (known) treaty.facts.calendars = {{owner, {Place{"VN"}, Word("Asia/Ho_Chi_Minh"), {}, {}}}};
    const auto clocks = project(treaty.did(SignAgreement{treaty.today()}).state).clocks;
    return std::ranges::find(clocks, "agreement_end", &Clock::name)->due;
  };
  EXPECT_EQ(end(true), *parse_instant("2027-06-30T17:00:00Z"));
  EXPECT_EQ(end(false), start_of(day("2027-07-01")));
}

TEST(AgreementProjection, EveryPartyTakesPartOnce) {
  Treaty treaty;
  auto promise_of_agency = promise();
  promise_of_agency.owner = kAgency;
  const auto projection = project(treaty.in_force().promised(promise_of_agency).promised().state);
  EXPECT_EQ(projection.participants.size(), 3u);
  for (const auto& row : projection.participants) EXPECT_EQ(row.role, Role::Official);
}

TEST(AgreementViews, OfferOpenCommitmentsAndTheNextDate) {
  Treaty treaty;
  treaty.in_force().promised(promise("2026-08-01")).promised(promise("2026-04-01", Recurrence::Yearly)).fulfilled();
  const auto projection = project(treaty.state);
  const auto card = json::read<Card>(projection.card);
  ASSERT_TRUE(card);
  EXPECT_EQ(card->next_due, day("2026-08-01"));
  const auto view = view_of(kAgreement, treaty.state, projection, [](Id<Party> id) { return PartyName{id, id.text(), {}, {}}; });
  EXPECT_EQ(view.commitments.front().due, day("2026-08-01"));
  EXPECT_EQ(view.commitments.back().state, CommitmentState::Done);
  EXPECT_EQ(view.parties.size(), 2u);
  EXPECT_EQ(std::ranges::count(choices(treaty.state, treaty.facts), "fulfil_commitment", &CommandChoice::command), 2);
}

}  // namespace
}  // namespace hospitium::agreements
