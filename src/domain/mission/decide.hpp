// The decider of a mission.
#pragma once
#include "domain/mission/commands.hpp"
#include "domain/mission/events.hpp"
#include "domain/mission/state.hpp"
#include "domain/mission/table.hpp"

namespace hospitium::missions {

inline constexpr std::int32_t kLongest_days = 60, kShortestMeeting_minutes = 10, kLongestMeeting_minutes = 600;
inline constexpr std::size_t kMostOutcomes = 20, kMostResults = 500;   ///< of one meeting
inline constexpr std::int64_t kZones_us = 14 * kHour_us;               ///< no wall clock differs more from UTC
inline constexpr std::int64_t kOutcomeWritten_us = 7 * kDay_us;        ///< clock meeting_outcome, from the meeting's end
inline constexpr std::array<std::string_view, 2> kClocks{"mission_start", "meeting_outcome"};

Needs needs(const State& state, const Command& command);
Result<Decision<Event>> decide(const State& state, const Command& command, const Facts& facts);
void evolve(State& state, const Event& event, Instant at, const Actor& actor);
Projection project(const State& state);

}  // namespace hospitium::missions
