// Which of several servers does a piece of background work. Holding a lease only saves work; what makes it safe is the token, checked inside
// the holder's own transactions: a holder that slept too long finds it raised. SQLite has one process and needs none.
#pragma once
#include <string>

#include "ledger/ledger.hpp"

namespace hospitium::ledger {

class Lease {
 public:
  static constexpr std::int64_t kTerm_us = 10 * kSecond_us;

  Lease(db::Database& database, std::string name, Environment environment);
  /// Takes or renews it. False: another server has it. Never on a database thread.
  bool hold();
  /// Inside a transaction of the work: throws db::Fault (Conflict) when the lease went to somebody else.
  void check(db::Writer& writer) const;
  /// Gives it back, so that another need not wait for the end of the term. A fault is no harm: the term ends by itself.
  void release();

 private:
  db::Database& database_;
  const std::string name_;
  const Environment environment_;
  const IdBytes holder_;                 ///< of this object, not of the machine
  std::int64_t token_ = 0;
  Instant until_;
};

}  // namespace hospitium::ledger
