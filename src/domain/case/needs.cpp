// Which outside facts each command's rule reads. A command without a function here needs none.
#include <algorithm>

#include "domain/case/decide.hpp"

namespace hospitium::cases {
namespace {

void name(Needs& needs, std::optional<Id<Party>> party) {
  if (party) needs.parties.push_back(*party);
}

void name_clinic(Needs& needs, const State& state, Id<Referral> id) {
  if (const auto* referral = find_referral(state, id)) needs.parties.push_back(referral->clinic);
}

void add(Needs&, const State&, const auto&) {}

void add(Needs& needs, const State&, const OpenCase& asked) {
  name(needs, asked.referrer);
  name(needs, asked.home_authority);
  name(needs, asked.coordinator);
  if (asked.source.mission) needs.dossiers.push_back(*asked.source.mission);
  needs.corridors.push_back({asked.origin, asked.destination});
}

/// The consent is the patient's: its last day is over where they live.
void add(Needs& needs, const State& state, const GrantConsent& asked) {
  name(needs, asked.party);
  if (asked.until) needs.calendars.push_back({{}, state.origin});
}
/// An appeal is handed in by the owner.
void add(Needs& needs, const State& state, const RefuseApproval&) { needs.calendars.push_back({state.owner, {}}); }
void count(Needs& needs, std::string_view clock, const State& state, Id<Party> clinic = {}) {
  for (const auto& side : sides_of(clock, state, clinic))
    if (std::ranges::count(needs.calendars, side) == 0) needs.calendars.push_back(side);
}
/// The clinic's clock runs on with what was left.
void resume(Needs& needs, const State& state, Id<Referral> id) {
  const auto* referral = find_referral(state, id);
  if (referral && referral->left_us) count(needs, "referral_answer", state, referral->clinic);
}

void add(Needs& needs, const State& state, const RequestReferral& asked) {
  name(needs, asked.clinic);
  count(needs, "referral_receipt", state, asked.clinic);
  count(needs, "referral_answer", state, asked.clinic);
}
void add(Needs& needs, const State& state, const AskInformation& asked) {
  if (const auto* referral = find_referral(state, asked.referral)) {
    count(needs, "referral_answer", state, referral->clinic);
    count(needs, asked.call ? "call_back" : "information_wanted", state, referral->clinic);
  }
}
void add(Needs& needs, const State& state, const GiveInformation& asked) { resume(needs, state, asked.referral); }
void add(Needs& needs, const State& state, const AcceptReferral& asked) { resume(needs, state, asked.referral); }
void add(Needs& needs, const State& state, const WantInformation&) { count(needs, "approval_information", state); }
void add(Needs& needs, const State&, const DeclineReferral& asked) { name(needs, asked.onward); }
/// The offer's own currency and the patient's, so that the reader sees later what it was worth then. A dollar needs no rate.
void add(Needs& needs, const State& state, const MakeOffer& asked) {
  const auto pin = [&](const std::string& currency) {
    if (currency != "USD" && std::ranges::count(needs.currencies, currency) == 0) needs.currencies.push_back(currency);
  };
  pin(asked.terms.total.currency);
  if (const auto home = currency_of_country(state.origin.country())) pin(*home);
  if (state.wish.budget) pin(state.wish.budget->currency);
  needs.calendars.push_back({state.owner, {}});
}
void add(Needs& needs, const State& state, const AcceptOffer& asked) { name_clinic(needs, state, asked.referral); }
void add(Needs& needs, const State& state, const RecordAcceptance& asked) { name_clinic(needs, state, asked.referral); }
void add(Needs& needs, const State&, const PostMessage& asked) { needs.users = asked.mentions; }
void add(Needs& needs, const State&, const AddNote& asked) { needs.users = asked.mentions; }
void add(Needs& needs, const State&, const AdmitPatient& asked) { needs.users.push_back(asked.user); }
void add(Needs& needs, const State&, const AssignCase& asked) {
  if (asked.user) needs.users.push_back(*asked.user);
}
void add(Needs& needs, const State&, const RecordFunding& asked) { name(needs, asked.payer); }
/// The outcome is owed until a day is over where the owner is.
void add(Needs& needs, const State& state, const RecordDischarge&) { needs.calendars.push_back({state.owner, {}}); }
/// The day ends where the bureau is.
void add(Needs& needs, const State&, const AskTranslation& asked) {
  name(needs, asked.party);
  needs.calendars.push_back({asked.party, {}});
}
void add(Needs& needs, const State& state, const MergeCase& asked) {
  needs.dossiers.push_back(asked.into);
  needs.identities = identities_of(state.patient);
}

}  // namespace

Needs needs(const State& state, const Command& command) {
  Needs needs;
  std::visit([&](const auto& asked) { add(needs, state, asked); }, command);
  return needs;
}

}  // namespace hospitium::cases
