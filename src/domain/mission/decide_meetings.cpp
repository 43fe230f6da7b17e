// The timetable and what each meeting led to: a signature, an enquiry, a technique seen (MISSION.md S0d, S4g).
#include <algorithm>

#include "domain/mission/rules.hpp"

namespace hospitium::missions {
namespace {

bool shares_somebody(const MeetingTerms& a, const MeetingTerms& b) {
  return a.host == b.host || std::ranges::find_first_of(a.delegates, b.delegates) != a.delegates.end();
}

bool overlap(const MeetingTerms& a, const MeetingTerms& b) { return a.starts_at < end_of(b) && b.starts_at < end_of(a); }

bool clashes(const State& state, const MeetingTerms& terms) {
  return std::ranges::any_of(state.meetings, [&](const MeetingPart& meeting) {
    return meeting.state != MeetingState::Cancelled && overlap(meeting.terms, terms) && shares_somebody(meeting.terms, terms);
  });
}

Result<Unit> check_people(const State& state, const MeetingTerms& terms) {
  if (terms.delegates.empty()) return refuse(Code::Required, "/terms/delegates");
  for (std::size_t i = 0; i < terms.delegates.size(); ++i) {
    const std::string field = "/terms/delegates/" + std::to_string(i);
    if (std::ranges::count(state.delegates, terms.delegates[i], &DelegatePart::id) == 0) return refuse(Code::NoSuchPart, field);
    if (std::ranges::count(terms.delegates, terms.delegates[i]) > 1) return refuse(Code::OutOfRange, field);
  }
  if (std::ranges::count(state.hosts, terms.host, &HostPart::id) == 0) return refuse(Code::NoSuchPart, "/terms/host");
  return Unit{};
}

Result<Unit> check_time(const State& state, const MeetingTerms& terms) {
  if (terms.minutes < kShortestMeeting_minutes || terms.minutes > kLongestMeeting_minutes)
    return refuse(Code::OutOfRange, "/terms/minutes");
  if (!within_days(state.terms, terms)) return refuse(Code::OutOfRange, "/terms/starts_at");
  if (clashes(state, terms)) return refuse(Code::MeetingClash, "/terms/starts_at");
  return Unit{};
}

Result<const MeetingPart*> meeting_of(const State& state, Id<Meeting> id) {
  const auto* meeting = find_meeting(state, id);
  if (!meeting) return refuse(Code::NoSuchPart, "/meeting");
  return meeting;
}

}  // namespace

bool within_days(const Terms& mission, const MeetingTerms& meeting) {
  return meeting.starts_at >= start_of(mission.starts_on) - kZones_us &&
         end_of(meeting) <= start_of(mission.ends_on) + kDay_us + kZones_us;
}

Decided rule(const State& state, const ScheduleMeeting& asked, const Facts& facts) {
  TRY_DO(check_people(state, asked.terms));
  TRY_DO(check_time(state, asked.terms));
  if (state.meetings.size() >= kMostMeetings) return refuse(Code::TooMany, "/terms");
  return happened(MeetingScheduled{facts.fresh_id<Meeting>(0), asked.terms});
}

Decided rule(const State& state, const CancelMeeting& asked, const Facts&) {
  TRY(const auto* meeting, meeting_of(state, asked.meeting));
  if (meeting->state == MeetingState::Cancelled) return refuse(Code::AlreadyDone, "/meeting");
  if (meeting->state == MeetingState::Held) return refuse(Code::StepOutOfOrder, "/meeting");
  return happened(MeetingCancelled{asked.meeting, asked.reason});
}

/// A meeting with an outcome was held; one that was cancelled or is yet to come has none.
Result<Unit> check_outcome(const MeetingPart& meeting, const Facts& facts) {
  if (meeting.state == MeetingState::Cancelled) return refuse(Code::StepOutOfOrder, "/meeting");
  TRY_DO(check_happened(facts, day_of(meeting.terms.starts_at), "/meeting"));
  if (meeting.outcomes.size() >= kMostOutcomes) return refuse(Code::TooMany, "/outcome");
  return Unit{};
}

Decided rule(const State& state, const RecordMeetingOutcome& asked, const Facts& facts) {
  TRY(const auto* meeting, meeting_of(state, asked.meeting));
  TRY_DO(check_outcome(*meeting, facts));
  return happened(MeetingOutcomeRecorded{asked.meeting, asked.outcome});
}

/// From the agreement to the patient and back: what names this meeting as its source. The same result twice is no second one.
Decided rule(const State& state, const LinkResult& asked, const Facts& facts) {
  TRY(const auto* meeting, meeting_of(state, asked.meeting));
  const auto* result = facts.dossier(asked.dossier);
  if (!result || result->kind == Kind::Mission) return refuse(Code::NoSuchPart, "/dossier");
  if (std::ranges::count(meeting->led_to, asked.dossier)) return refuse(Code::AlreadyDone, "/dossier");
  if (meeting->led_to.size() >= kMostResults) return refuse(Code::TooMany, "/dossier");
  return happened(ResultLinked{asked.meeting, asked.dossier, result->kind});
}

}  // namespace hospitium::missions
