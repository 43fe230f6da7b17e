// A fixed number of connections, opened when first needed, lent to one thread each.
#pragma once
#include <condition_variable>
#include <functional>
#include <memory>
#include <mutex>
#include <vector>

namespace hospitium::db {

template <class Connection>
class Pool {
 public:
  using Make = std::function<std::unique_ptr<Connection>()>;
  Pool(int size, Make make) : make_(std::move(make)), unopened_(size) {}

  /// A connection lent until the end of the scope. `discard()` closes it instead of giving it back.
  class Lease {
   public:
    Lease(Pool& pool, std::unique_ptr<Connection> connection) : pool_(pool), connection_(std::move(connection)) {}
    ~Lease() { pool_.give_back(std::move(connection_)); }
    Lease(const Lease&) = delete;
    Connection& operator*() const { return *connection_; }
    Connection* operator->() const { return connection_.get(); }
    void discard() { connection_ = nullptr; }
    void replace(std::unique_ptr<Connection> connection) { connection_ = std::move(connection); }

   private:
    Pool& pool_;
    std::unique_ptr<Connection> connection_;
  };

  /// Waits for a free connection. Throws what opening one throws.
  Lease take() {
    std::unique_lock lock(mutex_);
    freed_.wait(lock, [&] { return !free_.empty() || unopened_ > 0; });
    if (!free_.empty()) {
      auto connection = std::move(free_.back());  // the one used last: its cache is warm
      free_.pop_back();
      return Lease(*this, std::move(connection));
    }
    --unopened_;
    lock.unlock();
    return open();
  }

 private:
  Lease open() {
    try {
      return Lease(*this, make_());
    } catch (...) {
      give_back(nullptr);
      throw;
    }
  }
  void give_back(std::unique_ptr<Connection> connection) {
    {
      std::lock_guard lock(mutex_);
      if (connection) free_.push_back(std::move(connection));
      else ++unopened_;
    }
    freed_.notify_one();
  }

  Make make_;
  std::mutex mutex_;
  std::condition_variable freed_;
  int unopened_;
  std::vector<std::unique_ptr<Connection>> free_;
};

}  // namespace hospitium::db
