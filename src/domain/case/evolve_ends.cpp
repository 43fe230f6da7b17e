// What the ends of a case mean for the state, and what its reopening takes back.
#include "domain/case/decide.hpp"
#include "domain/case/evolving.hpp"

namespace hospitium::cases {
namespace {

bool abroad(const State& state, Day on) {
  return state.travel && state.travel->arrives_on <= on && (!state.travel->leaves_on || on <= *state.travel->leaves_on);
}

/// Where a case goes on after its end: at what it had come to. Clinics that were asked are asked anew.
Stage reopened_stage(const State& state) {
  if (chosen_referral(state)) return state.discharged ? Stage::Aftercare : preparing_stage(state);
  if (state.records.empty()) return Stage::Enquiry;
  const bool approved = !state.home_approval || state.approved;
  return state.records_confirmed && approved ? Stage::Referral : Stage::Records;
}

}  // namespace

void apply(State& state, const CaseClosed&, Instant at) { end(state, Stage::Closed, at); }
void apply(State& state, const CaseWithdrawn&, Instant at) { end(state, Stage::Withdrawn, at); }
void apply(State& state, const CaseRefused&, Instant at) { end(state, Stage::Refused, at); }

void apply(State& state, const DeathRecorded& event, Instant at) {
  state.died = event.on;
  if (abroad(state, event.on)) state.repatriation_due = at + kRepatriation_us;
  end(state, Stage::Deceased, at);
}

void apply(State& state, const RepatriationRecorded& event, Instant) {
  state.repatriation_due.reset();
  state.repatriation = RepatriationStep{event.rest, event.on};
}

/// The end itself is case_closed, which comes with it.
void apply(State& state, const CaseMerged& event, Instant) { state.merged_into = MergePart{event.into, event.into_number}; }
void apply(State& state, const MergeNoted& event, Instant) { state.merged.push_back({event.dossier, event.number}); }
void apply(State& state, const MergeUndone& event, Instant) { std::erase_if(state.merged, [&](const MergePart& one) { return one.dossier == event.dossier; }); }

/// What the home side had not approved, it is asked again from its first level on, with the records as they are then.
void apply(State& state, const CaseReopened&, Instant) {
  state.died.reset();
  state.repatriation_due.reset();
  state.repatriation.reset();
  state.merged_into.reset();
  if (state.home_approval && !state.approved) {
    state.approval_refused = false;
    for (auto& level : state.levels) {
      LevelPart fresh;
      fresh.rule = level.rule;
      level = std::move(fresh);
    }
  }
  state.stage = reopened_stage(state);
}

}  // namespace hospitium::cases
