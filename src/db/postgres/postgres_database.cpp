#include "db/postgres/postgres_database.hpp"

#include "db/postgres/transaction.hpp"

namespace hospitium::db {
namespace {

class PostgresReader final : public Reader {
 public:
  explicit PostgresReader(PostgresConnection& connection) : connection_(connection) {}
  Rows query(std::string_view sql, Params params) override { return connection_.query(sql, params); }
  using Reader::query;

 private:
  PostgresConnection& connection_;
};

constexpr const char* kBeginRead = "BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY";

/// Begins on a pooled connection; one that was lost while it lay there is replaced once, before `work` has seen anything.
void begin_read(Pool<PostgresConnection>::Lease& lease, const std::string& url) {
  try {
    return lease->run(kBeginRead);
  } catch (const Fault&) {
    if (lease->alive()) throw;
  }
  lease.replace(std::make_unique<PostgresConnection>(url));
  lease->run(kBeginRead);
}

}  // namespace

PostgresDatabase::PostgresDatabase(const std::string& url, const Options& options)
    : url_(url), readers_(options.readers, [this] { return std::make_unique<PostgresConnection>(url_); }), queue_(options.queue_limit) {
  auto first = std::make_unique<PostgresConnection>(url_);  // refuse at start what cannot work
  for (int i = 0; i < options.writers; ++i)
    threads_.emplace_back([this, connection = std::move(first)]() mutable { write_works(std::move(connection)); });
}

PostgresDatabase::~PostgresDatabase() {
  queue_.close();
  for (auto& thread : threads_) thread.join();
}

void PostgresDatabase::submit(WriteWork work, WriteDone done) {
  QueuedWork item{std::move(work), std::move(done)};
  if (!queue_.push(std::move(item))) item.done(make_fault(FaultKind::Busy, "the queue of writes is full"));
}

void PostgresDatabase::write_works(std::unique_ptr<PostgresConnection> connection) {
  PostgresRunner runner(url_, std::move(connection));
  while (auto item = queue_.pop()) item->done(runner.run(item->work));
}

void PostgresDatabase::read(const std::function<void(Reader&)>& work) {
  auto lease = readers_.take();
  struct End {
    Pool<PostgresConnection>::Lease& lease;
    ~End() {
      if (!lease->roll_back()) lease.discard();
    }
  } end{lease};
  begin_read(lease, url_);
  PostgresReader reader(*lease);
  work(reader);
}

void PostgresDatabase::backup_to(const std::string&) { throw Fault(FaultKind::Broken, "PostgreSQL is backed up with pg_dump or pgBackRest"); }

/// Our tables only: a bare VACUUM would go through the catalogue as well.
void PostgresDatabase::forget_deleted() {
  PostgresConnection connection(url_);
  auto tables = connection.query("SELECT coalesce(string_agg(quote_ident(relname), ', '), '') FROM pg_class "
                                 "WHERE relkind = 'r' AND relnamespace = current_schema()::regnamespace", {}).at(0).text(0);
  if (!tables.empty()) connection.run(("VACUUM " + tables).c_str());
}

}  // namespace hospitium::db
