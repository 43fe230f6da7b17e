// What each event means for the state of an agreement.
#include <algorithm>

#include "base/check.hpp"
#include "domain/agreement/decide.hpp"

namespace hospitium::agreements {
namespace {

CommitmentPart& part(State& state, Id<Commitment> id) {
  auto found = std::ranges::find(state.commitments, id, &CommitmentPart::id);
  CHECK(found != state.commitments.end());
  return *found;
}

void apply(State& state, const AgreementOpened& event) {
  state.stage = Stage::Draft;
  state.number = event.number;
  state.owner = event.owner;
  state.terms = event.terms;
}

void apply(State& state, const AgreementEdited& event) { state.terms = event.terms; }

void apply(State& state, const AgreementSigned& event) {
  state.terms.signed_on = event.on;
  state.over = event.over;
  state.stage = Stage::InForce;
}

void apply(State& state, const CommitmentAdded& event) {
  const Day due = event.terms.due;
  state.commitments.push_back({event.commitment, event.terms, CommitmentState::Open, {}, event.series_from.value_or(due), due, event.over});
}

void apply(State& state, const CommitmentFulfilled& event) {
  auto& commitment = part(state, event.commitment);
  commitment.state = CommitmentState::Done;
  commitment.done_on = event.on;
}

void apply(State& state, const CommitmentMoved& event) {
  auto& commitment = part(state, event.commitment);
  commitment.terms.due = event.due;
  commitment.over = event.over;
}
void apply(State& state, const CommitmentDropped& event) { part(state, event.commitment).state = CommitmentState::Dropped; }

void apply(State& state, const AgreementEnded& event) {
  state.stage = Stage::Ended;
  state.ended_on = event.on;
  for (auto& commitment : state.commitments)
    if (commitment.state == CommitmentState::Open) commitment.state = CommitmentState::Dropped;
}

void apply(State& state, const MissionLinked& event) { state.missions.push_back(event.mission); }

void apply(State&, const NoteAdded&) {}  // texts stay in the journal

}  // namespace

void evolve(State& state, const Event& event, Instant, const Actor&) {
  std::visit([&](const auto& happened) { apply(state, happened); }, event);
}

}  // namespace hospitium::agreements
