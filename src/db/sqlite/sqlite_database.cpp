#include "db/sqlite/sqlite_database.hpp"

#include <cstdlib>
#include <filesystem>

#include "db/sqlite/backup.hpp"

namespace hospitium::db {
namespace {

class SqliteReader final : public Reader {
 public:
  explicit SqliteReader(SqliteConnection& connection) : connection_(connection) {}
  Rows query(std::string_view sql, Params params) override { return connection_.query(sql, params); }
  using Reader::query;

 private:
  SqliteConnection& connection_;
};

/// A read transaction; its end releases the moment it sees.
class ReadScope {
 public:
  explicit ReadScope(SqliteConnection& connection) : connection_(connection) { connection_.run("BEGIN"); }
  ~ReadScope() {
    try {
      if (connection_.in_transaction()) connection_.run("ROLLBACK");
    } catch (const Fault&) {
      // Nothing was written; a connection that cannot end a read shows it at its next BEGIN.
    }
  }
  ReadScope(const ReadScope&) = delete;

 private:
  SqliteConnection& connection_;
};

std::string memory_folder() { return std::filesystem::exists("/dev/shm") ? "/dev/shm" : std::filesystem::temp_directory_path().string(); }

}  // namespace

SqliteDatabase::Scratch::Scratch(bool wanted) {
  if (!wanted) return;
  folder = memory_folder() + "/hospitium-XXXXXX";
  if (!::mkdtemp(folder.data())) throw Fault(FaultKind::Broken, "no folder for a database in memory");
}

SqliteDatabase::Scratch::~Scratch() {
  std::error_code ignored;
  if (!folder.empty()) std::filesystem::remove_all(folder, ignored);
}

SqliteDatabase::SqliteDatabase(const std::string& path, const Options& options)
    : scratch_(path == ":memory:"),
      path_(scratch_.folder.empty() ? path : scratch_.folder + "/memory.db"),
      options_((require_sound_sqlite(), options)),
      writer_(vfs_, settings(SqliteRole::Writer)),
      checkpointer_(vfs_, settings(SqliteRole::Checkpointer), gate_),
      readers_(options.readers, [this] { return std::make_unique<SqliteConnection>(vfs_, settings(SqliteRole::Reader)); }),
      queue_(options.queue_limit),
      commits_(vfs_, writer_, queue_, {options.batch_works, options.batch_bytes, std::chrono::microseconds(options.batch_us)}) {
  sqlite3_wal_hook(
      writer_.raw(),
      [](void* self, sqlite3*, const char*, int pages) {
        static_cast<Checkpointer*>(self)->log_grew(pages);
        return SQLITE_OK;
      },
      &checkpointer_);
  thread_ = std::thread([this] { write_batches(); });
}

SqliteDatabase::~SqliteDatabase() {
  queue_.close();
  thread_.join();
}

/// Half of the cache for the writer, whose own commits leave it valid; the readers drop theirs after each commit they see.
SqliteSettings SqliteDatabase::settings(SqliteRole role) const {
  std::int64_t share = options_.cache_bytes / 2;
  if (role == SqliteRole::Reader) share /= options_.readers;
  if (role == SqliteRole::Checkpointer) share = 256 << 10;
  return {path_, role, share, options_.secure_delete};
}

void SqliteDatabase::submit(WriteWork work, WriteDone done) {
  QueuedWork item{std::move(work), std::move(done)};
  if (!queue_.push(std::move(item))) item.done(make_fault(FaultKind::Busy, "the queue of writes is full"));
}

void SqliteDatabase::write_batches() {
  while (auto first = queue_.pop()) {
    gate_.enter();
    commits_.run_batch(std::move(*first));
    gate_.leave();
  }
}

void SqliteDatabase::read(const std::function<void(Reader&)>& work) {
  auto connection = readers_.take();
  ReadScope scope(*connection);
  SqliteReader reader(*connection);
  work(reader);
}

void SqliteDatabase::backup_to(const std::string& file) {
  auto source = readers_.take();
  copy_database(vfs_, source->raw(), file);
}

}  // namespace hospitium::db
