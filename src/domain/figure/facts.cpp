#include "domain/figure/facts.hpp"

#include <algorithm>
#include <set>

#include "base/described.hpp"

namespace hospitium::figures {
namespace {

/// Name, birth date and sex tell people apart well enough; without a birth date each case is a person of its own, so that two
/// people of one name are never counted as one.
std::string person_of(Id<Dossier> id, const cases::Patient& patient) {
  if (!patient.birth_date) return "case " + id.text();
  auto words = words_of(patient.name_latin.value_or(patient.name));
  std::ranges::sort(words);
  std::string person = iso_text(*patient.birth_date) + " " + std::string(name_of(patient.sex));
  for (const auto& word : words) person += " " + word;
  return person;
}

}  // namespace

std::optional<CaseFact> fact_of(Id<Dossier> id, const cases::State& state) {
  const auto* chosen = cases::chosen_referral(state);
  if (!state.treatment_started || !chosen || state.stage == cases::Stage::Withdrawn) return std::nullopt;
  CaseFact fact;
  fact.dossier = id;
  fact.person = person_of(id, state.patient);
  fact.origin = state.origin;
  fact.destination = state.destination;
  fact.specialty = state.wish.specialty;
  fact.provider = chosen->clinic;
  fact.treatment_started = *state.treatment_started;
  fact.discharged = state.discharged;
  fact.year = year_of(*state.treatment_started);
  fact.told_home = state.outcome.has_value();
  fact.died = state.died.has_value();
  fact.mission = state.source.mission;
  fact.meeting = state.source.meeting;
  return fact;
}

std::size_t count(std::span<const CaseFact> facts, Measure measure) {
  if (measure == Measure::Episodes) return facts.size();
  std::set<std::string_view> persons;
  for (const auto& fact : facts) persons.insert(fact.person);
  return persons.size();
}

}  // namespace hospitium::figures
