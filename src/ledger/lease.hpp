// Which of several servers does a piece of background work. Holding a lease only saves work; what makes it safe is the token, checked inside
// the holder's own transactions: a holder that slept too long finds it raised. SQLite has one process and needs none.
#pragma once
#include <functional>
#include <string>

#include "base/id.hpp"
#include "base/instant.hpp"
#include "db/database.hpp"

namespace hospitium::ledger {

class Lease {
 public:
  static constexpr std::int64_t kTerm_us = 10 * kSecond_us;

  Lease(db::Database& database, std::string name, IdBytes holder, std::function<Instant()> now);
  /// Takes or renews it. False: another server has it. Never on a database thread.
  bool hold();
  /// Inside a transaction of the work: throws db::Fault (Conflict) when the lease went to somebody else.
  void check(db::Writer& writer) const;

 private:
  db::Database& database_;
  const std::string name_;
  const IdBytes holder_;
  const std::function<Instant()> now_;
  std::int64_t token_ = 0;
  Instant until_;
};

}  // namespace hospitium::ledger
