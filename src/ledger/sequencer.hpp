// Numbers the feed on PostgreSQL, where commands commit in another order than they began: only what is committed is visible here, and one
// sequencer at a time (by lease) gives out the numbers, so that nothing appears behind a reader's position. Per dossier the order is by version.
#pragma once
#include <condition_variable>
#include <mutex>
#include <thread>

#include "ledger/engine.hpp"
#include "ledger/lease.hpp"

namespace hospitium::ledger {

class Sequencer {
 public:
  explicit Sequencer(const Engine& engine);
  ~Sequencer();
  /// Numbers what waits; how many. Throws db::Fault.
  int step();

 private:
  void run();
  int number_waiting(db::Writer& writer);

  const Engine& engine_;
  Lease lease_;
  std::mutex mutex_;
  std::condition_variable stopped_;
  bool stop_ = false;
  std::thread thread_;
};

}  // namespace hospitium::ledger
