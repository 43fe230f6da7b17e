// What happens to the people of the patient's side.
#include <algorithm>

#include "base/check.hpp"
#include "domain/case/evolving.hpp"

namespace hospitium::cases {
namespace {

PersonPart& person(State& state, Id<User> id) {
  auto found = std::ranges::find(state.persons, id, &PersonPart::id);
  CHECK(found != state.persons.end());
  return *found;
}

CompanionPart& companion(State& state, Id<Companion> id) {
  auto found = std::ranges::find(state.companions, id, &CompanionPart::id);
  CHECK(found != state.companions.end());
  return *found;
}

}  // namespace

void apply(State& state, const PatientAdmitted& event, Instant) { state.patient_users.push_back(event.user); }
void apply(State& state, const PersonInvited& event, Instant at) { state.persons.push_back({event.person, event.terms, at, {}, {}}); }
void apply(State& state, const LinkMade& event, Instant at) { person(state, event.person).link_at = at; }
void apply(State& state, const RepresentativeProven& event, Instant at) {
  std::erase_if(state.proofs, [&](const ProofPart& one) { return one.person == event.person; });
  state.proofs.push_back({event.person, event.record, at});
}
void apply(State& state, const PersonDismissed& event, Instant at) {
  std::erase_if(state.proofs, [&](const ProofPart& one) { return one.person == event.person; });
  if (std::erase(state.patient_users, event.person) == 0) person(state, event.person).dismissed_at = at;
}
void apply(State& state, const CompanionAdded& event, Instant) { state.companions.push_back({event.companion, event.terms}); }
void apply(State& state, const CompanionEdited& event, Instant) { companion(state, event.companion).terms = event.terms; }
void apply(State& state, const CompanionRemoved& event, Instant) { std::erase_if(state.companions, [&](const auto& one) { return one.id == event.companion; }); }

}  // namespace hospitium::cases
