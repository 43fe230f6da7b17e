// A database between a ledger and the one it works on: what the test asks is kept apart from what the ledger's own threads ask meanwhile.
#pragma once
#include <functional>
#include <thread>
#include <utility>

#include "db/database.hpp"

namespace hospitium::contract {

/// What this thread asks goes to `mine`, what others ask (the sequencer) to `others`. Calls `then` once, before this thread's next write is queued.
class Between final : public db::Database {
 public:
  explicit Between(db::Database& inner) : Between(inner, inner) {}
  Between(db::Database& mine, db::Database& others) : mine_(mine), others_(others) {}
  std::function<void()> then;
  db::Dialect dialect() const override { return mine_.dialect(); }
  void submit(db::WriteWork work, db::WriteDone done) override {
    if (std::this_thread::get_id() == thread_)
      if (auto first = std::exchange(then, {})) first();
    asked().submit(std::move(work), std::move(done));
  }
  void read(const std::function<void(db::Reader&)>& work) override { asked().read(work); }
  void backup_to(const std::string& file) override { mine_.backup_to(file); }
  void forget_deleted() override { mine_.forget_deleted(); }

 private:
  db::Database& asked() { return std::this_thread::get_id() == thread_ ? mine_ : others_; }
  db::Database& mine_;
  db::Database& others_;
  const std::thread::id thread_ = std::this_thread::get_id();
};

}  // namespace hospitium::contract
