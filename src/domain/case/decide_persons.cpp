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

/// Whoever takes part with a link, may decide, and is not the patient.
bool may_represent(const State& state, Id<User> id) {
  const auto* person = find_person(state, id);
  return person && person->terms.may == PersonMay::Decide && person->terms.relation != Relation::Self;
}

/// A photograph or a PDF, as people send their papers.
bool is_paper(const RecordRef& record) { return record.type == RecordType::Photograph || record.type == RecordType::Document; }

bool of_patients_side(const Actor& actor) { return !actor.system() && actor.party.nil(); }

bool admitted(const State& state, Id<User> account) { return std::ranges::count(state.patient_users, account) > 0; }

/// Somebody of the patient's side takes part with a link.
Result<Unit> check_anybody(const State& state) {
  return std::ranges::any_of(state.persons, [](const PersonPart& person) { return !person.dismissed_at; }) ? Result<Unit>(Unit{}) : refuse(Code::NoSuchPart, "/person");
}

Result<Unit> check_accompanied(const State& state) {
  return state.companions.empty() ? refuse(Code::NoSuchPart, "/companion") : Result<Unit>(Unit{});
}

Result<Unit> check_room(std::size_t there, std::size_t most, std::string_view field) {
  return there < most ? Result<Unit>(Unit{}) : refuse(Code::TooMany, std::string(field));
}

Result<Unit> check_companion(const CompanionTerms& terms, const Facts& facts) {
  if (terms.birth_date) TRY_DO(check_happened(facts, *terms.birth_date, "/terms/birth_date"));
  TRY_DO(check_passport(terms.passport, "/terms/passport"));
  for (std::size_t i = 0; i < terms.languages.size(); ++i) TRY_DO(check_language(terms.languages[i], "/terms/languages/" + std::to_string(i)));
  return Unit{};
}

/// A child, and whoever may be one, needs somebody whom a document shows to decide for it.
Result<Unit> check_guarded(const State& state, bool shown, const Facts& facts) {
  if (shown || !guarded_on(state, facts.today())) return Unit{};
  return refuse(minor_on(state, facts.today()) ? Code::RepresentativeMissing : Code::AgeUnknown);
}

}  // namespace

/// ACCESS.md, row patient: a link or account belongs to one person. It stands, and belongs to no organisation: who is let in decides in the patient's place.
Result<Unit> ready(const State& state, const AdmitPatient&, const Facts&) { return check_room(state.patient_users.size(), kMostPatientUsers, "/user"); }
Decided rule(const State& state, const AdmitPatient& asked, const Facts& facts) {
  if (asked.user.nil()) return refuse(Code::Required, "/user");
  if (admitted(state, asked.user)) return refuse(Code::AlreadyDone, "/user");
  const auto* account = facts.user(asked.user);
  if (!account || !account->parties.empty()) return refuse(Code::NoSuchPart, "/user");
  return happened(PatientAdmitted{asked.user});
}

/// Who was dismissed keeps a place in the list: the timeline goes on naming them.
Result<Unit> ready(const State& state, const InvitePerson&, const Facts&) { return check_room(state.persons.size(), kMostPersons, "/person"); }
Decided rule(const State&, const InvitePerson& asked, const Facts& facts) {
  TRY_DO(check_language(asked.person.language, "/person/language"));
  return happened(PersonInvited{facts.fresh_id<User>(0), asked.person});
}

Result<Unit> ready(const State& state, const MakeLink&, const Facts&) { return check_anybody(state); }
Decided rule(const State& state, const MakeLink& asked, const Facts&) {
  TRY_DO(present(state, asked.person));
  return happened(LinkMade{asked.person});
}

/// The patient needs no paper to decide for themselves, and who only follows does not decide. What somebody typed or a system wrote shows nothing.
Result<Unit> ready(const State& state, const ProveRepresentative&, const Facts&) {
  if (std::ranges::none_of(state.records, is_paper)) return refuse(Code::NoSuchPart, "/record");
  const auto may = [&](const PersonPart& person) { return may_represent(state, person.id); };
  const bool any = !state.patient_users.empty() || std::ranges::any_of(state.persons, may);
  return any ? Result<Unit>(Unit{}) : refuse(Code::NoSuchPart, "/person");
}
Decided rule(const State& state, const ProveRepresentative& asked, const Facts&) {
  if (!admitted(state, asked.person) && !may_represent(state, asked.person)) return refuse(Code::NoSuchPart, "/person");
  const auto paper = std::ranges::find(state.records, asked.record, &RecordRef::id);
  if (paper == state.records.end() || !is_paper(*paper)) return refuse(Code::NoSuchPart, "/record");
  const auto* before = find_proof(state, asked.person);
  if (before && before->record == asked.record) return refuse(Code::AlreadyDone, "/record");
  return happened(RepresentativeProven{asked.person, asked.record});
}

/// With a link or with an account. Who was only invited does not put out a child's representative.
Result<Unit> ready(const State& state, const DismissPerson&, const Facts&) {
  return state.patient_users.empty() ? check_anybody(state) : Result<Unit>(Unit{});
}
Decided rule(const State& state, const DismissPerson& asked, const Facts& facts) {
  if (!admitted(state, asked.person)) TRY_DO(present(state, asked.person));
  const bool others = minor_on(state, facts.today()) && asked.person != facts.actor.user;
  if (others || find_proof(state, asked.person)) TRY_DO(check_represents(state, facts));
  return happened(PersonDismissed{asked.person});
}

Result<Unit> check_passport(const std::optional<Passport>& passport, std::string_view field) {
  if (passport && passport->country.code.size() != 2) return refuse(Code::UnknownPlace, std::string(field) + "/country");
  return Unit{};
}

Result<Unit> ready(const State& state, const AddCompanion&, const Facts&) { return check_room(state.companions.size(), kMostCompanions, "/terms"); }
Decided rule(const State&, const AddCompanion& asked, const Facts& facts) {
  TRY_DO(check_companion(asked.terms, facts));
  return happened(CompanionAdded{facts.fresh_id<Companion>(0), asked.terms});
}

Result<Unit> ready(const State& state, const EditCompanion&, const Facts&) { return check_accompanied(state); }
Decided rule(const State& state, const EditCompanion& asked, const Facts& facts) {
  if (!find_companion(state, asked.companion)) return refuse(Code::NoSuchPart, "/companion");
  TRY_DO(check_companion(asked.terms, facts));
  return happened(CompanionEdited{asked.companion, asked.terms});
}

Result<Unit> ready(const State& state, const RemoveCompanion&, const Facts&) { return check_accompanied(state); }
Decided rule(const State& state, const RemoveCompanion& asked, const Facts&) {
  if (!find_companion(state, asked.companion)) return refuse(Code::NoSuchPart, "/companion");
  return happened(CompanionRemoved{asked.companion});
}

Result<Unit> check_decides(const State& state, const Facts& facts) {
  const auto* person = find_person(state, facts.actor.user);
  if (person && person->terms.may != PersonMay::Decide) return refuse(Code::DecisionNotYours);
  return Unit{};
}

Result<Unit> check_shown(const State& state, const Facts& facts) { return check_guarded(state, find_proof(state, facts.actor.user) != nullptr, facts); }

Result<Unit> check_represents(const State& state, const Facts& facts) {
  return of_patients_side(facts.actor) ? check_shown(state, facts) : Result<Unit>(Unit{});
}

Result<Unit> check_represented(const State& state, const Facts& facts) { return check_guarded(state, represented(state), facts); }

}  // namespace hospitium::cases
