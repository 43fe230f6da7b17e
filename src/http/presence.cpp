// Who of one's own organisation is on a case right now. Kept in this server's memory only, and never told beyond the organisation.
#include <algorithm>
#include <map>
#include <mutex>

#include "http/concepts.hpp"
#include "http/live_changes.hpp"
#include "http/rate_limit.hpp"

namespace hospitium::http {
namespace {

constexpr std::int64_t kFresh_us = 45 * kSecond_us;   ///< a page says again every 20 seconds that it is there
constexpr std::size_t kMostPresent = 20'000;
constexpr double kTold_per_s = 1, kToldAtOnce = 30;  ///< of one user: a hand on the keyboard turns over cases no faster for long

struct Sight {
  Id<User> user;
  Id<Party> party;
  Instant at;
};

class Present {
 public:
  /// True when the user was not there before.
  bool came(Id<Dossier> dossier, Id<User> user, const std::vector<Id<Party>>& parties, Instant now) {
    std::lock_guard lock(mutex_);
    if (sights_.size() >= kMostPresent) std::erase_if(sights_, [&](const auto& one) { return one.second.at + kFresh_us < now; });
    const bool was = take_away(dossier, user, now);
    if (sights_.size() < kMostPresent)
      for (const auto party : parties) sights_.emplace(dossier, Sight{user, party, now});
    return !was;
  }
  bool left(Id<Dossier> dossier, Id<User> user, Instant now) {
    std::lock_guard lock(mutex_);
    return take_away(dossier, user, now);
  }
  std::vector<Id<User>> colleagues(Id<Dossier> dossier, Id<User> user, const std::vector<Id<Party>>& parties, Instant now) {
    std::lock_guard lock(mutex_);
    std::vector<Id<User>> users;
    const auto [first, last] = sights_.equal_range(dossier);
    for (auto at = first; at != last; ++at) {
      const auto& sight = at->second;
      const bool here = sight.user != user && sight.at + kFresh_us >= now && std::ranges::count(parties, sight.party);
      if (here && !std::ranges::count(users, sight.user)) users.push_back(sight.user);
    }
    return users;
  }

  RateLimit tells{kTold_per_s, kToldAtOnce};  ///< by user

 private:
  /// Of one dossier: this user, and who is not there any more. True when the user was there.
  bool take_away(Id<Dossier> dossier, Id<User> user, Instant now) {
    bool was = false;
    auto [at, last] = sights_.equal_range(dossier);
    while (at != last) {
      const bool fresh = at->second.at + kFresh_us >= now, own = at->second.user == user;
      was = was || (own && fresh);
      if (own || !fresh) at = sights_.erase(at);
      else ++at;
    }
    return was;
  }

  std::mutex mutex_;
  std::multimap<Id<Dossier>, Sight> sights_;
};

struct Colleague {
  Id<User> id;
  std::string name;
};
BOOST_DESCRIBE_STRUCT(Colleague, (), (id, name))

struct PresenceView {
  std::vector<Colleague> colleagues;
};
BOOST_DESCRIBE_STRUCT(PresenceView, (), (colleagues))

/// The reader's parties that take part; the patient's side acts for none, and is nobody's colleague.
std::vector<Id<Party>> parties_of(const ledger::Opened& opened) {
  auto parties = opened.rights.parties();
  std::erase_if(parties, [](Id<Party> party) { return party.nil(); });
  return parties;
}

/// Colleagues' pages are told at once, but not for one who comes and goes without end: they ask again by themselves.
void tell(Rooms& rooms, Present& present, const access::Principal& principal, const std::vector<Id<Party>>& parties, Id<Dossier> id) {
  if (!rooms.live || !present.tells.admit(principal.user.text())) return;
  std::vector<std::string> topics;
  for (const auto& membership : principal.memberships)
    if (std::ranges::count(parties, membership.party)) topics.push_back(topic_of(Participant{.party = membership.party, .role = membership.role}));
  if (!topics.empty()) rooms.live->publish({0, std::move(topics), std::string(kPresence), id.text()});
}

Result<Response> come(Rooms& rooms, Present& present, const Request& request) {
  TRY(const auto id, request.id<Dossier>("id"));
  TRY(const auto opened, rooms.ledger.open(request.principal(), Kind::Case, id));
  const auto parties = parties_of(opened);
  const auto now = rooms.environment.now();
  const auto user = request.principal().user;
  if (present.came(id, user, parties, now)) tell(rooms, present, request.principal(), parties, id);
  PresenceView view;
  for (const auto colleague : present.colleagues(id, user, parties, now)) view.colleagues.push_back({colleague, rooms.directory.user_name(colleague)});
  return json_response(view);
}

Result<Response> leave(Rooms& rooms, Present& present, const Request& request) {
  TRY(const auto id, request.id<Dossier>("id"));
  TRY(const auto opened, rooms.ledger.open(request.principal(), Kind::Case, id));
  if (present.left(id, request.principal().user, rooms.environment.now())) tell(rooms, present, request.principal(), parties_of(opened), id);
  return no_content();
}

}  // namespace

std::vector<Route> presence_routes(Rooms& rooms) {
  auto present = std::make_shared<Present>();
  return {
      {.method = Method::Put, .path = "/api/cases/{id}/presence", .auth = Auth::SignedIn,
       .answer = [&rooms, present](const Request& request) { return come(rooms, *present, request); },
       .summary = "Say that one is on a case; answers which colleagues are, too", .gives = &json::schema_of<PresenceView>()},
      {.method = Method::Delete, .path = "/api/cases/{id}/presence", .auth = Auth::SignedIn,
       .answer = [&rooms, present](const Request& request) { return leave(rooms, *present, request); }, .summary = "Say that one has left it"},
  };
}

}  // namespace hospitium::http
