// The rules of a mission, one per command, called after the stage table agreed. Inside: only this folder includes it.
#pragma once
#include "domain/checks.hpp"
#include "domain/mission/decide.hpp"

namespace hospitium::missions {

using Decided = Result<Decision<Event>>;

template <class... Happened>
Decided happened(Happened... events) { return hospitium::happened<Event>(std::move(events)...); }

// decide_plan.cpp
Decided rule(const State&, const PlanMission&, const Facts&);
Decided rule(const State&, const EditMission&, const Facts&);
Decided rule(const State&, const AddDelegate&, const Facts&);
Decided rule(const State&, const AddHost&, const Facts&);
Decided rule(const State&, const StartMission&, const Facts&);
Decided rule(const State&, const CompleteMission&, const Facts&);
Decided rule(const State&, const CancelMission&, const Facts&);
Decided rule(const State&, const AddNote&, const Facts&);

// decide_meetings.cpp
Decided rule(const State&, const ScheduleMeeting&, const Facts&);
Decided rule(const State&, const CancelMeeting&, const Facts&);
Decided rule(const State&, const RecordMeetingOutcome&, const Facts&);
Decided rule(const State&, const LinkResult&, const Facts&);

/// Whether what came of a meeting may be written down now.
Result<Unit> check_outcome(const MeetingPart& meeting, const Facts& facts);
/// Whether a meeting lies within the mission's days, in whatever zone they are meant.
bool within_days(const Terms& mission, const MeetingTerms& meeting);

}  // namespace hospitium::missions
