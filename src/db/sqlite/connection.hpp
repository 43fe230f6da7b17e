// One SQLite connection: PRAGMAs set and read back, statements prepared once and kept by their text. Used by one thread at a time.
#pragma once
#include <memory>
#include <string>
#include <string_view>
#include <unordered_map>

#include <sqlite3.h>

#include "db/fault.hpp"
#include "db/sqlite/vfs.hpp"
#include "db/value.hpp"

namespace hospitium::db {

enum class SqliteRole { Writer, Reader, Checkpointer };

struct SqliteSettings {
  std::string path;
  SqliteRole role{};
  std::int64_t cache_bytes = 2 << 20;
  bool secure_delete = false;
};

class SqliteConnection {
 public:
  /// Throws Fault when the file cannot be opened or a PRAGMA does not read back as set.
  SqliteConnection(const GuardVfs& vfs, const SqliteSettings& settings);
  ~SqliteConnection();
  SqliteConnection(const SqliteConnection&) = delete;
  SqliteConnection& operator=(const SqliteConnection&) = delete;

  Rows query(std::string_view sql, Params params);
  std::int64_t execute(std::string_view sql, Params params);   ///< rows changed
  void run(std::string_view sql);                              ///< BEGIN, COMMIT and the like
  bool in_transaction() const { return sqlite3_get_autocommit(db_) == 0; }
  /// True when the last error may have left the transaction half undone, so that all of it must be given up.
  bool transaction_doubtful() const { return doubtful_; }
  void forget_doubt() { doubtful_ = false; }
  sqlite3* raw() const { return db_; }

 private:
  struct Hash {
    using is_transparent = void;
    std::size_t operator()(std::string_view text) const { return std::hash<std::string_view>{}(text); }
  };
  struct Finalize {
    void operator()(sqlite3_stmt* statement) const { sqlite3_finalize(statement); }
  };
  using Statement = std::unique_ptr<sqlite3_stmt, Finalize>;

  void open(const GuardVfs& vfs, const std::string& path);
  void configure(const SqliteSettings& settings);
  void set(std::string_view name, std::string_view value, std::string_view expected);
  sqlite3_stmt* prepared(std::string_view sql);
  void bind(sqlite3_stmt* statement, std::string_view sql, Params params);
  [[noreturn]] void fail(int code, std::string_view sql);

  sqlite3* db_ = nullptr;
  bool doubtful_ = false;
  std::unordered_map<std::string, Statement, Hash, std::equal_to<>> statements_;
};

/// Throws when the SQLite in this program is older than 3.51.3: 3.7.0 to 3.51.2 may corrupt a database in WAL mode.
void require_sound_sqlite();
void require_sqlite_version(int number);

}  // namespace hospitium::db
