// The decider of a case: four pure functions and what its state implies.
#pragma once
#include "domain/case/commands.hpp"
#include "domain/case/events.hpp"
#include "domain/case/state.hpp"
#include "domain/case/table.hpp"

namespace hospitium::cases {

/// Working defaults of the field (MISSION.md section 2); an operator's rules come with the directory.
inline constexpr std::int64_t kClinicReceives_us = 24 * kHour_us;   ///< clock referral_receipt
inline constexpr std::int64_t kClinicAnswers_us = 72 * kHour_us;    ///< clock referral_answer, stopped while information is wanted
inline constexpr std::int64_t kOwnerAnswers_us = 72 * kHour_us;     ///< clocks information_wanted and approval_information
inline constexpr std::int64_t kOutcomeHome_us = 30 * kDay_us;       ///< clock outcome_due, from the day of discharge
inline constexpr std::int64_t kRepatriation_us = 7 * kDay_us;        ///< clock repatriation, from when the death was written down
inline constexpr std::array<std::string_view, 10> kClocks{"approval_level", "approval_information", "appeal_until", "appeal_decision",
                                                         "referral_receipt", "referral_answer", "information_wanted", "offer_choice",
                                                         "outcome_due", "repatriation"};
inline constexpr std::size_t kMostReferrals = 20, kMostRecords = 200, kMostConsents = 100, kMostPatientUsers = 10, kMostPersons = 10, kMostCompanions = 10;
inline constexpr std::size_t kMostMentions = 10, kMostOpenMentions = 50, kMostOfferLanguages = 12;

Needs needs(const State& state, const Command& command);
/// `state` is the default State for OpenCase. Refusals: WrongStage {stage}, and the codes named in the rules of decide_<phase>.cpp.
Result<Decision<Event>> decide(const State& state, const Command& command, const Facts& facts);
/// `at` is when the event was appended, `actor` who caused it; both stand in the journal row.
void evolve(State& state, const Event& event, Instant at, const Actor& actor);
Projection project(const State& state);

}  // namespace hospitium::cases
