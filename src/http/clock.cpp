// The clocks board: all clocks of the dossiers of one's organisation, and who owes what by when.
#include "domain/case/clocks.hpp"
#include "http/concepts.hpp"
#include "http/party_name.hpp"

namespace hospitium::http {
namespace {

using Whose = ledger::ClockFilter::Whose;
using State = ledger::ClockFilter::State;

enum class ClockShow { All, Ours, Theirs, Overdue, Stopped };
BOOST_DESCRIBE_ENUM(ClockShow, All, Ours, Theirs, Overdue, Stopped)

/// A clock that runs has `due`; one that is stopped has `left_seconds` and, where it stopped for an answer, the clock that runs for that.
/// `working_seconds` is what a clock that counts the working days of both sides has still to count, whether it runs or is stopped; below 0
/// when it ran out.
struct ClockItem {
  Kind kind{};
  Id<Dossier> id;
  std::string number;
  std::string name;                      ///< message <kind>.clock.<name>
  PartyName owes;
  bool ours = false;
  std::optional<Instant> due;
  std::optional<std::int64_t> left_seconds, working_seconds;
  std::optional<std::string> waits_for;  ///< message <kind>.clock.<name>
};
BOOST_DESCRIBE_STRUCT(ClockItem, (), (kind, id, number, name, owes, ours, due, left_seconds, working_seconds, waits_for))

/// `complete` is false where more clocks there are than are shown: the most pressing are.
struct ClockPage {
  std::vector<ClockItem> items;
  bool complete = true;
};
BOOST_DESCRIBE_STRUCT(ClockPage, (), (items, complete))

ClockItem item_of(Rooms& rooms, const access::Principal& principal, const ledger::ClockRow& row) {
  ClockItem item{row.kind, row.dossier, row.number, row.name, party_name(rooms, row.owes), principal.member_of(row.owes), {}, {}, {}, {}};
  if (row.left_us) item.left_seconds = *row.left_us / kSecond_us;
  else item.due = row.due;
  if (!row.waits_for.empty()) item.waits_for = row.waits_for;
  return item;
}

/// Whose working days a clock counts, as far as the board knows of its dossier; empty where it counts plain hours.
std::vector<CalendarKey> sides_of(const ledger::ClockRow& row) {
  if (row.kind != Kind::Case || !row.origin) return {};
  const auto clinic = row.owes == row.owner ? row.opposite.value_or(Id<Party>()) : row.owes;
  return cases::sides_of(row.name, row.owner, *row.origin, clinic);
}

/// The calendars of all clocks of a page, read at once.
class Counting {
 public:
  Counting(Rooms& rooms, const std::vector<ledger::ClockRow>& rows, Instant now) : now_(now) {
    std::vector<CalendarKey> keys;
    for (const auto& row : rows)
      for (const auto& side : sides_of(row))
        if (std::ranges::find(keys, side) == keys.end()) keys.push_back(side);
    if (!keys.empty()) rooms.database.read([&](db::Reader& reader) { facts_.calendars = rooms.directory.calendars(reader, keys); });
  }

  std::optional<std::int64_t> working_seconds(const ledger::ClockRow& row) const {
    const auto sides = sides_of(row);
    if (sides.empty()) return std::nullopt;
    return (row.left_us ? *row.left_us : facts_.common_days(sides).counted_us(now_, row.due)) / kSecond_us;
  }

 private:
  const Instant now_;
  Facts facts_;
};

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
    const Counting counting(rooms, rows, rooms.environment.now());
    for (const auto& row : rows) {
      page.items.push_back(item_of(rooms, request.principal(), row));
      page.items.back().working_seconds = counting.working_seconds(row);
    }
  }
  return page;
}

void answer_clocks(Rooms& rooms, const Request& request, Reply reply) {
  const auto page = page_of(rooms, request);
  if (!page) return std::move(reply).refuse(page.error());
  std::vector<Id<Dossier>> shown;
  for (const auto& item : page->items) shown.push_back(item.id);
  answer_disclosed(rooms, {"clocks", std::move(shown), {DataClass::Tasks}}, json_response(*page), std::move(reply));
}

}  // namespace

std::vector<Route> clock_routes(Rooms& rooms) {
  return {{.method = Method::Get, .path = "/api/clocks", .auth = Auth::SignedIn,
           .later = [&rooms](const Request& request, Reply reply) { answer_clocks(rooms, request, std::move(reply)); },
           .summary = "Clocks of one's organisation, the most pressing first", .gives = &json::schema_of<ClockPage>()}};
}

}  // namespace hospitium::http
