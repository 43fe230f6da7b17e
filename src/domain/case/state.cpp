#include "domain/case/state.hpp"

#include <algorithm>

namespace hospitium::cases {

const RecordRef* find_record(const State& state, Id<Record> id) {
  for (const auto& record : state.records)
    if (record.id == id) return &record;
  for (const auto& summary : state.summaries)
    if (summary.record.id == id) return &summary.record;
  for (const auto& translation : state.translations)
    if (translation.record.id == id) return &translation.record;
  return nullptr;
}

const TranslationPart* find_translation(const State& state, Id<Record> id) {
  const auto found = std::ranges::find(state.translations, id, [](const TranslationPart& part) { return part.record.id; });
  return found == state.translations.end() ? nullptr : &*found;
}

const AssignmentPart* find_assignment(const State& state, Id<Assignment> id) {
  const auto found = std::ranges::find(state.assignments, id, &AssignmentPart::id);
  return found == state.assignments.end() ? nullptr : &*found;
}

bool marked_without_identity(const State& state, Id<Record> id) { return std::ranges::count(state.without_identity, id) > 0; }

const ReferralPart* find_referral(const State& state, Id<Referral> id) {
  auto found = std::ranges::find(state.referrals, id, &ReferralPart::id);
  return found == state.referrals.end() ? nullptr : &*found;
}

bool passed(const LevelPart& level) {
  return level.state == LevelState::Approved || (level.appeal && level.appeal->state == AppealState::Granted);
}

bool undecided(const LevelPart& level) { return level.state == LevelState::Asked || level.state == LevelState::InformationWanted; }

const LevelPart* awaited_level(const State& state) {
  const auto found = std::ranges::find_if_not(state.levels, passed);
  return found == state.levels.end() ? nullptr : &*found;
}

Id<Party> appeal_body(const LevelPart& level) { return level.rule.appeal_to.value_or(*level.rule.authority); }

const CompanionPart* find_companion(const State& state, Id<Companion> id) {
  const auto found = std::ranges::find(state.companions, id, &CompanionPart::id);
  return found == state.companions.end() ? nullptr : &*found;
}

const PersonPart* find_person(const State& state, Id<User> id) {
  auto found = std::ranges::find(state.persons, id, &PersonPart::id);
  return found == state.persons.end() || found->dismissed_at ? nullptr : &*found;
}

const ProofPart* find_proof(const State& state, Id<User> person) {
  const auto found = std::ranges::find(state.proofs, person, &ProofPart::person);
  return found == state.proofs.end() ? nullptr : &*found;
}

std::optional<Day> born_by(const Patient& patient) {
  if (patient.birth_date) return patient.birth_date;
  return patient.birth_year ? parse_day(fmt::format("{:04}-12-31", *patient.birth_year)) : std::nullopt;
}

std::optional<Day> born_from(const Patient& patient) {
  if (patient.birth_date || !patient.birth_year) return std::nullopt;
  return parse_day(fmt::format("{:04}-01-01", *patient.birth_year));
}

std::optional<std::int32_t> elder_age(std::int32_t age, Day born_from, Day today) {
  const auto elder = age_on(born_from, today);
  return elder > age ? std::optional(elder) : std::nullopt;
}

/// A year against a day, where one of them knows no more.
bool other_birth(const Subject& subject, const Patient& patient) {
  if (subject.birth_date && patient.birth_date) return *subject.birth_date != *patient.birth_date;
  const auto year = [](const auto& born) { return born.birth_date ? std::optional(year_of(*born.birth_date)) : born.birth_year; };
  return year(subject) && year(patient) && year(subject) != year(patient);
}

bool other_sex(const Subject& subject, const Patient& patient) {
  return subject.sex != Sex::Unknown && patient.sex != Sex::Unknown && subject.sex != patient.sex;
}

AgeGroup age_group(const Patient& patient, Day today) {
  constexpr std::int32_t kAdult_years = 18;
  const auto born = born_by(patient);
  if (!born) return AgeGroup::Unknown;
  return age_on(*born, today) < kAdult_years ? AgeGroup::Child : AgeGroup::Adult;
}

bool minor_on(const State& state, Day day) { return age_group(state.patient, day) == AgeGroup::Child; }
bool guarded_on(const State& state, Day day) { return age_group(state.patient, day) != AgeGroup::Adult; }

bool represented(const State& state) { return !state.proofs.empty(); }

Instant offer_end(const ReferralPart& referral) { return referral.offer_until.value_or(start_of(referral.terms->valid_until) + kDay_us); }
Instant translation_end(const AssignmentPart& assignment) { return assignment.until.value_or(start_of(assignment.due) + kDay_us); }

const ReferralPart* chosen_referral(const State& state) {
  auto found = std::ranges::find(state.referrals, ReferralState::Chosen, &ReferralPart::state);
  return found == state.referrals.end() ? nullptr : &*found;
}

Stage stage_known_to_clinic(ReferralState state) {
  if (state == ReferralState::Offered) return Stage::Choice;
  return open(state) ? Stage::Referral : Stage::Closed;
}

const ConsentPart* find_consent(const State& state, Id<Party> party) {
  auto found = std::ranges::find(state.consents, party, &ConsentPart::party);
  return found == state.consents.end() ? nullptr : &*found;
}

bool consent_implied(const State& state, Id<Party> party) { return party == state.owner || party == state.referrer; }

bool consent_in_force(const State& state, Id<Party> party, Instant now) {
  const auto* consent = find_consent(state, party);
  if (!consent) return consent_implied(state, party);
  return !consent->revoked_at && (!consent->until || now < consent_end(*consent));
}

Instant consent_end(const ConsentPart& consent) {
  return consent.until ? consent.over.value_or(start_of(*consent.until) + kDay_us) : Instant{};
}

}  // namespace hospitium::cases
