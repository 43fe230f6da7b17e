// What the files evolve*.cpp share. Inside: only they include this.
#pragma once
#include "domain/case/state.hpp"

namespace hospitium::cases {

/// The case ends: referrals that are open owe nobody anything.
void end(State& state, Stage stage, Instant at);

// evolve_approval.cpp
void ask_next_level(State& state, Instant at);
void apply(State&, const CaseApproved&, Instant);
void apply(State&, const ApprovalRefused&, Instant);
void apply(State&, const LevelApproved&, Instant);
void apply(State&, const LevelRefused&, Instant);
void apply(State&, const AuthorityAsked&, Instant);
void apply(State&, const AuthorityAnswered&, Instant);
void apply(State&, const RefusalAppealed&, Instant);
void apply(State&, const AppealRenounced&, Instant);
void apply(State&, const AppealDecided&, Instant);

}  // namespace hospitium::cases
