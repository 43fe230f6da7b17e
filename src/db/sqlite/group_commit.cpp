#include "db/sqlite/group_commit.hpp"

namespace hospitium::db {
namespace {

using namespace std::chrono_literals;

/// How long a batch waits for one more work while the last batch showed that there are many writers: about the time in which
/// somebody who was just answered comes back. Measured in bench/db_bench.cpp.
constexpr auto kLinger = 150us;

}  // namespace

void GroupCommit::run_batch(QueuedWork first) {
  Batch batch;
  if (vfs_.sync_failed()) {
    batch.push_back({std::move(first), nullptr});
    refuse_all(batch);
    return finish(batch);
  }
  if (fill(batch, std::move(first)) == Outcome::Undone || commit() == Outcome::Undone) {
    give_up_transaction();
    for (auto& item : batch) run_alone(item);
  }
  if (vfs_.sync_failed()) refuse_all(batch);
  last_batch_ = batch.size();
  finish(batch);
}

GroupCommit::Outcome GroupCommit::fill(Batch& batch, QueuedWork first) {
  auto end = WorkQueue::Clock::now() + limits_.time;
  std::int64_t bytes = 0;
  std::optional<QueuedWork> more = std::move(first);
  try {
    connection_.run("BEGIN IMMEDIATE");
  } catch (const Fault&) {
    batch.push_back({std::move(*more), nullptr});
    return Outcome::Undone;
  }
  while (more) {
    batch.push_back({std::move(*more), nullptr});
    if (run_in_savepoint(batch.back(), bytes) == Outcome::Undone) return Outcome::Undone;
    if (batch.size() >= limits_.works || bytes >= limits_.bytes) break;
    more = next(batch, end);
  }
  return Outcome::Kept;
}

std::optional<QueuedWork> GroupCommit::next(const Batch& batch, WorkQueue::Clock::time_point end) {
  auto now = WorkQueue::Clock::now();
  if (now >= end) return std::nullopt;
  if (auto waiting = queue_.try_pop()) return waiting;
  bool others_likely = batch.size() * 2 <= last_batch_;
  return others_likely ? queue_.pop_until(std::min(end, now + kLinger)) : std::nullopt;
}

GroupCommit::Outcome GroupCommit::run_in_savepoint(Item& item, std::int64_t& bytes) {
  try {
    connection_.run("SAVEPOINT work");
    auto result = attempt(connection_, item.queued.work);
    item.error = result.error;
    bytes += result.bytes;
    if (!connection_.in_transaction() || connection_.transaction_doubtful()) return Outcome::Undone;
    if (!result.commits()) connection_.run("ROLLBACK TO work");
    connection_.run("RELEASE work");
    return Outcome::Kept;
  } catch (const Fault&) {
    return Outcome::Undone;
  }
}

GroupCommit::Outcome GroupCommit::commit() {
  try {
    connection_.run("COMMIT");
    return Outcome::Kept;
  } catch (const Fault&) {
    return Outcome::Undone;
  }
}

/// A transaction of its own, so that one work's failure is nobody else's.
void GroupCommit::run_alone(Item& item) {
  item.error = nullptr;
  if (vfs_.sync_failed()) return;  // refused with all others
  try {
    connection_.run("BEGIN IMMEDIATE");
    auto result = attempt(connection_, item.queued.work);
    item.error = result.error;
    if (result.commits()) connection_.run("COMMIT");  // itself an error when SQLite has rolled back
  } catch (const Fault&) {
    item.error = std::current_exception();
  }
  give_up_transaction();
}

void GroupCommit::give_up_transaction() {
  connection_.forget_doubt();
  if (!connection_.in_transaction()) return;
  try {
    connection_.run("ROLLBACK");
  } catch (const Fault&) {
    // SQLite rolls back before it reports; what remains shows at the next BEGIN.
  }
  connection_.forget_doubt();
}

void GroupCommit::refuse_all(Batch& batch) {
  auto fault = make_fault(FaultKind::Broken, "a sync failed: no more writes until a restart");
  for (auto& item : batch) item.error = fault;
}

void GroupCommit::finish(Batch& batch) {
  for (auto& item : batch) item.queued.done(item.error);
}

}  // namespace hospitium::db
