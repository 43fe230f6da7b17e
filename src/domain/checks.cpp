#include "domain/checks.hpp"

#include <algorithm>

namespace hospitium {
namespace {

Result<Unit> unless(bool wrong, Code code, std::string_view field) {
  if (wrong) return refuse(code, std::string(field));
  return Unit{};
}

}  // namespace

Result<Unit> check_active(const Facts& facts, Id<Party> party, std::string_view field) {
  const auto* fact = facts.party(party);
  if (!fact) return refuse(Code::UnknownParty, std::string(field));
  return unless(fact->state != PartyState::Active, Code::PartyInactive, field);
}

Result<Unit> check_type(const Facts& facts, Id<Party> party, std::initializer_list<PartyType> types, std::string_view field) {
  TRY_DO(check_active(facts, party, field));
  return unless(std::ranges::count(types, facts.party(party)->type) == 0, Code::WrongPartyType, field);
}

Result<Unit> check_happened(const Facts& facts, Day day, std::string_view field) {
  return unless(day.days > facts.today().days + kDaysAhead, Code::OutOfRange, field);
}

Result<Unit> check_coming(const Facts& facts, Day day, std::string_view field) {
  return unless(day < facts.today(), Code::DateInPast, field);
}

Result<Unit> check_order(std::optional<Day> first, std::optional<Day> last, std::string_view field) {
  return unless(first && last && *last < *first, Code::DateOrder, field);
}

Result<Unit> check_language(std::string_view tag, std::string_view field) {
  return unless(!well_formed_language(tag), Code::UnknownValue, field);
}

Result<Unit> check_kind(const Facts& facts, Id<Dossier> id, Kind kind, std::string_view field) {
  const auto* fact = facts.dossier(id);
  return unless(!fact || fact->kind != kind, Code::NoSuchPart, field);
}

Result<Unit> check_meeting(const Facts& facts, std::optional<Id<Dossier>> mission, std::optional<Id<Meeting>> meeting,
                           std::string_view field) {
  const std::string at(field);
  if (!mission && !meeting) return Unit{};
  if (!mission) return refuse(Code::Required, at + "/mission");
  if (!meeting) return refuse(Code::Required, at + "/meeting");
  return check_kind(facts, *mission, Kind::Mission, at + "/mission");
}

}  // namespace hospitium
