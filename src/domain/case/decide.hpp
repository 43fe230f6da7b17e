// The decider of a case: four pure functions and what its state implies.
#pragma once
#include "domain/case/clocks.hpp"
#include "domain/case/commands.hpp"
#include "domain/case/events.hpp"
#include "domain/case/state.hpp"
#include "domain/case/table.hpp"

namespace hospitium::cases {

inline constexpr std::size_t kMostReferrals = 20, kMostRecords = 200, kMostConsents = 100, kMostPatientUsers = 10, kMostPersons = 10, kMostCompanions = 10;
inline constexpr std::size_t kMostMentions = 10, kMostOpenMentions = 50, kMostOfferLanguages = 12, kMostKeywords = 10, kMostAssignments = 50, kMostFinished = 3, kMostMerged = 20;
/// Some may be merged side by side, before the first of them is noted.
inline constexpr std::size_t kMostNoted = 2 * kMostMerged;
inline constexpr std::size_t kMostMissedCalls = 20;

Needs needs(const State& state, const Command& command);
/// `state` is the default State for OpenCase. Refusals: WrongStage {stage}, and the codes named in the rules of decide_<phase>.cpp.
Result<Decision<Event>> decide(const State& state, const Command& command, const Facts& facts);
/// `at` is when the event was appended, `actor` who caused it; both stand in the journal row.
void evolve(State& state, const Event& event, Instant at, const Actor& actor);
Projection project(const State& state);

}  // namespace hospitium::cases
