// What a mission implies outside itself: who reads it, which dates run, what lists and search show.
#include <algorithm>

#include "base/json.hpp"
#include "base/zone.hpp"
#include "domain/mission/decide.hpp"
#include "domain/mission/views.hpp"

namespace hospitium::missions {
namespace {

bool open(Stage stage) { return stage_bit(stage) & kOpenStages; }

std::vector<Participant> participants(const State& state) {
  std::vector<Id<Party>> parties{state.owner};
  for (const auto& delegate : state.delegates) parties.push_back(delegate.party);
  for (const auto& host : state.hosts) parties.push_back(host.party);
  return officials_of(parties);
}

std::vector<Clock> clocks(const State& state) {
  std::vector<Clock> list;
  if (state.stage == Stage::Planned)
    list.push_back({"mission_start", std::nullopt, state.owner, midnight(state.terms.starts_on, state.terms.zone), {}});  // its days are those of its timetable
  if (!open(state.stage)) return list;
  for (const auto& meeting : state.meetings)
    if (meeting.state == MeetingState::Planned)
      list.push_back({"meeting_outcome", meeting.id.bytes, state.owner, end_of(meeting.terms) + kOutcomeWritten_us, {}});
  return list;
}

std::int32_t in_state(const State& state, MeetingState wanted) {
  return static_cast<std::int32_t>(std::ranges::count(state.meetings, wanted, &MeetingPart::state));
}

std::string card(const State& state) {
  const auto held = in_state(state, MeetingState::Held);
  std::size_t results = 0;
  for (const auto& meeting : state.meetings) results += meeting.led_to.size();
  const auto& terms = state.terms;
  return json::write(Card{terms.title, terms.place, terms.home, terms.starts_on, terms.ends_on,
                          in_state(state, MeetingState::Planned) + held, held, static_cast<std::int32_t>(results)});
}

}  // namespace

Projection project(const State& state) {
  Projection projection;
  projection.stage = name_of(state.stage);
  projection.origin = state.terms.home;
  projection.destination = state.terms.place;
  projection.owner = state.owner;
  projection.number = state.number;
  projection.card = card(state);
  projection.participants = participants(state);
  projection.clocks = clocks(state);
  projection.words = {state.terms.title, state.number};
  if (open(state.stage)) projection.owes = state.owner;
  for (const auto& clock : projection.clocks)
    if (!projection.due || clock.due < *projection.due) projection.due = clock.due;
  return projection;
}

}  // namespace hospitium::missions
