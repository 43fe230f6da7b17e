// Journey steps 11 to 13: treatment, discharge, and the outcome that closes the loop at home.
#include "domain/case/rules.hpp"

namespace hospitium::cases {

Result<Unit> ready(const State& state, const StartTreatment&, const Facts&) {
  return state.treatment_started ? refuse(Code::AlreadyDone) : Result<Unit>(Unit{});
}
Decided rule(const State& state, const StartTreatment& asked, const Facts& facts) {
  TRY_DO(check_happened(facts, asked.on, "/on"));
  TRY_DO(check_order(state.patient.birth_date, asked.on, "/on"));
  return happened(TreatmentStarted{asked.on, asked.remark});
}

Result<Unit> ready(const State& state, const RecordDischarge&, const Facts&) {
  return state.treatment_started ? Result<Unit>(Unit{}) : refuse(Code::StepOutOfOrder);
}
Decided rule(const State& state, const RecordDischarge& asked, const Facts& facts) {
  TRY_DO(check_happened(facts, asked.on, "/on"));
  TRY_DO(check_order(state.treatment_started, asked.on, "/on"));
  const Day last{asked.on.days + kOutcomeHome_days - 1};
  return happened(PatientDischarged{asked.on, asked.remark, facts.common_days({{state.owner, {}}}).over(last)});
}

/// May be sent again when more is known; the last one counts.
Decided rule(const State& state, const SendOutcomeHome& asked, const Facts& facts) {
  TRY_DO(check_happened(facts, asked.on, "/on"));
  TRY_DO(check_order(state.discharged, asked.on, "/on"));
  return happened(OutcomeSentHome{asked.outcome, asked.recipient, asked.on, asked.remark});
}

}  // namespace hospitium::cases
