// A fixed number of threads with a bounded queue: full means refused at once, never waiting without end.
#pragma once
#include <condition_variable>
#include <cstddef>
#include <deque>
#include <functional>
#include <mutex>
#include <thread>
#include <vector>

namespace hospitium::http {

class WorkPool {
 public:
  using Work = std::move_only_function<void()>;  ///< must not throw

  WorkPool(std::size_t threads, std::size_t queue_limit);
  ~WorkPool() { stop(); }

  bool submit(Work work);         ///< false: the queue is full or the pool has stopped, and `work` will not run
  void stop();                    ///< finishes what is queued, then joins
  std::size_t waiting() const;

 private:
  void run();
  mutable std::mutex mutex_;
  std::condition_variable more_;
  std::deque<Work> queue_;
  std::size_t idle_ = 0;
  const std::size_t limit_;
  bool stopping_ = false;
  std::vector<std::jthread> threads_;
};

}  // namespace hospitium::http
