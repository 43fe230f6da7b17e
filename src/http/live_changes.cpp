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

/// Of a party only those hear who act in the role in which it takes part.
std::string party_topic(Id<Party> party, Role member) { return fmt::format("party:{}:{}", party.text(), name_of(member)); }
/// What a participant may see decides whether its side hears of the change at all.
bool hears(const ledger::Change& change, const Participant& participant, Instant now) {
  const ledger::Viewer viewer{access::rights_on(access::stand_in(participant), change.kind, change.participants, now), change.owner,
                              access::chosen_part(change.participants), {}};
  return std::ranges::any_of(change.touched, [&](const Facet& facet) { return viewer.reads(facet); });
}

Topics unique(Topics topics) {
  std::ranges::sort(topics);
  topics.erase(std::unique(topics.begin(), topics.end()), topics.end());
  return topics;
}

/// Who hears of it: those who see what was touched, and those whose part, consent or assignment ended by it.
Change told_of(const ledger::Change& change, Instant now) {
  Topics topics, parted;
  for (const auto& participant : change.participants)
    if (hears(change, participant, now)) topics.push_back(topic_of(participant));
  for (const auto& participant : change.removed) {
    auto topic = topic_of(participant);
    topics.push_back(topic);
    if (!std::ranges::count(change.participants, topic, topic_of)) parted.push_back(std::move(topic));
  }
  return {0, unique(std::move(topics)), std::string(name_of(change.kind)), change.dossier.text(), std::move(parted)};
}

/// Whom the stream was opened by, as long as that still signs in: signing out or revoking the token ends it.
std::function<std::optional<access::Principal>()> reader_of(Rooms& rooms, const Request& request) {
  constexpr std::string_view kScheme = "Bearer ";
  const auto authorization = request.header("Authorization");
  if (authorization.empty())
    return [&rooms, secret = std::string(session_secret(request.header("Cookie"), rooms.secure_cookies))] { return rooms.sessions.watch(secret); };
  return [&rooms, token = std::string(authorization.substr(kScheme.size()))]() -> std::optional<access::Principal> {
    auto holder = rooms.sessions.by_token(token);
    return holder ? std::optional(std::move(holder->principal)) : std::nullopt;
  };
}

/// Memberships begin and end while a stream is open: what it hears of follows them.
Result<Response> events(Rooms& rooms, LiveHub& hub, const Request& request) {
  Listener listener{request.signed_in->session, [reader = reader_of(rooms, request)]() -> std::optional<Topics> {
                      const auto principal = reader();
                      return principal ? std::optional(topics_of(*principal)) : std::nullopt;
                    }};
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
      auto told = told_of(change, environment_.now());
      if (!told.topics.empty()) hub_.publish(std::move(told));
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

Topics topics_of(const access::Principal& principal) {
  Topics topics{"user:" + principal.user.text()};
  for (const auto& membership : principal.memberships) topics.push_back(party_topic(membership.party, membership.role));
  return topics;
}

std::vector<Route> live_routes(Rooms& rooms, LiveHub& hub) {
  return {{.method = Method::Get, .path = "/api/events", .auth = Auth::SignedIn,
           .answer = [&rooms, &hub](const Request& request) { return events(rooms, hub, request); },
           .summary = "Changes as they happen (server-sent events)"}};
}

}  // namespace hospitium::http
