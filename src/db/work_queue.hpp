// The bounded queue between those who submit write works and the database threads that run them.
#pragma once
#include <chrono>
#include <condition_variable>
#include <deque>
#include <mutex>
#include <optional>

#include "db/database.hpp"

namespace hospitium::db {

struct QueuedWork {
  WriteWork work;
  WriteDone done;
};

class WorkQueue {
 public:
  using Clock = std::chrono::steady_clock;
  explicit WorkQueue(std::size_t limit) : limit_(limit) {}

  /// False when the queue is full or closed; `item` is then untouched.
  bool push(QueuedWork&& item);
  /// Waits; nothing once the queue is closed and empty.
  std::optional<QueuedWork> pop();
  std::optional<QueuedWork> try_pop();
  /// Waits until `deadline` at most.
  std::optional<QueuedWork> pop_until(Clock::time_point deadline);
  void close();

 private:
  std::optional<QueuedWork> take();

  const std::size_t limit_;
  std::mutex mutex_;
  std::condition_variable arrived_;
  std::deque<QueuedWork> items_;
  bool closed_ = false;
};

}  // namespace hospitium::db
