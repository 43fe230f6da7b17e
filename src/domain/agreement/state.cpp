#include "domain/agreement/state.hpp"

#include <algorithm>

namespace hospitium::agreements {
namespace {

int months_between(Recurrence recurrence) {
  switch (recurrence) {
    case Recurrence::Once: return 0;
    case Recurrence::Monthly: return 1;
    case Recurrence::Quarterly: return 3;
    case Recurrence::Yearly: return 12;
  }
  return 0;
}

}  // namespace

const CommitmentPart* find_commitment(const State& state, Id<Commitment> id) {
  auto found = std::ranges::find(state.commitments, id, &CommitmentPart::id);
  return found == state.commitments.end() ? nullptr : &*found;
}

Instant commitment_end(const CommitmentPart& commitment) { return commitment.over.value_or(start_of(commitment.terms.due) + kDay_us); }

std::optional<Instant> agreement_end(const State& state) {
  if (!state.terms.valid_until) return std::nullopt;
  return state.over.value_or(start_of(*state.terms.valid_until) + kDay_us);
}

/// Counted from the series' first date, so that 31 January, 28 February goes on with 31 March; never before what was postponed.
std::optional<Day> next_due(const CommitmentPart& commitment) {
  const int step = months_between(commitment.terms.recurrence);
  if (step == 0) return std::nullopt;
  const Day after = std::max(commitment.scheduled, commitment.terms.due);
  Day due = commitment.series_from;
  for (int months = step; due <= after; months += step) due = add_months(commitment.series_from, months);
  return due;
}

}  // namespace hospitium::agreements
