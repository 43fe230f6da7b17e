// The decider of an agreement.
#pragma once
#include "domain/agreement/commands.hpp"
#include "domain/agreement/events.hpp"
#include "domain/agreement/state.hpp"
#include "domain/agreement/table.hpp"

namespace hospitium::agreements {

inline constexpr std::size_t kMostParties = 20, kMostPlaces = 20;
inline constexpr std::int32_t kLongestAlarm_days = 365;
inline constexpr std::array<std::string_view, 3> kClocks{"commitment", "commitment_alarm", "agreement_end"};

Needs needs(const State& state, const Command& command);
Result<Decision<Event>> decide(const State& state, const Command& command, const Facts& facts);
void evolve(State& state, const Event& event, Instant at, const Actor& actor);
Projection project(const State& state);

}  // namespace hospitium::agreements
