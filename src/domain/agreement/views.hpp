// What readers are shown of an agreement. Every participant reads all of it; which commands it may give is another matter.
#pragma once
#include "domain/agreement/state.hpp"
#include "domain/names.hpp"

namespace hospitium::agreements {

/// The sealed card.
struct Card {
  std::string title;
  std::vector<Id<Party>> parties;
  std::vector<Place> places;
  std::optional<std::string> next_commitment;  ///< text of the open one that is due first
  std::optional<Day> next_due;
};
BOOST_DESCRIBE_STRUCT(Card, (), (title, parties, places, next_commitment, next_due))

/// One row of a list.
struct AgreementCard {
  Id<Dossier> id;
  std::string number;
  Stage stage{};
  std::string title;
  std::vector<PartyName> parties;
  std::vector<Place> places;
  std::optional<std::string> next_commitment;
  std::optional<Day> next_due;
  Instant updated;
};
BOOST_DESCRIBE_STRUCT(AgreementCard, (), (id, number, stage, title, parties, places, next_commitment, next_due, updated))

struct CommitmentView {
  Id<Commitment> id;
  std::string text;
  Topic topic{};
  PartyName owner;
  Day due;
  Recurrence recurrence{};
  std::int32_t alarm_days = 0;
  CommitmentState state{};
  std::optional<Day> done_on;
};
BOOST_DESCRIBE_STRUCT(CommitmentView, (), (id, text, topic, owner, due, recurrence, alarm_days, state, done_on))

/// A command the reader may give now, to which commitment. One that edits what stands in the view has its tag: sent as If-Match, it is refused
/// where somebody else was first.
struct CommandChoice { std::string command; std::optional<Id<Commitment>> commitment; std::optional<std::string> tag; };
BOOST_DESCRIBE_STRUCT(CommandChoice, (), (command, commitment, tag))

struct AgreementView {
  Id<Dossier> id;
  std::string number;
  Stage stage{};
  PartyName owner;
  Terms terms;
  std::vector<PartyName> parties;
  std::vector<CommitmentView> commitments;     ///< open ones first, by date
  std::optional<Day> ended_on;
  std::vector<TaskView> tasks;
  std::vector<CommandChoice> commands;         ///< filled by whoever knows the reader's rights
};
BOOST_DESCRIBE_STRUCT(AgreementView, (), (id, number, stage, owner, terms, parties, commitments, ended_on, tasks, commands))

AgreementView view_of(Id<Dossier> id, const State& state, const Projection& projection, const NameParty& name);
/// The commands that the agreement would not refuse for what it is like, each with the commitments it may name. `commands` of a view is this,
/// less what the reader has no right to.
std::vector<CommandChoice> choices(const State& state, const Facts& facts);

}  // namespace hospitium::agreements
