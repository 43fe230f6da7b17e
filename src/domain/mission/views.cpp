#include "domain/mission/views.hpp"

#include <algorithm>

#include "domain/mission/table.hpp"

namespace hospitium::missions {
namespace {

/// Whether a command names a meeting, and one in this state.
std::optional<bool> may_name(std::string_view command, MeetingState state) {
  if (command == "cancel_meeting") return state == MeetingState::Planned;
  if (command == "record_meeting_outcome") return state != MeetingState::Cancelled;
  return std::nullopt;
}

void add_choices(std::vector<CommandChoice>& list, const State& state, std::string_view command) {
  if (!may_name(command, MeetingState::Planned)) return list.push_back({std::string(command), std::nullopt});
  for (const auto& meeting : state.meetings)
    if (*may_name(command, meeting.state)) list.push_back({std::string(command), meeting.id});
}

}  // namespace

std::vector<CommandChoice> choices(const State& state) {
  std::vector<CommandChoice> list;
  for (const auto& row : kTable)
    if (row.giver == Giver::People && row.stages & stage_bit(state.stage)) add_choices(list, state, row.command);
  return list;
}

MissionView view_of(Id<Dossier> id, const State& state, const Projection& projection, const NameParty& name) {
  MissionView view;
  view.id = id;
  view.number = state.number;
  view.stage = state.stage;
  view.owner = name(state.owner);
  view.terms = state.terms;
  for (const auto& part : state.delegates) view.delegates.push_back({part.id, name(part.party), part.name, part.post});
  for (const auto& part : state.hosts) view.hosts.push_back({part.id, name(part.party), part.contact});
  view.meetings = state.meetings;
  std::ranges::sort(view.meetings, {}, [](const MeetingPart& meeting) { return std::pair(meeting.terms.starts_at, meeting.id); });
  for (const auto& clock : projection.clocks) view.tasks.push_back(task_view(clock, state.owner, name));
  return view;
}

}  // namespace hospitium::missions
