// One search over everything that has a name: cases, agreements and missions in which one takes part, organisations, services.
#include "directory/catalogue.hpp"
#include "http/agreement.hpp"
#include "http/case_cards.hpp"
#include "http/catalogue.hpp"
#include "http/concepts.hpp"
#include "http/mission.hpp"
#include "http/party_name.hpp"

namespace hospitium::http {
namespace {

constexpr int kMost = 6;

/// An agreement or a mission.
struct FoundDossier {
  Kind kind{};
  Id<Dossier> id;
  std::string number, title;
};
BOOST_DESCRIBE_STRUCT(FoundDossier, (), (kind, id, number, title))

struct FoundServiceView {
  Id<Service> id;
  std::string title, language;
  PartyName party;
};
BOOST_DESCRIBE_STRUCT(FoundServiceView, (), (id, title, language, party))

struct SearchView {
  std::vector<cases::CaseCard> cases;
  std::vector<FoundDossier> dossiers;
  std::vector<PartyName> parties;
  std::vector<FoundServiceView> services;
};
BOOST_DESCRIBE_STRUCT(SearchView, (), (cases, dossiers, parties, services))

ledger::ListFilter words_filter(Kind kind, const std::string& words) {
  ledger::ListFilter filter;
  filter.kind = kind;
  filter.words = words;
  filter.limit = kMost;
  filter.count = false;
  return filter;
}

/// Both kinds have a card with a title.
template <class Card>
void add_dossiers(Rooms& rooms, const access::Principal& principal, Kind kind, const std::string& words, SearchView& view) {
  const auto page = rooms.ledger.list(principal, words_filter(kind, words));
  if (!page) return;
  for (const auto& row : page->rows)
    view.dossiers.push_back({kind, row.id, row.number, json::read_own<Card>(row.card).value_or(Card{}).title});
}

void add_services(Rooms& rooms, const Request& request, const std::string& words, SearchView& view) {
  directory::ServiceQuery query;
  query.words = words;
  query.limit = kMost;
  const auto found = rooms.directory.catalogue().search(query);
  if (!found) return;
  const auto records = rooms.directory.catalogue().records_of(found->services);
  for (std::size_t i = 0; i < records.size(); ++i) {
    if (!records[i]) continue;
    const auto text = catalogue::text_for(records[i]->record, request.language);
    view.services.push_back({found->services[i].id, text.title, text.language, party_name(rooms, found->services[i].party)});
  }
}

Result<SearchView> found_by(Rooms& rooms, const Request& request) {
  TRY(const auto words, search_query(request));
  SearchView view;
  if (words.find_first_not_of(" \t\n") == std::string::npos) return view;
  TRY(const auto page, rooms.ledger.list(request.principal(), words_filter(Kind::Case, words)));
  view.cases = cards_of(rooms, page);
  add_dossiers<agreements::Card>(rooms, request.principal(), Kind::Agreement, words, view);
  add_dossiers<missions::Card>(rooms, request.principal(), Kind::Mission, words, view);
  directory::PartyQuery parties;
  parties.words = words;
  parties.limit = kMost;
  for (const auto& party : rooms.directory.find_parties(parties)) view.parties.push_back(party_name(rooms, party.id));
  add_services(rooms, request, words, view);
  return view;
}

void answer_search(Rooms& rooms, const Request& request, Reply reply) {
  const auto view = found_by(rooms, request);
  if (!view) return std::move(reply).refuse(view.error());
  auto shown = ids_of(view->cases);
  for (const auto& one : view->dossiers) shown.push_back(one.id);
  answer_disclosed(rooms, {"search", std::move(shown), classes_of(view->cases)}, json_response(*view), std::move(reply));
}

}  // namespace

std::vector<Route> search_routes(Rooms& rooms) {
  return {{.method = Method::Get, .path = "/api/search", .auth = Auth::SignedIn,
           .later = [&rooms](const Request& request, Reply reply) { answer_search(rooms, request, std::move(reply)); },
           .summary = "Cases, agreements, missions, organisations and services by words", .gives = &json::schema_of<SearchView>()}};
}

}  // namespace hospitium::http
