// One page of a list, and the filters of lists whose cards every participant reads whole (agreements, missions).
#pragma once
#include "http/rooms.hpp"

namespace hospitium::http {

/// The dossier for a page about it. Whoever may read no more of an agreement or mission than its journal (an auditor) has the timeline and no page.
inline Result<ledger::Opened> open_page(Rooms& rooms, const access::Principal& principal, Kind kind, Id<Dossier> id) {
  TRY(auto opened, rooms.ledger.open(principal, kind, id));
  const bool shown = kind == Kind::Case || opened.rights.reads_whole(kind == Kind::Agreement ? DataClass::Offers : DataClass::Travel);
  if (!shown) return refuse(Code::NotFound);
  return opened;
}

template <class Card>
struct Page {
  std::vector<Card> items;
  std::optional<std::string> next;
  std::optional<CountView> count;
  BOOST_DESCRIBE_CLASS(Page, (), (items, next, count), (), ())
};

/// The filters that such lists offer: ?stage= ?cursor= ?limit= ?q=
template <DescribedEnum Stage>
Result<ledger::ListFilter> plain_filter(const Request& request, Kind kind) {
  ledger::ListFilter filter;
  filter.kind = kind;
  TRY(const auto stage, word_query<Stage>(request, "stage"));
  if (stage) filter.stages = {std::string(name_of(*stage))};
  TRY(filter.words, search_query(request));
  filter.cursor = request.query("cursor").value_or("");
  TRY(const auto limit, request.limit());
  filter.limit = static_cast<int>(limit);
  return filter;
}

/// A page of the reader's list, each row as its card.
template <class Card, DescribedEnum Stage>
Result<Response> answer_list(Rooms& rooms, const Request& request, Kind kind, Card (*card_of)(Rooms&, const ledger::ListRow&)) {
  TRY(const auto filter, plain_filter<Stage>(request, kind));
  TRY(const auto page, rooms.ledger.list(request.principal(), filter));
  Page<Card> view{{}, {}, CountView{page.count, page.exact}};
  for (const auto& row : page.rows) view.items.push_back(card_of(rooms, row));
  if (!page.next.empty()) view.next = page.next;
  return json_response(view);
}

/// The first cards of a kind in this order, for start pages.
template <class Card>
std::vector<Card> first_cards(Rooms& rooms, const access::Principal& principal, Kind kind, ledger::ListFilter::Sort sort, int most,
                              Card (*card_of)(Rooms&, const ledger::ListRow&)) {
  ledger::ListFilter filter;
  filter.kind = kind;
  filter.limit = most;
  filter.sort = sort;
  filter.count = false;
  std::vector<Card> cards;
  if (const auto page = rooms.ledger.list(principal, filter))
    for (const auto& row : page->rows) cards.push_back(card_of(rooms, row));
  return cards;
}

}  // namespace hospitium::http
