// Threads that people share for long work: each has a line of their own and the lines take turns, so that nobody waits for all that another
// one asks for.
#pragma once
#include <cstddef>
#include <deque>
#include <map>
#include <mutex>

#include "base/result.hpp"
#include "domain/vocabulary.hpp"
#include "http/work_pool.hpp"

namespace hospitium::http {

class FairPool {
 public:
  using Work = WorkPool::Work;

  /// Of one person's work at most half of the threads are held at a time, and `of_one` pieces are taken in, running or waiting; `of_all` over
  /// all of them.
  FairPool(std::size_t threads, std::size_t of_one, std::size_t of_all)
      : at_once_((threads + 1) / 2), of_one_(of_one), of_all_(of_all), pool_(threads, of_all) {}
  ~FairPool() { stop(); }

  /// TooManyRequests: this person's line is full. Busy: all are, or the pool has stopped. `work` will not run then.
  Result<Unit> submit(Id<User> whose, Work work);
  void stop();                    ///< finishes what runs and what has its turn, drops what waits in lines, then joins
  std::size_t waiting() const;

 private:
  struct Line {
    std::deque<Work> waiting;
    std::size_t given = 0;        ///< to the pool
  };
  bool give(Id<User> whose, Work work);
  void next(Id<User> whose);

  const std::size_t at_once_, of_one_, of_all_;
  mutable std::mutex mutex_;
  std::map<Id<User>, Line> lines_;
  std::size_t in_lines_ = 0, taken_ = 0;
  WorkPool pool_;                 ///< one after another: a line has no more than its turn in it
};

}  // namespace hospitium::http
