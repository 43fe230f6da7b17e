// From any thread to the I/O thread, with one wake-up for many messages. Survives the server: what comes too late is dropped.
#pragma once
#include <atomic>
#include <functional>
#include <mutex>
#include <thread>
#include <vector>

#include "http/engine/transport.hpp"

namespace hospitium::http {

class Mailbox : public std::enable_shared_from_this<Mailbox> {
 public:
  using Message = std::move_only_function<void()>;

  explicit Mailbox(asio::io_context& context) : context_(&context) {}
  void put(Message message);
  void close();  ///< drops what waits; after it nothing runs

  void claim_thread() { thread_ = std::this_thread::get_id(); }
  bool on_io_thread() const { return thread_.load() == std::this_thread::get_id(); }  ///< never after close()

 private:
  void drain();
  std::mutex mutex_;
  std::vector<Message> messages_;
  asio::io_context* context_;
  std::atomic<std::thread::id> thread_{};
};

/// Lets one coroutine wait until somebody on the same thread says "look again". A notice before the wait is not lost.
class Signal {
 public:
  Task<void> wait();
  void notify();
  /// Gives the waiting coroutine up: Asio destroys it through its executor.
  void abandon() { auto dropped = std::exchange(waiter_, nullptr); }

 private:
  std::move_only_function<void()> waiter_;
  bool noticed_ = false;
};

}  // namespace hospitium::http
