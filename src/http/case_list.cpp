// Cases as lists and as a board over stages: one query, two shapes; the third is in case_calendar.cpp.
#include "http/case_cards.hpp"
#include "http/case_filter.hpp"
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
  std::optional<Instant> oldest;         ///< when the case that has waited longest here last changed; absent where more wait than are shown
  std::vector<cases::CaseCard> items;
};
BOOST_DESCRIBE_STRUCT(BoardColumn, (), (stage, count, oldest, items))

struct BoardView {
  std::vector<BoardColumn> columns;
  std::string sort;                      ///< of each column, as ?sort= of the list asks for it
};
BOOST_DESCRIBE_STRUCT(BoardView, (), (columns, sort))

void answer_list(Rooms& rooms, const Request& request, Reply reply) {
  const auto filter = case_filter(request);
  if (!filter) return std::move(reply).refuse(filter.error());
  const auto page = rooms.ledger.list(request.principal(), *filter);
  if (!page) return std::move(reply).refuse(page.error());
  CasePage view{cards_of(rooms, *page), {}, CountView{page->count, page->exact}};
  if (!page->next.empty()) view.next = page->next;
  answer_disclosed(rooms, {"case_list", ids_of(view.items), classes_of(view.items)}, json_response(view), std::move(reply));
}

BoardColumn column(Rooms& rooms, std::string_view stage, const ledger::ListPage& page) {
  BoardColumn column{std::string(stage), {page.count, page.exact}, {}, cards_of(rooms, page)};
  if (!page.next.empty()) return column;
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
  TRY(auto filter, case_filter(request));
  if (!request.query("limit")) filter.limit = kColumnCards;
  const std::string sort(request.query("sort").value_or(answers_cases(request.principal()) ? "due" : "updated"));
  if (sort == "due") filter.sort = ledger::ListFilter::Sort::Due;
  std::vector<std::string_view> stages;
  for (const auto stage : kBoardStages) stages.push_back(name_of(stage));
  TRY(const auto pages, rooms.ledger.columns(request.principal(), filter, stages));
  BoardView view{{}, sort};
  for (std::size_t i = 0; i < pages.size(); ++i) view.columns.push_back(column(rooms, stages[i], pages[i]));
  return view;
}

void answer_board(Rooms& rooms, const Request& request, Reply reply) {
  const auto view = board(rooms, request);
  if (!view) return std::move(reply).refuse(view.error());
  ledger::Disclosure shown{"board", {}, {}};
  for (const auto& one : view->columns)
    for (const auto& card : one.items) {
      shown.dossiers.push_back(card.id);
      add_classes(shown.classes, card);
    }
  answer_disclosed(rooms, std::move(shown), json_response(*view), std::move(reply));
}

}  // namespace

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
