// What may be asked of an agreement.
#pragma once
#include "domain/agreement/parts.hpp"
#include "domain/kind.hpp"

namespace hospitium::agreements {

struct OpenAgreement { HOSPITIUM_COMMAND("open_agreement"); Terms terms; };
BOOST_DESCRIBE_STRUCT(OpenAgreement, (), (terms))
struct EditAgreement { HOSPITIUM_COMMAND("edit_agreement"); Terms terms; };
BOOST_DESCRIBE_STRUCT(EditAgreement, (), (terms))
struct SignAgreement { HOSPITIUM_COMMAND("sign_agreement"); Day on; };
BOOST_DESCRIBE_STRUCT(SignAgreement, (), (on))
struct AddCommitment { HOSPITIUM_COMMAND("add_commitment"); CommitmentTerms terms; };
BOOST_DESCRIBE_STRUCT(AddCommitment, (), (terms))
struct FulfilCommitment { HOSPITIUM_COMMAND("fulfil_commitment"); Id<Commitment> commitment; Day on; std::optional<Note> remark; };
BOOST_DESCRIBE_STRUCT(FulfilCommitment, (), (commitment, on, remark))
struct MoveCommitment { HOSPITIUM_COMMAND("move_commitment"); Id<Commitment> commitment; Day due; std::optional<Note> remark; };
BOOST_DESCRIBE_STRUCT(MoveCommitment, (), (commitment, due, remark))
struct DropCommitment { HOSPITIUM_COMMAND("drop_commitment"); Id<Commitment> commitment; Note reason; };
BOOST_DESCRIBE_STRUCT(DropCommitment, (), (commitment, reason))
struct EndAgreement { HOSPITIUM_COMMAND("end_agreement"); Day on; Note reason; };
BOOST_DESCRIBE_STRUCT(EndAgreement, (), (on, reason))
/// By the process manager that follows missions under this agreement.
struct LinkMission { HOSPITIUM_COMMAND("link_mission"); Id<Dossier> mission; };
BOOST_DESCRIBE_STRUCT(LinkMission, (), (mission))
struct AddNote { HOSPITIUM_COMMAND("add_note"); Note text; };
BOOST_DESCRIBE_STRUCT(AddNote, (), (text))
using Command = std::variant<OpenAgreement, EditAgreement, SignAgreement, AddCommitment, FulfilCommitment, MoveCommitment,
                             DropCommitment, EndAgreement, LinkMission, AddNote>;

}  // namespace hospitium::agreements
