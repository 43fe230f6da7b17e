// What happened to a dossier, event by event, as far as its reader may see it.
#include <charconv>

#include "http/concepts.hpp"
#include "http/party_name.hpp"

namespace hospitium::http {
namespace {

/// Members of an event's data that its class does not cover: they belong to other rights, or are addresses inside the vault.
struct Withheld {
  std::string_view event, member;
};
constexpr std::array kWithheld{
    Withheld{"case_opened", "patient"}, Withheld{"case_opened", "wish"},  Withheld{"patient_edited", "patient"},
    Withheld{"record_attached", "record"}, Withheld{"summary_confirmed", "record"}, Withheld{"translation_added", "record"},
    Withheld{"funding_recorded", "payer"},
};

struct TimelineItem {
  std::string event;
  Instant at;
  std::optional<PartyName> party;
  std::optional<std::string> actor_name;
  std::optional<std::string> referral;
};
BOOST_DESCRIBE_STRUCT(TimelineItem, (), (event, at, party, actor_name, referral))

std::string data_of(const ledger::EventText& event) {
  auto data = boost::json::parse(event.json);
  for (const auto& row : kWithheld)
    if (row.event == event.name) data.as_object().erase(row.member);
  return boost::json::serialize(data);
}

std::string item_text(Rooms& rooms, const ledger::TimelineRow& row) {
  TimelineItem item{row.event.name, row.at, {}, {}, {}};
  if (!row.actor.party.nil()) item.party = party_name(rooms, row.actor.party);
  if (!row.actor.user.nil()) item.actor_name = rooms.directory.user_name(row.actor.user);
  if (row.event.facet.part) item.referral = id_text(*row.event.facet.part);
  auto text = json::write(item);
  if (row.event.json.empty()) return text;  // the reader may know that it happened, and no more
  text.pop_back();
  return text + ",\"data\":" + data_of(row.event) + "}";
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
  std::string text = "{\"items\":[";
  for (const auto& row : rows) {
    if (&row != &rows.front()) text += ',';
    text += item_text(rooms, row);
  }
  text += ']';
  if (rows.size() == limit) text += ",\"next\":\"" + cursor_text(rows.back().version) + "\"";
  return json_text_response(text + "}");
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
                 .summary = "What happened, newest first"};
  };
  return {route("/api/cases/{id}/timeline", Kind::Case), route("/api/agreements/{id}/timeline", Kind::Agreement),
          route("/api/missions/{id}/timeline", Kind::Mission)};
}

}  // namespace hospitium::http
