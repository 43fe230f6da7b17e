#include "http/live_changes.hpp"

#include <algorithm>

#include "http/cookies.hpp"

namespace hospitium::http {
namespace {

struct ChangeView {
  std::string kind, id;
  std::optional<std::string> tag;
  std::optional<bool> closed;            ///< the reader takes part no longer
};
BOOST_DESCRIBE_STRUCT(ChangeView, (), (kind, id, tag, closed))

/// Of a party only those hear who act in the role in which it takes part.
std::string topic_of(Id<Party> party, Role member) { return fmt::format("party:{}:{}", party.text(), name_of(member)); }
std::string topic_of(const Participant& participant) {
  if (!participant.user.nil()) return "user:" + participant.user.text();
  return topic_of(participant.party, access::member_role(participant.role));
}

std::vector<std::string> topics_of(const ledger::Change& change) {
  std::vector<std::string> topics;
  for (const auto* list : {&change.audience, &change.removed})
    for (const auto& participant : *list) topics.push_back(topic_of(participant));
  std::ranges::sort(topics);
  topics.erase(std::unique(topics.begin(), topics.end()), topics.end());
  return topics;
}

/// What one reader is told: the tag of what it may see now, or that its part has ended.
std::optional<std::string> see(Rooms& rooms, const access::Principal& principal, const Change& change) {
  const auto kind = value_of<Kind>(change.kind);
  const auto id = Id<Dossier>::parse(change.id);
  if (!kind || !id) return std::nullopt;
  const auto opened = rooms.ledger.open(principal, *kind, *id);
  if (!opened) return json::write(ChangeView{change.kind, change.id, {}, true});
  return json::write(ChangeView{change.kind, change.id, rooms.ledger.tag_of(*opened), {}});
}

/// Whether what the stream was opened with still signs its owner in: signing out or revoking the token ends it.
std::function<bool()> still_signed_in(Rooms& rooms, const Request& request) {
  constexpr std::string_view kScheme = "Bearer ";
  const auto authorization = request.header("Authorization");
  if (!authorization.empty())
    return [&rooms, token = std::string(authorization.substr(kScheme.size()))] { return rooms.sessions.by_token(token).has_value(); };
  return [&rooms, secret = std::string(session_secret(request.header("Cookie"), rooms.secure_cookies))] {
    return rooms.sessions.by_secret(secret).has_value();
  };
}

Result<Response> events(Rooms& rooms, LiveHub& hub, const Request& request) {
  const auto principal = rooms.sessions.principal_of(request.principal().user);
  if (!principal) return refuse(Code::SignInRequired);
  Listener listener;
  listener.session = request.signed_in->session;
  listener.topics = {"user:" + principal->user.text()};
  for (const auto& membership : principal->memberships) listener.topics.push_back(topic_of(membership.party, membership.role));
  listener.see = [&rooms, user = principal->user](const Change& change) -> std::optional<std::string> {
    const auto now = rooms.sessions.principal_of(user);
    return now ? see(rooms, *now, change) : std::nullopt;
  };
  listener.welcome = still_signed_in(rooms, request);
  return hub.open(std::move(listener), request.header("Last-Event-ID"));
}

}  // namespace

void follow_changes(Rooms& rooms, LiveHub& hub) {
  rooms.ledger.on_change([&hub](const ledger::Change& change) {
    auto topics = topics_of(change);
    if (topics.empty()) return;
    hub.publish({0, std::move(topics), std::string(name_of(change.kind)), change.dossier.text()});
  });
}

std::vector<Route> live_routes(Rooms& rooms, LiveHub& hub) {
  return {{.method = Method::Get, .path = "/api/events", .auth = Auth::SignedIn,
           .answer = [&rooms, &hub](const Request& request) { return events(rooms, hub, request); },
           .summary = "Changes as they happen (server-sent events)"}};
}

}  // namespace hospitium::http
