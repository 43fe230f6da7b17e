// The closed lists of words that every room shares. Wire names are the snake_case of the enumerators (base/naming.hpp).
#pragma once
#include <boost/describe.hpp>

#include "base/id.hpp"

namespace hospitium {

struct Dossier;   ///< tags of ids
struct Party;
struct User;
struct Person;
struct Companion;
struct Referral;
struct Offer;
struct Record;
struct Assignment;
struct Commitment;
struct Meeting;
struct Delegate;
struct Host;
struct Consent;
struct Session;
struct Figure;
struct Service;
struct Gate;
struct Template;

enum class Kind { Case, Agreement, Mission };
BOOST_DESCRIBE_ENUM(Kind, Case, Agreement, Mission)

/// The rows of ACCESS.md. Those up to Representative act on a dossier they take part in; the others on the node.
enum class Role {
  Coordinator, Referrer, HomeAuthority, CandidateClinic, ChosenClinic, ReleasedClinic, Insurer, Foundation, Interpreter,
  Patient, Administrator, RegisterKeeper, Statistician, Auditor, PeerNode, Official
};
BOOST_DESCRIBE_ENUM(Role, Coordinator, Referrer, HomeAuthority, CandidateClinic, ChosenClinic, ReleasedClinic, Insurer,
                    Foundation, Interpreter, Patient, Administrator, RegisterKeeper, Statistician, Auditor, PeerNode, Official)

/// The columns of ACCESS.md: first those of a dossier, then those of the node.
enum class DataClass {
  Identity, Clinical, Files, Translations, Offers, Funding, Travel, Messages, Tasks, Consent, Journal, Statistics,
  Directory, Rules, Users, AccessLog
};
BOOST_DESCRIBE_ENUM(DataClass, Identity, Clinical, Files, Translations, Offers, Funding, Travel, Messages, Tasks, Consent,
                    Journal, Statistics, Directory, Rules, Users, AccessLog)

/// Revoke is the patient's "R + revoke" and part of what a granter may do.
enum class Action { Read, Create, Update, Export, Decide, Grant, Revoke };
BOOST_DESCRIBE_ENUM(Action, Read, Create, Update, Export, Decide, Grant, Revoke)

enum class GrantState { Active, Expired, Revoked, Never };
BOOST_DESCRIBE_ENUM(GrantState, Active, Expired, Revoked, Never)

enum class PartyType {
  Clinic, Resort, Agency, Insurer, Assistance, Foundation, Authority, Embassy, PromotionBody, Association, University,
  Supplier, TranslationBureau, ExhibitionOrganiser
};
BOOST_DESCRIBE_ENUM(PartyType, Clinic, Resort, Agency, Insurer, Assistance, Foundation, Authority, Embassy, PromotionBody,
                    Association, University, Supplier, TranslationBureau, ExhibitionOrganiser)

enum class PartyState { Active, Suspended, Closed };
BOOST_DESCRIBE_ENUM(PartyState, Active, Suspended, Closed)

enum class Specialty {
  Dentistry, Obstetrics, Gynaecology, ReproductiveMedicine, Urology, TraumatologyOrthopaedics, PlasticSurgery, Oncology,
  Transplantology, Cardiology, CardiacSurgery, Neurosurgery, Ophthalmology, Rehabilitation, SanatoriumCare, GeneralSurgery,
  RadiationTherapy, GeneTherapy, Paediatrics, Neurology, Haematology, Gastroenterology, Endocrinology, Ent, Dermatology,
  Nephrology, Pulmonology, Diagnostics, Psychiatry, Other
};
BOOST_DESCRIBE_ENUM(Specialty, Dentistry, Obstetrics, Gynaecology, ReproductiveMedicine, Urology, TraumatologyOrthopaedics,
                    PlasticSurgery, Oncology, Transplantology, Cardiology, CardiacSurgery, Neurosurgery, Ophthalmology,
                    Rehabilitation, SanatoriumCare, GeneralSurgery, RadiationTherapy, GeneTherapy, Paediatrics, Neurology,
                    Haematology, Gastroenterology, Endocrinology, Ent, Dermatology, Nephrology, Pulmonology, Diagnostics,
                    Psychiatry, Other)

/// FHIR R4 request-priority.
enum class Urgency { Routine, Urgent, Asap, Stat };
BOOST_DESCRIBE_ENUM(Urgency, Routine, Urgent, Asap, Stat)

/// FHIR R4 administrative-gender.
enum class Sex { Male, Female, Other, Unknown };
BOOST_DESCRIBE_ENUM(Sex, Male, Female, Other, Unknown)

/// How much of a class is shown: all of it; without identity beyond initials, age band and sex; amounts, dates or the total only.
enum class Detail { Full, Masked, Amounts, Dates, Total };
BOOST_DESCRIBE_ENUM(Detail, Full, Masked, Amounts, Dates, Total)

}  // namespace hospitium
