// What has happened to an agreement. Released events never change: new fields are optional.
#pragma once
#include "domain/agreement/parts.hpp"
#include "domain/kind.hpp"

namespace hospitium::agreements {

struct AgreementOpened { HOSPITIUM_EVENT("agreement_opened", Offers); Terms terms; Id<Party> owner; std::string number; };
BOOST_DESCRIBE_STRUCT(AgreementOpened, (), (terms, owner, number))
struct AgreementEdited { HOSPITIUM_EVENT("agreement_edited", Offers); Terms terms; };
BOOST_DESCRIBE_STRUCT(AgreementEdited, (), (terms))
/// `over` is when its last day, if it has one, is over where its owner is; absent: by UTC. Nobody edits it any more.
struct AgreementSigned { HOSPITIUM_EVENT("agreement_signed", Offers); Day on; std::optional<Instant> over; };
BOOST_DESCRIBE_STRUCT(AgreementSigned, (), (on, over))
/// `over` is when its day is over where its owner is; absent: by UTC. So where it is moved. `series_from` is set on the later occurrences of a recurring one: the first due date, from which all others are counted.
struct CommitmentAdded {
  HOSPITIUM_EVENT("commitment_added", Tasks);
  Id<Commitment> commitment;
  CommitmentTerms terms;
  std::optional<Day> series_from;
  std::optional<Instant> over;
};
BOOST_DESCRIBE_STRUCT(CommitmentAdded, (), (commitment, terms, series_from, over))
struct CommitmentFulfilled {
  HOSPITIUM_EVENT("commitment_fulfilled", Tasks);
  Id<Commitment> commitment;
  Day on;
  std::optional<Note> remark;
};
BOOST_DESCRIBE_STRUCT(CommitmentFulfilled, (), (commitment, on, remark))
struct CommitmentMoved { HOSPITIUM_EVENT("commitment_moved", Tasks); Id<Commitment> commitment; Day due; std::optional<Note> remark; std::optional<Instant> over; };
BOOST_DESCRIBE_STRUCT(CommitmentMoved, (), (commitment, due, remark, over))
struct CommitmentDropped { HOSPITIUM_EVENT("commitment_dropped", Tasks); Id<Commitment> commitment; Note reason; };
BOOST_DESCRIBE_STRUCT(CommitmentDropped, (), (commitment, reason))
struct AgreementEnded { HOSPITIUM_EVENT("agreement_ended", Offers); Day on; Note reason; };
BOOST_DESCRIBE_STRUCT(AgreementEnded, (), (on, reason))
struct MissionLinked { HOSPITIUM_EVENT("mission_linked", Offers); Id<Dossier> mission; };
BOOST_DESCRIBE_STRUCT(MissionLinked, (), (mission))
struct NoteAdded { HOSPITIUM_EVENT("note_added", Tasks); Note text; };
BOOST_DESCRIBE_STRUCT(NoteAdded, (), (text))
using Event = std::variant<AgreementOpened, AgreementEdited, AgreementSigned, CommitmentAdded, CommitmentFulfilled,
                           CommitmentMoved, CommitmentDropped, AgreementEnded, MissionLinked, NoteAdded>;

}  // namespace hospitium::agreements
