// The patient's side: accounts, people with links of their own, each with what they may do, and those who travel with the patient.
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

Result<Unit> check_companion(const CompanionTerms& terms, const Facts& facts) {
  if (terms.birth_date) TRY_DO(check_happened(facts, *terms.birth_date, "/terms/birth_date"));
  TRY_DO(check_passport(terms.passport, "/terms/passport"));
  for (std::size_t i = 0; i < terms.languages.size(); ++i) TRY_DO(check_language(terms.languages[i], "/terms/languages/" + std::to_string(i)));
  return Unit{};
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

Result<Unit> check_passport(const std::optional<Passport>& passport, std::string_view field) {
  if (passport && passport->country.code.size() != 2) return refuse(Code::UnknownPlace, std::string(field) + "/country");
  return Unit{};
}

Decided rule(const State& state, const AddCompanion& asked, const Facts& facts) {
  TRY_DO(check_companion(asked.terms, facts));
  if (state.companions.size() >= kMostCompanions) return refuse(Code::TooMany, "/terms");
  return happened(CompanionAdded{facts.fresh_id<Companion>(0), asked.terms});
}

Decided rule(const State& state, const EditCompanion& asked, const Facts& facts) {
  if (!find_companion(state, asked.companion)) return refuse(Code::NoSuchPart, "/companion");
  TRY_DO(check_companion(asked.terms, facts));
  return happened(CompanionEdited{asked.companion, asked.terms});
}

Decided rule(const State& state, const RemoveCompanion& asked, const Facts&) {
  if (!find_companion(state, asked.companion)) return refuse(Code::NoSuchPart, "/companion");
  return happened(CompanionRemoved{asked.companion});
}

Result<Unit> check_decides(const State& state, const Facts& facts) {
  const auto* person = find_person(state, facts.actor.user);
  if (person && person->terms.may != PersonMay::Decide) return refuse(Code::DecisionNotYours);
  return Unit{};
}

}  // namespace hospitium::cases
