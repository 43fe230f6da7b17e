// The rules of a case, one per command, grouped by phase as the files decide_<phase>.cpp. Called after the stage table and ready() agreed.
// Inside: only decide.cpp, choices.cpp and those files include this.
#pragma once
#include <boost/mp11/algorithm.hpp>

#include "domain/case/decide.hpp"
#include "domain/checks.hpp"

namespace hospitium::cases {

using Decided = Result<Decision<Event>>;

template <class... Happened>
Decided happened(Happened... events) { return hospitium::happened<Event>(std::move(events)...); }

/// What the case must be like for a command, whatever else it says: how far its referral or the approval is, whose turn it is, what the person
/// who gives it may do. decide() asks it before the rule, choices() offers by it; it looks at nothing of a command but
/// `referral`, `party` and `assignment`.
/// A command without a function of its own may be given in all of its stages.
Result<Unit> ready(const State&, const auto&, const Facts&) { return Unit{}; }

// decide_opening.cpp
Decided rule(const State&, const OpenCase&, const Facts&);
Decided rule(const State&, const EditPatient&, const Facts&);
Decided rule(const State&, const EditWish&, const Facts&);

// decide_desk.cpp
Result<Unit> ready(const State&, const AddKeyword&, const Facts&);
Result<Unit> ready(const State&, const RemoveKeyword&, const Facts&);
Decided rule(const State&, const AssignCase&, const Facts&);
Decided rule(const State&, const AddKeyword&, const Facts&);
Decided rule(const State&, const RemoveKeyword&, const Facts&);

// conversation.cpp
Result<Unit> ready(const State&, const PostMessage&, const Facts&);
Result<Unit> ready(const State&, const AddNote&, const Facts&);
Result<Unit> ready(const State&, const SettleMention&, const Facts&);
Decided rule(const State&, const PostMessage&, const Facts&);
Decided rule(const State&, const AddNote&, const Facts&);
Decided rule(const State&, const SettleMention&, const Facts&);

// decide_persons.cpp
Result<Unit> ready(const State&, const AdmitPatient&, const Facts&);
Result<Unit> ready(const State&, const InvitePerson&, const Facts&);
Result<Unit> ready(const State&, const MakeLink&, const Facts&);
Result<Unit> ready(const State&, const ProveRepresentative&, const Facts&);
Result<Unit> ready(const State&, const DismissPerson&, const Facts&);
Result<Unit> ready(const State&, const AddCompanion&, const Facts&);
Result<Unit> ready(const State&, const EditCompanion&, const Facts&);
Result<Unit> ready(const State&, const RemoveCompanion&, const Facts&);
Decided rule(const State&, const AdmitPatient&, const Facts&);
Decided rule(const State&, const InvitePerson&, const Facts&);
Decided rule(const State&, const MakeLink&, const Facts&);
Decided rule(const State&, const ProveRepresentative&, const Facts&);
Decided rule(const State&, const DismissPerson&, const Facts&);
Decided rule(const State&, const AddCompanion&, const Facts&);
Decided rule(const State&, const EditCompanion&, const Facts&);
Decided rule(const State&, const RemoveCompanion&, const Facts&);

// decide_records.cpp
Result<Unit> ready(const State&, const MarkRecord&, const Facts&);
Result<Unit> ready(const State&, const RevokeConsent&, const Facts&);
Result<Unit> ready(const State&, const ConfirmRecords&, const Facts&);
/// Whoever brings a record with an id (an upload, which is found again under its own) keeps it; any other gets a fresh one.
RecordRef identified(RecordRef record, const Facts& facts);
/// A record that is not there yet, where `before` of its sort are.
Result<Unit> check_new(const State& state, const RecordRef& record, std::size_t before);
/// There is something to translate or to look at: NoSuchPart at `field` otherwise.
Result<Unit> check_recorded(const State& state, std::string_view field);
Decided rule(const State&, const AttachRecord&, const Facts&);
Decided rule(const State&, const MarkRecord&, const Facts&);
Decided rule(const State&, const ConfirmSummary&, const Facts&);
Decided rule(const State&, const GrantConsent&, const Facts&);
Decided rule(const State&, const RevokeConsent&, const Facts&);
Decided rule(const State&, const ConfirmRecords&, const Facts&);

// decide_translation.cpp
Result<Unit> ready(const State&, const AddTranslation&, const Facts&);
Result<Unit> ready(const State&, const SettleTranslation&, const Facts&);
Result<Unit> ready(const State&, const AskTranslation&, const Facts&);
Result<Unit> ready(const State&, const DeliverTranslation&, const Facts&);
Result<Unit> ready(const State&, const ReleaseTranslator&, const Facts&);
Decided rule(const State&, const AddTranslation&, const Facts&);
Decided rule(const State&, const SettleTranslation&, const Facts&);
Decided rule(const State&, const AskTranslation&, const Facts&);
Decided rule(const State&, const DeliverTranslation&, const Facts&);
Decided rule(const State&, const ReleaseTranslator&, const Facts&);

// decide_approval.cpp
Result<Unit> ready(const State&, const ApproveCase&, const Facts&);
Result<Unit> ready(const State&, const RefuseApproval&, const Facts&);
Result<Unit> ready(const State&, const WantInformation&, const Facts&);
Result<Unit> ready(const State&, const AnswerAuthority&, const Facts&);
Result<Unit> ready(const State&, const AppealRefusal&, const Facts&);
Result<Unit> ready(const State&, const RecordAppeal&, const Facts&);
Result<Unit> ready(const State&, const RenounceAppeal&, const Facts&);
Result<Unit> ready(const State&, const RecordRenunciation&, const Facts&);
Result<Unit> ready(const State&, const DecideAppeal&, const Facts&);
Decided rule(const State&, const ApproveCase&, const Facts&);
Decided rule(const State&, const RefuseApproval&, const Facts&);
Decided rule(const State&, const WantInformation&, const Facts&);
Decided rule(const State&, const AnswerAuthority&, const Facts&);
Decided rule(const State&, const AppealRefusal&, const Facts&);
Decided rule(const State&, const RecordAppeal&, const Facts&);
Decided rule(const State&, const RenounceAppeal&, const Facts&);
Decided rule(const State&, const RecordRenunciation&, const Facts&);
Decided rule(const State&, const DecideAppeal&, const Facts&);
Decided rule(const State&, const LapseAppeal&, const Facts&);

// decide_referral.cpp
Result<Unit> ready(const State&, const RequestReferral&, const Facts&);
Result<Unit> ready(const State&, const ReceiveReferral&, const Facts&);
Result<Unit> ready(const State&, const AskInformation&, const Facts&);
Result<Unit> ready(const State&, const RecordMissedCall&, const Facts&);
Result<Unit> ready(const State&, const GiveInformation&, const Facts&);
Result<Unit> ready(const State&, const AcceptReferral&, const Facts&);
Result<Unit> ready(const State&, const DeclineReferral&, const Facts&);
Result<Unit> ready(const State&, const WithdrawReferral&, const Facts&);
Decided rule(const State&, const RequestReferral&, const Facts&);
Decided rule(const State&, const ReceiveReferral&, const Facts&);
Decided rule(const State&, const AskInformation&, const Facts&);
Decided rule(const State&, const RecordMissedCall&, const Facts&);
Decided rule(const State&, const GiveInformation&, const Facts&);
Decided rule(const State&, const AcceptReferral&, const Facts&);
Decided rule(const State&, const DeclineReferral&, const Facts&);
Decided rule(const State&, const WithdrawReferral&, const Facts&);

// decide_choice.cpp
Result<Unit> ready(const State&, const MakeOffer&, const Facts&);
Result<Unit> ready(const State&, const TranslateOffer&, const Facts&);
Result<Unit> ready(const State&, const AcceptOffer&, const Facts&);
Result<Unit> ready(const State&, const RecordAcceptance&, const Facts&);
Decided rule(const State&, const MakeOffer&, const Facts&);
Decided rule(const State&, const TranslateOffer&, const Facts&);
Decided rule(const State&, const ExpireReferral&, const Facts&);
Decided rule(const State&, const AcceptOffer&, const Facts&);
Decided rule(const State&, const RecordAcceptance&, const Facts&);

// decide_preparing.cpp
Decided rule(const State&, const RecordFunding&, const Facts&);
Decided rule(const State&, const RecordVisa&, const Facts&);
Decided rule(const State&, const RecordTravel&, const Facts&);

// decide_treatment.cpp
Result<Unit> ready(const State&, const StartTreatment&, const Facts&);
Result<Unit> ready(const State&, const RecordDischarge&, const Facts&);
Decided rule(const State&, const StartTreatment&, const Facts&);
Decided rule(const State&, const RecordDischarge&, const Facts&);
Decided rule(const State&, const SendOutcomeHome&, const Facts&);

// decide_ends.cpp
Result<Unit> ready(const State&, const CloseCase&, const Facts&);
Result<Unit> ready(const State&, const RecordDeath&, const Facts&);
Result<Unit> ready(const State&, const RecordRepatriation&, const Facts&);
Decided rule(const State&, const CloseCase&, const Facts&);
Decided rule(const State&, const WithdrawCase&, const Facts&);
Decided rule(const State&, const WithdrawWish&, const Facts&);
Decided rule(const State&, const RefuseCase&, const Facts&);
Decided rule(const State&, const RecordDeath&, const Facts&);
Decided rule(const State&, const RecordRepatriation&, const Facts&);
Decided rule(const State&, const ReopenCase&, const Facts&);

// decide_merge.cpp
Decided rule(const State&, const MergeCase&, const Facts&);
Decided rule(const State&, const NoteMerge&, const Facts&);
Decided rule(const State&, const UndoMerge&, const Facts&);

/// For the owner, or the system: who coordinates speaks for the case as a whole.
inline bool coordinates(const State& state, const Facts& facts) { return facts.actor.system() || facts.actor.party == state.owner; }
/// Issued by a country: UnknownPlace at `field`/country otherwise.
Result<Unit> check_passport(const std::optional<Passport>& passport, std::string_view field);
/// A referral that can still go on: NoSuchPart or ReferralClosed at /referral otherwise.
Result<const ReferralPart*> open_referral(const State& state, Id<Referral> id);
Result<Unit> check_open(const State& state, Id<Referral> id);
/// May this clinic see and treat the patient: known, active, of the right type, licensed today, consent in force.
Result<Unit> check_clinic(const State& state, Id<Party> clinic, const Facts& facts, std::string_view field);

/// What a person of the patient's side who follows, but does not decide, may do as well: ask, send documents, and write for nobody but themselves.
template <class Asked>
constexpr bool kForFollowers = boost::mp11::mp_contains<boost::mp11::mp_list<PostMessage, AttachRecord, AddNote, SettleMention>, Asked>::value;

/// Whoever follows is refused everything else: DecisionNotYours.
Result<Unit> check_decides(const State& state, const Facts& facts);

/// What the patient's side decides for good, itself or as the coordinator writes it down: for a child, by whom a document shows to represent it.
template <class Asked>
constexpr bool kForRepresentatives =
    boost::mp11::mp_contains<boost::mp11::mp_list<GrantConsent, AcceptOffer, RecordAcceptance, RenounceAppeal, RecordRenunciation, WithdrawWish>, Asked>::value;

/// Whoever acts is shown by a document to represent the patient, where it is a child or may be one.
Result<Unit> check_shown(const State& state, const Facts& facts);
/// Somebody of the patient's side to whom no document speaks for a child: RepresentativeMissing. AgeUnknown where nobody said whether the patient is one.
Result<Unit> check_represents(const State& state, const Facts& facts);
/// The same where nobody represents it, whoever acts. Asked before its clinical data goes to anybody further.
Result<Unit> check_represented(const State& state, const Facts& facts);

/// What decide() and choices() ask of any command before its rule.
template <class Asked>
Result<Unit> check_ready(const State& state, const Asked& asked, const Facts& facts) {
  if constexpr (!kForFollowers<Asked>) TRY_DO(check_decides(state, facts));
  if constexpr (kForRepresentatives<Asked>) {
    TRY_DO(check_represented(state, facts));
    TRY_DO(check_represents(state, facts));
  }
  return ready(state, asked, facts);
}

}  // namespace hospitium::cases
