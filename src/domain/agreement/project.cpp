// What an agreement implies outside itself: who reads it, which dates alarm whom, what lists and search show.
#include <algorithm>

#include "base/json.hpp"
#include "domain/agreement/decide.hpp"
#include "domain/agreement/views.hpp"

namespace hospitium::agreements {
namespace {

std::vector<const CommitmentPart*> open_by_date(const State& state) {
  std::vector<const CommitmentPart*> list;
  for (const auto& commitment : state.commitments)
    if (commitment.state == CommitmentState::Open) list.push_back(&commitment);
  std::ranges::sort(list, {}, [](const CommitmentPart* commitment) { return std::pair(commitment->terms.due, commitment->id); });
  return list;
}

/// The parties, the owner, and whoever owes something.
std::vector<Participant> participants(const State& state) {
  std::vector<Id<Party>> parties = state.terms.parties;
  parties.push_back(state.owner);
  for (const auto& commitment : state.commitments) parties.push_back(commitment.terms.owner);
  return officials_of(parties);
}

void add_clocks(std::vector<Clock>& clocks, const CommitmentPart& commitment) {
  const auto& terms = commitment.terms;
  const auto id = commitment.id.bytes;
  const auto end = commitment_end(commitment);
  clocks.push_back({"commitment", id, terms.owner, end, {}});
  if (terms.alarm_days > 0)
    clocks.push_back({"commitment_alarm", id, terms.owner, end - (terms.alarm_days + 1) * kDay_us, {}});
}

/// Days that are named count in full, so their clocks run out when they end.
std::vector<Clock> clocks(const State& state) {
  std::vector<Clock> list;
  if (state.stage != Stage::InForce) return list;
  for (const auto* commitment : open_by_date(state)) add_clocks(list, *commitment);
  if (const auto end = agreement_end(state)) list.push_back({"agreement_end", std::nullopt, state.owner, *end, {}});
  return list;
}

/// An alarm warns of a date and is not one itself.
void point_at_next(Projection& projection, const State& state) {
  if (state.stage == Stage::Draft) projection.owes = state.owner;
  for (const auto& clock : projection.clocks) {
    if (clock.name == "commitment_alarm" || (projection.due && *projection.due <= clock.due)) continue;
    projection.due = clock.due;
    projection.owes = clock.owes;
  }
}

std::string card(const State& state) {
  Card card{state.terms.title, state.terms.parties, state.terms.places, {}, {}};
  if (const auto open = open_by_date(state); !open.empty()) {
    card.next_commitment = open.front()->terms.text;
    card.next_due = open.front()->terms.due;
  }
  return json::write(card);
}

}  // namespace

Projection project(const State& state) {
  Projection projection;
  projection.stage = name_of(state.stage);
  projection.owner = state.owner;
  projection.number = state.number;
  projection.card = card(state);
  projection.participants = participants(state);
  projection.clocks = clocks(state);
  projection.words = {state.terms.title, state.number};
  point_at_next(projection, state);
  return projection;
}

}  // namespace hospitium::agreements
