// Where a case stands (ACCESS.md), and what each referral inside it is waiting for.
#pragma once
#include <boost/describe.hpp>

namespace hospitium::cases {

/// Funding, visa and travel run side by side; the stage shown is the first unfinished one.
enum class Stage {
  Enquiry, Records, Approval, Referral, Choice, Funding, Visa, Travel, Treatment, Aftercare, Closed,
  Withdrawn, Refused, Deceased
};
BOOST_DESCRIBE_ENUM(Stage, Enquiry, Records, Approval, Referral, Choice, Funding, Visa, Travel, Treatment, Aftercare, Closed,
                    Withdrawn, Refused, Deceased)
constexpr bool ended(Stage stage) { return stage >= Stage::Closed; }

enum class ReferralState {
  Requested, Received, InformationWanted, Accepted, Declined, Offered, Withdrawn, Released, Expired, Chosen
};
BOOST_DESCRIBE_ENUM(ReferralState, Requested, Received, InformationWanted, Accepted, Declined, Offered, Withdrawn, Released,
                    Expired, Chosen)
/// Still able to become the chosen one.
constexpr bool open(ReferralState state) {
  return state == ReferralState::Requested || state == ReferralState::Received || state == ReferralState::InformationWanted ||
         state == ReferralState::Accepted || state == ReferralState::Offered;
}

/// How far one level of the home side's approval is.
enum class LevelState { Ahead, Asked, InformationWanted, Approved, Refused };
BOOST_DESCRIBE_ENUM(LevelState, Ahead, Asked, InformationWanted, Approved, Refused)

/// What comes of a refusal that may be appealed: open until the last day, then lapsed, unless the patient's side appeals or renounces.
enum class AppealState { Open, Asked, Granted, Upheld, Renounced, Lapsed };
BOOST_DESCRIBE_ENUM(AppealState, Open, Asked, Granted, Upheld, Renounced, Lapsed)

/// Upheld: the refusal stands.
enum class AppealOutcome { Granted, Upheld };
BOOST_DESCRIBE_ENUM(AppealOutcome, Granted, Upheld)

enum class RefusalGround { TreatableAtHome, NotIndicated, DocumentsIncomplete, NoFunds, ClinicUnsuitable, Other };
BOOST_DESCRIBE_ENUM(RefusalGround, TreatableAtHome, NotIndicated, DocumentsIncomplete, NoFunds, ClinicUnsuitable, Other)

enum class DeclineReason { NoCapacity, NotOurField, NotTreatableHere, IncompleteRecords, Financial, Other };
BOOST_DESCRIBE_ENUM(DeclineReason, NoCapacity, NotOurField, NotTreatableHere, IncompleteRecords, Financial, Other)

enum class WithdrawReason { TreatedAtHome, OtherDestination, Financial, Visa, ConditionWorsened, NoAnswer, Other };
BOOST_DESCRIBE_ENUM(WithdrawReason, TreatedAtHome, OtherDestination, Financial, Visa, ConditionWorsened, NoAnswer, Other)

enum class AcceptanceChannel { InPerson, Phone, SignedPaper, Message };
BOOST_DESCRIBE_ENUM(AcceptanceChannel, InPerson, Phone, SignedPaper, Message)

enum class FundingKind { SelfPay, Guarantee, Grant, StateBudget, Mixed };
BOOST_DESCRIBE_ENUM(FundingKind, SelfPay, Guarantee, Grant, StateBudget, Mixed)

enum class VisaKind { NotNeeded, Visa, EVisa, ResidencePermit };
BOOST_DESCRIBE_ENUM(VisaKind, NotNeeded, Visa, EVisa, ResidencePermit)

/// What the home doctor needs to hear first.
enum class OutcomeCode { Recovered, Improved, Unchanged, Worsened, TreatmentContinues };
BOOST_DESCRIBE_ENUM(OutcomeCode, Recovered, Improved, Unchanged, Worsened, TreatmentContinues)

/// Who receives the outcome: the home doctor, or the patient where there is none.
enum class OutcomeRecipient { HomeDoctor, Patient };
BOOST_DESCRIBE_ENUM(OutcomeRecipient, HomeDoctor, Patient)

/// How a patient who died abroad came to rest.
enum class Rest { BroughtHome, AshesBroughtHome, BuriedAbroad };
BOOST_DESCRIBE_ENUM(Rest, BroughtHome, AshesBroughtHome, BuriedAbroad)

/// How somebody on the patient's side stands to the patient (FHIR R4 RelatedPerson.relationship, in a shorter list).
enum class Relation { Self, Parent, Child, Spouse, Sibling, Guardian, Relative, Friend, Other };
BOOST_DESCRIBE_ENUM(Relation, Self, Parent, Child, Spouse, Sibling, Guardian, Relative, Friend, Other)

/// What one person of the patient's side may do: all of them read, ask and send documents; only who decides accepts or withdraws.
enum class PersonMay { Decide, Follow };
BOOST_DESCRIBE_ENUM(PersonMay, Decide, Follow)

/// Whom a conversation is with; the other side is always the coordinator. A note is the coordinator's talk among themselves.
enum class Counterpart { PatientSide, Party, Clinic };
BOOST_DESCRIBE_ENUM(Counterpart, PatientSide, Party, Clinic)

/// What has become of a translation that somebody was asked for. Released: it is wanted from them no longer.
enum class AssignmentState { Asked, Delivered, Released };
BOOST_DESCRIBE_ENUM(AssignmentState, Asked, Delivered, Released)

/// What is known of a patient on a day, by what was written down of the birth: below age or not.
enum class AgeGroup { Unknown, Child, Adult };
BOOST_DESCRIBE_ENUM(AgeGroup, Unknown, Child, Adult)

/// What stands against a patient's consent.
enum class ConsentRemark { RepresentativeMissing, AgeUnknown };
BOOST_DESCRIBE_ENUM(ConsentRemark, RepresentativeMissing, AgeUnknown)

/// What the rules of the patient's corridor say of a visa, where something else was written down.
enum class VisaRule { Needed, Free };
BOOST_DESCRIBE_ENUM(VisaRule, Needed, Free)

/// How the case reached us.
enum class SourceKind { Patient, Family, Agency, ForeignClinic, Meeting, Campaign };
BOOST_DESCRIBE_ENUM(SourceKind, Patient, Family, Agency, ForeignClinic, Meeting, Campaign)

}  // namespace hospitium::cases
