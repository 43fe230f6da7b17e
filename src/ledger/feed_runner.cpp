#include <chrono>
#include <condition_variable>
#include <mutex>
#include <thread>

#include <fmt/format.h>
#include <spdlog/spdlog.h>

#include "ledger/lease.hpp"
#include "ledger/process_manager.hpp"
#include "ledger/refusals.hpp"

namespace hospitium::ledger {
namespace {

constexpr int kBatch = 1'000;
constexpr int kAfterFault_ms = 1'000;

/// Moves on only from where this reader stood: a second runner, or one that slept, changes nothing.
bool move_position(db::Writer& writer, const std::string& name, std::int64_t from, std::int64_t to) {
  return writer.execute("UPDATE process_position SET position = ?3 WHERE name = ?1 AND position = ?2", {name, from, to}) == 1;
}

}  // namespace

class FeedRunner::Impl {
 public:
  Impl(db::Database& database, Ledger& ledger, const Environment& environment, std::vector<ProcessManager> managers,
       std::vector<FeedFollower> followers)
      : database_(database), ledger_(ledger), lease_(database, "feed", environment), managers_(std::move(managers)),
        followers_(std::move(followers)) {}
  ~Impl() { stop(); }

  void start() {
    stop_ = false;
    thread_ = std::thread([this] { run(); });
  }

  void stop() {
    {
      std::lock_guard lock(mutex_);
      stop_ = true;
    }
    stopped_.notify_all();
    if (thread_.joinable()) thread_.join();
    std::lock_guard lock(stepping_);
    lease_.release();
  }

  void drain() {
    while (behind())
      if (!step()) std::this_thread::yield();  // the sequencer, or another server's runner, is about to
  }

 private:
  /// Whether anything moved.
  bool step() {
    std::lock_guard lock(stepping_);
    if (!lease_.hold()) return false;
    bool moved = false;
    for (const auto& manager : managers_) moved = advance(manager) || moved;
    for (const auto& follower : followers_) moved = advance(follower) || moved;
    return moved;
  }

  bool advance(const ProcessManager& manager) {
    const auto from = position(manager.name);
    const auto part = ledger_.feed_of(manager.events, from, kBatch);
    if (part.end == from) return false;
    std::vector<RefusedRow> refused;
    for (const auto& entry : part.entries)
      if (!entry.event.json.empty()) give(manager, entry, refused);
    database_.write([&](db::Writer& writer) {
      lease_.check(writer);
      for (const auto& one : refused) keep_refusal(writer, one);
      return move_position(writer, manager.name, from, part.end) ? db::Verdict::Commit : db::Verdict::RollBack;
    });
    return true;
  }

  void give(const ProcessManager& manager, const FeedEntry& entry, std::vector<RefusedRow>& refused) {
    for (auto& follow : manager.follow(entry)) {
      CommandRequest request;
      request.principal = access::system_principal();
      request.kind = follow.kind;
      request.dossier = follow.target;
      request.command = follow.command;
      request.body = follow.body;
      request.idempotency_key = fmt::format("{}/{}/{}/{}", manager.name, entry.number, follow.target.text(), follow.command);
      const auto receipt = ledger_.execute(std::move(request));
      if (receipt || receipt.error().code == Code::AlreadyDone) continue;  // an edit asks again for what its dossier asked before
      if (for_now(receipt.error().code)) throw db::Fault(db::FaultKind::Conflict, manager.name + " waits: " + std::string(row(receipt.error().code).name));
      refused.push_back({manager.name, entry.number, follow.target, follow.kind, follow.command, receipt.error().code, entry.at});
    }
  }

  bool advance(const FeedFollower& follower) {
    const auto from = position(follower.name);
    const auto part = ledger_.feed_of(follower.events, from, kBatch);
    if (part.end == from) return false;
    database_.write([&](db::Writer& writer) {
      lease_.check(writer);
      if (!move_position(writer, follower.name, from, part.end)) return db::Verdict::RollBack;
      for (const auto& entry : part.entries) follower.apply(writer, entry);
      return db::Verdict::Commit;
    });
    return true;
  }

  std::int64_t position(const std::string& name) {
    std::optional<std::int64_t> position;
    const auto find = [&](db::Reader& reader) {
      const auto rows = reader.query("SELECT position FROM process_position WHERE name = ?1", {name});
      if (!rows.empty()) position = rows[0].number(0);
    };
    database_.read(find);
    if (position) return *position;
    database_.write([&](db::Writer& writer) {
      writer.execute("INSERT INTO process_position(name, position) VALUES(?1, 0) ON CONFLICT(name) DO NOTHING", {name});
      return db::Verdict::Commit;
    });
    return 0;
  }

  /// Whether somebody has not yet seen all that is committed, numbered or not.
  bool behind() {
    std::int64_t head = 0, waiting = 0;
    database_.read([&](db::Reader& reader) {
      const auto last = reader.query("SELECT number FROM feed ORDER BY number DESC LIMIT 1");
      head = last.empty() ? 0 : last[0].number(0);
      waiting = static_cast<std::int64_t>(reader.query("SELECT 1 FROM feed_pending LIMIT 1").size());
    });
    const auto before_head = [&](const auto& one) { return position(one.name) < head; };
    return waiting || std::ranges::any_of(managers_, before_head) || std::ranges::any_of(followers_, before_head);
  }

  void run() {
    std::unique_lock lock(mutex_);
    while (!stop_) {
      int wait_ms = kIdle_ms;
      lock.unlock();
      try {
        if (step()) wait_ms = 0;
      } catch (const db::Fault& fault) {
        spdlog::error("feed runner: {}", fault.what());
        wait_ms = kAfterFault_ms;
      }
      lock.lock();
      stopped_.wait_for(lock, std::chrono::milliseconds(wait_ms), [this] { return stop_; });
    }
  }

  static constexpr int kIdle_ms = 20;
  db::Database& database_;
  Ledger& ledger_;
  Lease lease_;
  const std::vector<ProcessManager> managers_;
  const std::vector<FeedFollower> followers_;
  std::mutex stepping_;                  ///< one step at a time: the thread's and drain()'s take turns; guards the lease
  std::mutex mutex_;
  std::condition_variable stopped_;
  bool stop_ = true;
  std::thread thread_;
};

FeedRunner::FeedRunner(db::Database& database, Ledger& ledger, const Environment& environment, std::vector<ProcessManager> managers,
                       std::vector<FeedFollower> followers)
    : impl_(std::make_unique<Impl>(database, ledger, environment, std::move(managers), std::move(followers))) {}
FeedRunner::~FeedRunner() = default;

void FeedRunner::start() { impl_->start(); }
void FeedRunner::stop() { impl_->stop(); }
void FeedRunner::drain() { impl_->drain(); }

}  // namespace hospitium::ledger
