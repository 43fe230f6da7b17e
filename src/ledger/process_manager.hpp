// What spans dossiers follows the feed. A manager turns one feed entry into commands on other dossiers; each command's idempotency key is
// (manager, feed number, target), so a crash repeats nothing; a refusal lands in table `refused` for people to see.
#pragma once
#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "ledger/ledger.hpp"

namespace hospitium::ledger {

struct Follow {
  Id<Dossier> target;
  Kind kind{};
  std::string command;
  boost::json::value body;
};

/// The names of events, for `events` below.
template <class... Event>
std::vector<std::string> names_of() { return {std::string(Event::kName)...}; }

struct ProcessManager {
  std::string name;
  /// Pure: what the entry asks of other dossiers.
  std::function<std::vector<Follow>(const FeedEntry&)> follow;
  /// Which events it is called for, by name; empty = all. The others are passed over without being opened.
  std::vector<std::string> events = {};
};

/// A follower that keeps its own tables (the observatory) in the same transaction as its position.
struct FeedFollower {
  std::string name;
  std::function<void(db::Writer&, const FeedEntry&)> apply;
  std::vector<std::string> events = {};      ///< as a manager's
};

/// One background thread over all managers and followers; positions are durable. On PostgreSQL one server's runner does the work by a lease;
/// another takes over when it stops, or when its term has passed. The token is checked in the transaction that moves a position.
class FeedRunner {
 public:
  FeedRunner(db::Database& database, Ledger& ledger, const Environment& environment, std::vector<ProcessManager> managers,
             std::vector<FeedFollower> followers);
  ~FeedRunner();
  void start();
  void stop();
  void drain();                              ///< until all have caught up with the feed as it is now, here or on another server

 private:
  class Impl;
  std::unique_ptr<Impl> impl_;
};

}  // namespace hospitium::ledger
