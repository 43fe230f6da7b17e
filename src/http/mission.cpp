// Missions: the list, and one mission with its meetings and what came of them.
#include "http/mission.hpp"

#include "domain/mission/table.hpp"
#include "http/choices.hpp"
#include "http/concepts.hpp"
#include "http/dossier_page.hpp"
#include "http/party_name.hpp"

namespace hospitium::http {
namespace {

missions::MissionCard card_of(Rooms&, const ledger::ListRow& row) {
  const auto card = json::read_own<missions::Card>(row.card).value_or(missions::Card{});
  return {row.id, row.number, value_of<missions::Stage>(row.stage).value(), card.title, card.place, card.home, card.starts_on,
          card.ends_on, card.meetings, card.held, card.results, row.updated};
}

/// A result is a case or an agreement with rights of its own: whoever has none there does not learn its id here.
bool visible(Rooms& rooms, const access::Principal& principal, Id<Dossier> result) {
  return open_page(rooms, principal, Kind::Case, result) || open_page(rooms, principal, Kind::Agreement, result);
}

missions::MissionView view_of(Rooms& rooms, const access::Principal& principal, const ledger::Opened& opened) {
  const auto& state = opened.dossier->as<missions::State>();
  auto view = missions::view_of(opened.id, state, opened.projection, party_namer(rooms));
  for (auto& meeting : view.meetings)
    std::erase_if(meeting.led_to, [&](Id<Dossier> result) { return !visible(rooms, principal, result); });
  view.commands = choices_shown(rooms, opened, principal.user, missions::kTable, missions::choices);
  return view;
}

void answer_one(Rooms& rooms, const Request& request, Reply reply) {
  const auto id = request.id<Dossier>("id");
  if (!id) return std::move(reply).refuse(id.error());
  const auto opened = open_page(rooms, request.principal(), Kind::Mission, *id);
  if (!opened) return std::move(reply).refuse(opened.error());
  auto response = json_response(view_of(rooms, request.principal(), *opened)).with("ETag", rooms.ledger.tag_of(*opened));
  answer_disclosed(rooms, {"mission", {*id}, {DataClass::Travel}}, std::move(response), std::move(reply));
}

}  // namespace

std::vector<missions::MissionCard> mission_cards(Rooms& rooms, const access::Principal& principal, int most) {
  return first_cards(rooms, principal, Kind::Mission, ledger::ListFilter::Sort::Due, most, card_of);
}

std::vector<Route> mission_routes(Rooms& rooms) {
  return {
      {.method = Method::Get, .path = "/api/missions", .auth = Auth::SignedIn,
       .answer = [&rooms](const Request& request) { return answer_list<missions::MissionCard, missions::Stage>(rooms, request, Kind::Mission, card_of); }, .summary = "Missions",
       .gives = &json::schema_of<Page<missions::MissionCard>>()},
      {.method = Method::Get, .path = "/api/missions/{id}", .auth = Auth::SignedIn,
       .later = [&rooms](const Request& request, Reply reply) { answer_one(rooms, request, std::move(reply)); },
       .summary = "One mission with its meetings", .gives = &json::schema_of<missions::MissionView>()},
  };
}

}  // namespace hospitium::http
