// Who read a dossier, and what the node's processes could not do.
#include <algorithm>
#include <charconv>

#include "http/concepts.hpp"
#include "http/journal.hpp"
#include "http/party_name.hpp"
#include "http/person_names.hpp"

namespace hospitium::http {
namespace {

struct AccessItem {
  Instant at;
  std::string reader;                    ///< name of the user
  std::optional<PartyName> party;        ///< for whom the user works now
  std::string view;
  std::vector<DataClass> classes;
};
BOOST_DESCRIBE_STRUCT(AccessItem, (), (at, reader, party, view, classes))

struct AccessPage {
  std::vector<AccessItem> items;
  std::optional<Instant> next;           ///< ask again with ?before= this
};
BOOST_DESCRIBE_STRUCT(AccessPage, (), (items, next))

/// A reading as auditors see it: also of figures, and of whole lists.
struct ReadingItem {
  Instant at;
  Id<User> user;
  std::string reader;                    ///< name of the user; "" for the patient's side, whose names stand in their case
  std::optional<PartyName> party;        ///< for whom the user works now
  std::string view;
  std::vector<DataClass> classes;
  std::vector<Id<Dossier>> dossiers;     ///< that were shown
  std::optional<Kind> kind;              ///< of the one that was shown, while it stands; so its number
  std::optional<std::string> number;
};
BOOST_DESCRIBE_STRUCT(ReadingItem, (), (at, user, reader, party, view, classes, dossiers, kind, number))

struct ReadingPage {
  std::vector<ReadingItem> items;
  std::optional<std::string> next;
};
BOOST_DESCRIBE_STRUCT(ReadingPage, (), (items, next))

struct JournalItem {
  Kind kind{};
  std::string event;
  Id<Dossier> dossier;
  std::optional<std::string> number;     ///< while it stands
  Instant at;
  std::optional<PartyName> party;        ///< none for the patient's side, nor for the system
  bool by_system = false;
};
BOOST_DESCRIBE_STRUCT(JournalItem, (), (kind, event, dossier, number, at, party, by_system))

struct JournalPage {
  std::vector<JournalItem> items;
  std::optional<std::string> next;
};
BOOST_DESCRIBE_STRUCT(JournalPage, (), (items, next))

struct RefusedPage {
  std::vector<RefusedItem> items;
};
BOOST_DESCRIBE_STRUCT(RefusedPage, (), (items))

/// By what people call them: of a list it is only said how many it showed.
void number(Rooms& rooms, std::vector<ReadingItem>& items) {
  std::vector<Id<Dossier>> shown;
  for (const auto& item : items)
    if (item.dossiers.size() == 1) shown.push_back(item.dossiers.front());
  const auto numbers = rooms.ledger.numbers_of(shown);
  for (auto& item : items) {
    const auto found = item.dossiers.size() == 1 ? numbers.find(item.dossiers.front()) : numbers.end();
    if (found == numbers.end()) continue;
    item.kind = found->second.kind;
    item.number = found->second.number;
  }
}

void number(Rooms& rooms, std::vector<JournalItem>& items) {
  std::vector<Id<Dossier>> shown;
  for (const auto& item : items) shown.push_back(item.dossier);
  const auto numbers = rooms.ledger.numbers_of(shown);
  for (auto& item : items)
    if (const auto found = numbers.find(item.dossier); found != numbers.end()) item.number = found->second.number;
}

Result<Instant> before_query(const Request& request) {
  const auto text = request.query("before");
  if (!text || text->empty()) return Instant{std::numeric_limits<std::int64_t>::max()};
  if (const auto at = parse_instant(*text)) return *at;
  return refuse(Code::WrongType, "?before");
}

AccessItem access_item(Rooms& rooms, const PersonNames& persons, const ledger::AccessRow& row) {
  AccessItem item{row.at, {}, {}, row.view, row.classes};
  if (const auto person = persons.find(row.reader); person != persons.end()) item.reader = person->second;
  if (const auto user = rooms.directory.user(row.reader)) {
    item.reader = user->record.name;
    if (!user->record.memberships.empty()) item.party = party_name(rooms, user->record.memberships.front().party);
  }
  return item;
}

Result<Response> accesses(Rooms& rooms, const Request& request) {
  TRY(const auto id, request.id<Dossier>("id"));
  TRY(const auto before, before_query(request));
  TRY(const auto limit, request.limit());
  TRY(const auto rows, rooms.ledger.accesses(request.principal(), Kind::Case, id, before, static_cast<int>(limit)));
  TRY(const auto opened, rooms.ledger.open(request.principal(), Kind::Case, id));
  const auto persons = person_names(opened);
  AccessPage page;
  for (const auto& row : rows) page.items.push_back(access_item(rooms, persons, row));
  if (rows.size() == limit) page.next = rows.back().at;
  return json_response(page);
}

/// Every reading on the node, newest first.
Result<Response> readings(Rooms& rooms, const Request& request) {
  std::optional<IdBytes> before;
  if (const auto cursor = request.query("cursor"); cursor && !cursor->empty()) {
    before = parse_id(*cursor);
    if (!before) return refuse(Code::Malformed, "?cursor");
  }
  TRY(const auto limit, request.limit(100));
  TRY(const auto rows, rooms.ledger.accesses(request.principal(), before, static_cast<int>(limit)));
  ReadingPage page;
  for (const auto& row : rows) {
    auto item = access_item(rooms, {}, row);
    page.items.push_back({item.at, row.reader, std::move(item.reader), std::move(item.party), std::move(item.view), std::move(item.classes), row.dossiers, {}, {}});
  }
  number(rooms, page.items);
  if (rows.size() == limit) page.next = id_text(rows.back().id);
  return json_response(page);
}

bool reads_all(const access::Principal& principal) {
  return std::ranges::all_of(entries_of<Kind>(), [&](const auto& kind) {
    return access::may_everywhere(principal, kind.value, DataClass::Journal, Action::Read);
  });
}

/// The node's journal without its content, newest first: auditors see that something happened, where and by whose side.
Result<Response> journal(Rooms& rooms, const Request& request) {
  if (!reads_all(request.principal())) return refuse(Code::NotFound);
  std::int64_t position = std::numeric_limits<std::int64_t>::max();
  const auto cursor = request.query("cursor").value_or(std::to_string(position));
  const auto [end, problem] = std::from_chars(cursor.data(), cursor.data() + cursor.size(), position);
  if (problem != std::errc() || end != cursor.data() + cursor.size() || position < 0) return refuse(Code::Malformed, "?cursor");
  TRY(const auto limit, request.limit(100));
  JournalPage page;
  for (const auto& entry : rooms.ledger.feed_back(position, static_cast<int>(limit))) {
    JournalItem item{entry.kind, entry.event.name, entry.dossier, {}, entry.at, {}, entry.actor.system()};
    if (!entry.actor.party.nil()) item.party = party_name(rooms, entry.actor.party);
    page.items.push_back(std::move(item));
    position = entry.number;
  }
  number(rooms, page.items);
  if (page.items.size() == limit) page.next = std::to_string(position);
  return json_response(page);
}

Result<Response> refused(Rooms& rooms, const Request& request) {
  TRY(const auto limit, request.limit());
  return json_response(RefusedPage{refused_items(rooms, request.principal(), static_cast<int>(limit))});
}

}  // namespace

bool reads_every_journal(const access::Principal& principal) { return reads_all(principal); }

std::vector<RefusedItem> refused_items(Rooms& rooms, const access::Principal& principal, int most) {
  std::vector<RefusedItem> items;
  for (const auto& refused : rooms.ledger.refusals(principal, most))
    items.push_back({refused.manager, refused.kind, refused.target, refused.number, refused.command, std::string(row(refused.code).name), refused.at});
  return items;
}

std::vector<Route> journal_routes(Rooms& rooms) {
  return {
      {.method = Method::Get, .path = "/api/cases/{id}/accesses", .auth = Auth::SignedIn,
       .answer = [&rooms](const Request& request) { return accesses(rooms, request); }, .summary = "Who read this case",
       .gives = &json::schema_of<AccessPage>()},
      {.method = Method::Get, .path = "/api/journal", .auth = Auth::SignedIn,
       .answer = [&rooms](const Request& request) { return journal(rooms, request); },
       .summary = "The node's journal without its content (auditors)", .gives = &json::schema_of<JournalPage>()},
      {.method = Method::Get, .path = "/api/accesses", .auth = Auth::SignedIn,
       .answer = [&rooms](const Request& request) { return readings(rooms, request); },
       .summary = "Who read what on this node, figures too (auditors)", .gives = &json::schema_of<ReadingPage>()},
      {.method = Method::Get, .path = "/api/refused", .auth = Auth::SignedIn,
       .answer = [&rooms](const Request& request) { return refused(rooms, request); },
       .summary = "What process managers and jobs could not do, newest first", .gives = &json::schema_of<RefusedPage>()},
  };
}

}  // namespace hospitium::http
