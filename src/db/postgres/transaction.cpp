#include "db/postgres/transaction.hpp"

#include <chrono>
#include <random>
#include <thread>

namespace hospitium::db {
namespace {

constexpr int kConflictRuns = 5;

/// Those who collided must not come back together.
void wait_before(int run) {
  thread_local std::minstd_rand random{std::random_device{}()};
  std::uniform_int_distribution<int> spread(200, 1'000 << run);
  std::this_thread::sleep_for(std::chrono::microseconds(spread(random)));
}

}  // namespace

std::exception_ptr PostgresRunner::run(const WriteWork& work) {
  std::exception_ptr error;
  int losses = 0;
  for (int runs = 1;; ++runs) {
    auto next = run_once(work, error);
    if (next == Next::Again && runs < kConflictRuns) wait_before(runs);
    else if (next != Next::AgainAfterLoss || ++losses > 1) return error;
  }
}

PostgresRunner::Next PostgresRunner::run_once(const WriteWork& work, std::exception_ptr& error) {
  try {
    if (!connection_) connect();
  } catch (const Fault&) {
    error = std::current_exception();
    return Next::Done;
  }
  error = transaction(work);
  bool usable = connection_->roll_back();
  if (!usable) connection_ = nullptr;
  if (!error) return Next::Done;
  auto kind = kind_of(error);
  if (kind == FaultKind::Conflict) return Next::Again;
  return kind != FaultKind::Unknown && !usable ? Next::AgainAfterLoss : Next::Done;
}

std::exception_ptr PostgresRunner::transaction(const WriteWork& work) {
  try {
    connection_->run("BEGIN");
    auto result = attempt(*connection_, work);
    if (result.commits()) connection_->commit();
    return result.error;
  } catch (const Fault&) {
    return std::current_exception();
  }
}

void PostgresRunner::connect() { connection_ = std::make_unique<PostgresConnection>(url_); }

}  // namespace hospitium::db
