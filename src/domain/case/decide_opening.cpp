// Journey step 1, the enquiry, and what may be corrected of it later.
#include "domain/case/rules.hpp"

namespace hospitium::cases {
namespace {

/// Who may send a patient (MISSION.md section 2, step 1; ACCESS.md: agency, home doctor).
constexpr auto kReferrers = {PartyType::Agency,     PartyType::Clinic,     PartyType::Association, PartyType::Embassy,
                             PartyType::Authority,  PartyType::Assistance, PartyType::Insurer,     PartyType::Foundation,
                             PartyType::University, PartyType::PromotionBody};
/// Who may coordinate a case: the special services of MISSION.md S2c, wherever they stand.
constexpr auto kCoordinators = {PartyType::Clinic,    PartyType::Agency,        PartyType::Assistance,
                                PartyType::Authority, PartyType::PromotionBody, PartyType::Association};

/// A year alone, or that of the day.
Result<Unit> check_birth_year(const Patient& patient, const Facts& facts) {
  constexpr std::int32_t kOldest_years = 130;
  if (!patient.birth_year) return Unit{};
  const auto of_day = [](Day day) { return std::stoi(iso_text(day).substr(0, 4)); };
  const auto latest = of_day(facts.today());
  const bool possible = *patient.birth_year <= latest && *patient.birth_year >= latest - kOldest_years;
  const bool agrees = !patient.birth_date || of_day(*patient.birth_date) == *patient.birth_year;
  return possible && agrees ? Result<Unit>(Unit{}) : refuse(Code::OutOfRange, "/patient/birth_year");
}

Result<Unit> check_patient(const Patient& patient, const Facts& facts) {
  if (patient.birth_date) TRY_DO(check_happened(facts, *patient.birth_date, "/patient/birth_date"));
  TRY_DO(check_birth_year(patient, facts));
  if (patient.language) TRY_DO(check_language(*patient.language, "/patient/language"));
  TRY_DO(check_passport(patient.passport, "/patient/passport"));
  if (patient.nationality && patient.nationality->code.size() != 2) return refuse(Code::UnknownPlace, "/patient/nationality");
  return Unit{};
}

Born born(const Patient& patient, Day today) { return {patient.birth_date, patient.birth_year, age_group(patient, today)}; }

Result<Unit> check_wish(const Wish& wish) { return check_order(wish.wished_from, wish.wished_until, "/wish/wished_until"); }

/// A patient lives in one place and goes to another: no groups, and neither place inside the other.
Result<Unit> check_corridor(const Place& origin, const Place& destination) {
  if (origin.group()) return refuse(Code::UnknownPlace, "/origin");
  if (destination.group()) return refuse(Code::UnknownPlace, "/destination");
  if (origin.contains(destination) || destination.contains(origin)) return refuse(Code::OutOfRange, "/destination");
  return Unit{};
}

/// The coordinator named, else the one who opens the case for its own party.
Result<Id<Party>> owner_of(const OpenCase& asked, const Facts& facts) {
  const bool own = facts.actor.role == Role::Coordinator && !facts.actor.party.nil();
  if (!asked.coordinator && !own) return refuse(Code::Required, "/coordinator");
  const auto owner = asked.coordinator.value_or(facts.actor.party);
  TRY_DO(check_type(facts, owner, kCoordinators, "/coordinator"));
  return owner;
}

/// The referrer named, else the one who opens the case for somebody else to coordinate.
Result<std::optional<Id<Party>>> referrer_of(const OpenCase& asked, const Facts& facts) {
  auto referrer = asked.referrer;
  if (!referrer && facts.actor.role == Role::Referrer && !facts.actor.party.nil()) referrer = facts.actor.party;
  if (referrer) TRY_DO(check_type(facts, *referrer, kReferrers, "/referrer"));
  return referrer;
}

/// Step 3: where the corridor asks for approval, each level has somebody who can give it. Nothing: no approval is needed.
Result<std::optional<std::vector<ApprovalLevel>>> approval_of(const OpenCase& asked, const Facts& facts) {
  if (asked.home_authority) TRY_DO(check_type(facts, *asked.home_authority, {PartyType::Authority}, "/home_authority"));
  const Corridor corridor{asked.origin, asked.destination};
  if (!facts.home_approval(corridor)) return std::nullopt;
  auto levels = facts.approval_levels(corridor);
  if (levels.empty()) levels.emplace_back();
  for (auto& level : levels) {
    if (!level.authority) level.authority = asked.home_authority;
    if (!level.authority) return refuse(Code::Required, "/home_authority");
  }
  return levels;
}

}  // namespace

Decided rule(const State&, const OpenCase& asked, const Facts& facts) {
  TRY_DO(check_patient(asked.patient, facts));
  TRY_DO(check_wish(asked.wish));
  TRY_DO(check_corridor(asked.origin, asked.destination));
  TRY_DO(check_meeting(facts, asked.source.mission, asked.source.meeting, "/source"));
  TRY(const auto owner, owner_of(asked, facts));
  TRY(const auto referrer, referrer_of(asked, facts));
  TRY(const auto levels, approval_of(asked, facts));
  auto decision = happened(CaseOpened{asked.patient, asked.wish, asked.origin, asked.destination, asked.source, referrer,
                                      asked.home_authority, owner, facts.number, levels.has_value(), levels});
  if (asked.record) decision->events.push_back(RecordAttached{identified(*asked.record, facts)});
  return decision;
}

/// Nobody makes a child of age who could not decide for it. Of whom nothing is known, whoever says it says so by
/// name in the journal, unless a document shows who decides.
Decided rule(const State& state, const EditPatient& asked, const Facts& facts) {
  TRY_DO(check_patient(asked.patient, facts));
  const auto before = born(state.patient, facts.today()), after = born(asked.patient, facts.today());
  const bool guarded = before.age == AgeGroup::Child || represented(state);
  if (guarded && !coordinates(state, facts) && after.age != AgeGroup::Child) TRY_DO(check_shown(state, facts));
  if (before.birth_date == after.birth_date && before.birth_year == after.birth_year) return happened(PatientEdited{asked.patient});
  return happened(PatientEdited{asked.patient, before, after});
}

Decided rule(const State&, const EditWish& asked, const Facts&) {
  TRY_DO(check_wish(asked.wish));
  return happened(WishEdited{asked.wish});
}

}  // namespace hospitium::cases
