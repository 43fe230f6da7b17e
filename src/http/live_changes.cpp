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

std::string topic_of(const Participant& participant) {
  return participant.user.nil() ? "party:" + participant.party.text() : "user:" + participant.user.text();
}

/// A principal that is nothing but this participant; what it may see decides whether its side hears of the change at all.
access::Principal principal_of(const Participant& participant) {
  access::Principal principal;
  principal.user = participant.user.nil() ? Id<User>{participant.party.bytes} : participant.user;
  if (participant.user.nil()) principal.memberships = {{participant.party, participant.role, PartyState::Active}};
  return principal;
}

bool hears(const ledger::Change& change, const Participant& participant, Instant now) {
  const auto rights = access::rights_on(principal_of(participant), change.kind, change.participants, now);
  return std::ranges::any_of(change.touched, [&](const auto& touched) {
    return rights.may(touched.first, Action::Read, touched.second);
  });
}

std::vector<std::string> audience(const ledger::Change& change, Instant now) {
  std::vector<std::string> topics;
  for (const auto& participant : change.participants)
    if (hears(change, participant, now)) topics.push_back(topic_of(participant));
  for (const auto& participant : change.removed) topics.push_back(topic_of(participant));
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
  for (const auto& membership : principal->memberships) listener.topics.push_back("party:" + membership.party.text());
  listener.see = [&rooms, user = principal->user](const Change& change) -> std::optional<std::string> {
    const auto now = rooms.sessions.principal_of(user);
    return now ? see(rooms, *now, change) : std::nullopt;
  };
  listener.welcome = still_signed_in(rooms, request);
  return hub.open(std::move(listener), request.header("Last-Event-ID"));
}

}  // namespace

void follow_changes(Rooms& rooms, LiveHub& hub) {
  rooms.ledger.on_change([environment = rooms.environment, &hub](const ledger::Change& change) {
    auto topics = audience(change, environment.now());
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
