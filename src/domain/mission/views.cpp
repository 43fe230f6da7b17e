#include "domain/mission/views.hpp"

#include <algorithm>

#include "domain/mission/rules.hpp"
#include "domain/mission/table.hpp"

namespace hospitium::missions {
namespace {

bool names_meeting(std::string_view command) { return command == "cancel_meeting" || command == "record_meeting_outcome"; }

bool may_name(std::string_view command, const MeetingPart& meeting, const Facts& facts) {
  return command == "cancel_meeting" ? meeting.state == MeetingState::Planned : check_outcome(meeting, facts).has_value();
}

void add_choices(std::vector<CommandChoice>& list, const State& state, const Facts& facts, std::string_view command) {
  if (!names_meeting(command)) return list.push_back({std::string(command), {}, {}});
  for (const auto& meeting : state.meetings)
    if (may_name(command, meeting, facts)) list.push_back({std::string(command), meeting.id, {}});
}

}  // namespace

std::vector<CommandChoice> choices(const State& state, const Facts& facts) {
  std::vector<CommandChoice> list;
  for (const auto& row : kTable)
    if (row.giver == Giver::People && row.stages & stage_bit(state.stage)) add_choices(list, state, facts, row.command);
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
