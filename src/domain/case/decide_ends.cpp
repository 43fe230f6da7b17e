// How a case ends: closed after its outcome, withdrawn by the patient's side, refused, or by death; and how it goes on after all.
#include "domain/case/rules.hpp"

namespace hospitium::cases {

/// Journey step 13: the loop is closed only when home has heard how it ended.
Result<Unit> ready(const State& state, const CloseCase&, const Facts&) {
  return state.outcome ? Result<Unit>(Unit{}) : refuse(Code::StepOutOfOrder);
}
Decided rule(const State&, const CloseCase& asked, const Facts&) { return happened(CaseClosed{asked.remark}); }

Decided rule(const State&, const WithdrawCase& asked, const Facts&) { return happened(CaseWithdrawn{asked.reason, asked.remark}); }

Decided rule(const State&, const WithdrawWish& asked, const Facts&) { return happened(CaseWithdrawn{asked.reason, asked.remark}); }

Decided rule(const State&, const RefuseCase& asked, const Facts&) { return happened(CaseRefused{asked.reason}); }

/// Nobody ends a child's case in this way who was only invited.
Result<Unit> ready(const State& state, const RecordDeath&, const Facts& facts) {
  return minor_on(state, facts.today()) ? check_represents(state, facts) : Result<Unit>(Unit{});
}
Decided rule(const State& state, const RecordDeath& asked, const Facts& facts) {
  TRY_DO(check_happened(facts, asked.on, "/on"));
  TRY_DO(check_order(state.patient.birth_date, asked.on, "/on"));
  return happened(DeathRecorded{asked.on, asked.remark});
}

/// The one thing that a death abroad leaves to be done.
Result<Unit> ready(const State& state, const RecordRepatriation&, const Facts&) {
  if (state.repatriation_due) return Unit{};
  return refuse(state.repatriation ? Code::AlreadyDone : Code::StepOutOfOrder);
}
Decided rule(const State& state, const RecordRepatriation& asked, const Facts& facts) {
  TRY_DO(check_happened(facts, asked.on, "/on"));
  TRY_DO(check_order(state.died, asked.on, "/on"));
  return happened(RepatriationRecorded{asked.rest, asked.on, asked.remark});
}

Decided rule(const State& state, const ReopenCase& asked, const Facts&) {
  const auto merged = state.merged_into ? std::optional(state.merged_into->dossier) : std::nullopt;
  return happened(CaseReopened{asked.reason, state.treatment_started, merged});
}

}  // namespace hospitium::cases
