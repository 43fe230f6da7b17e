// The cases of a list over days: when their clocks run out, and when their patients travel and are treated.
#include "http/case_cards.hpp"
#include "http/case_filter.hpp"
#include "http/concepts.hpp"
#include "http/seen_case.hpp"

namespace hospitium::http {
namespace {

constexpr int kPage = 200;
constexpr std::size_t kMostDue = 600, kMostLooked = 400;  ///< rows of the list that are looked at: beyond them the calendar is not complete
constexpr std::int64_t kZones_us = 14 * kHour_us;         ///< a day begins that much earlier or later somewhere
constexpr std::int32_t kMostDays = 62;
/// Dates of a journey stand in these stages; what has ended is a list of its own.
constexpr std::array kDatedStages{cases::Stage::Funding, cases::Stage::Visa, cases::Stage::Travel, cases::Stage::Treatment, cases::Stage::Aftercare};

enum class CalendarEvent { Due, Arrival, Departure, Treatment, Discharge };
BOOST_DESCRIBE_ENUM(CalendarEvent, Due, Arrival, Departure, Treatment, Discharge)

/// A clock runs out at an instant; a journey has days.
struct CalendarEntry {
  Id<Dossier> id;
  CalendarEvent event{};
  std::optional<Instant> at;
  std::optional<Day> on;
  std::optional<std::string> clock;      ///< message case.clock.<clock>; who owes it stands on the card
};
BOOST_DESCRIBE_STRUCT(CalendarEntry, (), (id, event, at, on, clock))

struct CalendarView {
  std::vector<CalendarEntry> entries;
  std::vector<cases::CaseCard> cases;    ///< each that an entry names, once
  bool complete = true;
};
BOOST_DESCRIBE_STRUCT(CalendarView, (), (entries, cases, complete))

struct Window {
  Day from, until;                       ///< `until` is not in it
  bool holds(Day day) const { return from <= day && day < until; }
};

Result<Window> window_of(const Request& request) {
  const auto from = parse_day(request.query("from").value_or("")), until = parse_day(request.query("until").value_or(""));
  if (!from) return refuse(Code::WrongType, "?from");
  if (!until) return refuse(Code::WrongType, "?until");
  if (until->days <= from->days || until->days - from->days > kMostDays) return refuse(Code::OutOfRange, "?until");
  return Window{*from, *until};
}

/// Up to `most` rows of a list; `complete` becomes false where there are more.
Result<ledger::ListPage> rows_of(Rooms& rooms, const access::Principal& principal, ledger::ListFilter filter, std::size_t most, bool& complete) {
  filter.limit = kPage;
  filter.count = false;
  ledger::ListPage all;
  do {
    TRY(auto page, rooms.ledger.list(principal, filter));
    std::ranges::move(page.rows, std::back_inserter(all.rows));
    filter.cursor = page.next;
  } while (!filter.cursor.empty() && all.rows.size() < most);
  complete = complete && filter.cursor.empty();
  return all;
}

/// The clock of a case that runs out at an instant, where its reader sees it in the case itself.
std::optional<std::string> clock_at(Rooms& rooms, const access::Principal& principal, Id<Dossier> id, Instant due) {
  const auto opened = rooms.ledger.open(principal, Kind::Case, id);
  if (!opened) return std::nullopt;
  for (const auto& task : seen_case(rooms, *opened).tasks)
    if (task.due == due) return task.name;
  return std::nullopt;
}

Result<Unit> add_due(Rooms& rooms, const access::Principal& principal, ledger::ListFilter filter, const Window& window, CalendarView& view) {
  filter.sort = ledger::ListFilter::Sort::Due;
  filter.due_from = start_of(window.from) - kZones_us;
  filter.due_until = start_of(window.until) + kZones_us;
  TRY(const auto page, rows_of(rooms, principal, std::move(filter), kMostDue, view.complete));
  for (auto& card : cards_of(rooms, page)) {
    if (!card.due) continue;
    view.entries.push_back({card.id, CalendarEvent::Due, card.due, {}, clock_at(rooms, principal, card.id, *card.due)});
    view.cases.push_back(std::move(card));
  }
  return Unit{};
}

/// The dates of one case, as far as its reader sees them in the case itself.
std::vector<CalendarEntry> dates_of(Rooms& rooms, const ledger::Opened& opened, const Window& window) {
  const auto seen = seen_case(rooms, opened);
  std::vector<CalendarEntry> entries;
  const auto add = [&](CalendarEvent event, const std::optional<Day>& day) {
    if (day && window.holds(*day)) entries.push_back({opened.id, event, {}, day, {}});
  };
  if (seen.travel) add(CalendarEvent::Arrival, seen.travel->arrives_on);
  if (seen.travel) add(CalendarEvent::Departure, seen.travel->leaves_on);
  add(CalendarEvent::Treatment, seen.treatment_started);
  add(CalendarEvent::Discharge, seen.discharged);
  return entries;
}

std::vector<std::string> dated_stages(const std::vector<std::string>& asked) {
  std::vector<std::string> stages;
  for (const auto stage : kDatedStages)
    if (asked.empty() || std::ranges::count(asked, name_of(stage))) stages.emplace_back(name_of(stage));
  return stages;
}

Result<Unit> add_dates(Rooms& rooms, const access::Principal& principal, ledger::ListFilter filter, const Window& window, CalendarView& view) {
  filter.stages = dated_stages(filter.stages);
  if (filter.stages.empty()) return Unit{};
  filter.sort = ledger::ListFilter::Sort::Updated;
  TRY(auto page, rows_of(rooms, principal, std::move(filter), kMostLooked, view.complete));
  std::erase_if(page.rows, [&](const ledger::ListRow& row) {
    const auto opened = rooms.ledger.open(principal, Kind::Case, row.id);
    const auto entries = opened ? dates_of(rooms, *opened, window) : std::vector<CalendarEntry>();
    view.entries.insert(view.entries.end(), entries.begin(), entries.end());
    return entries.empty();
  });
  for (auto& card : cards_of(rooms, page))
    if (!std::ranges::count(view.cases, card.id, &cases::CaseCard::id)) view.cases.push_back(std::move(card));
  return Unit{};
}

Result<CalendarView> calendar(Rooms& rooms, const Request& request) {
  TRY(const auto window, window_of(request));
  TRY(auto filter, case_filter(request));
  filter.cursor.clear();
  CalendarView view;
  TRY_DO(add_due(rooms, request.principal(), filter, window, view));
  TRY_DO(add_dates(rooms, request.principal(), std::move(filter), window, view));
  return view;
}

DataClass class_of(CalendarEvent event) {
  switch (event) {
    case CalendarEvent::Due: return DataClass::Tasks;
    case CalendarEvent::Arrival:
    case CalendarEvent::Departure: return DataClass::Travel;
    case CalendarEvent::Treatment:
    case CalendarEvent::Discharge: break;
  }
  return DataClass::Clinical;
}

/// The classes that are really shown.
std::vector<DataClass> classes_shown(const CalendarView& view) {
  auto classes = classes_of(view.cases);
  for (const auto& entry : view.entries)
    if (!std::ranges::count(classes, class_of(entry.event))) classes.push_back(class_of(entry.event));
  return classes;
}

void answer_calendar(Rooms& rooms, const Request& request, Reply reply) {
  const auto view = calendar(rooms, request);
  if (!view) return std::move(reply).refuse(view.error());
  answer_disclosed(rooms, {"calendar", ids_of(view->cases), classes_shown(*view)}, json_response(*view), std::move(reply));
}

}  // namespace

std::vector<Route> case_calendar_routes(Rooms& rooms) {
  return {{.method = Method::Get, .path = "/api/cases/calendar", .auth = Auth::SignedIn,
           .later = [&rooms](const Request& request, Reply reply) { answer_calendar(rooms, request, std::move(reply)); }, .lane = Lane::Heavy,
           .summary = "The same cases over days: deadlines, travel, treatment", .gives = &json::schema_of<CalendarView>()}};
}

}  // namespace hospitium::http
