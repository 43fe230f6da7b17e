#include "domain/figure/facts.hpp"

#include <algorithm>

#include "base/described.hpp"

namespace hospitium::figures {

std::string person_of(Id<Dossier> id, const cases::Patient& patient) {
  if (!patient.birth_date) return "case " + id.text();
  auto words = words_of(patient.name_latin.value_or(patient.name));
  std::ranges::sort(words);
  std::string person = iso_text(*patient.birth_date) + " " + std::string(name_of(patient.sex));
  for (const auto& word : words) person += " " + word;
  return person;
}

FactChange change_of(Id<Dossier> id, const cases::CaseOpened& event) {
  return {person_of(id, event.patient), Corridor{event.origin, event.destination}, event.wish.specialty, kNotCounted};
}

FactChange change_of(Id<Dossier> id, const cases::PatientEdited& event) { return {person_of(id, event.patient), {}, {}, {}}; }

FactChange change_of(Id<Dossier>, const cases::WishEdited& event) { return {{}, {}, event.wish.specialty, {}}; }

FactChange change_of(Id<Dossier>, const cases::TreatmentStarted& event) { return {{}, {}, {}, year_of(event.on)}; }

FactChange change_of(Id<Dossier>, const cases::CaseWithdrawn&) { return {{}, {}, {}, kNotCounted}; }

FactChange change_of(Id<Dossier>, const cases::CaseReopened& event) {
  return {{}, {}, {}, event.treatment_started ? year_of(*event.treatment_started) : kNotCounted};
}

}  // namespace hospitium::figures
