// The clocks board: all clocks of the dossiers of one's organisation, and who owes what by when.
#include <algorithm>

#include "http/concepts.hpp"
#include "http/party_name.hpp"
#include "http/seen_case.hpp"

namespace hospitium::http {
namespace {

using Whose = ledger::ClockFilter::Whose;
using State = ledger::ClockFilter::State;

enum class ClockShow { All, Ours, Theirs, Overdue, Stopped };
BOOST_DESCRIBE_ENUM(ClockShow, All, Ours, Theirs, Overdue, Stopped)

/// A clock that runs has `due`; one that is stopped has `left_seconds` and, where it stopped for an answer, the clock that runs for that.
/// `working_days` and `part` are those of the task in the dossier's view.
struct ClockItem {
  Kind kind{};
  Id<Dossier> id;
  std::string number;
  std::string name;                      ///< message <kind>.clock.<name>
  std::optional<std::string> part;
  PartyName owes;
  std::optional<PartyName> about;        ///< the clinic whose plan or question it is about, where the reader knows of it and it does not owe itself
  bool ours = false;
  std::optional<std::string> patient;    ///< the name, or the initials where no more may be seen
  std::optional<Instant> due;
  std::optional<std::int64_t> left_seconds;
  std::optional<std::int32_t> working_days;
  std::optional<std::string> waits_for;  ///< message <kind>.clock.<name>
};
BOOST_DESCRIBE_STRUCT(ClockItem, (), (kind, id, number, name, part, owes, about, ours, patient, due, left_seconds, working_days, waits_for))

/// `complete` is false where more clocks there are than are shown: the most pressing are.
struct ClockPage {
  std::vector<ClockItem> items;
  bool complete = true;
};
BOOST_DESCRIBE_STRUCT(ClockPage, (), (items, complete))

ClockItem item_of(Rooms& rooms, const access::Principal& principal, const ledger::ClockRow& row) {
  ClockItem item;
  item.kind = row.kind;
  item.id = row.dossier;
  item.number = row.number;
  item.name = row.name;
  item.part = part_text(row.part);
  item.owes = party_name(rooms, row.owes);
  item.ours = principal.member_of(row.owes);
  if (row.left_us) item.left_seconds = *row.left_us / kSecond_us;
  else item.due = row.due;
  if (!row.waits_for.empty()) item.waits_for = row.waits_for;
  return item;
}

SeenCases cases_of(Rooms& rooms, const access::Principal& principal, const std::vector<ledger::ClockRow>& rows) {
  std::vector<Id<Dossier>> ids;
  for (const auto& row : rows)
    if (row.kind == Kind::Case) ids.push_back(row.dossier);
  return {rooms, principal, ids};
}

/// False where the case itself does not show this clock to its reader.
bool complete(ClockItem& item, const SeenCases& seen) {
  const auto* view = seen.find(item.id);
  const auto* task = seen.find(item.id, item.name, item.part);
  if (!task) return false;
  item.working_days = task->working_days;
  if (view->patient) item.patient = view->patient->name.value_or(view->patient->initials);
  for (const auto& referral : view->referrals)
    if (referral.id.text() == item.part && referral.clinic.id != item.owes.id) item.about = referral.clinic;
  return true;
}

std::vector<ledger::ClockFilter> filters_of(ClockShow show, Instant now, int limit) {
  switch (show) {
    case ClockShow::Overdue: return {{.before = now, .limit = limit}};
    case ClockShow::Stopped: return {{.state = State::Stopped, .limit = limit}};
    case ClockShow::Ours: return {{.whose = Whose::Ours, .limit = limit}, {.whose = Whose::Ours, .state = State::Stopped, .limit = limit}};
    case ClockShow::Theirs: return {{.whose = Whose::Theirs, .limit = limit}, {.whose = Whose::Theirs, .state = State::Stopped, .limit = limit}};
    case ClockShow::All: break;
  }
  return {{.limit = limit}, {.state = State::Stopped, .limit = limit}};
}

Result<ClockPage> page_of(Rooms& rooms, const Request& request) {
  TRY(const auto show, word_query<ClockShow>(request, "show"));
  TRY(const auto limit, request.limit(200, 500));
  ClockPage page;
  for (auto filter : filters_of(show.value_or(ClockShow::All), rooms.environment.now(), static_cast<int>(limit) + 1)) {
    auto rows = rooms.ledger.clocks(request.principal(), filter);
    if (rows.size() > limit) {
      page.complete = false;
      rows.pop_back();
    }
    const auto seen = cases_of(rooms, request.principal(), rows);
    for (const auto& row : rows) {
      auto item = item_of(rooms, request.principal(), row);
      if (row.kind != Kind::Case || complete(item, seen)) page.items.push_back(std::move(item));
    }
  }
  return page;
}

void answer_clocks(Rooms& rooms, const Request& request, Reply reply) {
  const auto page = page_of(rooms, request);
  if (!page) return std::move(reply).refuse(page.error());
  std::vector<Id<Dossier>> shown;
  std::vector<DataClass> classes{DataClass::Tasks};
  for (const auto& item : page->items) shown.push_back(item.id);
  if (std::ranges::any_of(page->items, [](const ClockItem& item) { return item.patient && !item.patient->empty(); })) classes.push_back(DataClass::Identity);
  if (std::ranges::any_of(page->items, [](const ClockItem& item) { return item.about.has_value(); })) classes.push_back(DataClass::Offers);
  answer_disclosed(rooms, {"clocks", std::move(shown), std::move(classes)}, json_response(*page), std::move(reply));
}

}  // namespace

std::vector<Route> clock_routes(Rooms& rooms) {
  return {{.method = Method::Get, .path = "/api/clocks", .auth = Auth::SignedIn,
           .later = [&rooms](const Request& request, Reply reply) { answer_clocks(rooms, request, std::move(reply)); }, .lane = Lane::Heavy,
           .summary = "Clocks of one's organisation, the most pressing first", .gives = &json::schema_of<ClockPage>()}};
}

}  // namespace hospitium::http
