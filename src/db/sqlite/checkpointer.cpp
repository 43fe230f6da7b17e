#include "db/sqlite/checkpointer.hpp"

#include <fmt/format.h>
#include <spdlog/spdlog.h>

namespace hospitium::db {
namespace {

constexpr int kStart_pages = 2'000;   // 8 MiB of log: start moving it
constexpr int kPause_pages = 8'000;   // 32 MiB: pause the writer shortly to finish

class Pause {
 public:
  explicit Pause(WriterGate& gate) : gate_(gate) { gate_.stop(); }
  ~Pause() { gate_.go(); }
  Pause(const Pause&) = delete;

 private:
  WriterGate& gate_;
};

}  // namespace

void WriterGate::enter() {
  std::unique_lock lock(mutex_);
  changed_.wait(lock, [&] { return !stopped_; });
  writing_ = true;
}

void WriterGate::leave() {
  std::lock_guard lock(mutex_);
  writing_ = false;
  changed_.notify_all();
}

void WriterGate::stop() {
  std::unique_lock lock(mutex_);
  changed_.wait(lock, [&] { return !stopped_; });
  stopped_ = true;
  changed_.wait(lock, [&] { return !writing_; });
}

void WriterGate::go() {
  std::lock_guard lock(mutex_);
  stopped_ = false;
  changed_.notify_all();
}

Checkpointer::Checkpointer(const GuardVfs& vfs, const SqliteSettings& settings, WriterGate& gate)
    : vfs_(vfs), connection_(vfs, settings), gate_(gate), next_at_(kStart_pages), thread_([this](const std::stop_token& stop) { run(stop); }) {}

Checkpointer::~Checkpointer() {
  thread_.request_stop();
  thread_.join();
  if (!vfs_.sync_failed()) checkpoint(SQLITE_CHECKPOINT_TRUNCATE);
}

void Checkpointer::log_grew(int pages) {
  pages_ = pages;
  if (pages < kStart_pages) next_at_ = kStart_pages;  // the log has started anew
  if (pages < next_at_) return;
  std::lock_guard lock(mutex_);
  wake_.notify_one();
}

void Checkpointer::truncate() {
  int code;
  {
    std::lock_guard use(use_mutex_);
    Pause pause(gate_);
    code = checkpoint(SQLITE_CHECKPOINT_TRUNCATE);
  }
  if (code == SQLITE_BUSY) throw Fault(FaultKind::Conflict, "the write-ahead log is still being read");
  if (code != SQLITE_OK) throw Fault(FaultKind::Broken, fmt::format("checkpoint: SQLite {}", code));
}

void Checkpointer::run(const std::stop_token& stop) {
  while (!stop.stop_requested()) {
    {
      std::unique_lock lock(mutex_);
      if (!wake_.wait(lock, stop, [&] { return pages_ >= next_at_; })) return;
    }
    if (vfs_.sync_failed()) return;
    checkpoint_once();
  }
}

void Checkpointer::checkpoint_once() {
  std::lock_guard use(use_mutex_);
  int pages = pages_;
  next_at_ = pages + kStart_pages;
  int code = checkpoint(SQLITE_CHECKPOINT_PASSIVE);
  if (code == SQLITE_OK && pages >= kPause_pages) {
    Pause pause(gate_);
    code = checkpoint(SQLITE_CHECKPOINT_FULL);
  }
  if (code != SQLITE_OK && code != SQLITE_BUSY) spdlog::error("checkpoint failed: SQLite {}", code);
}

int Checkpointer::checkpoint(int mode) { return sqlite3_wal_checkpoint_v2(connection_.raw(), nullptr, mode, nullptr, nullptr); }

}  // namespace hospitium::db
