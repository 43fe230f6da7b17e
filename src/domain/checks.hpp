// Small rules that several kinds of dossier share. Each returns the refusal for the field it was given (a JSON pointer).
#pragma once
#include <initializer_list>

#include "domain/kind.hpp"

namespace hospitium {

/// East of Greenwich it is tomorrow already: a date written down there may be one day ahead of ours.
inline constexpr std::int32_t kDaysAhead = 1;

Result<Unit> check_active(const Facts& facts, Id<Party> party, std::string_view field);  ///< UnknownParty, PartyInactive
/// As check_active, then WrongPartyType unless the party is of one of these types.
Result<Unit> check_type(const Facts& facts, Id<Party> party, std::initializer_list<PartyType> types, std::string_view field);
Result<Unit> check_happened(const Facts& facts, Day day, std::string_view field);        ///< OutOfRange when in the future
Result<Unit> check_coming(const Facts& facts, Day day, std::string_view field);          ///< DateInPast; today is fine
Result<Unit> check_order(std::optional<Day> first, std::optional<Day> last, std::string_view field);  ///< DateOrder
Result<Unit> check_language(std::string_view tag, std::string_view field);               ///< UnknownValue unless BCP 47
Result<Unit> check_kind(const Facts& facts, Id<Dossier> id, Kind kind, std::string_view field);       ///< NoSuchPart
/// A mission and the meeting in it are named together or not at all (Required), and the mission exists (NoSuchPart).
Result<Unit> check_meeting(const Facts& facts, std::optional<Id<Dossier>> mission, std::optional<Id<Meeting>> meeting,
                           std::string_view field);

/// What a rule answers when it agrees.
template <class Event, class... Happened>
Decision<Event> happened(Happened... events) {
  Decision<Event> decision;
  (decision.events.emplace_back(std::move(events)), ...);
  return decision;
}

}  // namespace hospitium
