#include "ledger/sequencer.hpp"

#include <chrono>

#include <spdlog/spdlog.h>

#include "ledger/bytes.hpp"
#include "ledger/journal.hpp"

namespace hospitium::ledger {
namespace {

constexpr int kBatch = 500;
constexpr int kAfterFault_ms = 1'000;

/// A batch enters the feed by one statement: what waits, each found by its dossier and journal hash in `batch` (dossier, journal hash, feed
/// hash), in whose order the numbers are given.
constexpr std::string_view kEnter =
    "INSERT INTO feed(number, dossier, version, hash) WITH RECURSIVE part(place) AS (SELECT CAST(0 AS BIGINT) UNION ALL SELECT place + 1 FROM part "
    "WHERE place + 1 < length(?2) / 80) SELECT ?1 + 1 + part.place, p.dossier, p.version, substr(?2, CAST(part.place * 80 + 49 AS INTEGER), 32) FROM part "
    "JOIN feed_pending p ON p.dossier = substr(?2, CAST(part.place * 80 + 1 AS INTEGER), 16) AND p.hash = substr(?2, CAST(part.place * 80 + 17 AS INTEGER), 32)";
constexpr std::string_view kLeave =
    "DELETE FROM feed_pending WHERE EXISTS (SELECT 1 FROM feed f WHERE f.number > ?1 AND f.dossier = feed_pending.dossier AND f.version = feed_pending.version)";

}  // namespace

Sequencer::Sequencer(const Engine& engine)
    : engine_(engine), lease_(engine.database, "sequencer", engine.environment), thread_([this] { run(); }) {}

Sequencer::~Sequencer() {
  {
    std::lock_guard lock(mutex_);
    stop_ = true;
  }
  stopped_.notify_all();
  thread_.join();
  lease_.release();
}

int Sequencer::step() {
  if (!lease_.hold()) return 0;
  int numbered = 0;
  engine_.database.write([&](db::Writer& writer) {
    lease_.check(writer);
    numbered = number_waiting(writer);
    return numbered ? db::Verdict::Commit : db::Verdict::RollBack;
  });
  return numbered;
}

int Sequencer::number_waiting(db::Writer& writer) {
  const auto waiting = writer.query("SELECT dossier, version, hash FROM feed_pending ORDER BY dossier, version LIMIT ?1", {kBatch});
  if (waiting.empty()) return 0;
  const auto last = writer.query("SELECT number, hash FROM feed ORDER BY number DESC LIMIT 1");
  const auto before = last.empty() ? 0 : last[0].number(0);
  auto hash = last.empty() ? kFirstHash : last[0].text(1);
  auto number = before;
  std::string batch;
  for (const auto& row : waiting) {
    const auto dossier = row.id<Dossier>(0);
    hash = feed_hash(hash, ++number, dossier, row.number(1), row.text(2));
    batch.append(view_of(dossier)).append(row.text(2)).append(hash);
  }
  const auto entered = writer.execute(kEnter, {before, db::BlobView{batch}});
  const auto left = writer.execute(kLeave, {before});
  const auto wanted = static_cast<std::int64_t>(waiting.size());
  if (entered != wanted || left != wanted) throw db::Fault(db::FaultKind::Broken, "the feed did not take what waited");
  return static_cast<int>(waiting.size());
}

void Sequencer::run() {
  std::unique_lock lock(mutex_);
  while (!stop_) {
    auto wait_ms = engine_.options.feed_poll_ms;
    lock.unlock();
    try {
      if (step() > 0) wait_ms = 0;
    } catch (const db::Fault& fault) {
      if (fault.kind() != db::FaultKind::Conflict) spdlog::error("sequencer: {}", fault.what());
      wait_ms = kAfterFault_ms;
    }
    lock.lock();
    stopped_.wait_for(lock, std::chrono::milliseconds(wait_ms), [this] { return stop_; });
  }
}

}  // namespace hospitium::ledger
