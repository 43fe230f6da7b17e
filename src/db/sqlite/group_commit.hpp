// The one writer of an SQLite file. Each work is a savepoint; a batch of works shares one COMMIT and so one flush of the disk.
#pragma once
#include <chrono>
#include <functional>
#include <vector>

#include "db/attempt.hpp"
#include "db/sqlite/connection.hpp"
#include "db/work_queue.hpp"

namespace hospitium::db {

class GroupCommit {
 public:
  struct Limits {
    std::size_t works;
    std::int64_t bytes;
    std::chrono::microseconds time;
  };
  GroupCommit(const GuardVfs& vfs, SqliteConnection& connection, WorkQueue& queue, Limits limits)
      : vfs_(vfs), connection_(connection), queue_(queue), limits_(limits) {}

  /// Runs `first` and whatever else is waiting, commits, then calls every `done`.
  void run_batch(QueuedWork first);

 private:
  struct Item {
    QueuedWork queued;
    std::exception_ptr error;
  };
  using Batch = std::vector<Item>;
  enum class Outcome { Kept, Undone };

  Outcome fill(Batch& batch, QueuedWork first);
  std::optional<QueuedWork> next(const Batch& batch, WorkQueue::Clock::time_point end);
  Outcome run_in_savepoint(Item& item, std::int64_t& bytes);
  Outcome commit();
  void run_alone(Item& item);
  void give_up_transaction();
  void refuse_all(Batch& batch);
  static void finish(Batch& batch);

  const GuardVfs& vfs_;
  SqliteConnection& connection_;
  WorkQueue& queue_;
  const Limits limits_;
  std::size_t last_batch_ = 1;
};

}  // namespace hospitium::db
