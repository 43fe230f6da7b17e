// What may be asked of a mission.
#pragma once
#include "domain/kind.hpp"
#include "domain/mission/parts.hpp"

namespace hospitium::missions {

struct PlanMission { HOSPITIUM_COMMAND("plan_mission"); Terms terms; };
BOOST_DESCRIBE_STRUCT(PlanMission, (), (terms))
struct EditMission { HOSPITIUM_COMMAND("edit_mission"); Terms terms; };
BOOST_DESCRIBE_STRUCT(EditMission, (), (terms))
struct AddDelegate { HOSPITIUM_COMMAND("add_delegate"); Id<Party> party; Line name; std::optional<Line> post; };
BOOST_DESCRIBE_STRUCT(AddDelegate, (), (party, name, post))
struct AddHost { HOSPITIUM_COMMAND("add_host"); Id<Party> party; std::optional<Line> contact; };
BOOST_DESCRIBE_STRUCT(AddHost, (), (party, contact))
struct ScheduleMeeting { HOSPITIUM_COMMAND("schedule_meeting"); MeetingTerms terms; };
BOOST_DESCRIBE_STRUCT(ScheduleMeeting, (), (terms))
struct CancelMeeting { HOSPITIUM_COMMAND("cancel_meeting"); Id<Meeting> meeting; std::optional<Note> reason; };
BOOST_DESCRIBE_STRUCT(CancelMeeting, (), (meeting, reason))
struct StartMission { HOSPITIUM_COMMAND("start_mission"); };
BOOST_DESCRIBE_STRUCT(StartMission, (), ())
struct RecordMeetingOutcome { HOSPITIUM_COMMAND("record_meeting_outcome"); Id<Meeting> meeting; OutcomeTerms outcome; };
BOOST_DESCRIBE_STRUCT(RecordMeetingOutcome, (), (meeting, outcome))
/// By the process manager that follows cases and agreements with this meeting as their source.
struct LinkResult { HOSPITIUM_COMMAND("link_result"); Id<Meeting> meeting; Id<Dossier> dossier; };
BOOST_DESCRIBE_STRUCT(LinkResult, (), (meeting, dossier))
struct CompleteMission { HOSPITIUM_COMMAND("complete_mission"); std::optional<Note> summary; };
BOOST_DESCRIBE_STRUCT(CompleteMission, (), (summary))
struct CancelMission { HOSPITIUM_COMMAND("cancel_mission"); Note reason; };
BOOST_DESCRIBE_STRUCT(CancelMission, (), (reason))
struct AddNote { HOSPITIUM_COMMAND("add_note"); Note text; };
BOOST_DESCRIBE_STRUCT(AddNote, (), (text))
using Command = std::variant<PlanMission, EditMission, AddDelegate, AddHost, ScheduleMeeting, CancelMeeting, StartMission,
                             RecordMeetingOutcome, LinkResult, CompleteMission, CancelMission, AddNote>;

}  // namespace hospitium::missions
