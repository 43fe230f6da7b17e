// What readers are shown of a mission. Every participant reads all of it; which commands it may give is another matter.
#pragma once
#include "domain/mission/state.hpp"
#include "domain/names.hpp"

namespace hospitium::missions {

/// The sealed card.
struct Card {
  std::string title;
  Place place, home;
  Day starts_on, ends_on;
  std::int32_t meetings = 0, held = 0, results = 0;  ///< planned or held; held; dossiers that came from them
};
BOOST_DESCRIBE_STRUCT(Card, (), (title, place, home, starts_on, ends_on, meetings, held, results))

/// One row of a list.
struct MissionCard {
  Id<Dossier> id;
  std::string number;
  Stage stage{};
  std::string title;
  Place place, home;
  Day starts_on, ends_on;
  std::int32_t meetings = 0, held = 0, results = 0;
  Instant updated;
};
BOOST_DESCRIBE_STRUCT(MissionCard, (), (id, number, stage, title, place, home, starts_on, ends_on, meetings, held, results, updated))

struct DelegateView { Id<Delegate> id; PartyName party; std::string name; std::optional<std::string> post; };
BOOST_DESCRIBE_STRUCT(DelegateView, (), (id, party, name, post))
struct HostView { Id<Host> id; PartyName party; std::optional<std::string> contact; };
BOOST_DESCRIBE_STRUCT(HostView, (), (id, party, contact))

/// A command the reader may give now, to which meeting. One that edits what stands in the view has its tag: sent as If-Match, it is refused
/// where somebody else was first.
struct CommandChoice { std::string command; std::optional<Id<Meeting>> meeting; std::optional<std::string> tag; };
BOOST_DESCRIBE_STRUCT(CommandChoice, (), (command, meeting, tag))

struct MissionView {
  Id<Dossier> id;
  std::string number;
  Stage stage{};
  PartyName owner;
  Terms terms;
  std::vector<DelegateView> delegates;
  std::vector<HostView> hosts;
  std::vector<MeetingPart> meetings;                 ///< by time; `led_to` less what the reader may not see
  std::vector<TaskView> tasks;
  std::vector<CommandChoice> commands;               ///< filled by whoever knows the reader's rights
};
BOOST_DESCRIBE_STRUCT(MissionView, (), (id, number, stage, owner, terms, delegates, hosts, meetings, tasks, commands))

MissionView view_of(Id<Dossier> id, const State& state, const Projection& projection, const NameParty& name);
/// The commands that the mission would not refuse for what it is like now, each with the meetings it may name. `commands` of a view is this,
/// less what the reader has no right to.
std::vector<CommandChoice> choices(const State& state, const Facts& facts);

}  // namespace hospitium::missions
