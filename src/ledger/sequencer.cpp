#include "ledger/sequencer.hpp"

#include <chrono>

#include <spdlog/spdlog.h>

#include "ledger/journal.hpp"

namespace hospitium::ledger {
namespace {

constexpr int kBatch = 500;
constexpr int kAfterFault_ms = 1'000;

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
  auto number = last.empty() ? 0 : last[0].number(0);
  auto hash = last.empty() ? kFirstHash : last[0].text(1);
  for (const auto& row : waiting) {
    const auto dossier = row.id<Dossier>(0);
    hash = feed_hash(hash, ++number, dossier, row.number(1), row.text(2));
    writer.execute("INSERT INTO feed(number, dossier, version, hash) VALUES(?1, ?2, ?3, ?4)", {number, dossier, row.number(1), db::BlobView{hash}});
    writer.execute("DELETE FROM feed_pending WHERE dossier = ?1 AND version = ?2", {dossier, row.number(1)});
  }
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
