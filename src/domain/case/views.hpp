// What readers are shown of a case. Every member of CaseView that holds data is optional or a list and belongs to a data class,
// so that masking can take away what the reader has no right to (access/mask.hpp).
#pragma once
#include <array>

#include "domain/case/state.hpp"
#include "domain/names.hpp"

namespace hospitium::cases {

using hospitium::NameParty;
using hospitium::PartyName;
using hospitium::TaskView;

/// A clock that runs, as the card keeps it for the row of whoever is told its time.
struct CardClock {
  std::string name;
  Id<Party> owes;
  Instant due;
  std::optional<Id<Referral>> referral;
  std::optional<Id<Party>> clinic;
  std::optional<bool> working;               ///< true where it counts working days
};
BOOST_DESCRIBE_STRUCT(CardClock, (), (name, owes, due, referral, clinic, working))

/// The sealed card, shown on boards and lists by right: `name` or `initials`.
struct Card {
  std::optional<std::string> name;
  std::string initials;
  Sex sex{};
  std::optional<Day> birth_date;             ///< the latest day that it can have been, where the day is not known
  std::vector<std::string> flags;            ///< "minor", "no_consent", "approval_refused", "nobody_asked", "offer_waiting"
  std::optional<Id<User>> assignee;
  std::optional<std::vector<Keyword>> keywords;
  std::optional<std::int32_t> merged;        ///< how many cases were merged into this one
  std::optional<std::vector<CardClock>> clocks;
  std::optional<Day> born_from;              ///< the earliest, where the day is not known
};
BOOST_DESCRIBE_STRUCT(Card, (), (name, initials, sex, birth_date, flags, assignee, keywords, merged, clocks, born_from))

/// Which right each flag needs: whole and in full. One that is not here is shown to nobody.
inline constexpr std::array kFlagClasses{
    FieldClass{"minor", DataClass::Identity}, FieldClass{"no_consent", DataClass::Consent},
    FieldClass{"approval_refused", DataClass::Funding}, FieldClass{"offer_waiting", DataClass::Offers},
    FieldClass{"nobody_asked", DataClass::Offers},
};

/// One row of a board or list.
struct CaseCard {
  Id<Dossier> id;
  std::string number;
  std::string stage;
  std::optional<std::string> name;           ///< absent where only initials may be seen
  std::string initials;
  Sex sex{};
  std::optional<std::int32_t> age;           ///< completed years; of masked readers the lower end of a ten-year band
  std::optional<std::int32_t> age_to;        ///< what it may be as well, where only the year of birth is known
  Place origin, destination;
  Specialty specialty{};
  Urgency urgency{};
  PartyName owner;
  std::optional<PartyName> owes;             ///< hidden from rivals
  std::optional<Instant> due;
  std::optional<std::string> clock;          ///< which one is due: message case.clock.<clock>
  std::optional<std::int32_t> working_days;  ///< as TaskView has them, where it counts those
  std::optional<PartyName> about;            ///< the clinic whose plan or answer it is about, where it may be known
  Instant updated;
  std::vector<std::string> flags;
  std::optional<std::string> assignee;       ///< name; seen by the owner's people alone, as the keywords are
  std::vector<std::string> keywords;
};
BOOST_DESCRIBE_STRUCT(CaseCard, (), (id, number, stage, name, initials, sex, age, age_to, origin, destination, specialty, urgency, owner, owes, due, clock, working_days, about, updated, flags, assignee, keywords))

/// How the owner's people share the case among them; for them alone.
struct AssigneeView { Id<User> id; std::string name; };
BOOST_DESCRIBE_STRUCT(AssigneeView, (), (id, name))
struct DeskView {
  std::optional<AssigneeView> assignee;
  std::vector<std::string> keywords;
};
BOOST_DESCRIBE_STRUCT(DeskView, (), (assignee, keywords))

struct PatientView {
  std::optional<std::string> name, name_latin;
  std::string initials;
  Sex sex{};
  std::optional<Day> birth_date;
  std::optional<std::int32_t> birth_year, age, age_to, age_band_from;   ///< `age_to` where only the year is known, and it may be that as well
  std::optional<Place> nationality;
  std::optional<std::string> phone, language;
  std::optional<Passport> passport;
};
BOOST_DESCRIBE_STRUCT(PatientView, (), (name, name_latin, initials, sex, birth_date, birth_year, age, age_to, age_band_from, nationality, phone, language, passport))

/// The words of an offer in another language, by a person; shown beside the original.
struct OfferTranslationView {
  std::string language;
  OfferTexts texts;
  PartyName by;
  Instant at;
};
BOOST_DESCRIBE_STRUCT(OfferTranslationView, (), (language, texts, by, at))

struct ReferralView {
  Id<Referral> id;
  PartyName clinic;
  ReferralState state{};
  std::string question;
  std::optional<std::string> wanted;
  Instant asked_at;
  std::optional<Instant> due;
  std::optional<std::int64_t> left_seconds;  ///< while the clock is stopped
  std::optional<DeclineReason> decline_reason;
  std::optional<PartyName> onward;
  std::optional<OfferTerms> offer;
  std::vector<OfferTranslationView> translations;
};
BOOST_DESCRIBE_STRUCT(ReferralView, (), (id, clinic, state, question, wanted, asked_at, due, left_seconds, decline_reason, onward, offer, translations))

/// A clinic asks to be called; its clock stands still until the coordinator writes down what was said.
struct CallView {
  Id<Referral> referral;
  PartyName clinic;
  CallTerms terms;
  Instant asked_at;
  std::optional<Instant> due;
  std::optional<calendar::WorkingWeek> hours;  ///< of the clinic, as the directory has them
  std::vector<MissedCall> missed;              ///< when nobody answered, newest last
};
BOOST_DESCRIBE_STRUCT(CallView, (), (referral, clinic, terms, asked_at, due, hours, missed))

/// One conversation of the case; `party` is absent for the patient's side.
struct ConversationView {
  Counterpart with{};
  std::optional<Id<Referral>> referral;
  std::optional<PartyName> party;
};
BOOST_DESCRIBE_STRUCT(ConversationView, (), (with, referral, party))

struct ConsentView {
  PartyName party;
  GrantState state{};
  std::optional<Day> until;
  AcceptanceChannel given_by{};
  Instant granted_at;
};
BOOST_DESCRIBE_STRUCT(ConsentView, (), (party, state, until, given_by, granted_at))

/// `title` is "" for masked readers, who do not open the record either unless somebody found it to be without identity.
struct RecordView {
  Id<Record> id;
  RecordType type{};
  std::string title;
  std::string media_type;
  std::int64_t bytes = 0;
  bool without_identity = false;
};
BOOST_DESCRIBE_STRUCT(RecordView, (), (id, type, title, media_type, bytes, without_identity))

/// A summary that a person confirmed. One that a newer version replaces names it.
struct SummaryView {
  Id<Record> id;
  std::optional<Id<Record>> of, replaced_by;
  std::optional<std::string> language;
  PartyName by;
  Instant at;
};
BOOST_DESCRIBE_STRUCT(SummaryView, (), (id, of, replaced_by, language, by, at))

/// What a summary says of its patient. `other_birth` and `other_sex`: the case knows it otherwise.
struct SubjectView {
  Id<Record> record;
  Sex sex{};
  std::optional<Day> birth_date;
  std::optional<std::int32_t> birth_year;
  bool other_birth = false, other_sex = false;
};
BOOST_DESCRIBE_STRUCT(SubjectView, (), (record, sex, birth_date, birth_year, other_birth, other_sex))

struct TranslationView {
  Id<Record> id, of;
  TranslationState state{};
  std::string language, media_type;
  std::optional<std::string> translator;
  PartyName party;                           ///< who brought it
  Instant at;
  std::optional<Id<Assignment>> assignment;
};
BOOST_DESCRIBE_STRUCT(TranslationView, (), (id, of, state, language, media_type, translator, party, at, assignment))

/// A translation that a bureau was asked for.
struct AssignmentView {
  Id<Assignment> id;
  Id<Record> record;
  PartyName party;
  std::string language;
  TranslationState wanted{};
  Day due;
  AssignmentState state{};
  Instant asked_at;
};
BOOST_DESCRIBE_STRUCT(AssignmentView, (), (id, record, party, language, wanted, due, state, asked_at))

/// Another case of the same person.
struct CaseLink { Id<Dossier> id; std::string number; };
BOOST_DESCRIBE_STRUCT(CaseLink, (), (id, number))

struct AppealView {
  PartyName to;
  AppealState state{};
  Day last_day;                              ///< on which it could be made
  std::optional<std::string> grounds, reason;
  std::optional<Instant> asked_at, due, decided_at;
};
BOOST_DESCRIBE_STRUCT(AppealView, (), (to, state, last_day, grounds, reason, asked_at, due, decided_at))

struct LevelView {
  PartyName authority;
  LevelState state{};
  std::optional<std::int32_t> days, appeal_days;
  std::optional<Instant> asked_at, due, decided_at;
  std::optional<std::int64_t> left_seconds;  ///< while the clock is stopped
  std::optional<std::string> wanted, reason;
  std::optional<RefusalGround> ground;
  std::optional<AppealView> appeal;
};
BOOST_DESCRIBE_STRUCT(LevelView, (), (authority, state, days, appeal_days, asked_at, due, decided_at, left_seconds, wanted, reason, ground, appeal))

struct ParticipantView { PartyName party; Role role{}; };
BOOST_DESCRIBE_STRUCT(ParticipantView, (), (party, role))

/// Somebody on the patient's side.
struct PersonView {
  Id<User> id;
  std::string name;
  Relation relation{};
  std::string language;
  PersonMay may{};
  std::optional<std::string> phone;
  std::optional<Instant> link_at;            ///< absent: no link was made yet
  std::optional<Id<Record>> proof;           ///< the document by which they may decide for the patient
};
BOOST_DESCRIBE_STRUCT(PersonView, (), (id, name, relation, language, may, phone, link_at, proof))

/// An account on the patient's side. The directory knows its name.
struct AccountView {
  Id<User> id;
  std::string name;
  std::optional<Id<Record>> proof;
};
BOOST_DESCRIBE_STRUCT(AccountView, (), (id, name, proof))

/// Somebody who travels with the patient.
struct CompanionView {
  Id<Companion> id;
  CompanionTerms terms;
};
BOOST_DESCRIBE_STRUCT(CompanionView, (), (id, terms))

/// A command the reader may give now. One that edits what stands in the view has its tag: sent as If-Match, it is refused where somebody
/// else was first. Where it is about one of several parts it names that part, and says which one in words: the clinic; or the record, the
/// language and the bureau of a translation.
struct CommandChoice {
  std::string command;
  std::optional<Id<Referral>> referral;
  std::optional<Id<Assignment>> assignment;
  std::optional<std::string> label, tag;
};
BOOST_DESCRIBE_STRUCT(CommandChoice, (), (command, referral, assignment, label, tag))

/// What was written down of the visa and what the rules say do not agree.
struct VisaRemark {
  VisaRule rule{};
  std::string text, source;
};
BOOST_DESCRIBE_STRUCT(VisaRemark, (), (rule, text, source))

struct CaseView {
  Id<Dossier> id;
  std::string number;
  Stage stage{};
  Place origin, destination;
  Specialty specialty{};
  Urgency urgency{};
  Instant opened_at;
  PartyName owner;
  std::optional<PatientView> patient;                 ///< Identity
  std::optional<Wish> wish;                           ///< Clinical
  std::vector<RecordView> records;                    ///< Files (the fixed API name)
  std::vector<SummaryView> summaries;                 ///< Clinical
  std::vector<SubjectView> subjects;                  ///< Clinical and Identity, both in full: of summaries that came as documents
  std::vector<TranslationView> translations;          ///< Translations
  std::vector<AssignmentView> assignments;            ///< Translations
  std::vector<ReferralView> referrals;                ///< Offers
  std::vector<LevelView> levels;                      ///< Funding: of the home side's approval, in order
  std::optional<FundingStep> funding;                 ///< Funding
  std::optional<VisaStep> visa;                       ///< Travel
  std::optional<VisaRemark> visa_remark;              ///< Travel
  std::optional<TravelStep> travel;                   ///< Travel
  std::vector<CompanionView> companions;              ///< Identity
  std::optional<std::int32_t> companion_count;        ///< Travel; absent: nobody travels along
  std::optional<RepatriationStep> repatriation;       ///< Travel
  std::optional<Day> treatment_started, discharged;   ///< Clinical
  std::optional<Day> died;                            ///< Identity
  std::optional<OutcomeStep> outcome;                 ///< Clinical
  std::vector<ConsentView> consents;                  ///< Consent
  std::optional<ConsentRemark> consent_remark;        ///< Consent
  std::vector<TaskView> tasks;                        ///< Tasks
  std::vector<ParticipantView> participants;          ///< Consent
  std::vector<PersonView> persons;                    ///< Consent, and Identity as they have names
  std::vector<AccountView> accounts;                  ///< likewise
  std::optional<Source> source;                       ///< Statistics: where it came from (trace)
  std::optional<CaseLink> merged_into;                ///< Journal
  std::vector<CaseLink> merged;                       ///< Journal: into this one
  std::vector<ConversationView> conversations;        ///< Messages
  std::vector<CallView> calls;                        ///< Messages
  std::optional<Instant> mentioned_at;                ///< the reader was, and has not looked yet
  std::vector<CommandChoice> commands;
  bool may_see_readers = false;                       ///< whether GET /api/cases/{id}/accesses answers this reader
  std::optional<DeskView> desk;                       ///< Tasks, of the owner's people
};
BOOST_DESCRIBE_STRUCT(CaseView, (), (id, number, stage, origin, destination, specialty, urgency, opened_at, owner, patient, wish, records, summaries, subjects, translations, assignments, referrals, levels, funding, visa, visa_remark, travel, companions, companion_count, repatriation, treatment_started, discharged, died, outcome, consents, consent_remark, tasks, participants, persons, accounts, source, merged_into, merged, conversations, calls, mentioned_at, commands, may_see_readers, desk))

/// Which right each member of CaseView needs; a member that is not named is open to everyone who takes part.
inline constexpr std::array kCaseViewClasses{
    FieldClass{"patient", DataClass::Identity},   FieldClass{"died", DataClass::Identity, true},
    FieldClass{"wish", DataClass::Clinical},      FieldClass{"treatment_started", DataClass::Clinical},
    FieldClass{"discharged", DataClass::Clinical}, FieldClass{"outcome", DataClass::Clinical},
    FieldClass{"records", DataClass::Files},      FieldClass{"records", DataClass::Identity},  // titles name people
    FieldClass{"summaries", DataClass::Clinical},
    FieldClass{"subjects", DataClass::Clinical, true}, FieldClass{"subjects", DataClass::Identity, true},
    FieldClass{"translations", DataClass::Translations}, FieldClass{"assignments", DataClass::Translations},
    FieldClass{"merged_into", DataClass::Journal}, FieldClass{"merged", DataClass::Journal}, FieldClass{"referrals", DataClass::Offers},
    FieldClass{"levels", DataClass::Funding, true},     FieldClass{"funding", DataClass::Funding},
    FieldClass{"visa", DataClass::Travel},        FieldClass{"visa_remark", DataClass::Travel},
    FieldClass{"consent_remark", DataClass::Consent}, FieldClass{"calls", DataClass::Messages},
    FieldClass{"travel", DataClass::Travel},      FieldClass{"consents", DataClass::Consent},
    FieldClass{"participants", DataClass::Consent}, FieldClass{"tasks", DataClass::Tasks},
    FieldClass{"companions", DataClass::Identity, true}, FieldClass{"companion_count", DataClass::Travel},
    FieldClass{"repatriation", DataClass::Travel},
    FieldClass{"persons", DataClass::Consent},    FieldClass{"persons", DataClass::Identity},  // an auditor learns no names
    FieldClass{"accounts", DataClass::Consent},   FieldClass{"accounts", DataClass::Identity},
    FieldClass{"source", DataClass::Journal},     FieldClass{"conversations", DataClass::Messages},
};

/// What a reader of less than the whole class is left with; found by the mask through overloading.
void reduce(PatientView& patient, Detail detail);
void reduce(FundingStep& funding, Detail detail);
void reduce(RecordView& record, Detail detail);
void reduce(ReferralView& referral, Detail detail);
/// The chosen part of a list, which some roles may read when they may not read the others.
bool is_chosen(const ReferralView& referral);
/// Whose own it is, for those who read only their own; nil: nobody's.
Id<Party> owner_of(const FundingStep& funding);
Id<Party> owner_of(const ConsentView& consent);
Id<Party> owner_of(const ParticipantView& participant);
Id<Party> owner_of(const ConversationView& conversation);
Id<Party> owner_of(const CallView& call);
/// Of which assigned item it is; nil: of none.
IdBytes part_of(const RecordView& record);
IdBytes part_of(const TranslationView& translation);
IdBytes part_of(const AssignmentView& assignment);
/// Whether a part is left at all.
bool remains(const VisaStep& visa, Detail detail);
bool remains(const VisaRemark& remark, Detail detail);
bool remains(const RepatriationStep& step, Detail detail);

/// The commands that the case would not refuse its actor for what it is like, each with the referrals or assignments it may name; of `facts` it reads now, the actor and the
/// actor's party. `commands` of a view is this, less what the reader has no right to.
std::vector<CommandChoice> choices(const State& state, const Facts& facts);
/// Everything, unmasked. `tasks` come from the projection's clocks.
CaseView view_of(Id<Dossier> id, const State& state, const Projection& projection, const NameParty& name, Instant now);

}  // namespace hospitium::cases
