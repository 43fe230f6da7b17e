#include "db/sqlite/backup.hpp"

#include <fcntl.h>
#include <unistd.h>

#include <cstdio>
#include <memory>

#include <fmt/format.h>

#include "db/fault.hpp"

namespace hospitium::db {
namespace {

struct Close {
  void operator()(sqlite3* db) const { sqlite3_close(db); }
};
using Handle = std::unique_ptr<sqlite3, Close>;

void require(bool ok, std::string_view what) {
  if (!ok) throw Fault(FaultKind::Broken, fmt::format("backup: {}", what));
}

void copy_pages(const GuardVfs& vfs, sqlite3* source, const std::string& file) {
  sqlite3* opened = nullptr;
  int code = sqlite3_open_v2(file.c_str(), &opened, SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE, vfs.name());
  Handle target(opened);
  require(code == SQLITE_OK, "cannot open the target");
  auto* backup = sqlite3_backup_init(target.get(), "main", source, "main");
  require(backup != nullptr, "cannot start");
  sqlite3_backup_step(backup, -1);  // in one step: one moment, whatever writers do meanwhile
  code = sqlite3_backup_finish(backup);
  if (code == SQLITE_FULL) throw Fault(FaultKind::Full, "backup: no room");
  require(code == SQLITE_OK, fmt::format("SQLite {}", code));
}

bool sync_path(const std::string& file) {
  int fd = ::open(file.c_str(), O_RDONLY | O_CLOEXEC);
  if (fd < 0) return false;
  bool ok = ::fsync(fd) == 0;
  ::close(fd);
  return ok;
}

}  // namespace

void copy_database(const GuardVfs& vfs, sqlite3* source, const std::string& file) {
  std::string partial = file + ".partial";
  ::unlink(partial.c_str());
  try {
    copy_pages(vfs, source, partial);
    require(sync_path(partial), "cannot flush the copy");
    require(std::rename(partial.c_str(), file.c_str()) == 0, "cannot rename the copy");
    require(sync_directory(directory_of(file)), "cannot flush the folder");
  } catch (...) {
    ::unlink(partial.c_str());
    throw;
  }
}

}  // namespace hospitium::db
