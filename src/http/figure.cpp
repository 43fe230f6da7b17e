// Figures: our own tables, the cases behind them by right, and the ledger of published figures.
#include <charconv>

#include "http/concepts.hpp"
#include "http/export.hpp"
#include "http/trace.hpp"
#include "observatory/observatory.hpp"
#include "observatory/published.hpp"

namespace hospitium::http {
namespace {

using observatory::PublishedFigures;
using observatory::TableQuery;

struct PublishedPage {
  std::vector<observatory::PublishedView> items;
  bool may_add = false;                  ///< the reader keeps this ledger
};
BOOST_DESCRIBE_STRUCT(PublishedPage, (), (items, may_add))

struct ReleasePage {
  std::vector<observatory::Release> items;
  bool may_release = false;              ///< the reader publishes years that are over
};
BOOST_DESCRIBE_STRUCT(ReleasePage, (), (items, may_release))

struct NewRelease {
  std::int32_t year = 0;
};
BOOST_DESCRIBE_STRUCT(NewRelease, (), (year))

struct CheckRequest {
  std::vector<Id<Figure>> ids;
};
BOOST_DESCRIBE_STRUCT(CheckRequest, (), (ids))

/// What a new figure is; its id is the ledger's to give.
struct NewFigure {
  double value = 0;
  figures::Qualifier qualifier{};
  Line unit;
  figures::Counted counted{};
  std::optional<figures::Period> period;
  std::optional<Note> scope;
  std::optional<Place> origin, destination;
  std::optional<Line> source;
  std::optional<Day> source_date;
  std::optional<Line> link;
  std::optional<Note> evidence;
  Note account;
  std::optional<Word> language;          ///< of unit, scope, account and source
  std::vector<figures::FigureText> texts;
};
BOOST_DESCRIBE_STRUCT(NewFigure, (), (value, qualifier, unit, counted, period, scope, origin, destination, source, source_date, link, evidence, account, language, texts))

struct CaseBehind {
  Id<Dossier> id;
  std::string number;
  TraceOrigin came_from;
};
BOOST_DESCRIBE_STRUCT(CaseBehind, (), (id, number, came_from))

/// Why there are more than can be opened: what was erased stays counted, and in the others the reader takes no part, or has no consent.
struct CountedBehind {
  std::int64_t cases = 0, erased = 0;
};
BOOST_DESCRIBE_STRUCT(CountedBehind, (), (cases, erased))

struct CasesBehind {
  std::vector<CaseBehind> items;         ///< those that the reader may open, newest first
  std::optional<std::string> next;       ///< ask again with ?cursor= this
  std::optional<CountedBehind> counted;  ///< of the first page, for whoever sees the exact figure
};
BOOST_DESCRIBE_STRUCT(CasesBehind, (), (items, next, counted))

Result<std::optional<int>> year_query(const Request& request) {
  const auto text = request.query("year");
  if (!text || text->empty()) return std::optional<int>();
  int year = 0;
  const auto [end, problem] = std::from_chars(text->data(), text->data() + text->size(), year);
  if (problem != std::errc() || end != text->data() + text->size() || year < 1900 || year > 2200) return refuse(Code::OutOfRange, "?year");
  return std::optional(year);
}

Result<TableQuery> table_query(const Request& request) {
  TableQuery query;
  TRY(const auto definition, word_query<figures::Measure>(request, "definition"));
  query.definition = definition.value_or(figures::Measure::Persons);
  TRY(const auto rows, word_query<observatory::Axis>(request, "rows"));
  query.rows = rows.value_or(observatory::Axis::Origin);
  TRY(query.year, year_query(request));
  TRY(query.origin, place_query(request, "origin"));
  TRY(query.destination, place_query(request, "destination"));
  TRY(query.specialty, word_query<Specialty>(request, "specialty"));
  return query;
}

/// Reading exact figures is journaled; what was released is anybody's.
void answer_table(Rooms& rooms, const Request& request, Reply reply) {
  const auto query = table_query(request);
  if (!query) return std::move(reply).refuse(query.error());
  const auto table = rooms.observatory.table(request.principal(), *query);
  if (!table) return std::move(reply).refuse(table.error());
  if (!table->exact) return std::move(reply).send(json_response(*table));
  answer_disclosed(rooms, {"exact_figures", {}, {DataClass::Statistics}}, json_response(*table), std::move(reply));
}

Result<Response> release(Rooms& rooms, const Request& request) {
  TRY(const auto asked, request.read<NewRelease>());
  TRY(const auto made, rooms.observatory.release(request.principal(), asked.year));
  return json_response(made, 201);
}

Result<Response> releases(Rooms& rooms, const Request& request) {
  return json_response(ReleasePage{rooms.observatory.releases(), access::may_on_node(request.principal(), DataClass::Statistics, Action::Create)});
}

/// The reader's own cases are gone through, newest first, and not those that are counted: how far a page got then says nothing of the
/// cases of others. Of those looked through in one request few are opened, and of those gone through not many are looked at.
constexpr int kLookedThrough = 50, kMostPages = 20;

/// Of a page of the reader's cases, those that the figure counts and whose figures the reader may read.
std::vector<CaseBehind> behind_of(Rooms& rooms, const access::Principal& principal, const TableQuery& query, const ledger::ListPage& page) {
  std::vector<Id<Dossier>> readable;
  // Whoever may not read figures of a case would learn from this one that it was treated.
  for (const auto& row : page.rows)
    if (row.rights.reads(DataClass::Statistics)) readable.push_back(row.id);
  std::vector<CaseBehind> items;
  for (const auto& id : rooms.observatory.counted_among(query, readable)) {
    const auto opened = rooms.ledger.open(principal, Kind::Case, id);
    if (!opened || !opened->rights.reads(DataClass::Statistics)) continue;
    items.push_back({id, opened->projection.number, origin_of(rooms, principal, *opened)});
  }
  return items;
}

Result<CasesBehind> behind(Rooms& rooms, const access::Principal& principal, const TableQuery& query, std::string cursor, std::size_t limit) {
  ledger::ListFilter filter;
  filter.kind = Kind::Case;
  filter.sort = ledger::ListFilter::Sort::Opened;
  filter.limit = kLookedThrough;
  filter.count = false;
  filter.cursor = std::move(cursor);
  CasesBehind view;
  for (int pages = 0; pages < kMostPages; ++pages) {
    TRY(const auto page, rooms.ledger.list(principal, filter));
    for (auto& item : behind_of(rooms, principal, query, page)) view.items.push_back(std::move(item));
    if (page.next.empty()) return view;
    filter.cursor = page.next;
    if (view.items.size() >= limit) break;
  }
  view.next = filter.cursor;
  return view;
}

std::optional<CountedBehind> counted_behind(Rooms& rooms, const access::Principal& principal, const TableQuery& query) {
  const auto cases = rooms.observatory.behind(principal, query);
  if (!cases) return std::nullopt;
  return CountedBehind{static_cast<std::int64_t>(cases->size()), rooms.ledger.erased_among(*cases)};
}

void answer_behind(Rooms& rooms, const Request& request, Reply reply) {
  const auto query = table_query(request);
  if (!query) return std::move(reply).refuse(query.error());
  const auto limit = request.limit(25, 100);
  if (!limit) return std::move(reply).refuse(limit.error());
  const auto cursor = request.query("cursor").value_or("");
  auto view = behind(rooms, request.principal(), *query, cursor, *limit);
  if (!view) return std::move(reply).refuse(view.error());
  if (cursor.empty()) view->counted = counted_behind(rooms, request.principal(), *query);
  std::vector<Id<Dossier>> shown;
  for (const auto& one : view->items) shown.push_back(one.id);
  answer_disclosed(rooms, {"figure", std::move(shown), {DataClass::Statistics}}, json_response(*view), std::move(reply));
}

Result<Response> published(Rooms& rooms, const Request& request) {
  PublishedFigures figures(rooms.database, rooms.environment);
  return json_response(PublishedPage{figures.all(request.language), access::may_on_node(request.principal(), DataClass::Statistics, Action::Create)});
}

Result<Response> publish(Rooms& rooms, const Request& request) {
  TRY(const auto asked, request.read<NewFigure>());
  PublishedFigures figures(rooms.database, rooms.environment);
  TRY(const auto kept, figures.add(request.principal(),
                                   {{}, asked.value, asked.qualifier, asked.unit, asked.counted, asked.period, asked.scope, asked.origin,
                                    asked.destination, asked.source, asked.source_date, asked.link, asked.evidence, asked.account, asked.language, asked.texts},
                                   key_of(request)));
  return json_response(kept, 201);
}

Result<Response> check(Rooms& rooms, const Request& request) {
  TRY(const auto asked, request.read<CheckRequest>());
  PublishedFigures figures(rooms.database, rooms.environment);
  TRY(const auto answer, figures.may_add_up(asked.ids));
  return json_response(answer);
}

}  // namespace

Result<observatory::TableQuery> figure_query(const Request& request) { return table_query(request); }

std::vector<Route> figure_routes(Rooms& rooms) {
  const auto simple = [&](Method method, std::string_view path, Result<Response> (*answer)(Rooms&, const Request&), std::string_view summary) {
    return Route{.method = method, .path = path, .auth = Auth::SignedIn,
                 .answer = [&rooms, answer](const Request& request) { return answer(rooms, request); }, .summary = summary};
  };
  auto publishing = simple(Method::Post, "/api/figures/releases", release, "Publish a year that is over, once and for all")
                        .with_body<NewRelease>().with_reply<observatory::Release>();
  publishing.lane = Lane::Heavy;
  return {
      {.method = Method::Get, .path = "/api/figures/table", .auth = Auth::SignedIn,
       .later = [&rooms](const Request& request, Reply reply) { answer_table(rooms, request, std::move(reply)); }, .lane = Lane::Heavy,
       .summary = "One table, with what it counts: exact for statisticians, else as released", .gives = &json::schema_of<observatory::Table>()},
      simple(Method::Get, "/api/figures/releases", releases, "The years that were published").with_reply<ReleasePage>(),
      publishing,
      {.method = Method::Get, .path = "/api/figures/cases", .auth = Auth::SignedIn,
       .later = [&rooms](const Request& request, Reply reply) { answer_behind(rooms, request, std::move(reply)); }, .lane = Lane::Heavy,
       .summary = "The cases behind a figure, as far as the reader may open them", .gives = &json::schema_of<CasesBehind>()},
      simple(Method::Get, "/api/figures/published", published, "What others have printed").with_reply<PublishedPage>(),
      simple(Method::Post, "/api/figures/published", publish, "Keep a published figure").with_body<NewFigure>().with_reply<observatory::PublishedView>(),
      simple(Method::Post, "/api/figures/published/check", check, "May these be added up?").with_body<CheckRequest>().with_reply<figures::Addability>(),
  };
}

}  // namespace hospitium::http
