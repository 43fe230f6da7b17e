// Journey step 4: the question to one clinic, a loop of its own (requested, received, more information wanted, accepted,
// declined with reason or onward clinic).
#include <algorithm>

#include "base/text.hpp"
#include "domain/case/rules.hpp"

namespace hospitium::cases {
namespace {

bool asked_already(const State& state, Id<Party> clinic) {
  return std::ranges::any_of(state.referrals,
                             [&](const ReferralPart& referral) { return referral.clinic == clinic && open(referral.state); });
}

/// An open referral that stands in one of these states; AlreadyDone when it stands at `target`, else StepOutOfOrder.
Result<Unit> check_from(const State& state, Id<Referral> id, std::initializer_list<ReferralState> from, ReferralState target) {
  TRY(const auto* referral, open_referral(state, id));
  if (referral->state == target) return refuse(Code::AlreadyDone, "/referral");
  if (std::ranges::count(from, referral->state) == 0) return refuse(Code::StepOutOfOrder, "/referral");
  return Unit{};
}

/// When the clinic must answer once the question is out of the way; nothing where its clock does not stand.
std::optional<calendar::CountedDue> resumed(const State& state, const ReferralPart& referral, const Facts& facts) {
  if (!referral.left_us) return std::nullopt;
  return facts.common_days(sides_of("referral_answer", state, referral.clinic)).due(facts.now, *referral.left_us);
}

/// When the owner, who is asked, must answer.
std::optional<calendar::CountedDue> owner_due(const State& state, const ReferralPart& referral, std::string_view clock, std::int64_t us, const Facts& facts) {
  return facts.common_days(sides_of(clock, state, referral.clinic)).due(facts.now, us);
}

}  // namespace

Result<const ReferralPart*> open_referral(const State& state, Id<Referral> id) {
  const auto* referral = find_referral(state, id);
  if (!referral) return refuse(Code::NoSuchPart, "/referral");
  if (!open(referral->state)) return refuse(Code::ReferralClosed, "/referral");
  return referral;
}

Result<Unit> check_open(const State& state, Id<Referral> id) {
  TRY_DO(open_referral(state, id));
  return Unit{};
}

/// MISSION.md S4d: the licence is checked at every case. ACCESS.md: nothing clinical without consent in force.
Result<Unit> check_clinic(const State& state, Id<Party> clinic, const Facts& facts, std::string_view field) {
  TRY_DO(check_type(facts, clinic, {PartyType::Clinic, PartyType::Resort}, field));
  if (!facts.party(clinic)->licensed(state.wish.specialty, facts.today())) return refuse(Code::LicenceMissing, std::string(field));
  if (!consent_in_force(state, clinic, facts.now)) return refuse(Code::ConsentMissing, std::string(field));
  return Unit{};
}

Result<Unit> ready(const State& state, const RequestReferral&, const Facts& facts) {
  TRY_DO(check_represented(state, facts));
  return state.referrals.size() < kMostReferrals ? Result<Unit>(Unit{}) : refuse(Code::TooMany, "/clinic");
}
Decided rule(const State& state, const RequestReferral& asked, const Facts& facts) {
  TRY_DO(check_clinic(state, asked.clinic, facts, "/clinic"));
  if (asked_already(state, asked.clinic)) return refuse(Code::ReferralExists, "/clinic");
  const auto due = [&](std::string_view clock, std::int64_t us) { return facts.common_days(sides_of(clock, state, asked.clinic)).due(facts.now, us); };
  return happened(ReferralRequested{facts.fresh_id<Referral>(0), asked.clinic, asked.question, due("referral_receipt", kClinicReceives_us),
                                    due("referral_answer", kClinicAnswers_us)});
}

Result<Unit> ready(const State& state, const ReceiveReferral& asked, const Facts&) {
  return check_from(state, asked.referral, {ReferralState::Requested}, ReferralState::Received);
}
Decided rule(const State&, const ReceiveReferral& asked, const Facts&) { return happened(ReferralReceived{asked.referral}); }

Result<Unit> ready(const State& state, const AskInformation& asked, const Facts&) {
  return check_from(state, asked.referral, {ReferralState::Requested, ReferralState::Received, ReferralState::Accepted}, ReferralState::InformationWanted);
}
Decided rule(const State& state, const AskInformation& asked, const Facts& facts) {
  if (!asked.question && !asked.call) return refuse(Code::Required, "/question");
  const auto* referral = find_referral(state, asked.referral);
  const auto days = facts.common_days(sides_of("referral_answer", state, referral->clinic));
  const auto left = days.plain() ? std::nullopt : std::optional(days.counted_us(facts.now, referral->due));
  if (!asked.call) return happened(InformationAsked{asked.referral, asked.question, left, owner_due(state, *referral, "information_wanted", kOwnerAnswers_us, facts)});
  auto call = *asked.call;
  const auto phone = e164(call.phone);
  if (!phone) return refuse(Code::NotAPhone, "/call/phone");
  call.phone = *phone;
  return happened(InformationAsked{asked.referral, asked.question, left, owner_due(state, *referral, "call_back", kOwnerCalls_us, facts)}, CallAsked{asked.referral, call});
}

/// The call stays asked for, and the clock of who must ring runs on.
Result<Unit> ready(const State& state, const RecordMissedCall& asked, const Facts&) {
  TRY(const auto* referral, open_referral(state, asked.referral));
  if (!referral->call) return refuse(Code::StepOutOfOrder, "/referral");
  return referral->missed_calls.size() < kMostMissedCalls ? Result<Unit>(Unit{}) : refuse(Code::TooMany, "/referral");
}
Decided rule(const State&, const RecordMissedCall& asked, const Facts&) { return happened(CallMissed{asked.referral, asked.again}); }

Result<Unit> ready(const State& state, const GiveInformation& asked, const Facts&) {
  TRY(const auto* referral, open_referral(state, asked.referral));
  return referral->state == ReferralState::InformationWanted ? Result<Unit>(Unit{}) : refuse(Code::StepOutOfOrder, "/referral");
}
Decided rule(const State& state, const GiveInformation& asked, const Facts& facts) {
  return happened(InformationGiven{asked.referral, asked.answer, resumed(state, *find_referral(state, asked.referral), facts)});
}

Result<Unit> ready(const State& state, const AcceptReferral& asked, const Facts&) {
  return check_from(state, asked.referral, {ReferralState::Requested, ReferralState::Received, ReferralState::InformationWanted}, ReferralState::Accepted);
}
Decided rule(const State& state, const AcceptReferral& asked, const Facts& facts) {
  return happened(ReferralAccepted{asked.referral, resumed(state, *find_referral(state, asked.referral), facts)});
}

/// From any open state: a clinic may lose its capacity even after its offer.
Result<Unit> ready(const State& state, const DeclineReferral& asked, const Facts&) { return check_open(state, asked.referral); }
Decided rule(const State&, const DeclineReferral& asked, const Facts& facts) {
  if (asked.onward) TRY_DO(check_type(facts, *asked.onward, {PartyType::Clinic, PartyType::Resort}, "/onward"));
  return happened(ReferralDeclined{asked.referral, asked.reason, asked.remark, asked.onward});
}

Result<Unit> ready(const State& state, const WithdrawReferral& asked, const Facts&) { return check_open(state, asked.referral); }
Decided rule(const State&, const WithdrawReferral& asked, const Facts&) { return happened(ReferralWithdrawn{asked.referral}); }

}  // namespace hospitium::cases
