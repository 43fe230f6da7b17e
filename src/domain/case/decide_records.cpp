// Journey steps 2 and 3: records are collected with the patient's consent, and the home side approves where it pays.
#include <algorithm>

#include "domain/case/rules.hpp"

namespace hospitium::cases {

Decided rule(const State& state, const AttachRecord& asked, const Facts&) {
  if (asked.record.bytes < 0) return refuse(Code::OutOfRange, "/record/bytes");
  if (std::ranges::count(state.records, asked.record.id, &RecordRef::id)) return refuse(Code::AlreadyDone, "/record/id");
  if (state.records.size() >= kMostRecords) return refuse(Code::TooMany, "/record");
  return happened(RecordAttached{asked.record});
}

/// ACCESS.md: consent is in force for one party. Granting again replaces its end; the same grant twice says nothing new.
Decided rule(const State& state, const GrantConsent& asked, const Facts& facts) {
  TRY_DO(check_active(facts, asked.party, "/party"));
  if (asked.until) TRY_DO(check_coming(facts, *asked.until, "/until"));
  const auto* before = find_consent(state, asked.party);
  if (before && !before->revoked_at && before->until == asked.until) return refuse(Code::AlreadyDone, "/party");
  if (!before && state.consents.size() >= kMostConsents) return refuse(Code::TooMany, "/party");
  return happened(ConsentGranted{asked.party, asked.until, asked.given_by});
}

/// The patient may take back any consent, implied ones too, at every stage.
Decided rule(const State& state, const RevokeConsent& asked, const Facts& facts) {
  if (!consent_in_force(state, asked.party, facts.now)) return refuse(Code::AlreadyDone, "/party");
  return happened(ConsentRevoked{asked.party});
}

Decided rule(const State& state, const ConfirmRecords& asked, const Facts&) {
  if (state.records.empty()) return refuse(Code::RecordMissing);
  return happened(RecordsConfirmed{asked.remark});
}

Decided rule(const State&, const ApproveCase& asked, const Facts&) { return happened(CaseApproved{asked.remark}); }
Decided rule(const State&, const RefuseApproval& asked, const Facts&) { return happened(ApprovalRefused{asked.reason}); }

}  // namespace hospitium::cases
