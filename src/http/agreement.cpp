// Agreements: the list with each one's next commitment, and one agreement whole.
#include "domain/agreement/views.hpp"

#include "http/agreement.hpp"
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

/// What the stage allows, less what the reader has no right to.
std::vector<agreements::CommandChoice> commands_of(Rooms& rooms, const ledger::Opened& opened) {
  auto list = agreements::choices(opened.dossier->as<agreements::State>());
  const auto allowed = rooms.ledger.choices(opened);
  std::erase_if(list, [&](const auto& choice) {
    return std::ranges::none_of(allowed, [&](const auto& one) { return one.first == choice.command; });
  });
  return list;
}

Result<agreements::AgreementView> view_of(Rooms& rooms, const ledger::Opened& opened) {
  auto view = agreements::view_of(opened.id, opened.dossier->as<agreements::State>(), opened.projection, party_namer(rooms));
  view.commands = commands_of(rooms, opened);
  return view;
}

void answer_one(Rooms& rooms, const Request& request, Reply reply) {
  const auto id = request.id<Dossier>("id");
  if (!id) return std::move(reply).refuse(id.error());
  const auto opened = rooms.ledger.open(request.principal(), Kind::Agreement, *id);
  if (!opened) return std::move(reply).refuse(opened.error());
  auto response = json_response(*view_of(rooms, *opened)).with("ETag", rooms.ledger.tag_of(*opened));
  answer_disclosed(rooms, {"agreement", {*id}, {DataClass::Offers}}, std::move(response), std::move(reply));
}

Result<Response> list(Rooms& rooms, const Request& request) {
  TRY(const auto filter, plain_filter<agreements::Stage>(request, Kind::Agreement));
  TRY(const auto page, rooms.ledger.list(request.principal(), filter));
  Page<agreements::AgreementCard> view{{}, {}, CountView{page.count, page.exact}};
  for (const auto& row : page.rows) view.items.push_back(card_of(rooms, row));
  if (!page.next.empty()) view.next = page.next;
  return json_response(view);
}

}  // namespace

std::vector<agreements::AgreementCard> agreement_cards(Rooms& rooms, const access::Principal& principal, int most) {
  ledger::ListFilter filter;
  filter.kind = Kind::Agreement;
  filter.limit = most;
  filter.sort = ledger::ListFilter::Sort::Due;
  filter.count = false;
  std::vector<agreements::AgreementCard> cards;
  if (const auto page = rooms.ledger.list(principal, filter))
    for (const auto& row : page->rows) cards.push_back(card_of(rooms, row));
  return cards;
}

std::vector<Route> agreement_routes(Rooms& rooms) {
  return {
      {.method = Method::Get, .path = "/api/agreements", .auth = Auth::SignedIn,
       .answer = [&rooms](const Request& request) { return list(rooms, request); }, .summary = "Agreements, with what is due next",
       .gives = &json::schema_of<Page<agreements::AgreementCard>>()},
      {.method = Method::Get, .path = "/api/agreements/{id}", .auth = Auth::SignedIn,
       .later = [&rooms](const Request& request, Reply reply) { answer_one(rooms, request, std::move(reply)); },
       .summary = "One agreement", .gives = &json::schema_of<agreements::AgreementView>()},
  };
}

}  // namespace hospitium::http
