// Moves the write-ahead log into the database file, on a connection and thread of its own, so that no command waits for it. Most is moved
// while writers go on; only what is left then is moved while the writer pauses between two batches, so that the log can start anew.
#pragma once
#include <atomic>
#include <condition_variable>
#include <mutex>
#include <thread>

#include "db/sqlite/connection.hpp"

namespace hospitium::db {

/// Lets the checkpointer hold the writer between two batches.
class WriterGate {
 public:
  void enter();   ///< the writer, before a batch
  void leave();   ///< the writer, after a batch
  void stop();    ///< the checkpointer: waits for the batch that runs, and holds the next
  void go();

 private:
  std::mutex mutex_;
  std::condition_variable changed_;
  bool writing_ = false;
  bool stopped_ = false;
};

class Checkpointer {
 public:
  Checkpointer(const GuardVfs& vfs, const SqliteSettings& settings, WriterGate& gate);
  ~Checkpointer();  ///< the writer must have stopped; empties the log

  /// The writer tells how many pages the log holds after a commit. Cheap.
  void log_grew(int pages);
  /// Empties the log into the file and truncates it. Throws Fault when readers do not leave it in time.
  void truncate();

 private:
  void run(const std::stop_token& stop);
  int checkpoint(int mode);
  void checkpoint_once();

  const GuardVfs& vfs_;
  SqliteConnection connection_;
  WriterGate& gate_;
  std::mutex use_mutex_;               ///< the connection: one user at a time
  std::mutex mutex_;
  std::condition_variable_any wake_;
  std::atomic<int> pages_ = 0;         ///< in the log, as the writer last saw it
  std::atomic<int> next_at_;           ///< pages at which the next checkpoint starts
  std::jthread thread_;
};

}  // namespace hospitium::db
