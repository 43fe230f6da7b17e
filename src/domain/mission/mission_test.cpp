// Refusals, timetable, results and views of missions.
#include "domain/mission/mission.hpp"
#include "domain/mission/trip.hpp"

namespace hospitium::missions {
namespace {

using Row = Refused<Trip, Command>;

Row planning(const char* what, std::function<void(Terms&)> change, Code code, const char* field) {
  auto asked = [change](Trip&) { auto changed = terms(); change(changed); return PlanMission{changed}; };
  return {what, [](Trip&) {}, asked, code, field};
}

Row meeting(const char* what, std::function<void(Trip&, MeetingTerms&)> change, Code code, const char* field) {
  auto asked = [change](Trip& trip) { auto changed = trip.talk("2026-03-03T03:00:00Z"); change(trip, changed); return ScheduleMeeting{changed}; };
  return {what, [](Trip& t) { t.scheduled(); }, asked, code, field};
}

TEST(MissionRefusals, Plan) {
  expect_refused<Trip, Command>({
      planning("no zone", [](auto& t) { t.zone = Word("Hanoi time"); }, Code::UnknownValue, "/terms/zone"),
      planning("ends first", [](auto& t) { t.ends_on = day("2026-02-28"); }, Code::DateOrder, "/terms/ends_on"),
      planning("endless", [](auto& t) { t.ends_on = day("2026-04-30"); }, Code::OutOfRange, "/terms/ends_on"),
      planning("under a mission", [](auto& t) { t.agreement = kMission; }, Code::NoSuchPart, "/terms/agreement"),
      {"planned by nobody", [](Trip& t) { t.facts.actor = {}; }, [](Trip&) { return PlanMission{terms()}; }, Code::UnknownParty, ""},
      {"days without its meeting", [](Trip& t) { t.scheduled(); },
       [](Trip&) { auto t = terms(); t.starts_on = day("2026-03-04"); return EditMission{t}; }, Code::OutOfRange, "/terms/starts_on"},
      {"delegate of a stranger", [](Trip& t) { t.planned(); }, [](Trip&) { return AddDelegate{kStranger, Line("?"), {}}; }, Code::UnknownParty, "/party"},
      {"delegate twice", [](Trip& t) { t.peopled(); }, [](Trip&) { return AddDelegate{kOffice, Line("An Official"), {}}; }, Code::AlreadyDone, "/name"},
      {"suspended host", [](Trip& t) { t.planned(); }, [](Trip&) { return AddHost{kSuspended, {}}; }, Code::PartyInactive, "/party"},
      {"host twice", [](Trip& t) { t.peopled(); }, [](Trip&) { return AddHost{kAgency, {}}; }, Code::AlreadyDone, "/party"},
      {"too many delegates", [](Trip& t) { t.planned(); for (std::size_t i = 0; i < kMostDelegates; ++i) t.did(AddDelegate{kOffice, Line(std::to_string(i)), {}}); },
       [](Trip&) { return AddDelegate{kOffice, Line("?"), {}}; }, Code::TooMany, "/name"},
      {"too many hosts", [](Trip& t) { t.planned(); for (std::size_t i = 0; i < kMostHosts; ++i) t.did(AddHost{kAgency, Line(std::to_string(i))}); },
       [](Trip&) { return AddHost{kAgency, {}}; }, Code::TooMany, "/party"},
      {"completed before the start", [](Trip& t) { t.planned(); }, [](Trip&) { return CompleteMission{}; }, Code::WrongStage, ""},
      {"cancelled under way", [](Trip& t) { t.planned().did(StartMission{}); }, [](Trip&) { return CancelMission{Note("?")}; }, Code::WrongStage, ""},
  });
}

TEST(MissionRefusals, Meetings) {
  expect_refused<Trip, Command>({
      meeting("nobody goes", [](Trip&, auto& m) { m.delegates.clear(); }, Code::Required, "/terms/delegates"),
      meeting("a stranger goes", [](Trip&, auto& m) { m.delegates.push_back(test_id<Delegate>(5, 1)); }, Code::NoSuchPart, "/terms/delegates/1"),
      meeting("somebody twice", [](Trip&, auto& m) { m.delegates.push_back(m.delegates[0]); }, Code::OutOfRange, "/terms/delegates/0"),
      meeting("nobody receives", [](Trip&, auto& m) { m.host = test_id<Host>(5, 1); }, Code::NoSuchPart, "/terms/host"),
      meeting("a handshake", [](Trip&, auto& m) { m.minutes = 9; }, Code::OutOfRange, "/terms/minutes"),
      meeting("a day long", [](Trip&, auto& m) { m.minutes = 601; }, Code::OutOfRange, "/terms/minutes"),
      meeting("before the mission", [](Trip&, auto& m) { m.starts_at = at("2026-02-28T09:59:00Z"); }, Code::OutOfRange, "/terms/starts_at"),
      meeting("after the mission", [](Trip&, auto& m) { m.starts_at = at("2026-03-05T13:01:00Z"); }, Code::OutOfRange, "/terms/starts_at"),
      meeting("delegate is busy", [](Trip& t, auto& m) { m.host = t.state.hosts[1].id; m.starts_at = at("2026-03-02T03:59:00Z"); }, Code::MeetingClash, "/terms/starts_at"),
      meeting("host is busy", [](Trip& t, auto& m) { m.delegates = {t.state.delegates[1].id}; m.starts_at = at("2026-03-02T02:01:00Z"); }, Code::MeetingClash, "/terms/starts_at"),
      {"no meeting to cancel", [](Trip& t) { t.scheduled(); }, [](Trip&) { return CancelMeeting{test_id<Meeting>(5, 9), {}}; }, Code::NoSuchPart, "/meeting"},
      {"cancelled twice", [](Trip& t) { t.scheduled().did(CancelMeeting{t.last(), {}}); }, [](Trip& t) { return CancelMeeting{t.last(), {}}; }, Code::AlreadyDone, "/meeting"},
      {"cancelled once held", [](Trip& t) { t.scheduled().did(RecordMeetingOutcome{t.last(), {OutcomeKind::Nothing, Note("-"), {}}}); },
       [](Trip& t) { return CancelMeeting{t.last(), {}}; }, Code::StepOutOfOrder, "/meeting"},
      {"outcome of nothing", [](Trip& t) { t.scheduled(); }, [](Trip&) { return RecordMeetingOutcome{test_id<Meeting>(5, 9), {}}; }, Code::NoSuchPart, "/meeting"},
      {"outcome of a cancelled one", [](Trip& t) { t.scheduled().did(CancelMeeting{t.last(), {}}); }, [](Trip& t) { return RecordMeetingOutcome{t.last(), {}}; },
       Code::StepOutOfOrder, "/meeting"},
      {"outcome beforehand", [](Trip& t) { t.scheduled().wait(-2 * kDay_us); }, [](Trip& t) { return RecordMeetingOutcome{t.last(), {}}; }, Code::OutOfRange, "/meeting"},
      {"too many outcomes", [](Trip& t) { t.scheduled(); for (std::size_t i = 0; i < kMostOutcomes; ++i) t.did(RecordMeetingOutcome{t.last(), {OutcomeKind::FollowUp, Note("."), {}}}); },
       [](Trip& t) { return RecordMeetingOutcome{t.last(), {}}; }, Code::TooMany, "/outcome"},
      {"led to a mission", [](Trip& t) { t.scheduled(); }, [](Trip& t) { return LinkResult{t.last(), kMission}; }, Code::NoSuchPart, "/dossier"},
      {"led to the same twice", [](Trip& t) { t.scheduled().did(LinkResult{t.last(), kAgreement}); }, [](Trip& t) { return LinkResult{t.last(), kAgreement}; },
       Code::AlreadyDone, "/dossier"},
      {"result of no meeting", [](Trip& t) { t.scheduled(); }, [](Trip&) { return LinkResult{test_id<Meeting>(5, 9), kAgreement}; }, Code::NoSuchPart, "/meeting"},
  });
}

TEST(MissionTimetable, LetsMeetingsTouchAndRunBesideEachOther) {
  Trip trip;
  trip.scheduled().did(ScheduleMeeting{trip.talk("2026-03-02T04:00:00Z")});
  auto beside = trip.talk();
  beside.delegates = {trip.state.delegates[1].id};
  beside.host = trip.state.hosts[1].id;
  trip.did(ScheduleMeeting{beside}).did(CancelMeeting{trip.state.meetings[0].id, {}}).did(ScheduleMeeting{trip.talk()});
  EXPECT_EQ(trip.state.meetings.size(), 4u);
}

TEST(MissionJourney, GoesFromPlanToResults) {
  Trip trip;
  trip.scheduled().did(StartMission{}).did(RecordMeetingOutcome{trip.last(), {OutcomeKind::Agreement, Note("Agreed"), {}}});
  EXPECT_EQ(trip.state.meetings[0].state, MeetingState::Held);
  trip.did(CompleteMission{Note("Good")}).did(LinkResult{trip.last(), kAgreement});
  EXPECT_EQ(trip.state.stage, Stage::Completed);
  EXPECT_EQ(std::get<ResultLinked>(trip.journal.back().event).kind, Kind::Agreement);
  const auto card = json::read<Card>(project(trip.state).card);
  ASSERT_TRUE(card);
  EXPECT_EQ(card->results, 1);
  EXPECT_EQ(card->held, 1);
}

TEST(MissionJourney, CancellingItCancelsItsMeetings) {
  Trip trip;
  trip.scheduled().did(CancelMission{Note("Visas")});
  EXPECT_EQ(trip.state.meetings[0].state, MeetingState::Cancelled);
  EXPECT_TRUE(project(trip.state).clocks.empty());
}

TEST(MissionProjection, RunsClocksUntilOutcomesAreWritten) {
  Trip trip;
  auto projection = project(trip.scheduled().state);
  EXPECT_EQ(trip.state.terms.zone, "Asia/Ho_Chi_Minh");
  EXPECT_EQ(projection.due, at("2026-02-28T17:00:00Z")) << "midnight of its own timetable";
  EXPECT_EQ(projection.owes, kOffice);
  EXPECT_EQ(projection.participants.size(), 4u);
  for (const auto& clock : projection.clocks) EXPECT_THAT(kClocks, testing::Contains(clock.name));
  projection = project(trip.did(StartMission{}).state);
  EXPECT_EQ(projection.due, at("2026-03-02T04:00:00Z") + kOutcomeWritten_us);
  trip.did(RecordMeetingOutcome{trip.last(), {OutcomeKind::Nothing, Note("-"), {}}});
  EXPECT_TRUE(project(trip.state).clocks.empty());
}

TEST(MissionTerms, AnAgreementThatStaysIsNotAskedAbout) {
  Trip trip;
  auto changed = terms();
  changed.agreement = kAgreement;
  trip.did(PlanMission{changed}).facts.dossiers.clear();
  changed.title = Line("A better title");
  EXPECT_EQ(trip.did(EditMission{changed}).state.terms.title, changed.title);
  changed.agreement = test_id<Dossier>(2, 3);
  EXPECT_EQ(trip.give(EditMission{changed}).error().field, "/terms/agreement");
}

TEST(MissionViews, NameMeetingsForTheirCommands) {
  Trip trip;
  trip.scheduled().did(ScheduleMeeting{trip.talk("2026-03-01T03:00:00Z")});
  const auto view = view_of(kMission, trip.state, project(trip.state), [](Id<Party> id) { return PartyName{id, id.text(), {}, {}}; });
  EXPECT_EQ(view.meetings.front().terms.starts_at, at("2026-03-01T03:00:00Z"));
  EXPECT_EQ(view.delegates.size(), 2u);
  const auto list = choices(trip.state, trip.facts);
  EXPECT_EQ(std::ranges::count(list, "cancel_meeting", &CommandChoice::command), 2);
  EXPECT_EQ(std::ranges::count(list, "start_mission", &CommandChoice::command), 1);
  EXPECT_EQ(std::ranges::count(list, "link_result", &CommandChoice::command), 0) << "the system's own";
}

}  // namespace
}  // namespace hospitium::missions
