// For tests only: makes the file system fail under SQLite, as a disk does. Process-wide; no SQL passes faster or slower through it.
#pragma once
#include <string>

namespace hospitium::db {

enum class SqliteCall { Open, Read, Write, Truncate, Sync, Delete };

/// The `nth` call (from 1, counted since arm) of this kind on a file whose path contains `file_part` returns `code`
/// (SQLITE_FULL, SQLITE_IOERR_FSYNC ...) without touching the disk. With `and_after` every later call fails as well.
struct SqliteFault {
  SqliteCall call{};
  int nth = 1;
  int code = 0;
  bool and_after = false;
  std::string file_part;
};

void arm_sqlite_fault(SqliteFault fault);
void disarm_sqlite_fault();
/// How many matching calls were seen since arm: a test that loops over `nth` ends when this stays below it.
int sqlite_calls_seen();

inline constexpr int kSqliteFull = 13;             ///< SQLITE_FULL
inline constexpr int kSqliteIoWrite = 778;         ///< SQLITE_IOERR_WRITE
inline constexpr int kSqliteIoRead = 266;          ///< SQLITE_IOERR_READ
inline constexpr int kSqliteIoSync = 1034;         ///< SQLITE_IOERR_FSYNC
inline constexpr int kSqliteIoTruncate = 1546;     ///< SQLITE_IOERR_TRUNCATE
inline constexpr int kSqliteCannotOpen = 14;       ///< SQLITE_CANTOPEN

}  // namespace hospitium::db
