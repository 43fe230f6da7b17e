// What each event means for the state of a mission.
#include <algorithm>

#include "base/check.hpp"
#include "domain/mission/decide.hpp"

namespace hospitium::missions {
namespace {

MeetingPart& part(State& state, Id<Meeting> id) {
  auto found = std::ranges::find(state.meetings, id, &MeetingPart::id);
  CHECK(found != state.meetings.end());
  return *found;
}

void apply(State& state, const MissionPlanned& event) {
  state.stage = Stage::Planned;
  state.number = event.number;
  state.owner = event.owner;
  state.terms = event.terms;
}

void apply(State& state, const MissionEdited& event) { state.terms = event.terms; }
void apply(State& state, const DelegateAdded& event) { state.delegates.push_back(event.delegate); }
void apply(State& state, const HostAdded& event) { state.hosts.push_back(event.host); }

void apply(State& state, const MeetingScheduled& event) {
  state.meetings.push_back({event.meeting, event.terms, MeetingState::Planned, {}, {}});
}

void apply(State& state, const MeetingCancelled& event) { part(state, event.meeting).state = MeetingState::Cancelled; }
void apply(State& state, const MissionStarted&) { state.stage = Stage::UnderWay; }

void apply(State& state, const MeetingOutcomeRecorded& event) {
  auto& meeting = part(state, event.meeting);
  meeting.state = MeetingState::Held;
  meeting.outcomes.push_back(event.outcome);
}

void apply(State& state, const ResultLinked& event) { part(state, event.meeting).led_to.push_back(event.dossier); }
void apply(State& state, const MissionCompleted&) { state.stage = Stage::Completed; }

void apply(State& state, const MissionCancelled&) {
  state.stage = Stage::Cancelled;
  for (auto& meeting : state.meetings)
    if (meeting.state == MeetingState::Planned) meeting.state = MeetingState::Cancelled;
}

void apply(State&, const NoteAdded&) {}  // texts stay in the journal

}  // namespace

void evolve(State& state, const Event& event, Instant, const Actor&) {
  std::visit([&](const auto& happened) { apply(state, happened); }, event);
}

}  // namespace hospitium::missions
