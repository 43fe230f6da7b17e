// For tests only: a Database that breaks at a chosen moment, whatever stands behind it, so that a whole use case can be run with every one
// of its calls failing in turn.
#pragma once
#include <memory>
#include <mutex>

#include "db/database.hpp"

namespace hospitium::db {

/// Where a plan breaks. Statement: the nth query or execute throws, before it is made. Commit: the nth transaction that wants to commit is
/// undone instead. Answer: it commits, but whoever waits hears Fault Unknown, as when a connection is lost during COMMIT.
enum class BreakAt { Never, Statement, Commit, Answer };

struct BreakPlan {
  BreakAt at = BreakAt::Never;
  int nth = 1;                          ///< from 1, counted since the plan was set
  FaultKind kind = FaultKind::Broken;   ///< thrown for Statement and Commit
};

class FailingDatabase final : public Database {
 public:
  /// `inner` outlives this.
  explicit FailingDatabase(Database& inner) : inner_(inner) {}

  void plan(BreakPlan plan);
  /// How many statements or commits were seen since plan(): a loop over `nth` ends when this stays below it.
  int seen() const;

  Dialect dialect() const override { return inner_.dialect(); }
  void submit(WriteWork work, WriteDone done) override;
  void read(const std::function<void(Reader&)>& work) override;
  void backup_to(const std::string& file) override { inner_.backup_to(file); }
  void forget_deleted() override { inner_.forget_deleted(); }

 private:
  class FailingReader;
  class FailingWriter;
  bool due(BreakAt at);
  void statement();

  Database& inner_;
  mutable std::mutex mutex_;
  BreakPlan plan_;
  int seen_ = 0;
};

}  // namespace hospitium::db
