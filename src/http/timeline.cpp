// What happened to a dossier, event by event, as far as its reader may see it.
#include <charconv>

#include "http/concepts.hpp"
#include "http/dossier_page.hpp"
#include "http/party_name.hpp"
#include "http/person_names.hpp"

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
    Withheld{"funding_recorded", "payer"},
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

TimelineItem item_of(Rooms& rooms, const PersonNames& persons, const ledger::TimelineRow& row) {
  TimelineItem item{row.event.name, row.at, {}, {}, {}, {}};
  if (!row.actor.party.nil()) item.party = party_name(rooms, row.actor.party);
  if (!row.actor.user.nil()) item.actor_name = user_name(rooms, persons, row.actor.user);
  // The part of a consent is the party that it is about.
  if (row.event.facet.part && row.event.facet.data_class != DataClass::Consent) item.referral = id_text(*row.event.facet.part);
  if (!row.event.json.empty()) item.data = data_of(row.event);
  return item;
}

/// The cursor is the version before which to go on, sealed by position only within this dossier's own timeline.
Result<std::int64_t> before_version(const Request& request) {
  const auto cursor = request.query("cursor");
  if (!cursor || cursor->empty()) return std::numeric_limits<std::int64_t>::max();
  std::int64_t version = 0;
  const auto [end, problem] = std::from_chars(cursor->data(), cursor->data() + cursor->size(), version, 36);
  if (problem != std::errc() || end != cursor->data() + cursor->size()) return refuse(Code::Malformed, "?cursor");
  return version;
}

std::string cursor_text(std::int64_t version) {
  std::array<char, 16> text{};
  return {text.data(), std::to_chars(text.data(), text.data() + text.size(), version, 36).ptr};
}

Result<Response> timeline(Rooms& rooms, const Request& request, Kind kind, Id<Dossier> id) {
  TRY(const auto before, before_version(request));
  TRY(const auto limit, request.limit());
  TRY(const auto rows, rooms.ledger.timeline(request.principal(), kind, id, before, static_cast<int>(limit)));
  TRY(const auto opened, rooms.ledger.open(request.principal(), kind, id));
  const auto persons = person_names(opened);
  Page<TimelineItem> page;
  for (const auto& row : rows) page.items.push_back(item_of(rooms, persons, row));
  if (rows.size() == limit) page.next = cursor_text(rows.back().version);
  return json_response(page);
}

Later handler(Rooms& rooms, Kind kind) {
  return [&rooms, kind](const Request& request, Reply reply) {
    const auto id = request.id<Dossier>("id");
    if (!id) return std::move(reply).refuse(id.error());
    auto response = timeline(rooms, request, kind, *id);
    if (!response) return std::move(reply).refuse(response.error());
    answer_disclosed(rooms, {"timeline", {*id}, {DataClass::Journal}}, *std::move(response), std::move(reply));
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
