// A mission: a delegation meets hosts abroad, and what each meeting led to (MISSION.md S0d, S4e).
#pragma once
#include <array>
#include <boost/describe.hpp>

#include "base/text.hpp"
#include "domain/kind.hpp"

namespace hospitium::missions {

enum class Stage { Planned, UnderWay, Completed, Cancelled };
BOOST_DESCRIBE_ENUM(Stage, Planned, UnderWay, Completed, Cancelled)

enum class OutcomeKind { Agreement, Enquiry, FollowUp, Nothing };
BOOST_DESCRIBE_ENUM(OutcomeKind, Agreement, Enquiry, FollowUp, Nothing)

enum class MeetingState { Planned, Held, Cancelled };
BOOST_DESCRIBE_ENUM(MeetingState, Planned, Held, Cancelled)

struct Terms {
  Line title;
  Place place;                             ///< where the delegation goes
  Place home;                              ///< where it comes from
  Word zone;                               ///< IANA zone of the timetable, "Asia/Ho_Chi_Minh"
  Day starts_on, ends_on;                  ///< at most 60 days
  std::optional<Id<Dossier>> agreement;    ///< under which it travels
  std::optional<Note> purpose;
};
BOOST_DESCRIBE_STRUCT(Terms, (), (title, place, home, zone, starts_on, ends_on, agreement, purpose))

struct DelegatePart { Id<Delegate> id; Id<Party> party; Line name; std::optional<Line> post; };
BOOST_DESCRIBE_STRUCT(DelegatePart, (), (id, party, name, post))
struct HostPart { Id<Host> id; Id<Party> party; std::optional<Line> contact; };
BOOST_DESCRIBE_STRUCT(HostPart, (), (id, party, contact))

struct MeetingTerms {
  Line topic;
  std::vector<Id<Delegate>> delegates;     ///< at least one
  Id<Host> host;
  Instant starts_at;
  std::int32_t minutes = 60;               ///< 10 to 600
  std::optional<Line> where;
};
BOOST_DESCRIBE_STRUCT(MeetingTerms, (), (topic, delegates, host, starts_at, minutes, where))

struct OutcomeTerms { OutcomeKind kind{}; Note text; std::optional<Specialty> technique_seen; };
BOOST_DESCRIBE_STRUCT(OutcomeTerms, (), (kind, text, technique_seen))

struct MeetingPart {
  Id<Meeting> id;
  MeetingTerms terms;
  MeetingState state{};
  std::vector<OutcomeTerms> outcomes;
  std::vector<Id<Dossier>> led_to;         ///< cases and agreements that name this meeting as their source
};
BOOST_DESCRIBE_STRUCT(MeetingPart, (), (id, terms, state, outcomes, led_to))

#define HOSPITIUM_NAME_M(name) static constexpr std::string_view kName = name
#define HOSPITIUM_CLASSED_M(name, data_class) HOSPITIUM_NAME_M(name); static constexpr DataClass kClass = DataClass::data_class

struct PlanMission { HOSPITIUM_NAME_M("plan_mission"); Terms terms; };
BOOST_DESCRIBE_STRUCT(PlanMission, (), (terms))
struct EditMission { HOSPITIUM_NAME_M("edit_mission"); Terms terms; };
BOOST_DESCRIBE_STRUCT(EditMission, (), (terms))
struct AddDelegate { HOSPITIUM_NAME_M("add_delegate"); Id<Party> party; Line name; std::optional<Line> post; };
BOOST_DESCRIBE_STRUCT(AddDelegate, (), (party, name, post))
struct AddHost { HOSPITIUM_NAME_M("add_host"); Id<Party> party; std::optional<Line> contact; };
BOOST_DESCRIBE_STRUCT(AddHost, (), (party, contact))
struct ScheduleMeeting { HOSPITIUM_NAME_M("schedule_meeting"); MeetingTerms terms; };
BOOST_DESCRIBE_STRUCT(ScheduleMeeting, (), (terms))
struct CancelMeeting { HOSPITIUM_NAME_M("cancel_meeting"); Id<Meeting> meeting; std::optional<Note> reason; };
BOOST_DESCRIBE_STRUCT(CancelMeeting, (), (meeting, reason))
struct StartMission { HOSPITIUM_NAME_M("start_mission"); };
BOOST_DESCRIBE_STRUCT(StartMission, (), ())
struct RecordMeetingOutcome { HOSPITIUM_NAME_M("record_meeting_outcome"); Id<Meeting> meeting; OutcomeTerms outcome; };
BOOST_DESCRIBE_STRUCT(RecordMeetingOutcome, (), (meeting, outcome))
/// By the process manager that follows cases and agreements with this meeting as their source.
struct LinkResult { HOSPITIUM_NAME_M("link_result"); Id<Meeting> meeting; Id<Dossier> dossier; };
BOOST_DESCRIBE_STRUCT(LinkResult, (), (meeting, dossier))
struct CompleteMission { HOSPITIUM_NAME_M("complete_mission"); std::optional<Note> summary; };
BOOST_DESCRIBE_STRUCT(CompleteMission, (), (summary))
struct CancelMission { HOSPITIUM_NAME_M("cancel_mission"); Note reason; };
BOOST_DESCRIBE_STRUCT(CancelMission, (), (reason))
struct AddNote { HOSPITIUM_NAME_M("add_note"); Note text; };
BOOST_DESCRIBE_STRUCT(AddNote, (), (text))
using Command = std::variant<PlanMission, EditMission, AddDelegate, AddHost, ScheduleMeeting, CancelMeeting, StartMission,
                             RecordMeetingOutcome, LinkResult, CompleteMission, CancelMission, AddNote>;

struct MissionPlanned { HOSPITIUM_CLASSED_M("mission_planned", Travel); Terms terms; Id<Party> owner; std::string number; };
BOOST_DESCRIBE_STRUCT(MissionPlanned, (), (terms, owner, number))
struct MissionEdited { HOSPITIUM_CLASSED_M("mission_edited", Travel); Terms terms; };
BOOST_DESCRIBE_STRUCT(MissionEdited, (), (terms))
struct DelegateAdded { HOSPITIUM_CLASSED_M("delegate_added", Travel); DelegatePart delegate; };
BOOST_DESCRIBE_STRUCT(DelegateAdded, (), (delegate))
struct HostAdded { HOSPITIUM_CLASSED_M("host_added", Travel); HostPart host; };
BOOST_DESCRIBE_STRUCT(HostAdded, (), (host))
struct MeetingScheduled { HOSPITIUM_CLASSED_M("meeting_scheduled", Travel); Id<Meeting> meeting; MeetingTerms terms; };
BOOST_DESCRIBE_STRUCT(MeetingScheduled, (), (meeting, terms))
struct MeetingCancelled { HOSPITIUM_CLASSED_M("meeting_cancelled", Travel); Id<Meeting> meeting; std::optional<Note> reason; };
BOOST_DESCRIBE_STRUCT(MeetingCancelled, (), (meeting, reason))
struct MissionStarted { HOSPITIUM_CLASSED_M("mission_started", Travel); };
BOOST_DESCRIBE_STRUCT(MissionStarted, (), ())
struct MeetingOutcomeRecorded { HOSPITIUM_CLASSED_M("meeting_outcome_recorded", Offers); Id<Meeting> meeting; OutcomeTerms outcome; };
BOOST_DESCRIBE_STRUCT(MeetingOutcomeRecorded, (), (meeting, outcome))
struct ResultLinked { HOSPITIUM_CLASSED_M("result_linked", Offers); Id<Meeting> meeting; Id<Dossier> dossier; Kind kind{}; };
BOOST_DESCRIBE_STRUCT(ResultLinked, (), (meeting, dossier, kind))
struct MissionCompleted { HOSPITIUM_CLASSED_M("mission_completed", Travel); std::optional<Note> summary; };
BOOST_DESCRIBE_STRUCT(MissionCompleted, (), (summary))
struct MissionCancelled { HOSPITIUM_CLASSED_M("mission_cancelled", Travel); Note reason; };
BOOST_DESCRIBE_STRUCT(MissionCancelled, (), (reason))
struct NoteAdded { HOSPITIUM_CLASSED_M("note_added", Tasks); Note text; };
BOOST_DESCRIBE_STRUCT(NoteAdded, (), (text))
using Event = std::variant<MissionPlanned, MissionEdited, DelegateAdded, HostAdded, MeetingScheduled, MeetingCancelled,
                           MissionStarted, MeetingOutcomeRecorded, ResultLinked, MissionCompleted, MissionCancelled, NoteAdded>;

struct State {
  Stage stage{};
  std::string number;
  Id<Party> owner;
  Terms terms;
  std::vector<DelegatePart> delegates;
  std::vector<HostPart> hosts;
  std::vector<MeetingPart> meetings;
};
BOOST_DESCRIBE_STRUCT(State, (), (stage, number, owner, terms, delegates, hosts, meetings))
inline constexpr int kShape = 1;
inline constexpr std::size_t kMostDelegates = 200, kMostHosts = 200, kMostMeetings = 500;

inline constexpr auto kOpenStages = stages(Stage::Planned, Stage::UnderWay);
inline constexpr auto kHeldStages = stages(Stage::UnderWay, Stage::Completed);
inline constexpr std::array kTable{
    CommandRow{"plan_mission", 0, DataClass::Travel, Action::Create},
    CommandRow{"edit_mission", kOpenStages, DataClass::Travel, Action::Update},
    CommandRow{"add_delegate", kOpenStages, DataClass::Travel, Action::Update},
    CommandRow{"add_host", kOpenStages, DataClass::Travel, Action::Update},
    CommandRow{"schedule_meeting", kOpenStages, DataClass::Travel, Action::Update},
    CommandRow{"cancel_meeting", kOpenStages, DataClass::Travel, Action::Update},
    CommandRow{"start_mission", stages(Stage::Planned), DataClass::Tasks, Action::Decide},
    CommandRow{"record_meeting_outcome", kOpenStages | kHeldStages, DataClass::Offers, Action::Create},
    CommandRow{"link_result", kOpenStages | kHeldStages, DataClass::Offers, Action::Create},
    CommandRow{"complete_mission", stages(Stage::UnderWay), DataClass::Tasks, Action::Decide},
    CommandRow{"cancel_mission", stages(Stage::Planned), DataClass::Tasks, Action::Decide},
    CommandRow{"add_note", kOpenStages | kHeldStages | stages(Stage::Cancelled), DataClass::Tasks, Action::Create},
};

Needs needs(const State& state, const Command& command);
Result<Decision<Event>> decide(const State& state, const Command& command, const Facts& facts);
void evolve(State& state, const Event& event, Instant at, const Actor& actor);
Projection project(const State& state);

}  // namespace hospitium::missions
