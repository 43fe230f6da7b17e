#include "http/fair_pool.hpp"

namespace hospitium::http {

Result<Unit> FairPool::submit(Id<User> whose, Work work) {
  std::lock_guard lock(mutex_);
  if (taken_ >= of_all_) return refuse(Code::Busy);
  auto& line = lines_[whose];
  if (line.given + line.waiting.size() >= of_one_) return refuse(Code::TooManyRequests);
  if (line.given == at_once_) {
    line.waiting.push_back(std::move(work));
    ++in_lines_;
  } else if (give(whose, std::move(work))) {
    ++line.given;
  } else {
    if (line.given == 0) lines_.erase(whose);
    return refuse(Code::Busy);
  }
  ++taken_;
  return Unit{};
}

/// The pool's own queue has room for all that is taken in: only a pool that has stopped takes nothing.
bool FairPool::give(Id<User> whose, Work work) {
  return pool_.submit([this, whose, work = std::move(work)]() mutable {
    work();
    work = nullptr;
    next(whose);
  });
}

/// A piece of this line is done: its next goes to the end of the pool's queue, behind those whose turn it is.
void FairPool::next(Id<User> whose) {
  std::deque<Work> dropped;
  std::lock_guard lock(mutex_);
  --taken_;
  auto& line = lines_.at(whose);
  if (!line.waiting.empty()) {
    --in_lines_;
    auto work = std::move(line.waiting.front());
    line.waiting.pop_front();
    if (give(whose, std::move(work))) return;
    --taken_;
    taken_ -= line.waiting.size();
    in_lines_ -= line.waiting.size();
    dropped.swap(line.waiting);
  }
  if (--line.given == 0) lines_.erase(whose);
}

void FairPool::stop() { pool_.stop(); }

std::size_t FairPool::waiting() const {
  std::lock_guard lock(mutex_);
  return in_lines_ + pool_.waiting();
}

}  // namespace hospitium::http
