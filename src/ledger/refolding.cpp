#include "ledger/refolding.hpp"

#include <chrono>
#include <numeric>

#include <spdlog/spdlog.h>

#include "ledger/bytes.hpp"
#include "ledger/stored.hpp"

namespace hospitium::ledger {
namespace {

constexpr int kLooked = 500;             ///< rows of a batch; most have today's shape already
constexpr std::size_t kRefolded = 32;    ///< of these at most, so that commands wait for little
constexpr int kRest = 4;                 ///< times as long as a batch took
constexpr std::chrono::milliseconds kShortestRest{5}, kAfterFault{1'000}, kWhileAnotherWalks{5'000};

Id<Dossier> above_all() {
  Id<Dossier> id;
  id.bytes.fill(0xff);
  return id;
}

std::int64_t sum_of_shapes(const Engine& engine) {
  return std::accumulate(engine.kinds.begin(), engine.kinds.end(), std::int64_t{0}, [](std::int64_t sum, const auto& rules) { return sum + rules->shape(); });
}

}  // namespace

Refolding::Refolding(const Engine& engine)
    : engine_(engine), shapes_(sum_of_shapes(engine)), lease_(engine.database, "refolding", engine.environment) {}

void Refolding::start() {
  thread_ = std::jthread([this](const std::stop_token& stop) { run(stop); });
}

void Refolding::stop() {
  thread_.request_stop();
  rest_.notify_all();
  if (thread_.joinable()) thread_.join();
  std::lock_guard lock(stepping_);
  lease_.release();
}

Refolding::Step Refolding::step() {
  std::lock_guard lock(stepping_);
  const auto progress = read();
  know(progress);
  if (progress.finished) return Step::Finished;
  if (!lease_.hold()) return Step::Waited;
  auto batch = gather();
  write(batch);
  know(batch.progress);
  return batch.progress.finished ? Step::Finished : Step::Worked;
}

RefoldProgress Refolding::read() const {
  RefoldProgress progress;
  engine_.database.read([&](db::Reader& reader) { progress = read(reader); });
  return progress;
}

/// What a newer server walked is nothing to do for this one, which would only fold it back.
RefoldProgress Refolding::read(db::Reader& reader) const {
  RefoldProgress progress;
  progress.below = above_all();
  const auto rows = reader.query("SELECT shapes, below, looked, refolded, altered, finished FROM refolding WHERE id = 1");
  if (rows.empty() || rows[0].number(0) < shapes_) return progress;
  const auto& row = rows[0];
  return {row.number(5) != 0 || row.number(0) > shapes_, row.id<Dossier>(1), row.number(2), row.number(3), row.number(4)};
}

RefoldProgress Refolding::known() const {
  std::lock_guard lock(mutex_);
  return known_;
}

void Refolding::know(const RefoldProgress& progress) {
  std::lock_guard lock(mutex_);
  known_ = progress;
}

bool Refolding::older(Kind kind, std::int64_t shape) const { return shape < engine_.rules(kind).shape(); }

/// Folds outside of the writer, which only compares and writes.
Refolding::Batch Refolding::gather() const {
  Batch batch;
  engine_.database.read([&](db::Reader& reader) {
    batch.progress = read(reader);
    auto& progress = batch.progress;
    const auto rows = reader.query("SELECT id, kind, shape FROM dossier WHERE id < ?1 AND erased IS NULL ORDER BY id DESC LIMIT ?2", {progress.below, kLooked});
    for (const auto& row : rows) {
      if (batch.dossiers.size() == kRefolded) return;
      progress.below = row.id<Dossier>(0);
      ++progress.looked;
      const auto kind = value_of<Kind>(row.text(1));
      if (kind && older(*kind, row.number(2))) take(reader, *kind, progress.below, batch);
    }
    progress.finished = rows.size() < kLooked;
  });
  return batch;
}

void Refolding::take(db::Reader& reader, Kind kind, Id<Dossier> id, Batch& batch) const {
  try {
    auto held = find_dossier(reader, engine_, kind, id, Lock::None);
    if (!held) return;  // its erasure is under way
    auto now = implied_by(engine_.rules(kind), *held);
    now.tokens = search_tokens(engine_.vault, kind, now.projection);
    auto stored = read_implied(reader, engine_, *held, now);
    batch.dossiers.push_back({*std::move(held), std::move(stored), std::move(now)});
  } catch (const Altered& altered) {
    ++batch.progress.altered;
    spdlog::error("not folded anew: {}", altered.what());
  }
}

/// A dossier that a command or an erasure changed meanwhile is left to what that wrote.
void Refolding::write(Batch& batch) {
  struct Forget {
    ListMemory& lists;
    const std::vector<Refolded>& dossiers;
    ~Forget() {
      for (const auto& one : dossiers) lists.changed(one.held.id, shelves_changed(one.stored, one.now));
    }
  };
  const Forget afterwards{*engine_.lists, batch.dossiers};  // also after a fault, whose COMMIT may have been done after all
  const auto before = batch.progress.refolded;
  engine_.database.write([&](db::Writer& writer) {
    lease_.check(writer);
    batch.progress.refolded = before;
    for (const auto& [held, stored, now] : batch.dossiers) {
      if (!update_dossier(writer, engine_, held, stored.projection, now.projection, held.version)) continue;
      write_implied(writer, engine_, held, stored, now);
      ++batch.progress.refolded;
    }
    keep(writer, batch.progress);
    return db::Verdict::Commit;
  });
}

void Refolding::keep(db::Writer& writer, const RefoldProgress& progress) const {
  writer.execute("INSERT INTO refolding(id, shapes, below, looked, refolded, altered, finished) VALUES(1, ?1, ?2, ?3, ?4, ?5, ?6) ON CONFLICT(id) DO UPDATE SET "
                 "shapes = excluded.shapes, below = excluded.below, looked = excluded.looked, refolded = excluded.refolded, altered = excluded.altered, "
                 "finished = excluded.finished",
                 {shapes_, progress.below, progress.looked, progress.refolded, progress.altered, progress.finished ? 1 : 0});
}

void Refolding::run(const std::stop_token& stop) {
  std::mutex mutex;
  std::unique_lock lock(mutex);
  while (!stop.stop_requested()) {
    std::chrono::nanoseconds rest = kWhileAnotherWalks;
    const auto began = std::chrono::steady_clock::now();
    try {
      const auto done = step();
      if (done == Step::Finished) return;
      if (done == Step::Worked) rest = std::max<std::chrono::nanoseconds>(kShortestRest, kRest * (std::chrono::steady_clock::now() - began));
    } catch (const db::Fault& fault) {
      spdlog::error("refolding: {}", fault.what());
      rest = kAfterFault;
    }
    rest_.wait_for(lock, stop, rest, [] { return false; });
  }
}

}  // namespace hospitium::ledger
