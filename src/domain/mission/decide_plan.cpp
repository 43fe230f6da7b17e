// The mission itself: where, when, under which agreement, who travels and who receives (MISSION.md S0d).
#include <algorithm>

#include "base/zone.hpp"
#include "domain/mission/rules.hpp"

namespace hospitium::missions {
namespace {

/// The agreement that stays as it was is not asked about again: a host's official may not know it.
Result<Unit> check_terms(const Terms& terms, const Terms& before, const Facts& facts) {
  if (!known_zone(terms.zone)) return refuse(Code::UnknownValue, "/terms/zone");
  TRY_DO(check_order(terms.starts_on, terms.ends_on, "/terms/ends_on"));
  if (terms.ends_on.days - terms.starts_on.days >= kLongest_days) return refuse(Code::OutOfRange, "/terms/ends_on");
  if (terms.agreement && terms.agreement != before.agreement) return check_kind(facts, *terms.agreement, Kind::Agreement, "/terms/agreement");
  return Unit{};
}

bool leaves_out(const Terms& terms, const MeetingPart& meeting) {
  return meeting.state != MeetingState::Cancelled && !within_days(terms, meeting.terms);
}

}  // namespace

Decided rule(const State& state, const PlanMission& asked, const Facts& facts) {
  TRY_DO(check_active(facts, facts.actor.party, ""));
  TRY_DO(check_terms(asked.terms, state.terms, facts));
  return happened(MissionPlanned{asked.terms, facts.actor.party, facts.number});
}

/// New days must still hold every meeting.
Decided rule(const State& state, const EditMission& asked, const Facts& facts) {
  TRY_DO(check_terms(asked.terms, state.terms, facts));
  if (std::ranges::any_of(state.meetings, [&](const MeetingPart& meeting) { return leaves_out(asked.terms, meeting); }))
    return refuse(Code::OutOfRange, "/terms/starts_on");
  return happened(MissionEdited{asked.terms});
}

Decided rule(const State& state, const AddDelegate& asked, const Facts& facts) {
  TRY_DO(check_active(facts, asked.party, "/party"));
  const bool there = std::ranges::any_of(state.delegates, [&](const DelegatePart& delegate) {
    return delegate.party == asked.party && delegate.name == asked.name && delegate.post == asked.post;
  });
  if (there) return refuse(Code::AlreadyDone, "/name");
  if (state.delegates.size() >= kMostDelegates) return refuse(Code::TooMany, "/name");
  return happened(DelegateAdded{{facts.fresh_id<Delegate>(0), asked.party, asked.name, asked.post}});
}

Decided rule(const State& state, const AddHost& asked, const Facts& facts) {
  TRY_DO(check_active(facts, asked.party, "/party"));
  const bool there = std::ranges::any_of(
      state.hosts, [&](const HostPart& host) { return host.party == asked.party && host.contact == asked.contact; });
  if (there) return refuse(Code::AlreadyDone, "/party");
  if (state.hosts.size() >= kMostHosts) return refuse(Code::TooMany, "/party");
  return happened(HostAdded{{facts.fresh_id<Host>(0), asked.party, asked.contact}});
}

Decided rule(const State&, const StartMission&, const Facts&) { return happened(MissionStarted{}); }
Decided rule(const State&, const CompleteMission& asked, const Facts&) { return happened(MissionCompleted{asked.summary}); }
Decided rule(const State&, const CancelMission& asked, const Facts&) { return happened(MissionCancelled{asked.reason}); }
Decided rule(const State&, const AddNote& asked, const Facts&) { return happened(NoteAdded{asked.text}); }

}  // namespace hospitium::missions
