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

/// The level that is asked now decides, where the actor speaks for it.
Result<Unit> check_own_turn(const State& state, const Facts& facts) {
  const auto* level = awaited_level(state);
  if (!level || !undecided(*level)) return refuse(Code::StepOutOfOrder);
  return check_authority(state, *level->rule.authority, facts);
}

bool awaits(const State& state, AppealState appeal) {
  const auto* level = awaited_level(state);
  return level && level->appeal && level->appeal->state == appeal;
}

Result<Unit> check_appealable(const State& state) {
  return awaits(state, AppealState::Open) ? Result<Unit>(Unit{}) : refuse(Code::StepOutOfOrder);
}

Result<Unit> check_in_time(const State& state, const Facts& facts) {
  TRY_DO(check_appealable(state));
  return facts.now < awaited_level(state)->appeal->until ? Result<Unit>(Unit{}) : refuse(Code::AppealLate);
}

Decided appeal(const State& state, const Note& grounds, std::optional<AcceptanceChannel> channel) {
  return happened(RefusalAppealed{place_of(state, *awaited_level(state)), grounds, channel});
}

Decided renounce(const State& state, std::optional<AcceptanceChannel> channel, const std::optional<Note>& remark) {
  const auto& level = *awaited_level(state);
  return happened(AppealRenounced{place_of(state, level), channel, remark}, ApprovalRefused{level.reason.value_or(Note())});
}

}  // namespace

Result<Unit> ready(const State& state, const ApproveCase&, const Facts& facts) { return check_own_turn(state, facts); }
Decided rule(const State& state, const ApproveCase& asked, const Facts&) {
  const auto& level = *awaited_level(state);
  auto decision = happened(LevelApproved{place_of(state, level), asked.remark});
  if (last(state, level)) decision->events.emplace_back(CaseApproved{});
  return decision;
}

Result<Unit> ready(const State& state, const RefuseApproval&, const Facts& facts) { return check_own_turn(state, facts); }
/// The appeal is handed in where the owner is: its last day is over at midnight there.
Decided rule(const State& state, const RefuseApproval& asked, const Facts& facts) {
  const auto& level = *awaited_level(state);
  const auto days = facts.common_days({{state.owner, {}}});
  auto decision = happened(LevelRefused{place_of(state, level), asked.ground, asked.reason,
                                        level.rule.appeal_days ? days.last_day(facts.now, *level.rule.appeal_days) : std::nullopt});
  if (!level.rule.appeal_days) decision->events.emplace_back(ApprovalRefused{asked.reason});
  return decision;
}

Result<Unit> ready(const State& state, const WantInformation&, const Facts& facts) {
  TRY_DO(check_own_turn(state, facts));
  return awaited_level(state)->state != LevelState::InformationWanted ? Result<Unit>(Unit{}) : refuse(Code::AlreadyDone);
}
Decided rule(const State& state, const WantInformation& asked, const Facts& facts) {
  const auto days = facts.common_days(sides_of("approval_information", state, {}));
  return happened(AuthorityAsked{place_of(state, *awaited_level(state)), asked.question, days.due(facts.now, kOwnerAnswers_us)});
}

Result<Unit> ready(const State& state, const AnswerAuthority&, const Facts&) {
  const auto* level = awaited_level(state);
  return level && level->state == LevelState::InformationWanted ? Result<Unit>(Unit{}) : refuse(Code::StepOutOfOrder);
}
Decided rule(const State& state, const AnswerAuthority& asked, const Facts&) {
  return happened(AuthorityAnswered{place_of(state, *awaited_level(state)), asked.answer});
}

Result<Unit> ready(const State& state, const AppealRefusal&, const Facts& facts) { return check_in_time(state, facts); }
Decided rule(const State& state, const AppealRefusal& asked, const Facts&) { return appeal(state, asked.grounds, std::nullopt); }

Result<Unit> ready(const State& state, const RecordAppeal&, const Facts& facts) { return check_in_time(state, facts); }
Decided rule(const State& state, const RecordAppeal& asked, const Facts&) { return appeal(state, asked.grounds, asked.channel); }

Result<Unit> ready(const State& state, const RenounceAppeal&, const Facts&) { return check_appealable(state); }
Decided rule(const State& state, const RenounceAppeal& asked, const Facts&) { return renounce(state, std::nullopt, asked.remark); }

Result<Unit> ready(const State& state, const RecordRenunciation&, const Facts&) { return check_appealable(state); }
Decided rule(const State& state, const RecordRenunciation& asked, const Facts&) { return renounce(state, asked.channel, asked.remark); }

Result<Unit> ready(const State& state, const DecideAppeal&, const Facts& facts) {
  if (!awaits(state, AppealState::Asked)) return refuse(Code::StepOutOfOrder);
  return check_authority(state, appeal_body(*awaited_level(state)), facts);
}
Decided rule(const State& state, const DecideAppeal& asked, const Facts&) {
  const auto& level = *awaited_level(state);
  auto decision = happened(AppealDecided{place_of(state, level), asked.outcome, asked.reason});
  if (asked.outcome == AppealOutcome::Upheld) decision->events.emplace_back(ApprovalRefused{asked.reason});
  else if (last(state, level)) decision->events.emplace_back(CaseApproved{});
  return decision;
}

Decided rule(const State& state, const LapseAppeal&, const Facts& facts) {
  TRY_DO(check_appealable(state));
  const auto& level = *awaited_level(state);
  if (facts.now < level.appeal->until) return refuse(Code::StepOutOfOrder);
  return happened(ApprovalRefused{level.reason.value_or(Note())});
}

}  // namespace hospitium::cases
