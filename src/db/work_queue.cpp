#include "db/work_queue.hpp"

namespace hospitium::db {

bool WorkQueue::push(QueuedWork&& item) {
  {
    std::lock_guard lock(mutex_);
    if (closed_ || items_.size() >= limit_) return false;
    items_.push_back(std::move(item));
  }
  arrived_.notify_one();
  return true;
}

std::optional<QueuedWork> WorkQueue::take() {
  if (items_.empty()) return std::nullopt;
  auto item = std::move(items_.front());
  items_.pop_front();
  return item;
}

std::optional<QueuedWork> WorkQueue::pop() {
  std::unique_lock lock(mutex_);
  arrived_.wait(lock, [&] { return closed_ || !items_.empty(); });
  return take();
}

std::optional<QueuedWork> WorkQueue::try_pop() {
  std::lock_guard lock(mutex_);
  return take();
}

std::optional<QueuedWork> WorkQueue::pop_until(Clock::time_point deadline) {
  std::unique_lock lock(mutex_);
  arrived_.wait_until(lock, deadline, [&] { return closed_ || !items_.empty(); });
  return take();
}

void WorkQueue::close() {
  {
    std::lock_guard lock(mutex_);
    closed_ = true;
  }
  arrived_.notify_all();
}

}  // namespace hospitium::db
