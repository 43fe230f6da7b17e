#include "http/engine/mailbox.hpp"

#include <boost/asio/post.hpp>

namespace hospitium::http {

void Mailbox::put(Message message) {
  std::lock_guard lock(mutex_);
  if (context_ == nullptr) return;
  messages_.push_back(std::move(message));
  if (messages_.size() == 1) asio::post(*context_, [self = shared_from_this()] { self->drain(); });
}

void Mailbox::close() {
  std::vector<Message> dropped;
  std::lock_guard lock(mutex_);
  context_ = nullptr;
  thread_ = std::thread::id();
  dropped.swap(messages_);
}

void Mailbox::drain() {
  std::vector<Message> messages;
  {
    std::lock_guard lock(mutex_);
    messages.swap(messages_);
  }
  for (auto& message : messages) message();
}

Task<void> Signal::wait() {
  if (!std::exchange(noticed_, false))
    co_await asio::async_initiate<const asio::use_awaitable_t<Executor>, void()>(
        [this](auto handler) { waiter_ = [held = std::move(handler)]() mutable { std::move(held)(); }; }, kTask);
}

void Signal::notify() {
  if (!waiter_) noticed_ = true;
  else std::exchange(waiter_, nullptr)();
}

}  // namespace hospitium::http
