// From what was committed, on this server or another, to live updates: only to those who may see what was touched.
#pragma once
#include <condition_variable>
#include <memory>
#include <stop_token>
#include <thread>

#include "http/live.hpp"
#include "http/rooms.hpp"

namespace hospitium::http {

/// Follows the ledger's changes from now on and tells the hub: at once after a commit of this server whose feed is numbered with it (SQLite), within
/// `poll_ms` of the numbering otherwise. Each change once. Ledger and hub outlive it.
class ChangeTeller {
 public:
  ChangeTeller(ledger::Ledger& ledger, ledger::Environment environment, LiveHub& hub, int poll_ms = 100);
  ~ChangeTeller();

 private:
  struct Bell;
  void run(const std::stop_token& stop);
  bool look_safely(const std::stop_token& stop, bool heard);
  void look(const std::stop_token& stop);
  void pass_unheard();

  ledger::Ledger& ledger_;
  const ledger::Environment environment_;
  LiveHub& hub_;
  const int poll_ms_;
  ledger::Told told_;
  const std::shared_ptr<Bell> bell_;     ///< rung by commits, also by those that end after this object
  std::jthread thread_;
};

/// What `Change::kind` says when somebody came to a case or left it (presence.cpp): told to colleagues, and to nobody else.
inline constexpr std::string_view kPresence = "presence";

/// The topic on which those hear who act for this participant.
std::string topic_of(const Participant& participant);
/// The topics that a member or account of this principal listens to.
Topics topics_of(const access::Principal& principal);

std::vector<Route> live_routes(Rooms& rooms, LiveHub& hub);

}  // namespace hospitium::http
