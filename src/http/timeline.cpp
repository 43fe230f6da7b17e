// What happened to a dossier, event by event, as far as its reader may see it.
#include <charconv>

#include "http/concepts.hpp"
#include "http/dossier_page.hpp"
#include "http/party_name.hpp"
#include "http/person_names.hpp"
#include "vault/url_text.hpp"

namespace hospitium::http {
namespace {

/// Members of an event's data that its class does not cover: they belong to other rights, or are addresses inside the vault.
struct Withheld {
  std::string_view event, member;
};
constexpr std::array kWithheld{
    Withheld{"case_opened", "patient"}, Withheld{"case_opened", "wish"},  Withheld{"case_opened", "source"},
    Withheld{"case_opened", "levels"}, Withheld{"companion_added", "terms"}, Withheld{"companion_edited", "terms"},
    Withheld{"case_reopened", "treatment_started"},
    Withheld{"patient_edited", "patient"},
    Withheld{"person_invited", "terms"},
    Withheld{"record_attached", "record"}, Withheld{"summary_confirmed", "record"}, Withheld{"translation_added", "record"},
    Withheld{"funding_recorded", "payer"}, Withheld{"message_posted", "mentions"},
};

/// `event` is the journal's name of it, shown by message key <kind>.event.<name>.
struct TimelineItem {
  std::string event;
  Instant at;
  std::optional<PartyName> party;
  std::optional<std::string> actor_name;
  std::optional<std::string> referral;
  std::optional<boost::json::value> data;  ///< the event itself, where the reader may read its class
};
BOOST_DESCRIBE_STRUCT(TimelineItem, (), (event, at, party, actor_name, referral, data))

boost::json::value data_of(const ledger::EventText& event) {
  auto data = boost::json::parse(event.json);
  for (const auto& row : kWithheld)
    if (row.event == event.name) data.as_object().erase(row.member);
  return data;
}

/// Parts that are somebody's own, which a clinic's referral is; a party or a person that an event is about is none.
std::vector<IdBytes> parts_of(const Projection& projection) {
  std::vector<IdBytes> parts;
  for (const auto& participant : projection.participants)
    if (participant.part) parts.push_back(*participant.part);
  return parts;
}

TimelineItem item_of(Rooms& rooms, const PersonNames& persons, std::span<const IdBytes> parts, const ledger::TimelineRow& row) {
  TimelineItem item{row.event.name, row.at, {}, {}, {}, {}};
  if (!row.actor.party.nil()) item.party = party_name(rooms, row.actor.party);
  if (!row.actor.user.nil()) item.actor_name = user_name(rooms, persons, row.actor.user);
  if (row.event.facet.part && std::ranges::count(parts, *row.event.facet.part)) item.referral = id_text(*row.event.facet.part);
  if (!row.event.json.empty()) item.data = data_of(row.event);
  return item;
}

/// A cursor is the version before which to go on, sealed for one reader of one dossier: gaps between versions would count what is hidden.
std::string bound_to(const ledger::Opened& opened, Id<User> reader) { return opened.id.text() + reader.text(); }

std::string cursor_text(const ledger::Opened& opened, Id<User> reader, std::int64_t version) {
  return vault::url_text(opened.key->seal(vault::Purpose::Cursor, fmt::format("{:016x}", version), bound_to(opened, reader)));
}

Result<std::int64_t> before_version(const Request& request, const ledger::Opened& opened) {
  const auto cursor = request.query("cursor");
  if (!cursor || cursor->empty()) return std::numeric_limits<std::int64_t>::max();
  const auto sealed = vault::from_url_text(*cursor);
  const auto text = sealed ? opened.key->open(vault::Purpose::Cursor, *sealed, bound_to(opened, request.principal().user)) : std::nullopt;
  if (!text) return refuse(Code::Malformed, "?cursor");
  std::int64_t version = 0;
  std::from_chars(text->data(), text->data() + text->size(), version, 16);
  return version;
}

/// What these lines show: that something happened, and what of it is told whole.
std::vector<DataClass> classes_of(const std::vector<ledger::TimelineRow>& rows) {
  std::vector<DataClass> classes{DataClass::Journal};
  for (const auto& row : rows)
    if (!row.event.json.empty() && !std::ranges::count(classes, row.event.facet.data_class)) classes.push_back(row.event.facet.data_class);
  return classes;
}

struct Timeline {
  Page<TimelineItem> page;
  std::vector<DataClass> classes;
};

Result<Timeline> timeline(Rooms& rooms, const Request& request, Kind kind, Id<Dossier> id) {
  TRY(const auto opened, rooms.ledger.open(request.principal(), kind, id));
  TRY(const auto before, before_version(request, opened));
  TRY(const auto limit, request.limit());
  TRY(const auto rows, rooms.ledger.timeline(request.principal(), kind, id, before, static_cast<int>(limit)));
  const auto persons = person_names(opened);
  const auto parts = parts_of(opened.projection);
  Timeline shown{{}, classes_of(rows)};
  for (const auto& row : rows) shown.page.items.push_back(item_of(rooms, persons, parts, row));
  if (rows.size() == limit) shown.page.next = cursor_text(opened, request.principal().user, rows.back().version);
  return shown;
}

Later handler(Rooms& rooms, Kind kind) {
  return [&rooms, kind](const Request& request, Reply reply) {
    const auto id = request.id<Dossier>("id");
    if (!id) return std::move(reply).refuse(id.error());
    auto shown = timeline(rooms, request, kind, *id);
    if (!shown) return std::move(reply).refuse(shown.error());
    answer_disclosed(rooms, {"timeline", {*id}, std::move(shown->classes)}, json_response(shown->page), std::move(reply));
  };
}

}  // namespace

std::vector<Route> timeline_routes(Rooms& rooms) {
  const auto route = [&](std::string_view path, Kind kind) {
    return Route{.method = Method::Get, .path = path, .auth = Auth::SignedIn, .later = handler(rooms, kind),
                 .summary = "What happened, newest first", .gives = &json::schema_of<Page<TimelineItem>>()};
  };
  return {route("/api/cases/{id}/timeline", Kind::Case), route("/api/agreements/{id}/timeline", Kind::Agreement),
          route("/api/missions/{id}/timeline", Kind::Mission)};
}

}  // namespace hospitium::http
