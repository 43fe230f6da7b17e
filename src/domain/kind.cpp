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
const DossierFact* Facts::dossier(Id<Dossier> id) const { return find_by_id(dossiers, id); }

bool Facts::home_approval(const Corridor& corridor) const {
  return std::ranges::any_of(corridors,
                             [&](const CorridorFact& fact) { return fact.home_approval && contains(fact.corridor, corridor); });
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
