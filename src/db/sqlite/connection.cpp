#include "db/sqlite/connection.hpp"

#include <cerrno>

#include <fmt/format.h>

namespace hospitium::db {
namespace {

constexpr int kSoundVersion = 3'051'003;
constexpr std::size_t kMaxStatements = 1'000;  // more means that SQL is put together with values in it
constexpr int kBusy_ms = 5'000;

/// Resets a statement whatever happens, so that it holds no lock and no row.
struct ResetLater {
  sqlite3_stmt* statement;
  ~ResetLater() { sqlite3_reset(statement); }
};

FaultKind kind_of(int extended, int system_errno) {
  switch (extended) {
    case SQLITE_CONSTRAINT_UNIQUE:
    case SQLITE_CONSTRAINT_PRIMARYKEY:
    case SQLITE_CONSTRAINT_ROWID: return FaultKind::Unique;
    default: break;
  }
  switch (extended & 0xff) {
    case SQLITE_FULL: return FaultKind::Full;
    case SQLITE_BUSY:
    case SQLITE_LOCKED: return FaultKind::Conflict;
    case SQLITE_IOERR:
    case SQLITE_CANTOPEN: return system_errno == ENOSPC ? FaultKind::Full : FaultKind::Broken;
    default: return FaultKind::Broken;
  }
}

/// After these SQLite may have undone the whole transaction, or left it in a state in which nothing else works.
bool undoes_transaction(int code) {
  switch (code & 0xff) {
    case SQLITE_FULL:
    case SQLITE_IOERR:
    case SQLITE_NOMEM:
    case SQLITE_CORRUPT:
    case SQLITE_INTERRUPT: return true;
    default: return false;
  }
}

int bind_text(sqlite3_stmt* statement, int at, std::string_view text) {
  const char* data = text.data() ? text.data() : "";  // a null pointer would bind NULL
  return sqlite3_bind_text64(statement, at, data, text.size(), SQLITE_STATIC, SQLITE_UTF8);
}

int bind_blob(sqlite3_stmt* statement, int at, std::string_view bytes) {
  const char* data = bytes.data() ? bytes.data() : "";
  return sqlite3_bind_blob64(statement, at, data, bytes.size(), SQLITE_STATIC);
}

int bind_one(sqlite3_stmt* statement, int at, const Param& param) {
  struct Binder {
    sqlite3_stmt* statement;
    int at;
    int operator()(Null) const { return sqlite3_bind_null(statement, at); }
    int operator()(std::int64_t number) const { return sqlite3_bind_int64(statement, at, number); }
    int operator()(double number) const { return sqlite3_bind_double(statement, at, number); }
    int operator()(std::string_view text) const { return bind_text(statement, at, text); }
    int operator()(BlobView blob) const { return bind_blob(statement, at, blob.bytes); }
  };
  return std::visit(Binder{statement, at}, param.value);
}

std::string bytes_of(sqlite3_stmt* statement, int column, const void* data) {
  auto size = static_cast<std::size_t>(sqlite3_column_bytes(statement, column));
  return size ? std::string(static_cast<const char*>(data), size) : std::string();
}

Cell cell_of(sqlite3_stmt* statement, int column) {
  switch (sqlite3_column_type(statement, column)) {
    case SQLITE_INTEGER: return sqlite3_column_int64(statement, column);
    case SQLITE_FLOAT: return sqlite3_column_double(statement, column);
    case SQLITE_TEXT: return bytes_of(statement, column, sqlite3_column_text(statement, column));
    case SQLITE_BLOB: return bytes_of(statement, column, sqlite3_column_blob(statement, column));
    default: return Null{};
  }
}

/// PRAGMA values are numbers, except this one.
std::string printed(const Row& row, std::string_view pragma) {
  return pragma == "journal_mode" ? row.text(0) : std::to_string(row.number(0));
}

Row row_of(sqlite3_stmt* statement) {
  std::vector<Cell> cells;
  int columns = sqlite3_column_count(statement);
  cells.reserve(static_cast<std::size_t>(columns));
  for (int i = 0; i < columns; ++i) cells.push_back(cell_of(statement, i));
  return Row(std::move(cells));
}

}  // namespace

void require_sqlite_version(int number) {
  if (number < kSoundVersion)
    throw Fault(FaultKind::Broken, fmt::format("SQLite {} can corrupt a database in WAL mode; 3.51.3 or newer is needed", number));
}

void require_sound_sqlite() {
  require_sqlite_version(sqlite3_libversion_number());
  if (sqlite3_threadsafe() == 0) throw Fault(FaultKind::Broken, "SQLite was compiled without threads");
}

SqliteConnection::SqliteConnection(const GuardVfs& vfs, const SqliteSettings& settings) {
  try {
    open(vfs, settings.path);
    configure(settings);
    if (settings.role != SqliteRole::Reader && vfs.sync_failed()) throw Fault(FaultKind::Broken, "a sync failed while the database was opened");
  } catch (...) {
    statements_.clear();
    sqlite3_close(db_);
    throw;
  }
}

SqliteConnection::~SqliteConnection() {
  statements_.clear();
  sqlite3_close(db_);
}

void SqliteConnection::open(const GuardVfs& vfs, const std::string& path) {
  constexpr int kFlags = SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE | SQLITE_OPEN_EXRESCODE | SQLITE_OPEN_NOMUTEX;
  int code = sqlite3_open_v2(path.c_str(), &db_, kFlags, vfs.name());
  if (code != SQLITE_OK) fail(code, "open");
  sqlite3_db_config(db_, SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, 1, nullptr);  // the checkpointer decides, never a closing reader
  sqlite3_db_config(db_, SQLITE_DBCONFIG_ENABLE_QPSG, 1, nullptr);  // else binding a LIMIT prepares its statement anew each time
}

void SqliteConnection::configure(const SqliteSettings& settings) {
  set("busy_timeout", std::to_string(kBusy_ms), std::to_string(kBusy_ms));  // before journal_mode, which takes locks
  set("journal_mode", "WAL", "wal");
  set("synchronous", "FULL", "2");
  set("foreign_keys", "ON", "1");
  set("wal_autocheckpoint", "0", "0");
  set("mmap_size", "0", "0");
  set("temp_store", "MEMORY", "2");
  set("trusted_schema", "OFF", "0");
  set("cell_size_check", "ON", "1");
  set("journal_size_limit", "67108864", "67108864");
  set("secure_delete", settings.secure_delete ? "ON" : "OFF", settings.secure_delete ? "1" : "0");
  auto cache = std::to_string(-(settings.cache_bytes / 1024));
  set("cache_size", cache, cache);
  if (settings.role == SqliteRole::Reader) set("query_only", "ON", "1");
}

void SqliteConnection::set(std::string_view name, std::string_view value, std::string_view expected) {
  query(fmt::format("PRAGMA {}={}", name, value), {});
  auto rows = query(fmt::format("PRAGMA {}", name), {});
  if (rows.size() != 1 || printed(rows[0], name) != expected)
    throw Fault(FaultKind::Broken, fmt::format("PRAGMA {} does not read back as {}", name, value));
}

sqlite3_stmt* SqliteConnection::prepared(std::string_view sql) {
  if (auto found = statements_.find(sql); found != statements_.end()) return found->second.get();
  if (statements_.size() >= kMaxStatements) statements_.clear();
  sqlite3_stmt* statement = nullptr;
  int code = sqlite3_prepare_v3(db_, sql.data(), static_cast<int>(sql.size()), SQLITE_PREPARE_PERSISTENT, &statement, nullptr);
  if (code == SQLITE_ERROR) throw Fault(FaultKind::Broken, fmt::format("{}: {}", sqlite3_errmsg(db_), sql));
  if (code != SQLITE_OK) fail(code, sql);
  if (!statement) throw Fault(FaultKind::Broken, "empty SQL");
  return statements_.emplace(sql, Statement(statement)).first->second.get();
}

void SqliteConnection::bind(sqlite3_stmt* statement, std::string_view sql, Params params) {
  if (sqlite3_bind_parameter_count(statement) != static_cast<int>(params.size()))
    throw Fault(FaultKind::Broken, fmt::format("wrong number of parameters: {}", sql));
  for (std::size_t i = 0; i < params.size(); ++i)
    if (int code = bind_one(statement, static_cast<int>(i + 1), params[i]); code != SQLITE_OK) fail(code, sql);
}

Rows SqliteConnection::query(std::string_view sql, Params params) {
  auto* statement = prepared(sql);
  ResetLater reset{statement};
  bind(statement, sql, params);
  Rows rows;
  int code;
  while ((code = sqlite3_step(statement)) == SQLITE_ROW) rows.push_back(row_of(statement));
  if (code != SQLITE_DONE) fail(code, sql);
  return rows;
}

std::int64_t SqliteConnection::execute(std::string_view sql, Params params) {
  auto* statement = prepared(sql);
  ResetLater reset{statement};
  bind(statement, sql, params);
  auto before = sqlite3_total_changes64(db_);
  int code;
  while ((code = sqlite3_step(statement)) == SQLITE_ROW) {}
  if (code != SQLITE_DONE) fail(code, sql);
  return sqlite3_total_changes64(db_) == before ? 0 : sqlite3_changes64(db_);
}

void SqliteConnection::run(std::string_view sql) {
  auto* statement = prepared(sql);
  int code = sqlite3_step(statement);
  sqlite3_reset(statement);
  if (code != SQLITE_DONE) fail(code, sql);
}

void SqliteConnection::fail(int code, std::string_view sql) {
  if (db_ && code == SQLITE_ERROR) code = sqlite3_extended_errcode(db_);
  if (undoes_transaction(code)) doubtful_ = true;
  int system_errno = db_ ? sqlite3_system_errno(db_) : 0;
  throw Fault(kind_of(code, system_errno), fmt::format("SQLite {} ({}): {}", code, sqlite3_errstr(code), sql));
}

}  // namespace hospitium::db
