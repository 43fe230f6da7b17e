// An agreement between places: who signed, for what, and what they owe each other by when (MISSION.md S0a, S0e, S1a).
#pragma once
#include <array>
#include <boost/describe.hpp>

#include "base/text.hpp"
#include "domain/kind.hpp"

namespace hospitium::agreements {

enum class Stage { Draft, InForce, Ended };
BOOST_DESCRIBE_ENUM(Stage, Draft, InForce, Ended)

enum class Topic { MedicalTourism, PatientCare, Training, Supply, Information, Exhibitions, Consultations, Recruitment };
BOOST_DESCRIBE_ENUM(Topic, MedicalTourism, PatientCare, Training, Supply, Information, Exhibitions, Consultations, Recruitment)

enum class Recurrence { Once, Monthly, Quarterly, Yearly };
BOOST_DESCRIBE_ENUM(Recurrence, Once, Monthly, Quarterly, Yearly)

enum class CommitmentState { Open, Done, Dropped };
BOOST_DESCRIBE_ENUM(CommitmentState, Open, Done, Dropped)

/// What one side promised. A recurring one that is done opens its next occurrence on the date the recurrence gives.
struct CommitmentTerms {
  Line text;
  Topic topic{};
  Id<Party> owner;                        ///< who must see to it
  Day due;
  Recurrence recurrence{};
  std::int32_t alarm_days = 14;           ///< alarm so many days before `due`; 0 to 365
};
BOOST_DESCRIBE_STRUCT(CommitmentTerms, (), (text, topic, owner, due, recurrence, alarm_days))

struct CommitmentPart { Id<Commitment> id; CommitmentTerms terms; CommitmentState state{}; std::optional<Day> done_on; };
BOOST_DESCRIBE_STRUCT(CommitmentPart, (), (id, terms, state, done_on))

struct Terms {
  Line title;
  std::vector<Id<Party>> parties;         ///< 2 to 20
  std::vector<Place> places;              ///< 1 to 20
  std::vector<Topic> topics;
  std::optional<Note> scope;
  std::optional<Day> signed_on, valid_until;
  std::optional<Id<Dossier>> renews;      ///< the agreement this one follows
  std::optional<Id<Dossier>> mission;     ///< with `meeting`: where it was agreed
  std::optional<Id<Meeting>> meeting;
};
BOOST_DESCRIBE_STRUCT(Terms, (), (title, parties, places, topics, scope, signed_on, valid_until, renews, mission, meeting))

#define HOSPITIUM_NAME(name) static constexpr std::string_view kName = name
#define HOSPITIUM_CLASSED(name, data_class) HOSPITIUM_NAME(name); static constexpr DataClass kClass = DataClass::data_class

struct OpenAgreement { HOSPITIUM_NAME("open_agreement"); Terms terms; };
BOOST_DESCRIBE_STRUCT(OpenAgreement, (), (terms))
struct EditAgreement { HOSPITIUM_NAME("edit_agreement"); Terms terms; };
BOOST_DESCRIBE_STRUCT(EditAgreement, (), (terms))
struct SignAgreement { HOSPITIUM_NAME("sign_agreement"); Day on; };
BOOST_DESCRIBE_STRUCT(SignAgreement, (), (on))
struct AddCommitment { HOSPITIUM_NAME("add_commitment"); CommitmentTerms terms; };
BOOST_DESCRIBE_STRUCT(AddCommitment, (), (terms))
struct FulfilCommitment { HOSPITIUM_NAME("fulfil_commitment"); Id<Commitment> commitment; Day on; std::optional<Note> remark; };
BOOST_DESCRIBE_STRUCT(FulfilCommitment, (), (commitment, on, remark))
struct MoveCommitment { HOSPITIUM_NAME("move_commitment"); Id<Commitment> commitment; Day due; std::optional<Note> remark; };
BOOST_DESCRIBE_STRUCT(MoveCommitment, (), (commitment, due, remark))
struct DropCommitment { HOSPITIUM_NAME("drop_commitment"); Id<Commitment> commitment; Note reason; };
BOOST_DESCRIBE_STRUCT(DropCommitment, (), (commitment, reason))
struct EndAgreement { HOSPITIUM_NAME("end_agreement"); Day on; Note reason; };
BOOST_DESCRIBE_STRUCT(EndAgreement, (), (on, reason))
struct AddNote { HOSPITIUM_NAME("add_note"); Note text; };
BOOST_DESCRIBE_STRUCT(AddNote, (), (text))
using Command = std::variant<OpenAgreement, EditAgreement, SignAgreement, AddCommitment, FulfilCommitment, MoveCommitment,
                             DropCommitment, EndAgreement, AddNote>;

struct AgreementOpened { HOSPITIUM_CLASSED("agreement_opened", Offers); Terms terms; Id<Party> owner; std::string number; };
BOOST_DESCRIBE_STRUCT(AgreementOpened, (), (terms, owner, number))
struct AgreementEdited { HOSPITIUM_CLASSED("agreement_edited", Offers); Terms terms; };
BOOST_DESCRIBE_STRUCT(AgreementEdited, (), (terms))
struct AgreementSigned { HOSPITIUM_CLASSED("agreement_signed", Offers); Day on; };
BOOST_DESCRIBE_STRUCT(AgreementSigned, (), (on))
struct CommitmentAdded { HOSPITIUM_CLASSED("commitment_added", Tasks); Id<Commitment> commitment; CommitmentTerms terms; };
BOOST_DESCRIBE_STRUCT(CommitmentAdded, (), (commitment, terms))
struct CommitmentFulfilled {
  HOSPITIUM_CLASSED("commitment_fulfilled", Tasks);
  Id<Commitment> commitment;
  Day on;
  std::optional<Note> remark;
};
BOOST_DESCRIBE_STRUCT(CommitmentFulfilled, (), (commitment, on, remark))
struct CommitmentMoved { HOSPITIUM_CLASSED("commitment_moved", Tasks); Id<Commitment> commitment; Day due; std::optional<Note> remark; };
BOOST_DESCRIBE_STRUCT(CommitmentMoved, (), (commitment, due, remark))
struct CommitmentDropped { HOSPITIUM_CLASSED("commitment_dropped", Tasks); Id<Commitment> commitment; Note reason; };
BOOST_DESCRIBE_STRUCT(CommitmentDropped, (), (commitment, reason))
struct AgreementEnded { HOSPITIUM_CLASSED("agreement_ended", Offers); Day on; Note reason; };
BOOST_DESCRIBE_STRUCT(AgreementEnded, (), (on, reason))
struct NoteAdded { HOSPITIUM_CLASSED("note_added", Tasks); Note text; };
BOOST_DESCRIBE_STRUCT(NoteAdded, (), (text))
using Event = std::variant<AgreementOpened, AgreementEdited, AgreementSigned, CommitmentAdded, CommitmentFulfilled,
                           CommitmentMoved, CommitmentDropped, AgreementEnded, NoteAdded>;

struct State {
  Stage stage{};
  std::string number;
  Id<Party> owner;
  Terms terms;
  std::vector<CommitmentPart> commitments;
  std::optional<Day> ended_on;
};
BOOST_DESCRIBE_STRUCT(State, (), (stage, number, owner, terms, commitments, ended_on))
inline constexpr int kShape = 1;
inline constexpr std::size_t kMostCommitments = 200;

inline constexpr std::array kTable{
    CommandRow{"open_agreement", 0, DataClass::Offers, Action::Create},
    CommandRow{"edit_agreement", stages(Stage::Draft), DataClass::Offers, Action::Update},
    CommandRow{"sign_agreement", stages(Stage::Draft), DataClass::Offers, Action::Decide},
    CommandRow{"add_commitment", stages(Stage::Draft, Stage::InForce), DataClass::Tasks, Action::Create},
    CommandRow{"fulfil_commitment", stages(Stage::InForce), DataClass::Tasks, Action::Update},
    CommandRow{"move_commitment", stages(Stage::Draft, Stage::InForce), DataClass::Tasks, Action::Update},
    CommandRow{"drop_commitment", stages(Stage::Draft, Stage::InForce), DataClass::Tasks, Action::Update},
    CommandRow{"end_agreement", stages(Stage::InForce), DataClass::Offers, Action::Decide},
    CommandRow{"add_note", stages(Stage::Draft, Stage::InForce, Stage::Ended), DataClass::Tasks, Action::Create},
};

Needs needs(const State& state, const Command& command);
Result<Decision<Event>> decide(const State& state, const Command& command, const Facts& facts);
void evolve(State& state, const Event& event, Instant at, const Actor& actor);
Projection project(const State& state);

}  // namespace hospitium::agreements
