// What has happened to a mission. Released events never change: new fields are optional.
#pragma once
#include "domain/kind.hpp"
#include "domain/mission/parts.hpp"

namespace hospitium::missions {

struct MissionPlanned { HOSPITIUM_EVENT("mission_planned", Travel); Terms terms; Id<Party> owner; std::string number; };
BOOST_DESCRIBE_STRUCT(MissionPlanned, (), (terms, owner, number))
struct MissionEdited { HOSPITIUM_EVENT("mission_edited", Travel); Terms terms; };
BOOST_DESCRIBE_STRUCT(MissionEdited, (), (terms))
struct DelegateAdded { HOSPITIUM_EVENT("delegate_added", Travel); DelegatePart delegate; };
BOOST_DESCRIBE_STRUCT(DelegateAdded, (), (delegate))
struct HostAdded { HOSPITIUM_EVENT("host_added", Travel); HostPart host; };
BOOST_DESCRIBE_STRUCT(HostAdded, (), (host))
struct MeetingScheduled { HOSPITIUM_EVENT("meeting_scheduled", Travel); Id<Meeting> meeting; MeetingTerms terms; };
BOOST_DESCRIBE_STRUCT(MeetingScheduled, (), (meeting, terms))
struct MeetingCancelled { HOSPITIUM_EVENT("meeting_cancelled", Travel); Id<Meeting> meeting; std::optional<Note> reason; };
BOOST_DESCRIBE_STRUCT(MeetingCancelled, (), (meeting, reason))
struct MissionStarted { HOSPITIUM_EVENT("mission_started", Travel); };
BOOST_DESCRIBE_STRUCT(MissionStarted, (), ())
struct MeetingOutcomeRecorded { HOSPITIUM_EVENT("meeting_outcome_recorded", Offers); Id<Meeting> meeting; OutcomeTerms outcome; };
BOOST_DESCRIBE_STRUCT(MeetingOutcomeRecorded, (), (meeting, outcome))
struct ResultLinked { HOSPITIUM_EVENT("result_linked", Offers); Id<Meeting> meeting; Id<Dossier> dossier; Kind kind{}; };
BOOST_DESCRIBE_STRUCT(ResultLinked, (), (meeting, dossier, kind))
struct MissionCompleted { HOSPITIUM_EVENT("mission_completed", Travel); std::optional<Note> summary; };
BOOST_DESCRIBE_STRUCT(MissionCompleted, (), (summary))
struct MissionCancelled { HOSPITIUM_EVENT("mission_cancelled", Travel); Note reason; };
BOOST_DESCRIBE_STRUCT(MissionCancelled, (), (reason))
struct NoteAdded { HOSPITIUM_EVENT("note_added", Tasks); Note text; };
BOOST_DESCRIBE_STRUCT(NoteAdded, (), (text))
using Event = std::variant<MissionPlanned, MissionEdited, DelegateAdded, HostAdded, MeetingScheduled, MeetingCancelled,
                           MissionStarted, MeetingOutcomeRecorded, ResultLinked, MissionCompleted, MissionCancelled, NoteAdded>;

}  // namespace hospitium::missions
