// Journey step 3: the home side approves where it pays. The case passes the levels of its corridor's rule in order; each decides only when
// it is its turn, and about its own citizens (ACCESS.md). A refusal is final only when nobody may appeal it any more.
#include "domain/case/rules.hpp"

namespace hospitium::cases {
namespace {

std::int32_t place_of(const State& state, const LevelPart& level) { return static_cast<std::int32_t>(&level - state.levels.data()); }
bool last(const State& state, const LevelPart& level) { return &level == &state.levels.back(); }

/// MISSION.md S1b: an authority sees its own citizens' cases. Where nobody knows the nationality, home is where the patient lives.
Result<Unit> check_authority(const State& state, Id<Party> authority, const Facts& facts) {
  if (facts.actor.party != authority) return refuse(Code::DecisionNotYours);
  const auto home = state.patient.nationality ? state.patient.nationality->code : state.origin.country();
  const auto* party = facts.party(authority);
  if (!party || party->place.country() != home) return refuse(Code::DecisionNotYours);
  return Unit{};
}

/// The level that is asked now, where the actor speaks for it.
Result<const LevelPart*> own_level(const State& state, const Facts& facts) {
  const auto* level = awaited_level(state);
  if (!level || !undecided(*level)) return refuse(Code::StepOutOfOrder);
  TRY_DO(check_authority(state, *level->rule.authority, facts));
  return level;
}

/// The level whose refusal may still be appealed.
Result<const LevelPart*> appealable(const State& state) {
  const auto* level = awaited_level(state);
  if (!level || !level->appeal || level->appeal->state != AppealState::Open) return refuse(Code::StepOutOfOrder);
  return level;
}

Decided appeal(const State& state, const Note& grounds, std::optional<AcceptanceChannel> channel, const Facts& facts) {
  TRY(const auto* level, appealable(state));
  if (facts.now >= level->appeal->until) return refuse(Code::AppealLate);
  return happened(RefusalAppealed{place_of(state, *level), grounds, channel});
}

Decided renounce(const State& state, std::optional<AcceptanceChannel> channel, const std::optional<Note>& remark) {
  TRY(const auto* level, appealable(state));
  return happened(AppealRenounced{place_of(state, *level), channel, remark}, ApprovalRefused{level->reason.value_or(Note())});
}

}  // namespace

Decided rule(const State& state, const ApproveCase& asked, const Facts& facts) {
  TRY(const auto* level, own_level(state, facts));
  auto decision = happened(LevelApproved{place_of(state, *level), asked.remark});
  if (last(state, *level)) decision->events.emplace_back(CaseApproved{});
  return decision;
}

Decided rule(const State& state, const RefuseApproval& asked, const Facts& facts) {
  TRY(const auto* level, own_level(state, facts));
  auto decision = happened(LevelRefused{place_of(state, *level), asked.ground, asked.reason});
  if (!level->rule.appeal_days) decision->events.emplace_back(ApprovalRefused{asked.reason});
  return decision;
}

Decided rule(const State& state, const WantInformation& asked, const Facts& facts) {
  TRY(const auto* level, own_level(state, facts));
  if (level->state == LevelState::InformationWanted) return refuse(Code::AlreadyDone);
  return happened(AuthorityAsked{place_of(state, *level), asked.question});
}

Decided rule(const State& state, const AnswerAuthority& asked, const Facts&) {
  const auto* level = awaited_level(state);
  if (!level || level->state != LevelState::InformationWanted) return refuse(Code::StepOutOfOrder);
  return happened(AuthorityAnswered{place_of(state, *level), asked.answer});
}

Decided rule(const State& state, const AppealRefusal& asked, const Facts& facts) {
  TRY_DO(check_decides(state, facts));
  return appeal(state, asked.grounds, std::nullopt, facts);
}

Decided rule(const State& state, const RecordAppeal& asked, const Facts& facts) { return appeal(state, asked.grounds, asked.channel, facts); }

Decided rule(const State& state, const RenounceAppeal& asked, const Facts& facts) {
  TRY_DO(check_decides(state, facts));
  return renounce(state, std::nullopt, asked.remark);
}

Decided rule(const State& state, const RecordRenunciation& asked, const Facts&) { return renounce(state, asked.channel, asked.remark); }

Decided rule(const State& state, const DecideAppeal& asked, const Facts& facts) {
  const auto* level = awaited_level(state);
  if (!level || !level->appeal || level->appeal->state != AppealState::Asked) return refuse(Code::StepOutOfOrder);
  TRY_DO(check_authority(state, appeal_body(*level), facts));
  auto decision = happened(AppealDecided{place_of(state, *level), asked.outcome, asked.reason});
  if (asked.outcome == AppealOutcome::Upheld) decision->events.emplace_back(ApprovalRefused{asked.reason});
  else if (last(state, *level)) decision->events.emplace_back(CaseApproved{});
  return decision;
}

Decided rule(const State& state, const LapseAppeal&, const Facts& facts) {
  TRY(const auto* level, appealable(state));
  if (facts.now < level->appeal->until) return refuse(Code::StepOutOfOrder);
  return happened(ApprovalRefused{level->reason.value_or(Note())});
}

}  // namespace hospitium::cases
