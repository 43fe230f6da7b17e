// What the files evolve*.cpp share. Inside: only they include this.
#pragma once
#include "domain/case/state.hpp"

namespace hospitium::cases {

/// The first unfinished one of the three that run side by side (ACCESS.md), then treatment.
Stage preparing_stage(const State& state);
/// The case ends: referrals that are open owe nobody anything, and translators are released.
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


// evolve_translation.cpp
/// Of this party, or all of them.
void release_translators(State& state, std::optional<Id<Party>> party, Instant at);
void apply(State&, const TranslationAdded&, Instant, const Actor&);
void apply(State&, const TranslationSettled&, Instant);
void apply(State&, const TranslationAsked&, Instant);
void apply(State&, const TranslationDelivered&, Instant);
void apply(State&, const TranslatorReleased&, Instant);

// evolve_ends.cpp
void apply(State&, const CaseClosed&, Instant);
void apply(State&, const CaseWithdrawn&, Instant);
void apply(State&, const CaseRefused&, Instant);
void apply(State&, const DeathRecorded&, Instant);
void apply(State&, const RepatriationRecorded&, Instant);
void apply(State&, const CaseReopened&, Instant);
void apply(State&, const CaseMerged&, Instant);
void apply(State&, const MergeNoted&, Instant);
void apply(State&, const MergeUndone&, Instant);

// evolve_persons.cpp
void apply(State&, const PatientAdmitted&, Instant);
void apply(State&, const PersonInvited&, Instant);
void apply(State&, const LinkMade&, Instant);
void apply(State&, const RepresentativeProven&, Instant);
void apply(State&, const PersonDismissed&, Instant);
void apply(State&, const CompanionAdded&, Instant);
void apply(State&, const CompanionEdited&, Instant);
void apply(State&, const CompanionRemoved&, Instant);

/// A clock stops for an answer, and goes on.
void begin_pause(std::vector<calendar::Pause>& pauses, std::string_view waits_for, Instant at);
void end_pause(std::vector<calendar::Pause>& pauses, Instant at);

}  // namespace hospitium::cases
