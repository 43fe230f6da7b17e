// A layer between SQLite and the file system that remembers every failed sync. SQLite overlooks two of them: that of the directory
// of a new file, and that inside PRAGMA journal_mode=WAL. After one, the kernel may have dropped what it could not write and says so
// only once (PostgreSQL's "fsyncgate", 2018), so nothing may be written, checkpointed or acknowledged until a restart.
#pragma once
#include <atomic>
#include <string>

#include <sqlite3.h>

namespace hospitium::db {

class GuardVfs {
 public:
  GuardVfs();
  ~GuardVfs();
  GuardVfs(const GuardVfs&) = delete;
  GuardVfs& operator=(const GuardVfs&) = delete;

  const char* name() const { return name_.c_str(); }
  bool sync_failed() const { return sync_failed_.load(std::memory_order_acquire); }
  void note_failed_sync() { sync_failed_.store(true, std::memory_order_release); }
  sqlite3_vfs* real() const { return real_; }

 private:
  std::string name_;
  sqlite3_vfs* real_;
  sqlite3_vfs vfs_{};
  std::atomic<bool> sync_failed_ = false;
};

/// Flushes a directory, so that the names in it survive a power failure. False on failure.
bool sync_directory(const std::string& path);
/// The directory part of a path; "." where there is none.
std::string directory_of(const std::string& path);

}  // namespace hospitium::db
