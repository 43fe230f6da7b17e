// Tells the world's past: gives commands as its people, at times of its own.
#pragma once
#include <random>

#include "domain/agreement/commands.hpp"
#include "domain/mission/commands.hpp"
#include "main/demo/world.hpp"

namespace hospitium::demo {

/// The clock that the demo's node lives by.
struct ToldTime {
  std::atomic<std::int64_t> now_us{0};
  ledger::Environment environment();
};

class Teller {
 public:
  Teller(Node& node, const World& world, ToldTime& time, Instant today) : node_(node), world_(world), time_(time), today_(today) {}

  const World& world() const { return world_; }
  Node& node() { return node_; }
  Instant today() const { return today_; }
  /// From now on it is `at`; never later than today.
  void at(Instant at) { time_.now_us = std::min(at.us, today_.us); }
  Instant now() const { return {time_.now_us}; }

  template <class Command>
  ledger::Receipt open(std::string_view email, Kind kind, const Command& command) {
    return give(email, kind, std::nullopt, Command::kName, json::write(command));
  }
  template <class Command>
  ledger::Receipt tell(std::string_view email, Kind kind, Id<Dossier> dossier, const Command& command) {
    return give(email, kind, dossier, Command::kName, json::write(command));
  }

 private:
  ledger::Receipt give(std::string_view email, Kind kind, std::optional<Id<Dossier>> dossier, std::string_view command,
                       const std::string& body);
  const access::Principal& principal(std::string_view email);
  Node& node_;
  const World& world_;
  ToldTime& time_;
  Instant today_;
  std::map<std::string, access::Principal, std::less<>> principals_;
};

}  // namespace hospitium::demo
