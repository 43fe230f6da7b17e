// What decisions about a mission need to know.
#pragma once
#include "domain/mission/events.hpp"

namespace hospitium::missions {

struct MeetingPart {
  Id<Meeting> id;
  MeetingTerms terms;
  MeetingState state{};
  std::vector<OutcomeTerms> outcomes;
  std::vector<Id<Dossier>> led_to;         ///< cases and agreements that name this meeting as their source
};
BOOST_DESCRIBE_STRUCT(MeetingPart, (), (id, terms, state, outcomes, led_to))

struct State {
  Stage stage{};
  std::string number;
  Id<Party> owner;
  Terms terms;
  std::vector<DelegatePart> delegates;
  std::vector<HostPart> hosts;
  std::vector<MeetingPart> meetings;
};
BOOST_DESCRIBE_STRUCT(State, (), (stage, number, owner, terms, delegates, hosts, meetings))
inline constexpr int kShape = 2;                  ///< 2: begins at midnight of its own place
inline constexpr std::size_t kMostDelegates = 200, kMostHosts = 200, kMostMeetings = 500;


const MeetingPart* find_meeting(const State& state, Id<Meeting> id);     ///< nullptr when there is none
Instant end_of(const MeetingTerms& meeting);

}  // namespace hospitium::missions
