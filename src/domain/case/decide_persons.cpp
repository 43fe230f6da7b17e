// The patient's side: accounts and people with links of their own, each with what they may do.
#include <algorithm>

#include "domain/case/rules.hpp"

namespace hospitium::cases {
namespace {

/// Somebody who takes part: NoSuchPart at /person otherwise.
Result<const PersonPart*> present(const State& state, Id<User> id) {
  const auto* person = find_person(state, id);
  if (!person) return refuse(Code::NoSuchPart, "/person");
  return person;
}

}  // namespace

/// ACCESS.md, row patient: a link or account belongs to one person.
Decided rule(const State& state, const AdmitPatient& asked, const Facts&) {
  if (asked.user.nil()) return refuse(Code::Required, "/user");
  if (std::ranges::count(state.patient_users, asked.user)) return refuse(Code::AlreadyDone, "/user");
  if (state.patient_users.size() >= kMostPatientUsers) return refuse(Code::TooMany, "/user");
  return happened(PatientAdmitted{asked.user});
}

/// Who was dismissed keeps a place in the list: the timeline goes on naming them.
Decided rule(const State& state, const InvitePerson& asked, const Facts& facts) {
  TRY_DO(check_language(asked.person.language, "/person/language"));
  if (state.persons.size() >= kMostPersons) return refuse(Code::TooMany, "/person");
  return happened(PersonInvited{facts.fresh_id<User>(0), asked.person});
}

Decided rule(const State& state, const MakeLink& asked, const Facts&) {
  TRY_DO(present(state, asked.person));
  return happened(LinkMade{asked.person});
}

Decided rule(const State& state, const DismissPerson& asked, const Facts&) {
  TRY_DO(present(state, asked.person));
  return happened(PersonDismissed{asked.person});
}

Result<Unit> check_decides(const State& state, const Facts& facts) {
  const auto* person = find_person(state, facts.actor.user);
  if (person && person->terms.may != PersonMay::Decide) return refuse(Code::DecisionNotYours);
  return Unit{};
}

}  // namespace hospitium::cases
