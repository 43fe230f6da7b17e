// One page of a list, and the filters of lists whose cards every participant reads whole (agreements, missions).
#pragma once
#include "http/rooms.hpp"

namespace hospitium::http {

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
  filter.words = request.query("q").value_or("");
  filter.cursor = request.query("cursor").value_or("");
  TRY(const auto limit, request.limit());
  filter.limit = static_cast<int>(limit);
  return filter;
}

}  // namespace hospitium::http
