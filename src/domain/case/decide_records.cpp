// Journey step 2: records are collected with the patient's consent.
#include <algorithm>

#include "domain/case/rules.hpp"

namespace hospitium::cases {

Result<Unit> check_new(const State& state, const RecordRef& record, std::size_t before) {
  if (record.bytes < 0) return refuse(Code::OutOfRange, "/record/bytes");
  if (find_record(state, record.id)) return refuse(Code::AlreadyDone, "/record/id");
  if (before >= kMostRecords) return refuse(Code::TooMany, "/record");
  return Unit{};
}

Result<Unit> check_recorded(const State& state, std::string_view field) {
  return state.records.empty() ? refuse(Code::NoSuchPart, std::string(field)) : Result<Unit>(Unit{});
}

RecordRef identified(RecordRef record, const Facts& facts) {
  if (record.id.nil()) record.id = facts.fresh_id<Record>(0);
  return record;
}

Decided rule(const State& state, const AttachRecord& asked, const Facts& facts) {
  TRY_DO(check_new(state, asked.record, state.records.size()));
  return happened(RecordAttached{identified(asked.record, facts)});
}

Result<Unit> ready(const State& state, const MarkRecord&, const Facts&) { return check_recorded(state, "/record"); }
Decided rule(const State& state, const MarkRecord& asked, const Facts&) {
  if (!std::ranges::count(state.records, asked.record, &RecordRef::id)) return refuse(Code::NoSuchPart, "/record");
  if (marked_without_identity(state, asked.record) == asked.without_identity) return refuse(Code::AlreadyDone, "/without_identity");
  return happened(RecordMarked{asked.record, asked.without_identity});
}

/// A version replaces the newest only, so that two people do not write past each other.
Decided rule(const State& state, const ConfirmSummary& asked, const Facts& facts) {
  TRY_DO(check_new(state, asked.record, state.summaries.size()));
  const auto& record = asked.record;
  if (record.of && !std::ranges::count(state.records, *record.of, &RecordRef::id)) return refuse(Code::NoSuchPart, "/record/of");
  if (!record.replaces) return happened(SummaryConfirmed{identified(record, facts)});
  const auto before = std::ranges::find(state.summaries, *record.replaces, [](const SummaryPart& part) { return part.record.id; });
  if (before == state.summaries.end()) return refuse(Code::NoSuchPart, "/record/replaces");
  const auto replaced = [&](const SummaryPart& part) { return part.record.replaces == record.replaces; };
  if (std::ranges::any_of(state.summaries, replaced)) return refuse(Code::VersionConflict, "/record/replaces");
  return happened(SummaryConfirmed{identified(record, facts)});
}

/// ACCESS.md: consent is in force for one party. Granting again replaces its end; the same grant twice says nothing new.
Decided rule(const State& state, const GrantConsent& asked, const Facts& facts) {
  TRY_DO(check_active(facts, asked.party, "/party"));
  if (asked.until) TRY_DO(check_coming(facts, *asked.until, "/until"));
  const auto* before = find_consent(state, asked.party);
  if (before && !before->revoked_at && before->until == asked.until) return refuse(Code::AlreadyDone, "/party");
  if (!before && state.consents.size() >= kMostConsents) return refuse(Code::TooMany, "/party");
  const auto home = facts.common_days({{{}, state.origin}});
  return happened(ConsentGranted{asked.party, asked.until, asked.given_by, asked.until ? home.over(*asked.until) : std::nullopt});
}

/// The patient may take back any consent, implied ones too, at every stage.
Result<Unit> ready(const State& state, const RevokeConsent&, const Facts& facts) {
  const auto in_force = [&](Id<Party> party) { return consent_in_force(state, party, facts.now); };
  const bool any = in_force(state.owner) || (state.referrer && in_force(*state.referrer)) || std::ranges::any_of(state.consents, in_force, &ConsentPart::party);
  return any ? Result<Unit>(Unit{}) : refuse(Code::AlreadyDone, "/party");
}
Decided rule(const State& state, const RevokeConsent& asked, const Facts& facts) {
  if (!consent_in_force(state, asked.party, facts.now)) return refuse(Code::AlreadyDone, "/party");
  return happened(ConsentRevoked{asked.party});
}

Result<Unit> ready(const State& state, const ConfirmRecords&, const Facts&) {
  return state.records.empty() ? refuse(Code::RecordMissing) : Result<Unit>(Unit{});
}
Decided rule(const State&, const ConfirmRecords& asked, const Facts&) { return happened(RecordsConfirmed{asked.remark}); }

}  // namespace hospitium::cases
