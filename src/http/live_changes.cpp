#include "http/live_changes.hpp"

#include <algorithm>
#include <chrono>
#include <mutex>

#include <spdlog/spdlog.h>

#include "http/cookies.hpp"

namespace hospitium::http {
namespace {

constexpr int kAfterFault_ms = 1'000;
constexpr int kGather_ms = 5;            ///< between two looks: a lone commit is told at once, many together

struct ChangeView {
  std::string kind, id;
  std::optional<bool> closed;            ///< the reader takes part no longer
};
BOOST_DESCRIBE_STRUCT(ChangeView, (), (kind, id, closed))

/// Of a party only those hear who act in the role in which it takes part.
std::string party_topic(Id<Party> party, Role member) { return fmt::format("party:{}:{}", party.text(), name_of(member)); }
/// What a participant may see decides whether its side hears of the change at all.
bool hears(const ledger::Change& change, const Participant& participant, Instant now) {
  const ledger::Viewer viewer{access::rights_on(access::stand_in(participant), change.kind, change.participants, now), change.owner,
                              access::chosen_part(change.participants), {}};
  return std::ranges::any_of(change.touched, [&](const Facet& facet) { return viewer.reads(facet); });
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

/// Whether what the stream was opened with still signs its owner in: signing out or revoking the token ends it.
std::function<bool()> still_signed_in(Rooms& rooms, const Request& request) {
  constexpr std::string_view kScheme = "Bearer ";
  const auto authorization = request.header("Authorization");
  if (!authorization.empty())
    return [&rooms, token = std::string(authorization.substr(kScheme.size()))] { return rooms.sessions.by_token(token).has_value(); };
  return [&rooms, secret = std::string(session_secret(request.header("Cookie"), rooms.secure_cookies))] {
    return rooms.sessions.still_stands(secret);
  };
}

Result<Response> events(Rooms& rooms, LiveHub& hub, const Request& request) {
  const auto principal = rooms.sessions.principal_of(request.principal().user);
  if (!principal) return refuse(Code::SignInRequired);
  Listener listener;
  listener.session = request.signed_in->session;
  listener.topics = topics_of(*principal);
  listener.see = [&rooms, user = principal->user](const Change& change) -> std::optional<std::string> {
    const auto now = rooms.sessions.principal_of(user);
    return now ? told_to(rooms.ledger, *now, change) : std::nullopt;
  };
  listener.welcome = still_signed_in(rooms, request);
  return hub.open(std::move(listener), request.header("Last-Event-ID"));
}

}  // namespace

/// What a commit wakes the teller with. Kept by the ledger's listener, too.
struct ChangeTeller::Bell {
  std::mutex mutex;
  std::condition_variable_any rung;
  bool ring = false;
  bool wanted = false;                   ///< somebody listens: commits need not wake the teller for nobody
};

ChangeTeller::ChangeTeller(ledger::Ledger& ledger, ledger::Environment environment, LiveHub& hub, int poll_ms)
    : ledger_(ledger), environment_(std::move(environment)), hub_(hub), poll_ms_(poll_ms), told_(ledger.told_until_now()),
      bell_(std::make_shared<Bell>()) {
  ledger.on_commit([bell = bell_] {
    std::lock_guard lock(bell->mutex);
    if (!bell->wanted || bell->ring) return;
    bell->ring = true;
    bell->rung.notify_one();
  });
  thread_ = std::jthread([this](const std::stop_token& stop) { run(stop); });
}

ChangeTeller::~ChangeTeller() = default;

void ChangeTeller::run(const std::stop_token& stop) {
  std::unique_lock lock(bell_->mutex);
  while (!stop.stop_requested()) {
    bell_->rung.wait_for(lock, stop, std::chrono::milliseconds(poll_ms_), [&] { return bell_->ring; });
    bell_->ring = false;
    bell_->wanted = hub_.listening() > 0;
    const bool heard = bell_->wanted;
    lock.unlock();
    const int pause_ms = look_safely(stop, heard) ? kGather_ms : kAfterFault_ms;
    lock.lock();
    bell_->rung.wait_for(lock, stop, std::chrono::milliseconds(pause_ms), [] { return false; });
  }
}

bool ChangeTeller::look_safely(const std::stop_token& stop, bool heard) {
  try {
    if (!heard) pass_unheard();
    look(stop);
    return true;
  } catch (const db::Fault& fault) {
    spdlog::warn("live updates wait: {}", fault.what());
    return false;
  }
}

void ChangeTeller::look(const std::stop_token& stop) {
  for (bool more = true; more && !stop.stop_requested();) {
    const auto from = told_.feed;
    for (const auto& change : ledger_.changes(told_)) {
      auto topics = audience(change, environment_.now());
      if (!topics.empty()) hub_.publish({0, std::move(topics), std::string(name_of(change.kind)), change.dossier.text()});
    }
    more = told_.feed != from;
  }
}

/// Opening events costs more than counting them: while nobody listens they are let go by, and who resumes from before is told to ask anew.
void ChangeTeller::pass_unheard() {
  const auto head = ledger_.told_until_now().feed;
  if (head == told_.feed) return;
  told_.feed = head;
  hub_.skip();
}

std::string topic_of(const Participant& participant) {
  if (!participant.user.nil()) return "user:" + participant.user.text();
  return party_topic(participant.party, access::member_role(participant.role));
}

std::vector<std::string> topics_of(const access::Principal& principal) {
  std::vector<std::string> topics{"user:" + principal.user.text()};
  for (const auto& membership : principal.memberships) topics.push_back(party_topic(membership.party, membership.role));
  return topics;
}

std::optional<std::string> told_to(ledger::Ledger& ledger, const access::Principal& principal, const Change& change) {
  const auto id = Id<Dossier>::parse(change.id);
  if (id && change.kind == kPresence)
    return ledger.open(principal, Kind::Case, *id) ? std::optional(json::write(ChangeView{change.kind, change.id, {}})) : std::nullopt;
  const auto kind = value_of<Kind>(change.kind);
  if (!kind || !id) return std::nullopt;
  const bool takes_part = ledger.open(principal, *kind, *id).has_value();
  return json::write(ChangeView{change.kind, change.id, takes_part ? std::nullopt : std::optional(true)});
}

std::vector<Route> live_routes(Rooms& rooms, LiveHub& hub) {
  return {{.method = Method::Get, .path = "/api/events", .auth = Auth::SignedIn,
           .answer = [&rooms, &hub](const Request& request) { return events(rooms, hub, request); },
           .summary = "Changes as they happen (server-sent events)"}};
}

}  // namespace hospitium::http
