// Does the jobs that are due: claims them bucket by bucket, gives each one's command as the system, and reports. Any number of workers over one
// database; a worker that dies or sleeps loses its claim after a term, and its command, given again by another, is done once.
#pragma once
#include <condition_variable>
#include <mutex>
#include <stop_token>
#include <thread>
#include <vector>

#include "ledger/jobs.hpp"
#include "ledger/ledger.hpp"

namespace hospitium::jobs {

struct WorkerOptions {
  int threads = 2;
  int poll_ms = 1'000;                   ///< how often it looks for what has come due
  int batch = 16;                        ///< jobs of one claim; their commands must fit into its term
};

/// `jobs` and `ledger` outlive it. Jobs that were given up get another round when it starts.
class Worker {
 public:
  Worker(ledger::Jobs& jobs, ledger::Ledger& ledger, WorkerOptions options = {}) : jobs_(jobs), ledger_(ledger), options_(options) {}
  ~Worker() { stop(); }
  void start();
  void stop();                           ///< after the commands under way, without waiting for a pause to end

  /// One claim, beginning at bucket `first`, and its jobs, on the caller's thread; how many it did. Throws db::Fault.
  int step(int first = 0);

 private:
  void run(const std::stop_token& stop, int first);
  void do_one(const ledger::Job& job);

  ledger::Jobs& jobs_;
  ledger::Ledger& ledger_;
  const WorkerOptions options_;
  std::mutex mutex_;
  std::condition_variable_any pause_;
  std::vector<std::jthread> threads_;
};

/// The command of a job as the worker gives it: the same each time, so that its receipt is found again.
ledger::CommandRequest request_of(const ledger::Job& job);

}  // namespace hospitium::jobs
