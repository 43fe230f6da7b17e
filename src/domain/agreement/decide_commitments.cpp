// What the parties owe each other, by when, and again when it recurs (MISSION.md S0a commitments, S1a yearly consultations).
#include <algorithm>

#include "domain/agreement/rules.hpp"

namespace hospitium::agreements {
namespace {

Result<const CommitmentPart*> open_commitment(const State& state, Id<Commitment> id) {
  const auto* commitment = find_commitment(state, id);
  if (!commitment) return refuse(Code::NoSuchPart, "/commitment");
  if (commitment->state != CommitmentState::Open) return refuse(Code::AlreadyDone, "/commitment");
  return commitment;
}

/// A day is over where those are who owe what is due on it.
std::optional<Instant> over_at(Id<Party> owner, Day due, const Facts& facts) { return facts.common_days({{owner, {}}}).over(due); }

/// The next occurrence, unless the agreement ends before it is due.
std::optional<CommitmentAdded> next_occurrence(const State& state, const CommitmentPart& done, const Facts& facts) {
  const auto due = next_due(done);
  if (!due || (state.terms.valid_until && *due > *state.terms.valid_until)) return std::nullopt;
  auto terms = done.terms;
  terms.due = *due;
  const auto over = over_at(terms.owner, *due, facts);
  return CommitmentAdded{facts.fresh_id<Commitment>(0), std::move(terms), done.series_from, over};
}

}  // namespace

/// A date in the past is welcome: agreements are often entered when something is overdue already.
Decided rule(const State& state, const AddCommitment& asked, const Facts& facts) {
  TRY_DO(check_active(facts, asked.terms.owner, "/terms/owner"));
  if (asked.terms.alarm_days < 0 || asked.terms.alarm_days > kLongestAlarm_days)
    return refuse(Code::OutOfRange, "/terms/alarm_days");
  const auto open = std::ranges::count(state.commitments, CommitmentState::Open, &CommitmentPart::state);
  if (open >= static_cast<std::ptrdiff_t>(kMostCommitments)) return refuse(Code::TooMany, "/terms");
  return happened(CommitmentAdded{facts.fresh_id<Commitment>(0), asked.terms, std::nullopt, over_at(asked.terms.owner, asked.terms.due, facts)});
}

Decided rule(const State& state, const FulfilCommitment& asked, const Facts& facts) {
  TRY(const auto* commitment, open_commitment(state, asked.commitment));
  TRY_DO(check_happened(facts, asked.on, "/on"));
  auto decision = hospitium::happened<Event>(CommitmentFulfilled{asked.commitment, asked.on, asked.remark});
  if (auto next = next_occurrence(state, *commitment, facts))
    decision.events.emplace_back(*std::move(next));
  return decision;
}

Decided rule(const State& state, const MoveCommitment& asked, const Facts& facts) {
  TRY(const auto* commitment, open_commitment(state, asked.commitment));
  if (commitment->terms.due == asked.due) return refuse(Code::AlreadyDone, "/due");
  return happened(CommitmentMoved{asked.commitment, asked.due, asked.remark, over_at(commitment->terms.owner, asked.due, facts)});
}

/// Dropping one occurrence ends its series.
Decided rule(const State& state, const DropCommitment& asked, const Facts&) {
  TRY_DO(open_commitment(state, asked.commitment));
  return happened(CommitmentDropped{asked.commitment, asked.reason});
}

}  // namespace hospitium::agreements
