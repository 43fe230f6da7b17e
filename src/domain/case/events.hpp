// What has happened to a case. Past tense; released events never change: new fields are optional, a new meaning gets a new name.
// kClass says by which right a reader sees the event on the timeline; `referral` limits it to one clinic's part, part() to the party
// or person that it is about.
#pragma once
#include "domain/case/parts.hpp"
#include "domain/kind.hpp"

namespace hospitium::cases {

struct CaseOpened {
  HOSPITIUM_EVENT("case_opened", Identity);
  Patient patient;
  Wish wish;
  Place origin, destination;
  Source source;
  std::optional<Id<Party>> referrer, home_authority;
  Id<Party> owner;
  std::string number;
  bool home_approval = false;
  std::optional<std::vector<ApprovalLevel>> levels;  ///< each with its authority; absent: `home_authority` alone, without limits
};
BOOST_DESCRIBE_STRUCT(CaseOpened, (), (patient, wish, origin, destination, source, referrer, home_authority, owner, number, home_approval, levels))

struct PatientEdited { HOSPITIUM_EVENT("patient_edited", Identity); Patient patient; };
BOOST_DESCRIBE_STRUCT(PatientEdited, (), (patient))

struct WishEdited { HOSPITIUM_EVENT("wish_edited", Clinical); Wish wish; };
BOOST_DESCRIBE_STRUCT(WishEdited, (), (wish))

struct RecordAttached { HOSPITIUM_EVENT("record_attached", Files); RecordRef record; };
BOOST_DESCRIBE_STRUCT(RecordAttached, (), (record))

struct RecordMarked { HOSPITIUM_EVENT("record_marked", Files); Id<Record> record; bool without_identity = false; };
BOOST_DESCRIBE_STRUCT(RecordMarked, (), (record, without_identity))

struct SummaryConfirmed { HOSPITIUM_EVENT("summary_confirmed", Clinical); RecordRef record; };
BOOST_DESCRIBE_STRUCT(SummaryConfirmed, (), (record))

/// `assignment` is set where somebody was asked for it: it is theirs.
struct TranslationAdded {
  HOSPITIUM_EVENT("translation_added", Translations);
  RecordRef record;
  std::optional<Line> translator;
  std::optional<Id<Assignment>> assignment;
  std::optional<IdBytes> part() const { return assignment ? std::optional(assignment->bytes) : std::nullopt; }
};
BOOST_DESCRIBE_STRUCT(TranslationAdded, (), (record, translator, assignment))

struct TranslationSettled {
  HOSPITIUM_EVENT("translation_settled", Translations);
  Id<Record> record;
  TranslationState state{};
  std::optional<Id<Assignment>> assignment;
  std::optional<IdBytes> part() const { return assignment ? std::optional(assignment->bytes) : std::nullopt; }
};
BOOST_DESCRIBE_STRUCT(TranslationSettled, (), (record, state, assignment))

struct TranslationAsked {
  HOSPITIUM_EVENT("translation_asked", Translations);
  Id<Assignment> assignment;
  Id<Record> record;
  Id<Party> party;
  Word language;
  TranslationState wanted{};
  Day due;
  std::optional<Instant> until;          ///< when that day is over where the bureau is; absent: by UTC
  IdBytes part() const { return assignment.bytes; }
};
BOOST_DESCRIBE_STRUCT(TranslationAsked, (), (assignment, record, party, language, wanted, due, until))

struct TranslationDelivered { HOSPITIUM_EVENT("translation_delivered", Translations); Id<Assignment> assignment; IdBytes part() const { return assignment.bytes; } };
BOOST_DESCRIBE_STRUCT(TranslationDelivered, (), (assignment))

struct TranslatorReleased { HOSPITIUM_EVENT("translator_released", Translations); Id<Assignment> assignment; IdBytes part() const { return assignment.bytes; } };
BOOST_DESCRIBE_STRUCT(TranslatorReleased, (), (assignment))

/// `over` is when its last day is over where the patient lives; absent: by UTC.
struct ConsentGranted {
  HOSPITIUM_EVENT("consent_granted", Consent);
  Id<Party> party;
  std::optional<Day> until;
  AcceptanceChannel given_by{};
  std::optional<Instant> over;
  IdBytes part() const { return party.bytes; }
};
BOOST_DESCRIBE_STRUCT(ConsentGranted, (), (party, until, given_by, over))

struct ConsentRevoked {
  HOSPITIUM_EVENT("consent_revoked", Consent);
  Id<Party> party;
  IdBytes part() const { return party.bytes; }
};
BOOST_DESCRIBE_STRUCT(ConsentRevoked, (), (party))

struct RecordsConfirmed { HOSPITIUM_EVENT("records_confirmed", Tasks); std::optional<Note> remark; };
BOOST_DESCRIBE_STRUCT(RecordsConfirmed, (), (remark))

/// The home side as a whole has approved: after the last level.
struct CaseApproved { HOSPITIUM_WHOLE_EVENT("case_approved", Funding); std::optional<Note> remark; };
BOOST_DESCRIBE_STRUCT(CaseApproved, (), (remark))

/// The home side as a whole has refused: there is no appeal, or none any more.
struct ApprovalRefused { HOSPITIUM_WHOLE_EVENT("approval_refused", Funding); Note reason; };
BOOST_DESCRIBE_STRUCT(ApprovalRefused, (), (reason))

/// `level` is the place in the chain, from 0.
struct LevelApproved { HOSPITIUM_WHOLE_EVENT("level_approved", Funding); std::int32_t level = 0; std::optional<Note> remark; };
BOOST_DESCRIBE_STRUCT(LevelApproved, (), (level, remark))

/// `appeal` is the last day for an appeal where the owner is, who hands it in; absent: as many days by UTC as the rule gives.
struct LevelRefused {
  HOSPITIUM_WHOLE_EVENT("level_refused", Funding);
  std::int32_t level = 0;
  RefusalGround ground{};
  Note reason;
  std::optional<calendar::LastDay> appeal;
};
BOOST_DESCRIBE_STRUCT(LevelRefused, (), (level, ground, reason, appeal))

/// `answer` is when the owner must answer, where working days are counted; so below. Absent: plain hours, as before.
struct AuthorityAsked {
  HOSPITIUM_WHOLE_EVENT("authority_asked", Funding);
  std::int32_t level = 0;
  Note question;
  std::optional<calendar::CountedDue> answer;
};
BOOST_DESCRIBE_STRUCT(AuthorityAsked, (), (level, question, answer))

struct AuthorityAnswered { HOSPITIUM_WHOLE_EVENT("authority_answered", Funding); std::int32_t level = 0; Note answer; };
BOOST_DESCRIBE_STRUCT(AuthorityAnswered, (), (level, answer))

/// `channel` is set when the coordinator wrote it down, and so below.
struct RefusalAppealed {
  HOSPITIUM_WHOLE_EVENT("refusal_appealed", Funding);
  std::int32_t level = 0;
  Note grounds;
  std::optional<AcceptanceChannel> channel;
};
BOOST_DESCRIBE_STRUCT(RefusalAppealed, (), (level, grounds, channel))

struct AppealRenounced {
  HOSPITIUM_WHOLE_EVENT("appeal_renounced", Funding);
  std::int32_t level = 0;
  std::optional<AcceptanceChannel> channel;
  std::optional<Note> remark;
};
BOOST_DESCRIBE_STRUCT(AppealRenounced, (), (level, channel, remark))

struct AppealDecided { HOSPITIUM_WHOLE_EVENT("appeal_decided", Funding); std::int32_t level = 0; AppealOutcome outcome{}; Note reason; };
BOOST_DESCRIBE_STRUCT(AppealDecided, (), (level, outcome, reason))

/// `receipt` and `answer`: when the clinic must say that it has the question, and answer it.
struct ReferralRequested {
  HOSPITIUM_EVENT("referral_requested", Offers);
  Id<Referral> referral;
  Id<Party> clinic;
  Note question;
  std::optional<calendar::CountedDue> receipt, answer;
};
BOOST_DESCRIBE_STRUCT(ReferralRequested, (), (referral, clinic, question, receipt, answer))

struct ReferralReceived { HOSPITIUM_EVENT("referral_received", Offers); Id<Referral> referral; };
BOOST_DESCRIBE_STRUCT(ReferralReceived, (), (referral))

/// `left_us`: what the clinic's clock has still to count; `owner` is when the owner must answer. Without a question a call is asked for, which
/// call_asked, the next event, tells those whom it concerns.
struct InformationAsked {
  HOSPITIUM_EVENT("information_asked", Offers);
  Id<Referral> referral;
  std::optional<Note> question;
  std::optional<std::int64_t> left_us;
  std::optional<calendar::CountedDue> owner;
};
BOOST_DESCRIBE_STRUCT(InformationAsked, (), (referral, question, left_us, owner))

struct CallAsked { HOSPITIUM_EVENT("call_asked", Messages); Id<Referral> referral; CallTerms call; };
BOOST_DESCRIBE_STRUCT(CallAsked, (), (referral, call))

struct CallMissed { HOSPITIUM_EVENT("call_missed", Messages); Id<Referral> referral; std::optional<Line> again; };
BOOST_DESCRIBE_STRUCT(CallMissed, (), (referral, again))

/// `clinic` is when the clinic, whose clock runs on, must answer; so in the next.
struct InformationGiven {
  HOSPITIUM_EVENT("information_given", Offers);
  Id<Referral> referral;
  Note answer;
  std::optional<calendar::CountedDue> clinic;
};
BOOST_DESCRIBE_STRUCT(InformationGiven, (), (referral, answer, clinic))

struct ReferralAccepted { HOSPITIUM_EVENT("referral_accepted", Offers); Id<Referral> referral; std::optional<calendar::CountedDue> clinic; };
BOOST_DESCRIBE_STRUCT(ReferralAccepted, (), (referral, clinic))

struct ReferralDeclined {
  HOSPITIUM_EVENT("referral_declined", Offers);
  Id<Referral> referral;
  DeclineReason reason{};
  std::optional<Note> remark;
  std::optional<Id<Party>> onward;
};
BOOST_DESCRIBE_STRUCT(ReferralDeclined, (), (referral, reason, remark, onward))

/// `rates` are those of the day for the offer's own currency and the patient's, as far as somebody wrote them down; `until` when its last day is
/// over where the owner is, absent: by UTC.
struct OfferMade {
  HOSPITIUM_EVENT("offer_made", Offers);
  Id<Referral> referral;
  Id<Offer> offer;
  OfferTerms terms;
  std::optional<std::vector<PinnedRate>> rates;
  std::optional<Instant> until;
};
BOOST_DESCRIBE_STRUCT(OfferMade, (), (referral, offer, terms, rates, until))

struct OfferTranslated {
  HOSPITIUM_EVENT("offer_translated", Offers);
  Id<Referral> referral;
  Id<Offer> offer;
  Word language;
  OfferTexts texts;
};
BOOST_DESCRIBE_STRUCT(OfferTranslated, (), (referral, offer, language, texts))

struct ReferralWithdrawn { HOSPITIUM_EVENT("referral_withdrawn", Offers); Id<Referral> referral; };
BOOST_DESCRIBE_STRUCT(ReferralWithdrawn, (), (referral))

struct ReferralExpired { HOSPITIUM_EVENT("referral_expired", Offers); Id<Referral> referral; };
BOOST_DESCRIBE_STRUCT(ReferralExpired, (), (referral))

/// `channel` is set when the coordinator wrote the acceptance down.
struct OfferAccepted {
  HOSPITIUM_EVENT("offer_accepted", Offers);
  Id<Referral> referral;
  std::optional<AcceptanceChannel> channel;
  std::optional<Note> remark;
};
BOOST_DESCRIBE_STRUCT(OfferAccepted, (), (referral, channel, remark))

/// One per other open referral; its clinic learns that it was released and nothing of the chosen one.
struct ReferralReleased { HOSPITIUM_EVENT("referral_released", Offers); Id<Referral> referral; };
BOOST_DESCRIBE_STRUCT(ReferralReleased, (), (referral))

struct FundingRecorded {
  HOSPITIUM_EVENT("funding_recorded", Funding);
  FundingKind kind{};
  Day on;
  std::optional<Money> amount;
  std::optional<Id<Party>> payer;
  std::optional<PartyType> payer_type;
  std::optional<Note> remark;
};
BOOST_DESCRIBE_STRUCT(FundingRecorded, (), (kind, on, amount, payer, payer_type, remark))

struct VisaRecorded {
  HOSPITIUM_EVENT("visa_recorded", Travel);
  VisaKind kind{};
  Day on;
  std::optional<Day> valid_until;
  std::optional<Note> remark;
};
BOOST_DESCRIBE_STRUCT(VisaRecorded, (), (kind, on, valid_until, remark))

struct TravelRecorded {
  HOSPITIUM_EVENT("travel_recorded", Travel);
  Day arrives_on;
  std::optional<Day> leaves_on;
  std::optional<Note> remark;
};
BOOST_DESCRIBE_STRUCT(TravelRecorded, (), (arrives_on, leaves_on, remark))

struct TreatmentStarted { HOSPITIUM_EVENT("treatment_started", Clinical); Day on; std::optional<Note> remark; };
BOOST_DESCRIBE_STRUCT(TreatmentStarted, (), (on, remark))

/// `outcome_due` is midnight where the owner is, absent: by UTC.
struct PatientDischarged { HOSPITIUM_EVENT("patient_discharged", Clinical); Day on; std::optional<Note> remark; std::optional<Instant> outcome_due; };
BOOST_DESCRIBE_STRUCT(PatientDischarged, (), (on, remark, outcome_due))

struct OutcomeSentHome {
  HOSPITIUM_EVENT("outcome_sent_home", Clinical);
  OutcomeCode outcome{};
  OutcomeRecipient recipient{};
  Day on;
  std::optional<Note> remark;
};
BOOST_DESCRIBE_STRUCT(OutcomeSentHome, (), (outcome, recipient, on, remark))

struct CaseClosed { HOSPITIUM_EVENT("case_closed", Tasks); std::optional<Note> remark; };
BOOST_DESCRIBE_STRUCT(CaseClosed, (), (remark))

struct CaseWithdrawn { HOSPITIUM_EVENT("case_withdrawn", Tasks); WithdrawReason reason{}; std::optional<Note> remark; };
BOOST_DESCRIBE_STRUCT(CaseWithdrawn, (), (reason, remark))

struct CaseRefused { HOSPITIUM_EVENT("case_refused", Tasks); Note reason; };
BOOST_DESCRIBE_STRUCT(CaseRefused, (), (reason))

struct DeathRecorded { HOSPITIUM_WHOLE_EVENT("death_recorded", Identity); Day on; std::optional<Note> remark; };
BOOST_DESCRIBE_STRUCT(DeathRecorded, (), (on, remark))

/// `with` is absent in messages from before conversations were kept apart: those without a referral are everybody's who takes part without one.
/// The part of the patient's side is nil: people who act for no party own it.
struct MessagePosted {
  HOSPITIUM_EVENT("message_posted", Messages);
  Note text;
  Word language;
  std::optional<Id<Referral>> referral;
  std::optional<Counterpart> with;
  std::optional<Id<Party>> party;
  std::optional<std::vector<Id<User>>> mentions;
  std::optional<IdBytes> part() const {
    if (referral) return referral->bytes;
    if (party) return party->bytes;
    return with ? std::optional(IdBytes{}) : std::nullopt;
  }
};
BOOST_DESCRIBE_STRUCT(MessagePosted, (), (text, language, referral, with, party, mentions))

/// Private to the owner organisation, as the next three are.
struct CaseAssigned { HOSPITIUM_EVENT("case_assigned", Tasks); static constexpr bool kOwnerOnly = true; std::optional<Id<User>> user; };
BOOST_DESCRIBE_STRUCT(CaseAssigned, (), (user))

struct KeywordAdded { HOSPITIUM_EVENT("keyword_added", Tasks); static constexpr bool kOwnerOnly = true; Keyword keyword; };
BOOST_DESCRIBE_STRUCT(KeywordAdded, (), (keyword))

struct KeywordRemoved { HOSPITIUM_EVENT("keyword_removed", Tasks); static constexpr bool kOwnerOnly = true; Keyword keyword; };
BOOST_DESCRIBE_STRUCT(KeywordRemoved, (), (keyword))

struct NoteAdded {
  HOSPITIUM_EVENT("note_added", Tasks);
  static constexpr bool kOwnerOnly = true;
  Note text;
  std::optional<std::vector<Id<User>>> mentions;
};
BOOST_DESCRIBE_STRUCT(NoteAdded, (), (text, mentions))

/// Private to one of the other organisations, or (nil) to the patient's side: nobody else learns that it was written.
struct PartyNoteAdded {
  HOSPITIUM_EVENT("party_note_added", Messages);
  Note text;
  std::optional<std::vector<Id<User>>> mentions;
  Id<Party> party;
  std::optional<Id<Referral>> referral;
  IdBytes part() const { return referral ? referral->bytes : party.bytes; }
  IdBytes kept_by() const { return party.bytes; }
};
BOOST_DESCRIBE_STRUCT(PartyNoteAdded, (), (text, mentions, party, referral))

/// Nobody else's business than that of who was mentioned.
struct MentionSettled { HOSPITIUM_EVENT("mention_settled", Messages); Id<User> user; IdBytes part() const { return user.bytes; } };
BOOST_DESCRIBE_STRUCT(MentionSettled, (), (user))

struct PatientAdmitted {
  HOSPITIUM_EVENT("patient_admitted", Consent);
  Id<User> user;
  IdBytes part() const { return user.bytes; }
};
BOOST_DESCRIBE_STRUCT(PatientAdmitted, (), (user))

/// Like the account above, a person is part of nobody else's own: a reader of its own consent only (a payer) does not learn of the family.
struct PersonInvited {
  HOSPITIUM_EVENT("person_invited", Consent);
  Id<User> person;
  PersonTerms terms;
  IdBytes part() const { return person.bytes; }
};
BOOST_DESCRIBE_STRUCT(PersonInvited, (), (person, terms))

struct LinkMade { HOSPITIUM_EVENT("link_made", Consent); Id<User> person; IdBytes part() const { return person.bytes; } };
BOOST_DESCRIBE_STRUCT(LinkMade, (), (person))

struct RepresentativeProven {
  HOSPITIUM_EVENT("representative_proven", Consent);
  Id<User> person;
  Id<Record> record;
  IdBytes part() const { return person.bytes; }
};
BOOST_DESCRIBE_STRUCT(RepresentativeProven, (), (person, record))

struct PersonDismissed { HOSPITIUM_EVENT("person_dismissed", Consent); Id<User> person; IdBytes part() const { return person.bytes; } };
BOOST_DESCRIBE_STRUCT(PersonDismissed, (), (person))

struct CompanionAdded { HOSPITIUM_WHOLE_EVENT("companion_added", Identity); Id<Companion> companion; CompanionTerms terms; };
BOOST_DESCRIBE_STRUCT(CompanionAdded, (), (companion, terms))

struct CompanionEdited { HOSPITIUM_WHOLE_EVENT("companion_edited", Identity); Id<Companion> companion; CompanionTerms terms; };
BOOST_DESCRIBE_STRUCT(CompanionEdited, (), (companion, terms))

struct CompanionRemoved { HOSPITIUM_WHOLE_EVENT("companion_removed", Identity); Id<Companion> companion; };
BOOST_DESCRIBE_STRUCT(CompanionRemoved, (), (companion))

struct RepatriationRecorded { HOSPITIUM_EVENT("repatriation_recorded", Travel); Rest rest{}; Day on; std::optional<Note> remark; };
BOOST_DESCRIBE_STRUCT(RepatriationRecorded, (), (rest, on, remark))

/// `treatment_started` is what the case goes on with, so that statistics which count nothing of a withdrawn case count this one again;
/// `merged_into` the case that it had been merged into, and is no longer.
struct CaseReopened {
  HOSPITIUM_EVENT("case_reopened", Tasks);
  Note reason;
  std::optional<Day> treatment_started;
  std::optional<Id<Dossier>> merged_into;
};
BOOST_DESCRIBE_STRUCT(CaseReopened, (), (reason, treatment_started, merged_into))

/// Followed by case_closed. Who takes part in one of the two cases does not learn of the other.
struct CaseMerged {
  HOSPITIUM_EVENT("case_merged", Tasks);
  static constexpr bool kOwnerOnly = true;
  Id<Dossier> into;
  std::string into_number, number;       ///< of the case that goes on, and of this one
  std::optional<Note> reason;
};
BOOST_DESCRIBE_STRUCT(CaseMerged, (), (into, into_number, number, reason))

struct MergeNoted { HOSPITIUM_EVENT("merge_noted", Tasks); static constexpr bool kOwnerOnly = true; Id<Dossier> dossier; std::string number; };
BOOST_DESCRIBE_STRUCT(MergeNoted, (), (dossier, number))

struct MergeUndone { HOSPITIUM_EVENT("merge_undone", Tasks); static constexpr bool kOwnerOnly = true; Id<Dossier> dossier; };
BOOST_DESCRIBE_STRUCT(MergeUndone, (), (dossier))

using Event = std::variant<
    CaseOpened, PatientEdited, WishEdited, RecordAttached, RecordMarked, SummaryConfirmed, TranslationAdded, TranslationSettled,
    TranslationAsked, TranslationDelivered, TranslatorReleased, ConsentGranted, ConsentRevoked, RecordsConfirmed, CaseApproved,
    ApprovalRefused, LevelApproved, LevelRefused, AuthorityAsked, AuthorityAnswered, RefusalAppealed, AppealRenounced, AppealDecided,
    ReferralRequested, ReferralReceived, InformationAsked, CallAsked, CallMissed, InformationGiven, ReferralAccepted,
    ReferralDeclined, OfferMade, OfferTranslated, ReferralWithdrawn, ReferralExpired, OfferAccepted, ReferralReleased, FundingRecorded, VisaRecorded,
    TravelRecorded, TreatmentStarted, PatientDischarged, OutcomeSentHome, CaseClosed, CaseWithdrawn, CaseRefused,
    DeathRecorded, MessagePosted, CaseAssigned, KeywordAdded, KeywordRemoved, NoteAdded, PartyNoteAdded, MentionSettled, PatientAdmitted, PersonInvited, LinkMade, RepresentativeProven, PersonDismissed,
    CompanionAdded, CompanionEdited, CompanionRemoved, RepatriationRecorded, CaseReopened, CaseMerged, MergeNoted, MergeUndone>;

}  // namespace hospitium::cases
