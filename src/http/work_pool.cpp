#include "http/work_pool.hpp"

namespace hospitium::http {

WorkPool::WorkPool(std::size_t threads, std::size_t queue_limit) : limit_(queue_limit) {
  for (std::size_t i = 0; i < threads; ++i) threads_.emplace_back([this] { run(); });
}

bool WorkPool::submit(Work work) {
  std::unique_lock lock(mutex_);
  if (stopping_ || queue_.size() >= limit_) return false;
  queue_.push_back(std::move(work));
  const bool wake = idle_ > 0;
  lock.unlock();
  if (wake) more_.notify_one();
  return true;
}

void WorkPool::stop() {
  {
    std::lock_guard lock(mutex_);
    stopping_ = true;
  }
  more_.notify_all();
  threads_.clear();  // joins
}

std::size_t WorkPool::waiting() const {
  std::lock_guard lock(mutex_);
  return queue_.size();
}

void WorkPool::run() {
  std::unique_lock lock(mutex_);
  for (;;) {
    ++idle_;
    more_.wait(lock, [this] { return stopping_ || !queue_.empty(); });
    --idle_;
    if (queue_.empty()) return;
    {
      Work work = std::move(queue_.front());
      queue_.pop_front();
      lock.unlock();
      work();
    }
    lock.lock();
  }
}

}  // namespace hospitium::http
