#include "domain/kind.hpp"

#include <algorithm>

namespace hospitium {
namespace {

bool covers(const Licence& licence, Specialty specialty) {
  return licence.specialties.empty() || std::ranges::count(licence.specialties, specialty) > 0;
}

bool contains(const Corridor& wide, const Corridor& narrow) {
  return wide.origin.contains(narrow.origin) && wide.destination.contains(narrow.destination);
}

const CorridorFact* approval_fact(const std::vector<CorridorFact>& facts, const Corridor& corridor) {
  const auto asks = [&](const CorridorFact& fact) { return fact.home_approval && contains(fact.corridor, corridor); };
  const auto found = std::ranges::find_if(facts, asks);
  return found == facts.end() ? nullptr : &*found;
}

template <class List, class Id>
auto* find_by_id(const List& list, Id id) {
  auto found = std::ranges::find(list, id, &List::value_type::id);
  return found == list.end() ? nullptr : &*found;
}

}  // namespace

bool PartyFact::licensed(Specialty specialty, Day day) const {
  return std::ranges::any_of(licences, [&](const Licence& licence) {
    return !licence.suspended && licence.from <= day && day <= licence.until && covers(licence, specialty);
  });
}

const PartyFact* Facts::party(Id<Party> id) const { return find_by_id(parties, id); }
const UserFact* Facts::user(Id<User> id) const {
  const auto found = std::ranges::find(users, id, &UserFact::id);
  return found == users.end() ? nullptr : &*found;
}

const DossierFact* Facts::dossier(Id<Dossier> id) const { return find_by_id(dossiers, id); }

bool Facts::home_approval(const Corridor& corridor) const { return approval_fact(corridors, corridor) != nullptr; }

std::vector<ApprovalLevel> Facts::approval_levels(const Corridor& corridor) const {
  const auto* fact = approval_fact(corridors, corridor);
  return fact ? fact->levels : std::vector<ApprovalLevel>();
}

calendar::CommonDays Facts::common_days(const std::vector<CalendarKey>& sides) const {
  std::vector<calendar::WorkingDays> known;
  for (const auto& side : sides)
    if (const auto found = std::ranges::find(calendars, side, &CalendarFact::of); found != calendars.end()) known.push_back(found->days);
  return calendar::CommonDays(std::move(known));
}

std::vector<Participant> officials_of(std::span<const Id<Party>> parties) {
  std::vector<Participant> rows;
  for (const auto& party : parties)
    if (std::ranges::count(rows, party, &Participant::party) == 0)
      rows.push_back({party, {}, Role::Official, std::nullopt, GrantState::Active, {}, {}});
  return rows;
}

const CommandRow* find_row(std::span<const CommandRow> table, std::string_view command) {
  auto found = std::ranges::find(table, command, &CommandRow::command);
  return found == table.end() ? nullptr : &*found;
}

Result<Unit> check_row(std::span<const CommandRow> table, unsigned stage, std::string_view stage_name, Opened opened,
                       std::string_view command) {
  const auto* row = find_row(table, command);
  const bool opens = row && row->stages == 0;
  if (opened == Opened::No) return opens ? Result<Unit>(Unit{}) : refuse(Code::NotFound);
  if (row && (row->stages >> stage & 1)) return Unit{};
  return refuse(Code::WrongStage, "", {{"stage", std::string(stage_name)}});
}

}  // namespace hospitium
