// Cases as lists and as a board over stages: one query, two shapes.
#include "http/case_cards.hpp"
#include "http/concepts.hpp"

namespace hospitium::http {
namespace {

struct CasePage {
  std::vector<cases::CaseCard> items;
  std::optional<std::string> next;
  std::optional<CountView> count;
};
BOOST_DESCRIBE_STRUCT(CasePage, (), (items, next, count))

struct BoardColumn {
  std::string stage;
  CountView count;
  std::optional<Instant> oldest;         ///< when the case that has waited longest here last changed
  std::vector<cases::CaseCard> items;
};
BOOST_DESCRIBE_STRUCT(BoardColumn, (), (stage, count, oldest, items))

struct BoardView {
  std::vector<BoardColumn> columns;
};
BOOST_DESCRIBE_STRUCT(BoardView, (), (columns))

Result<ledger::ListFilter> filter_of(const Request& request) {
  ledger::ListFilter filter;
  filter.kind = Kind::Case;
  TRY(const auto stage, word_query<cases::Stage>(request, "stage"));
  if (stage) filter.stages = {std::string(name_of(*stage))};
  TRY(filter.origin, place_query(request, "origin"));
  TRY(filter.destination, place_query(request, "destination"));
  TRY(filter.specialty, word_query<Specialty>(request, "specialty"));
  TRY(filter.urgency, word_query<Urgency>(request, "urgency"));
  TRY(filter.owner, id_query<Party>(request, "owner"));
  TRY(filter.owes, id_query<Party>(request, "owes"));
  filter.words = request.query("q").value_or("");
  if (filter.words.size() > 400) return refuse(Code::TooLong, "?q");
  const auto sort = request.query("sort").value_or("updated");
  if (sort == "due") filter.sort = ledger::ListFilter::Sort::Due;
  else if (sort == "opened") filter.sort = ledger::ListFilter::Sort::Opened;
  else if (sort != "updated") return refuse(Code::UnknownValue, "?sort");
  filter.cursor = request.query("cursor").value_or("");
  TRY(const auto limit, request.limit());
  filter.limit = static_cast<int>(limit);
  return filter;
}

void answer_list(Rooms& rooms, const Request& request, Reply reply) {
  const auto filter = filter_of(request);
  if (!filter) return std::move(reply).refuse(filter.error());
  const auto page = rooms.ledger.list(request.principal(), *filter);
  if (!page) return std::move(reply).refuse(page.error());
  CasePage view{cards_of(rooms, *page), {}, CountView{page->count, page->exact}};
  if (!page->next.empty()) view.next = page->next;
  answer_disclosed(rooms, {"case_list", ids_of(view.items), {DataClass::Identity}}, json_response(view), std::move(reply));
}

Result<BoardColumn> column(Rooms& rooms, const Request& request, ledger::ListFilter filter, std::string_view stage) {
  filter.stages = {std::string(stage)};
  TRY(const auto page, rooms.ledger.list(request.principal(), filter));
  BoardColumn column{std::string(stage), {page.count, page.exact}, {}, cards_of(rooms, page)};
  for (const auto& card : column.items)
    if (!column.oldest || card.updated < *column.oldest) column.oldest = card.updated;
  return column;
}

/// The stages that a board shows side by side; what has ended is a list of its own.
constexpr std::array kBoardStages{cases::Stage::Enquiry,  cases::Stage::Records, cases::Stage::Approval, cases::Stage::Referral,
                                  cases::Stage::Choice,   cases::Stage::Funding, cases::Stage::Visa,     cases::Stage::Travel,
                                  cases::Stage::Treatment, cases::Stage::Aftercare};
constexpr int kColumnCards = 20;

Result<BoardView> board(Rooms& rooms, const Request& request) {
  TRY(auto filter, filter_of(request));
  if (!request.query("limit")) filter.limit = kColumnCards;
  BoardView view;
  for (const auto stage : kBoardStages) {
    TRY(auto one, column(rooms, request, filter, name_of(stage)));
    view.columns.push_back(std::move(one));
  }
  return view;
}

void answer_board(Rooms& rooms, const Request& request, Reply reply) {
  const auto view = board(rooms, request);
  if (!view) return std::move(reply).refuse(view.error());
  std::vector<Id<Dossier>> shown;
  for (const auto& one : view->columns)
    for (const auto& card : one.items) shown.push_back(card.id);
  answer_disclosed(rooms, {"board", std::move(shown), {DataClass::Identity}}, json_response(*view), std::move(reply));
}

}  // namespace

Result<ledger::ListFilter> case_filter(const Request& request) { return filter_of(request); }

std::vector<Route> case_list_routes(Rooms& rooms) {
  return {
      {.method = Method::Get, .path = "/api/cases", .auth = Auth::SignedIn,
       .later = [&rooms](const Request& request, Reply reply) { answer_list(rooms, request, std::move(reply)); },
       .summary = "Cases in which the reader takes part", .gives = &json::schema_of<CasePage>()},
      {.method = Method::Get, .path = "/api/cases/board", .auth = Auth::SignedIn,
       .later = [&rooms](const Request& request, Reply reply) { answer_board(rooms, request, std::move(reply)); },
       .summary = "The same over stages", .gives = &json::schema_of<BoardView>()},
  };
}

}  // namespace hospitium::http
