// What happens to translations, and to whom one was asked of.
#include <algorithm>

#include "base/check.hpp"
#include "domain/case/evolving.hpp"

namespace hospitium::cases {
namespace {

void close_assignment(State& state, Id<Assignment> id, AssignmentState to, Instant at) {
  auto found = std::ranges::find(state.assignments, id, &AssignmentPart::id);
  CHECK(found != state.assignments.end());
  found->state = to;
  found->ended_at = at;
}

/// What was not finished goes with who was to finish it.
void release(State& state, Id<Assignment> id, Instant at) {
  close_assignment(state, id, AssignmentState::Released, at);
  std::erase_if(state.translations, [&](const TranslationPart& part) { return part.assignment == id && part.state == TranslationState::Draft; });
}

Id<Record> id_of(const TranslationPart& part) { return part.record.id; }

}  // namespace

void apply(State& state, const TranslationAdded& event, Instant at, const Actor& actor) {
  if (event.record.replaces) std::erase_if(state.translations, [&](const auto& part) { return part.record.id == event.record.replaces; });
  state.translations.push_back({event.record, TranslationState::Draft, event.translator, actor.party, actor.user, at, event.assignment});
}

void apply(State& state, const TranslationSettled& event, Instant) {
  auto found = std::ranges::find(state.translations, event.record, id_of);
  if (found != state.translations.end()) found->state = event.state;  // older journals settle drafts of those who were released
}

void apply(State& state, const TranslationAsked& event, Instant at) {
  state.assignments.push_back({event.assignment, event.record, event.party, event.language, event.wanted, event.due, event.until, at, AssignmentState::Asked, {}});
}

void apply(State& state, const TranslationDelivered& event, Instant at) { close_assignment(state, event.assignment, AssignmentState::Delivered, at); }
void apply(State& state, const TranslatorReleased& event, Instant at) { release(state, event.assignment, at); }

void release_translators(State& state, std::optional<Id<Party>> party, Instant at) {
  for (const auto& assignment : state.assignments)
    if (assignment.state == AssignmentState::Asked && (!party || assignment.party == *party)) release(state, assignment.id, at);
}

}  // namespace hospitium::cases
