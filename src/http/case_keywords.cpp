// The words by which an organisation finds its cases again. Tokens alone stand in the index, so they are read from the cards of its own cases.
#include "http/case_cards.hpp"

#include <algorithm>
#include <map>

#include "domain/case/labels.hpp"
#include "http/concepts.hpp"

namespace hospitium::http {
namespace {

constexpr int kLooked = 200;             ///< cases of an organisation that are looked at: those that changed last
constexpr std::size_t kMost = 100, kMostOrganisations = 4;

/// `keyword` as it is written on the case that changed last.
struct KeywordItem {
  std::string keyword;
  std::int64_t cases = 0;                ///< of those that were looked at
};
BOOST_DESCRIBE_STRUCT(KeywordItem, (), (keyword, cases))

struct KeywordList {
  std::vector<KeywordItem> items;        ///< the one on most cases first
};
BOOST_DESCRIBE_STRUCT(KeywordList, (), (items))

using Counts = std::map<std::string, KeywordItem>;         ///< by what is the same to a reader

/// Of one organisation's own cases; cards show keywords to its people alone.
Result<Unit> count(Rooms& rooms, const access::Principal& principal, Id<Party> owner, Counts& counts) {
  ledger::ListFilter filter;
  filter.kind = Kind::Case;
  filter.owner = owner;
  filter.limit = kLooked;
  filter.count = false;
  TRY(const auto page, rooms.ledger.list(principal, filter));
  for (const auto& card : cards_of(rooms, page))
    for (const auto& keyword : card.keywords) ++counts.try_emplace(cases::keyword_label(keyword), KeywordItem{keyword, 0}).first->second.cases;
  return Unit{};
}

Result<KeywordList> keywords(Rooms& rooms, const access::Principal& principal) {
  std::vector<Id<Party>> owners;
  for (const auto& membership : principal.memberships)
    if (!std::ranges::count(owners, membership.party) && owners.size() < kMostOrganisations) owners.push_back(membership.party);
  Counts counts;
  for (const auto& owner : owners) TRY_DO(count(rooms, principal, owner, counts));
  KeywordList list;
  for (auto& [label, item] : counts) list.items.push_back(std::move(item));
  std::ranges::stable_sort(list.items, std::greater(), &KeywordItem::cases);
  if (list.items.size() > kMost) list.items.resize(kMost);
  return list;
}

}  // namespace

/// Words without a case: nobody's data is disclosed by them, and the access log has nothing to say.
std::vector<Route> case_keyword_routes(Rooms& rooms) {
  return {{.method = Method::Get, .path = "/api/cases/keywords", .auth = Auth::SignedIn,
           .answer = [&rooms](const Request& request) -> Result<Response> {
             TRY(const auto list, keywords(rooms, request.principal()));
             return json_response(list);
           }, .summary = "Keywords on the cases of one's organisation, the most frequent first", .gives = &json::schema_of<KeywordList>()}};
}

}  // namespace hospitium::http
