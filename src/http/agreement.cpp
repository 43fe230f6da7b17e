// Agreements: the list with each one's next commitment, and one agreement whole.
#include "domain/agreement/table.hpp"
#include "domain/agreement/views.hpp"

#include "http/agreement.hpp"
#include "http/choices.hpp"
#include "http/concepts.hpp"
#include "http/dossier_page.hpp"
#include "http/party_name.hpp"

namespace hospitium::http {
namespace {

agreements::AgreementCard card_of(Rooms& rooms, const ledger::ListRow& row) {
  auto card = json::read_own<agreements::Card>(row.card).value_or(agreements::Card{});
  agreements::AgreementCard view{row.id, row.number, value_of<agreements::Stage>(row.stage).value(), card.title, {}, card.places,
                                 card.next_commitment, card.next_due, row.updated};
  for (const auto& party : card.parties) view.parties.push_back(party_name(rooms, party));
  return view;
}

agreements::AgreementView view_of(Rooms& rooms, Id<User> user, const ledger::Opened& opened) {
  const auto& state = opened.dossier->as<agreements::State>();
  auto view = agreements::view_of(opened.id, state, opened.projection, party_namer(rooms));
  view.commands = choices_shown(rooms, opened, user, agreements::kTable, agreements::choices);
  return view;
}

void answer_one(Rooms& rooms, const Request& request, Reply reply) {
  const auto id = request.id<Dossier>("id");
  if (!id) return std::move(reply).refuse(id.error());
  const auto opened = open_page(rooms, request.principal(), Kind::Agreement, *id);
  if (!opened) return std::move(reply).refuse(opened.error());
  auto response = json_response(view_of(rooms, request.principal().user, *opened)).with("ETag", rooms.ledger.tag_of(*opened));
  answer_disclosed(rooms, {"agreement", {*id}, {DataClass::Offers}}, std::move(response), std::move(reply));
}

}  // namespace

std::vector<agreements::AgreementCard> agreement_cards(Rooms& rooms, const access::Principal& principal, int most) {
  return first_cards(rooms, principal, Kind::Agreement, ledger::ListFilter::Sort::Due, most, card_of);
}

std::vector<Route> agreement_routes(Rooms& rooms) {
  return {
      {.method = Method::Get, .path = "/api/agreements", .auth = Auth::SignedIn,
       .answer = [&rooms](const Request& request) { return answer_list<agreements::AgreementCard, agreements::Stage>(rooms, request, Kind::Agreement, card_of); }, .summary = "Agreements, with what is due next",
       .gives = &json::schema_of<Page<agreements::AgreementCard>>()},
      {.method = Method::Get, .path = "/api/agreements/{id}", .auth = Auth::SignedIn,
       .later = [&rooms](const Request& request, Reply reply) { answer_one(rooms, request, std::move(reply)); },
       .summary = "One agreement", .gives = &json::schema_of<agreements::AgreementView>()},
  };
}

}  // namespace hospitium::http
