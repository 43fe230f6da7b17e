// The database as two kinds of transaction: a Reader sees one moment and cannot write; a Writer exists only inside a write
// transaction. One SQL text for SQLite (>= 3.51.3) and PostgreSQL (>= 15); what differs is named in dialect.hpp.
#pragma once
#include <exception>
#include <functional>
#include <memory>
#include <string>
#include <string_view>

#include "db/dialect.hpp"
#include "db/fault.hpp"
#include "db/value.hpp"

namespace hospitium::db {

class Reader {
 public:
  virtual ~Reader() = default;
  /// Statements are prepared once per connection and cached by text, so `sql` should be a literal. Throws Fault.
  virtual Rows query(std::string_view sql, Params params) = 0;
  Rows query(std::string_view sql) { return query(sql, {}); }
};

class Writer : public Reader {
 public:
  /// Rows changed. Throws Fault; FaultKind::Unique leaves the transaction usable on neither database: give up the command.
  virtual std::int64_t execute(std::string_view sql, Params params) = 0;
  std::int64_t execute(std::string_view sql) { return execute(sql, {}); }
};

enum class Verdict { Commit, RollBack };

/// What a write transaction does. Runs on a writer thread, possibly more than once (conflict, or a batch that was undone),
/// so it must only read through its Writer and set its own outputs afresh each time. It must not block on anything else.
using WriteWork = std::function<Verdict(Writer&)>;
/// Called once, on a database thread, after the outcome is durable: nullptr, or the Fault that undid the work.
/// Must be quick and must not throw.
using WriteDone = std::function<void(std::exception_ptr)>;

class Database {
 public:
  virtual ~Database() = default;
  virtual Dialect dialect() const = 0;

  /// Queues `work`. SQLite: one writer thread; each work is a savepoint of a group commit that ends at 64 works, 4 MiB or
  /// 5 ms (a lone work commits at once). PostgreSQL: a pool of connections, a transaction each, READ COMMITTED unless
  /// the work locks its rows; conflicts are run again up to 5 times. A full queue (limit in Options) calls `done` with Fault Busy
  /// at once, on the caller's thread. After any Fault the work's transaction is given up, even if the work caught it.
  /// After a failed sync SQLite takes no more writes in this process (Fault Broken): what the disk holds is known only to a restart.
  virtual void submit(WriteWork work, WriteDone done) = 0;

  /// Runs `work` on the caller's thread in a read transaction on a pooled connection. Authorisation reads use the primary.
  virtual void read(const std::function<void(Reader&)>& work) = 0;

  /// Submits and waits, for start-up, the command line and tests. Throws the Fault. Never call it on a database thread.
  void write(WriteWork work);

  /// After rows were made in bulk: PostgreSQL plans by what it knows of a table, which autovacuum learns a minute or more later. SQLite's plans are
  /// written out in the statements and ask for no statistics. Waits, like write().
  void learn_statistics();

  /// A consistent copy while writers go on (SQLite: online backup into `file`; PostgreSQL: throws, use pg_dump).
  virtual void backup_to(const std::string& file) = 0;

  /// Makes deleted rows unreadable in what this database keeps on disk. SQLite (opened with secure_delete): empties the write-ahead
  /// log into the file and truncates it. PostgreSQL: VACUUM; its own log is left to the operator's retention. Throws Fault.
  virtual void forget_deleted() = 0;
};

struct Options {
  int readers = 4;                         ///< read connections
  int writers = 8;                         ///< PostgreSQL write connections
  std::size_t queue_limit = 4096;          ///< works waiting
  std::size_t batch_works = 64;
  std::int64_t batch_bytes = 4 << 20;
  std::int64_t batch_us = 5'000;
  bool secure_delete = false;              ///< overwrite deleted content (keys.db)
  std::int64_t cache_bytes = 64 << 20;     ///< page cache over all SQLite connections
};

/// `url`: "postgresql://...", a file path, or ":memory:" (a file in a memory file system, removed at the end: the same code with
/// readers beside the writer, which SQLite's own :memory: does not offer). Refuses (throws Fault) an SQLite older than 3.51.3, a PRAGMA that does not read
/// back as set (journal_mode=WAL, synchronous=FULL, foreign_keys=ON), PostgreSQL older than 15.
std::unique_ptr<Database> open_database(const std::string& url, const Options& options = {});

}  // namespace hospitium::db
