// What may be asked of a case. Imperative; one struct each; the wire name is kName.
#pragma once
#include "domain/case/parts.hpp"
#include "domain/kind.hpp"

namespace hospitium::cases {

struct OpenCase {
  HOSPITIUM_COMMAND("open_case");
  Patient patient;
  Wish wish;
  Place origin, destination;
  Source source;
  std::optional<Id<Party>> referrer;     ///< agency, home doctor's clinic or foreign clinic that sends the patient
  std::optional<Id<Party>> home_authority;
  std::optional<Id<Party>> coordinator;  ///< whom a referrer asks; a coordinator's own party owns the case when absent
  std::optional<RecordRef> record;       ///< the summary that it was made from; set by import, never taken from outside
};
BOOST_DESCRIBE_STRUCT(OpenCase, (), (patient, wish, origin, destination, source, referrer, home_authority, coordinator, record))

struct EditPatient { HOSPITIUM_COMMAND("edit_patient"); Patient patient; };
BOOST_DESCRIBE_STRUCT(EditPatient, (), (patient))

struct EditWish { HOSPITIUM_COMMAND("edit_wish"); Wish wish; };
BOOST_DESCRIBE_STRUCT(EditWish, (), (wish))

struct AttachRecord { HOSPITIUM_COMMAND("attach_record"); RecordRef record; };
BOOST_DESCRIBE_STRUCT(AttachRecord, (), (record))

/// Somebody looked at the file and finds nothing in it that tells who the patient is, so that clinics which are only asked may see it;
/// or takes that back.
struct MarkRecord { HOSPITIUM_COMMAND("mark_record"); Id<Record> record; bool without_identity = false; };
BOOST_DESCRIBE_STRUCT(MarkRecord, (), (record, without_identity))

/// A summary that a person confirms, entered by hand or taken over from a document. Its content is sealed; a new version replaces one.
struct ConfirmSummary { HOSPITIUM_COMMAND("confirm_summary"); RecordRef record; };
BOOST_DESCRIBE_STRUCT(ConfirmSummary, (), (record))

/// By a person, of a record of this case, in another language. Whoever was asked for it names the assignment, and may replace a draft.
struct AddTranslation {
  HOSPITIUM_COMMAND("add_translation");
  RecordRef record;
  std::optional<Line> translator;
  std::optional<Id<Assignment>> assignment = {};
  std::optional<IdBytes> part() const { return assignment ? std::optional(assignment->bytes) : std::nullopt; }
};
BOOST_DESCRIBE_STRUCT(AddTranslation, (), (record, translator, assignment))

/// Forward only: draft -> reviewed -> certified. Whoever was asked for it names the assignment, and goes no further than was asked for.
struct SettleTranslation {
  HOSPITIUM_COMMAND("settle_translation");
  Id<Record> record;
  TranslationState state{};
  std::optional<Id<Assignment>> assignment;
  std::optional<IdBytes> part() const { return assignment ? std::optional(assignment->bytes) : std::nullopt; }
};
BOOST_DESCRIBE_STRUCT(SettleTranslation, (), (record, state, assignment))

/// A bureau is asked to translate one record. Until it delivers or is released it takes part, and sees that record and nothing else.
struct AskTranslation {
  HOSPITIUM_COMMAND("ask_translation");
  Id<Record> record;
  Id<Party> party;
  Word language;
  TranslationState wanted{};             ///< how far it is to be relied on
  Day due;
};
BOOST_DESCRIBE_STRUCT(AskTranslation, (), (record, party, language, wanted, due))

/// The translation stands as it was wanted: whoever made it takes part no longer.
struct DeliverTranslation {
  HOSPITIUM_COMMAND("deliver_translation");
  Id<Assignment> assignment;
  std::optional<IdBytes> part() const { return assignment.bytes; }
};
BOOST_DESCRIBE_STRUCT(DeliverTranslation, (), (assignment))

/// It is wanted from them no longer.
struct ReleaseTranslator { HOSPITIUM_COMMAND("release_translator"); Id<Assignment> assignment; };
BOOST_DESCRIBE_STRUCT(ReleaseTranslator, (), (assignment))

/// Consent of the patient that a party may read clinical data, files and translations. Needed before a referral shows them.
struct GrantConsent {
  HOSPITIUM_COMMAND("grant_consent");
  Id<Party> party;
  std::optional<Day> until;
  AcceptanceChannel given_by{};
};
BOOST_DESCRIBE_STRUCT(GrantConsent, (), (party, until, given_by))

struct RevokeConsent { HOSPITIUM_COMMAND("revoke_consent"); Id<Party> party; };
BOOST_DESCRIBE_STRUCT(RevokeConsent, (), (party))

/// The coordinator has seen the records and finds them enough to ask with: enquiry/records -> approval or referral.
struct ConfirmRecords { HOSPITIUM_COMMAND("confirm_records"); std::optional<Note> remark; };
BOOST_DESCRIBE_STRUCT(ConfirmRecords, (), (remark))

/// By the level whose turn it is, and so the three below.
struct ApproveCase { HOSPITIUM_COMMAND("approve"); std::optional<Note> remark; };
BOOST_DESCRIBE_STRUCT(ApproveCase, (), (remark))

struct RefuseApproval { HOSPITIUM_COMMAND("refuse_approval"); RefusalGround ground{}; Note reason; };
BOOST_DESCRIBE_STRUCT(RefuseApproval, (), (ground, reason))

/// Its clock stops until the coordinator answers.
struct WantInformation { HOSPITIUM_COMMAND("want_information"); Note question; };
BOOST_DESCRIBE_STRUCT(WantInformation, (), (question))

struct AnswerAuthority { HOSPITIUM_COMMAND("answer_authority"); Note answer; };
BOOST_DESCRIBE_STRUCT(AnswerAuthority, (), (answer))

/// By the patient or representative, in person: against the refusal of the level whose turn it was.
struct AppealRefusal { HOSPITIUM_COMMAND("appeal_refusal"); Note grounds; };
BOOST_DESCRIBE_STRUCT(AppealRefusal, (), (grounds))

/// By the coordinator, sending on what the patient's side wrote.
struct RecordAppeal { HOSPITIUM_COMMAND("record_appeal"); Note grounds; AcceptanceChannel channel{}; };
BOOST_DESCRIBE_STRUCT(RecordAppeal, (), (grounds, channel))

/// The patient's side lets the refusal stand; the case is refused at once.
struct RenounceAppeal { HOSPITIUM_COMMAND("renounce_appeal"); std::optional<Note> remark; };
BOOST_DESCRIBE_STRUCT(RenounceAppeal, (), (remark))

struct RecordRenunciation { HOSPITIUM_COMMAND("record_renunciation"); AcceptanceChannel channel{}; std::optional<Note> remark; };
BOOST_DESCRIBE_STRUCT(RecordRenunciation, (), (channel, remark))

/// By whom the rule names for it.
struct DecideAppeal { HOSPITIUM_COMMAND("decide_appeal"); AppealOutcome outcome{}; Note reason; };
BOOST_DESCRIBE_STRUCT(DecideAppeal, (), (outcome, reason))

/// Nobody appealed in time: given by the system when clock appeal_until has run out.
struct LapseAppeal { HOSPITIUM_COMMAND("lapse_appeal"); };
BOOST_DESCRIBE_STRUCT(LapseAppeal, (), ())

struct RequestReferral {
  HOSPITIUM_COMMAND("request_referral");
  Id<Party> clinic;
  Note question;
};
BOOST_DESCRIBE_STRUCT(RequestReferral, (), (clinic, question))

struct ReceiveReferral { HOSPITIUM_COMMAND("receive_referral"); Id<Referral> referral; };
BOOST_DESCRIBE_STRUCT(ReceiveReferral, (), (referral))

/// In writing, by telephone, or both: one of the two is there.
struct AskInformation {
  HOSPITIUM_COMMAND("ask_information");
  Id<Referral> referral;
  std::optional<Note> question;
  std::optional<CallTerms> call = {};
};
BOOST_DESCRIBE_STRUCT(AskInformation, (), (referral, question, call))

/// What was wanted, or what was said on the telephone.
struct GiveInformation { HOSPITIUM_COMMAND("give_information"); Id<Referral> referral; Note answer; };
BOOST_DESCRIBE_STRUCT(GiveInformation, (), (referral, answer))

/// The clinic was rung up as it had asked, and nobody answered: it still waits for a call.
struct RecordMissedCall { HOSPITIUM_COMMAND("record_missed_call"); Id<Referral> referral; std::optional<Line> again; };
BOOST_DESCRIBE_STRUCT(RecordMissedCall, (), (referral, again))

struct AcceptReferral { HOSPITIUM_COMMAND("accept_referral"); Id<Referral> referral; };
BOOST_DESCRIBE_STRUCT(AcceptReferral, (), (referral))

struct DeclineReferral {
  HOSPITIUM_COMMAND("decline_referral");
  Id<Referral> referral;
  DeclineReason reason{};
  std::optional<Note> remark;
  std::optional<Id<Party>> onward;       ///< a clinic that would be better
};
BOOST_DESCRIBE_STRUCT(DeclineReferral, (), (referral, reason, remark, onward))

struct MakeOffer { HOSPITIUM_COMMAND("make_offer"); Id<Referral> referral; OfferTerms terms; };
BOOST_DESCRIBE_STRUCT(MakeOffer, (), (referral, terms))

/// What an offer says, in another language and by a person; a later one replaces that language's.
struct TranslateOffer {
  HOSPITIUM_COMMAND("translate_offer");
  Id<Referral> referral;
  Word language;
  OfferTexts texts;
};
BOOST_DESCRIBE_STRUCT(TranslateOffer, (), (referral, language, texts))

struct WithdrawReferral { HOSPITIUM_COMMAND("withdraw_referral"); Id<Referral> referral; };
BOOST_DESCRIBE_STRUCT(WithdrawReferral, (), (referral))

/// Its offer's validity has passed: given by the system when clock offer_choice has run out.
struct ExpireReferral { HOSPITIUM_COMMAND("expire_referral"); Id<Referral> referral; };
BOOST_DESCRIBE_STRUCT(ExpireReferral, (), (referral))

/// By the patient or representative, in person.
struct AcceptOffer { HOSPITIUM_COMMAND("accept_offer"); Id<Referral> referral; };
BOOST_DESCRIBE_STRUCT(AcceptOffer, (), (referral))

/// By the coordinator, writing down what the patient decided and how it was heard.
struct RecordAcceptance {
  HOSPITIUM_COMMAND("record_acceptance");
  Id<Referral> referral;
  AcceptanceChannel channel{};
  std::optional<Note> remark;
};
BOOST_DESCRIBE_STRUCT(RecordAcceptance, (), (referral, channel, remark))

struct RecordFunding {
  HOSPITIUM_COMMAND("record_funding");
  FundingKind kind{};
  Day on;
  std::optional<Money> amount;
  std::optional<Id<Party>> payer;        ///< insurer, assistance or foundation that takes part from now on
  std::optional<Note> remark;
};
BOOST_DESCRIBE_STRUCT(RecordFunding, (), (kind, on, amount, payer, remark))

struct RecordVisa {
  HOSPITIUM_COMMAND("record_visa");
  VisaKind kind{};
  Day on;
  std::optional<Day> valid_until;
  std::optional<Note> remark;
};
BOOST_DESCRIBE_STRUCT(RecordVisa, (), (kind, on, valid_until, remark))

struct RecordTravel {
  HOSPITIUM_COMMAND("record_travel");
  Day arrives_on;
  std::optional<Day> leaves_on;
  std::optional<Note> remark;
};
BOOST_DESCRIBE_STRUCT(RecordTravel, (), (arrives_on, leaves_on, remark))

struct StartTreatment { HOSPITIUM_COMMAND("start_treatment"); Day on; std::optional<Note> remark; };
BOOST_DESCRIBE_STRUCT(StartTreatment, (), (on, remark))

struct RecordDischarge { HOSPITIUM_COMMAND("record_discharge"); Day on; std::optional<Note> remark; };
BOOST_DESCRIBE_STRUCT(RecordDischarge, (), (on, remark))

struct SendOutcomeHome {
  HOSPITIUM_COMMAND("send_outcome_home");
  OutcomeCode outcome{};
  OutcomeRecipient recipient{};
  Day on;
  std::optional<Note> remark;
};
BOOST_DESCRIBE_STRUCT(SendOutcomeHome, (), (outcome, recipient, on, remark))

struct CloseCase { HOSPITIUM_COMMAND("close_case"); std::optional<Note> remark; };
BOOST_DESCRIBE_STRUCT(CloseCase, (), (remark))

struct WithdrawCase { HOSPITIUM_COMMAND("withdraw_case"); WithdrawReason reason{}; std::optional<Note> remark; };
BOOST_DESCRIBE_STRUCT(WithdrawCase, (), (reason, remark))

struct RefuseCase { HOSPITIUM_COMMAND("refuse_case"); Note reason; };
BOOST_DESCRIBE_STRUCT(RefuseCase, (), (reason))

/// Death abroad stops every clock and question (MISSION.md section 2).
struct RecordDeath { HOSPITIUM_COMMAND("record_death"); Day on; std::optional<Note> remark; };
BOOST_DESCRIBE_STRUCT(RecordDeath, (), (on, remark))

/// In one conversation: a clinic's (its referral), another party's, or, when neither is named, that of who writes; the coordinator then writes
/// to the patient's side. `mentions` are colleagues whose eye is asked for.
struct PostMessage {
  HOSPITIUM_COMMAND("post_message");
  Note text;
  Word language;
  std::optional<Id<Referral>> referral;
  std::optional<Id<Party>> party;
  std::vector<Id<User>> mentions;
  std::optional<IdBytes> part() const { return referral ? std::optional(referral->bytes) : party ? std::optional(party->bytes) : std::nullopt; }
};
BOOST_DESCRIBE_STRUCT(PostMessage, (), (text, language, referral, party, mentions))

/// Who of the owner's people looks after the case; nobody in particular where absent. Seen by the owner's people alone, as the keywords are.
struct AssignCase { HOSPITIUM_COMMAND("assign_case"); std::optional<Id<User>> user; };
BOOST_DESCRIBE_STRUCT(AssignCase, (), (user))
struct AddKeyword { HOSPITIUM_COMMAND("add_keyword"); Keyword keyword; };
BOOST_DESCRIBE_STRUCT(AddKeyword, (), (keyword))
struct RemoveKeyword { HOSPITIUM_COMMAND("remove_keyword"); Keyword keyword; };
BOOST_DESCRIBE_STRUCT(RemoveKeyword, (), (keyword))

/// Private to the organisation of who writes it. Clinics name the referral by which they take part, translators their party.
struct AddNote {
  HOSPITIUM_COMMAND("add_note");
  Note text;
  std::vector<Id<User>> mentions;
  std::optional<Id<Referral>> referral = {};
  std::optional<Id<Party>> party = {};
  std::optional<IdBytes> part() const { return referral ? std::optional(referral->bytes) : party ? std::optional(party->bytes) : std::nullopt; }
};
BOOST_DESCRIBE_STRUCT(AddNote, (), (text, mentions, referral, party))

/// By who was mentioned: seen. The parts are named as in a note.
struct SettleMention {
  HOSPITIUM_COMMAND("settle_mention");
  std::optional<Id<Referral>> referral = {};
  std::optional<Id<Party>> party = {};
  std::optional<IdBytes> part() const { return referral ? std::optional(referral->bytes) : party ? std::optional(party->bytes) : std::nullopt; }
};
BOOST_DESCRIBE_STRUCT(SettleMention, (), (referral, party))

/// The representative or patient gets an account of their own on this case.
struct AdmitPatient { HOSPITIUM_COMMAND("admit_patient"); Id<User> user; };
BOOST_DESCRIBE_STRUCT(AdmitPatient, (), (user))

/// Somebody on the patient's side takes part; their link is made with make_link.
struct InvitePerson { HOSPITIUM_COMMAND("invite_person"); PersonTerms person; };
BOOST_DESCRIBE_STRUCT(InvitePerson, (), (person))

/// A new link for this person; an older one ends. The secret itself never stands in the journal.
struct MakeLink { HOSPITIUM_COMMAND("make_link"); Id<User> person; };
BOOST_DESCRIBE_STRUCT(MakeLink, (), (person))

/// A document of the case shows that this person, with a link or an account, may decide for the patient: a birth certificate, a court's order.
struct ProveRepresentative { HOSPITIUM_COMMAND("prove_representative"); Id<User> person; Id<Record> record; };
BOOST_DESCRIBE_STRUCT(ProveRepresentative, (), (person, record))

/// The person takes part no longer, and their link ends.
struct DismissPerson { HOSPITIUM_COMMAND("dismiss_person"); Id<User> person; };
BOOST_DESCRIBE_STRUCT(DismissPerson, (), (person))

/// By the patient or representative, in person; withdraw_case is the coordinator writing it down.
struct WithdrawWish { HOSPITIUM_COMMAND("withdraw_wish"); WithdrawReason reason{}; std::optional<Note> remark; };
BOOST_DESCRIBE_STRUCT(WithdrawWish, (), (reason, remark))

/// Somebody travels with the patient.
struct AddCompanion { HOSPITIUM_COMMAND("add_companion"); CompanionTerms terms; };
BOOST_DESCRIBE_STRUCT(AddCompanion, (), (terms))

struct EditCompanion { HOSPITIUM_COMMAND("edit_companion"); Id<Companion> companion; CompanionTerms terms; };
BOOST_DESCRIBE_STRUCT(EditCompanion, (), (companion, terms))

struct RemoveCompanion { HOSPITIUM_COMMAND("remove_companion"); Id<Companion> companion; };
BOOST_DESCRIBE_STRUCT(RemoveCompanion, (), (companion))

/// What death abroad still asks for.
struct RecordRepatriation { HOSPITIUM_COMMAND("record_repatriation"); Rest rest{}; Day on; std::optional<Note> remark; };
BOOST_DESCRIBE_STRUCT(RecordRepatriation, (), (rest, on, remark))

/// A case that had ended goes on where it stood: the patient is back, the refusal was a mistake, so was the news of the death.
struct ReopenCase { HOSPITIUM_COMMAND("reopen_case"); Note reason; };
BOOST_DESCRIBE_STRUCT(ReopenCase, (), (reason))

/// The same person's case was opened twice: this one ends, and `into` goes on. Where they are not visibly alike the coordinator says why.
/// Taken back by reopening it.
struct MergeCase { HOSPITIUM_COMMAND("merge_case"); Id<Dossier> into; std::optional<Note> reason; };
BOOST_DESCRIBE_STRUCT(MergeCase, (), (into, reason))

/// Another case was merged into this one, or goes on by itself again: given by the system, which follows that case.
struct NoteMerge { HOSPITIUM_COMMAND("note_merge"); Id<Dossier> dossier; std::string number; };
BOOST_DESCRIBE_STRUCT(NoteMerge, (), (dossier, number))
struct UndoMerge { HOSPITIUM_COMMAND("undo_merge"); Id<Dossier> dossier; };
BOOST_DESCRIBE_STRUCT(UndoMerge, (), (dossier))

using Command = std::variant<
    OpenCase, EditPatient, EditWish, AttachRecord, MarkRecord, ConfirmSummary, AddTranslation, SettleTranslation,
    AskTranslation, DeliverTranslation, ReleaseTranslator, GrantConsent, RevokeConsent, ConfirmRecords, ApproveCase, RefuseApproval,
    WantInformation, AnswerAuthority, AppealRefusal, RecordAppeal, RenounceAppeal, RecordRenunciation, DecideAppeal, LapseAppeal,
    RequestReferral, ReceiveReferral, AskInformation, RecordMissedCall, GiveInformation, AcceptReferral, DeclineReferral, MakeOffer, TranslateOffer,
    WithdrawReferral, ExpireReferral, AcceptOffer, RecordAcceptance, RecordFunding, RecordVisa, RecordTravel, StartTreatment, RecordDischarge,
    SendOutcomeHome, CloseCase, WithdrawCase, RefuseCase, RecordDeath, PostMessage, AssignCase, AddKeyword, RemoveKeyword, AddNote, SettleMention, AdmitPatient, InvitePerson,
    MakeLink, ProveRepresentative, DismissPerson, WithdrawWish, AddCompanion, EditCompanion, RemoveCompanion, RecordRepatriation, ReopenCase, MergeCase,
    NoteMerge, UndoMerge>;

}  // namespace hospitium::cases
