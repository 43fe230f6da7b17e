// What decisions about a case need to know, and nothing that is only shown: texts of messages and notes stay in the journal.
#pragma once
#include "domain/case/events.hpp"

namespace hospitium::cases {

/// An offer's words in another language, and who brought them.
struct OfferTranslation {
  Word language;
  OfferTexts texts;
  Id<Party> party;
  Instant at;
};
BOOST_DESCRIBE_STRUCT(OfferTranslation, (), (language, texts, party, at))

/// One referral: the question to one clinic and its answer.
struct ReferralPart {
  Id<Referral> id;
  Id<Party> clinic;
  ReferralState state{};
  Note question;
  std::optional<Note> wanted;                ///< the open question while InformationWanted
  std::optional<Instant> wanted_at;
  std::optional<CallTerms> call;             ///< that is asked for meanwhile
  std::optional<ReferralState> resumes_as;   ///< where the referral goes on once the question is answered
  Instant asked_at;
  std::optional<Instant> received_at;
  Instant due;                               ///< when the clinic must answer; meaningless while stopped
  std::optional<std::int64_t> left_us;       ///< what was left when the clock stopped
  std::optional<calendar::CountedDays> days; ///< that the clock counts, while it does not count plain hours
  std::optional<calendar::CountedDue> receipt_due, wanted_due;
  std::optional<DeclineReason> decline_reason;
  std::optional<Id<Party>> onward;
  std::optional<Id<Offer>> offer;
  std::optional<OfferTerms> terms;
  std::optional<Instant> offer_until;        ///< when its last day is over; absent: by UTC
  std::vector<PinnedRate> rates;             ///< of the day on which the offer was made
  std::vector<OfferTranslation> translations;
  std::vector<MissedCall> missed_calls;      ///< of the call that is asked for
  std::vector<calendar::Pause> pauses;       ///< of the clinic's clock
};
BOOST_DESCRIBE_STRUCT(ReferralPart, (), (id, clinic, state, question, wanted, wanted_at, call, resumes_as, asked_at, received_at, due, left_us, days, receipt_due, wanted_due, decline_reason, onward, offer, terms, offer_until, rates, translations, missed_calls, pauses))

struct ConsentPart {
  Id<Party> party;
  std::optional<Day> until;
  AcceptanceChannel given_by{};
  Instant granted_at;
  std::optional<Instant> revoked_at;
  std::optional<Instant> over;               ///< when its last day is; absent: by UTC
};
BOOST_DESCRIBE_STRUCT(ConsentPart, (), (party, until, given_by, granted_at, revoked_at, over))

/// A summary that somebody confirmed, and who and when.
struct SummaryPart {
  RecordRef record;
  Id<Party> party;
  Id<User> user;
  Instant at;
};
BOOST_DESCRIBE_STRUCT(SummaryPart, (), (record, party, user, at))

struct TranslationPart {
  RecordRef record;
  TranslationState state{};
  std::optional<Line> translator;            ///< where it was not the one who brought it
  Id<Party> party;
  Id<User> user;
  Instant at;
  std::optional<Id<Assignment>> assignment;  ///< by which it was asked for
};
BOOST_DESCRIBE_STRUCT(TranslationPart, (), (record, state, translator, party, user, at, assignment))

/// A translation that a bureau was asked for.
struct AssignmentPart {
  Id<Assignment> id;
  Id<Record> record;
  Id<Party> party;
  Word language;
  TranslationState wanted{};
  Day due;
  std::optional<Instant> until;              ///< when that day is over; absent: by UTC
  Instant asked_at;
  AssignmentState state{};
  std::optional<Instant> ended_at;           ///< delivered or released
};
BOOST_DESCRIBE_STRUCT(AssignmentPart, (), (id, record, party, language, wanted, due, until, asked_at, state, ended_at))

/// Another case of the same person, one of the two merged into the other.
struct MergePart { Id<Dossier> dossier; std::string number; };
BOOST_DESCRIBE_STRUCT(MergePart, (), (dossier, number))

/// Somebody on the patient's side with a link; kept after dismissal, so that the timeline can name them.
struct PersonPart {
  Id<User> id;
  PersonTerms terms;
  Instant invited_at;
  std::optional<Instant> link_at;            ///< when the link was last made
  std::optional<Instant> dismissed_at;
};
BOOST_DESCRIBE_STRUCT(PersonPart, (), (id, terms, invited_at, link_at, dismissed_at))

/// By which document somebody of the patient's side may decide in their place.
struct ProofPart { Id<User> person; Id<Record> record; Instant at; };
BOOST_DESCRIBE_STRUCT(ProofPart, (), (person, record, at))

/// Somebody who travels with the patient.
struct CompanionPart {
  Id<Companion> id;
  CompanionTerms terms;
};
BOOST_DESCRIBE_STRUCT(CompanionPart, (), (id, terms))

/// A refusal that may be appealed, and what became of it.
struct AppealPart {
  AppealState state{};
  Instant until;                             ///< the first moment when it is too late
  Day last_day;
  std::optional<Note> grounds;
  std::optional<Instant> asked_at, due, decided_at;
  std::optional<Note> reason;
};
BOOST_DESCRIBE_STRUCT(AppealPart, (), (state, until, last_day, grounds, asked_at, due, decided_at, reason))

/// One level of the home side's approval; `rule.authority` is always set.
struct LevelPart {
  ApprovalLevel rule;
  LevelState state{};
  std::optional<Instant> asked_at, due;      ///< `due` means nothing while stopped
  std::optional<std::int64_t> left_us;       ///< what was left when the clock stopped
  std::optional<Note> wanted;                ///< the open question while InformationWanted
  std::optional<Instant> wanted_at, decided_at;
  std::optional<calendar::CountedDue> wanted_due;
  std::optional<RefusalGround> ground;
  std::optional<Note> reason;                ///< of the refusal, or what was remarked with the approval
  std::optional<AppealPart> appeal;
  std::vector<calendar::Pause> pauses;       ///< of its clock
};
BOOST_DESCRIBE_STRUCT(LevelPart, (), (rule, state, asked_at, due, left_us, wanted, wanted_at, decided_at, wanted_due, ground, reason, appeal, pauses))

/// A conversation: with the patient's side, with a party, or with a clinic about its referral (`party` is then the clinic).
struct Conversation {
  Counterpart with{};
  std::optional<Id<Referral>> referral;
  std::optional<Id<Party>> party;
  friend bool operator==(const Conversation&, const Conversation&) = default;
};
BOOST_DESCRIBE_STRUCT(Conversation, (), (with, referral, party))

/// Somebody whose eye was asked for and who has not looked yet.
struct MentionPart {
  Id<User> user;
  Id<User> by;
  Id<Party> party;                           ///< of both
  Instant at;
  std::optional<Conversation> in;            ///< absent: in a note
};
BOOST_DESCRIBE_STRUCT(MentionPart, (), (user, by, party, at, in))

/// A plain step of the later journey: the date it happened and who wrote it down.
struct FundingStep { FundingKind kind{}; Day on; std::optional<Money> amount; std::optional<Id<Party>> payer; std::optional<PartyType> payer_type; };
BOOST_DESCRIBE_STRUCT(FundingStep, (), (kind, on, amount, payer, payer_type))
struct VisaStep { VisaKind kind{}; Day on; std::optional<Day> valid_until; };
BOOST_DESCRIBE_STRUCT(VisaStep, (), (kind, on, valid_until))
struct TravelStep { Day arrives_on; std::optional<Day> leaves_on; };
BOOST_DESCRIBE_STRUCT(TravelStep, (), (arrives_on, leaves_on))
struct OutcomeStep { OutcomeCode outcome{}; OutcomeRecipient recipient{}; Day on; };
BOOST_DESCRIBE_STRUCT(OutcomeStep, (), (outcome, recipient, on))

struct RepatriationStep { Rest rest{}; Day on; };
BOOST_DESCRIBE_STRUCT(RepatriationStep, (), (rest, on))

struct State {
  Stage stage{};
  std::string number;
  Id<Party> owner;
  std::optional<Id<Party>> referrer, home_authority;
  Patient patient;
  Wish wish;
  Place origin, destination;
  Source source;
  Instant opened_at;
  bool home_approval = false;                ///< this corridor asks for it
  bool approved = false;
  bool approval_refused = false;             ///< a level has refused, and no appeal was granted since
  std::vector<LevelPart> levels;             ///< of the home side's approval, in order; empty where none is needed
  std::vector<RecordRef> records;
  std::vector<Id<Record>> without_identity;  ///< of records that masked readers may see
  std::vector<SummaryPart> summaries;        ///< newest last; one that another replaces stays
  std::vector<TranslationPart> translations;
  std::vector<ConsentPart> consents;
  std::vector<ReferralPart> referrals;
  std::vector<Id<User>> patient_users;
  std::vector<PersonPart> persons;
  std::vector<MentionPart> mentions;
  std::optional<FundingStep> funding;
  std::optional<VisaStep> visa;
  std::optional<TravelStep> travel;
  std::optional<Day> treatment_started, discharged, died;
  std::optional<Instant> outcome_due;        ///< at midnight where the owner is; absent: by UTC
  std::optional<OutcomeStep> outcome;
  bool records_confirmed = false;
  std::vector<CompanionPart> companions;
  std::optional<Instant> repatriation_due;   ///< set by a death abroad, until it is written down
  std::optional<RepatriationStep> repatriation;
  std::optional<Id<User>> assignee;          ///< of the owner's people
  std::vector<Keyword> keywords;             ///< in the order in which they were added
  std::vector<AssignmentPart> assignments;
  std::optional<MergePart> merged_into;
  std::vector<MergePart> merged;             ///< into this one
  std::vector<ProofPart> proofs;             ///< at most one per person who takes part
};
BOOST_DESCRIBE_STRUCT(State, (), (stage, number, owner, referrer, home_authority, patient, wish, origin, destination, source, opened_at, home_approval, approved, approval_refused, levels, records, without_identity, summaries, translations, consents, referrals, patient_users, persons, mentions, funding, visa, travel, treatment_started, discharged, died, outcome_due, outcome, records_confirmed, companions, repatriation_due, repatriation, assignee, keywords, assignments, merged_into, merged, proofs))

inline constexpr int kShape = 8;             ///< raised when State, or what it implies, changes its meaning; older snapshots refold

const RecordRef* find_record(const State& state, Id<Record> id);           ///< of any sort; nullptr when there is none
const TranslationPart* find_translation(const State& state, Id<Record> id);
const AssignmentPart* find_assignment(const State& state, Id<Assignment> id);
bool marked_without_identity(const State& state, Id<Record> id);
const ReferralPart* find_referral(const State& state, Id<Referral> id);    ///< nullptr when there is none
/// The first moment when it is too late: for an offer that was made, and for a translation.
Instant offer_end(const ReferralPart& referral);
Instant translation_end(const AssignmentPart& assignment);
/// Approved, or by an appeal that was granted.
bool passed(const LevelPart& level);
bool undecided(const LevelPart& level);
/// The first level that has not been passed; nullptr when all have, or there are none.
const LevelPart* awaited_level(const State& state);
/// Who decides about the appeal of this level's refusal.
Id<Party> appeal_body(const LevelPart& level);
const CompanionPart* find_companion(const State& state, Id<Companion> id);  ///< nullptr when there is none
const PersonPart* find_person(const State& state, Id<User> id);            ///< nullptr when there is none, or dismissed
const ProofPart* find_proof(const State& state, Id<User> person);          ///< nullptr when there is none
/// The latest day on which the patient can have been born: of a year, its last. Nothing where nobody said.
std::optional<Day> born_by(const Patient& patient);
/// The earliest, where only the year is known: its first.
std::optional<Day> born_from(const Patient& patient);
/// The completed years of somebody born that early, where they are more than `age`.
std::optional<std::int32_t> elder_age(std::int32_t age, Day born_from, Day today);
/// What both know, and know otherwise.
bool other_birth(const Subject& subject, const Patient& patient);
bool other_sex(const Subject& subject, const Patient& patient);
AgeGroup age_group(const Patient& patient, Day today);
/// Below age on this day.
bool minor_on(const State& state, Day day);
/// Not known to be of age: below it, or nobody said how old.
bool guarded_on(const State& state, Day day);
/// Somebody takes part who may decide for the patient by a document.
bool represented(const State& state);
const ReferralPart* chosen_referral(const State& state);
/// Whom it is about, in words that are the same wherever the same person comes (Projection::identities).
std::vector<std::string> identities_of(const Patient& patient);
std::vector<Conversation> conversations(const State& state);               ///< all that there are, the patient's side first
/// The stage as one clinic may know it: from its own referral alone, since "choice" would tell it of a rival's offer.
Stage stage_known_to_clinic(ReferralState state);                   ///< nullptr before a choice
const ConsentPart* find_consent(const State& state, Id<Party> party);      ///< nullptr when none was ever written down
/// Owner and referrer work because the patient asked them to: their consent is in force until it is revoked.
bool consent_implied(const State& state, Id<Party> party);
bool consent_in_force(const State& state, Id<Party> party, Instant now);
Instant consent_end(const ConsentPart& consent);                           ///< 0 = no end; the last day counts in full

}  // namespace hospitium::cases
