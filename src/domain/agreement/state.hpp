// What decisions about an agreement need to know.
#pragma once
#include "domain/agreement/events.hpp"

namespace hospitium::agreements {

/// One occurrence of a commitment. `scheduled` is its date by the recurrence, whatever it was moved to; the series counts from
/// `series_from`, so that "the 31st" stays the month's end.
struct CommitmentPart {
  Id<Commitment> id;
  CommitmentTerms terms;
  CommitmentState state{};
  std::optional<Day> done_on;
  Day series_from, scheduled;
  std::optional<Instant> over;             ///< when its day is; absent: by UTC
};
BOOST_DESCRIBE_STRUCT(CommitmentPart, (), (id, terms, state, done_on, series_from, scheduled, over))

struct State {
  Stage stage{};
  std::string number;
  Id<Party> owner;
  Terms terms;
  std::vector<CommitmentPart> commitments;
  std::optional<Day> ended_on;
  std::vector<Id<Dossier>> missions;       ///< that were planned under it; a mission may name another since
  std::optional<Instant> over;             ///< when its last day is; absent: by UTC
};
BOOST_DESCRIBE_STRUCT(State, (), (stage, number, owner, terms, commitments, ended_on, missions, over))
inline constexpr int kShape = 3;                  ///< 2: missions, 3: the end of its last day
inline constexpr std::size_t kMostCommitments = 200, kMostMissions = 500;

const CommitmentPart* find_commitment(const State& state, Id<Commitment> id);  ///< nullptr when there is none
/// The first moment when it is too late.
Instant commitment_end(const CommitmentPart& commitment);
/// The same of the agreement itself; nothing where it stands until somebody ends it.
std::optional<Instant> agreement_end(const State& state);
/// When the occurrence after this one is due; nothing for one that does not recur.
std::optional<Day> next_due(const CommitmentPart& commitment);

}  // namespace hospitium::agreements
