#include "http/engine/turn.hpp"

#include "http/engine/connection.hpp"

namespace hospitium::http {

void Turn::finish(Response answer) {
  if (ways_->mailbox->on_io_thread()) return settle(std::move(answer));
  ways_->mailbox->put([self = shared_from_this(), answer = std::move(answer)]() mutable { self->settle(std::move(answer)); });
}

void Turn::settle(Response answer) {
  if (owner == nullptr || answered) return;
  answered = true;
  response = std::move(answer);
  owner->wake();
}

void Turn::worked(Result<Unit> result) {
  ways_->mailbox->put([self = shared_from_this(), result = std::move(result)] {
    if (!result) self->refused = result.error();
    self->working = false;
    if (self->owner != nullptr) self->owner->wake();
  });
}

std::function<void()> Turn::waker() {
  return [weak = weak_from_this(), mailbox = ways_->mailbox] {
    mailbox->put([weak] {
      const auto self = weak.lock();
      if (self && self->owner != nullptr) self->owner->wake();
    });
  };
}

}  // namespace hospitium::http
