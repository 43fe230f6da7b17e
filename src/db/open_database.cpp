#include <future>

#include "db/database.hpp"
#include "db/postgres/postgres_database.hpp"
#include "db/sqlite/sqlite_database.hpp"

namespace hospitium::db {

void Database::write(WriteWork work) {
  auto finished = std::make_shared<std::promise<void>>();  // shared: the database thread may still be inside it when we wake
  auto answer = finished->get_future();
  submit(std::move(work), [finished](std::exception_ptr error) { error ? finished->set_exception(error) : finished->set_value(); });
  answer.get();
}

void Database::learn_statistics() {
  if (dialect() != Dialect::Postgresql) return;
  write([](Writer& writer) {
    writer.execute("ANALYZE");
    return Verdict::Commit;
  });
}

std::unique_ptr<Database> open_database(const std::string& url, const Options& options) {
  if (url.starts_with("postgresql://") || url.starts_with("postgres://"))
    return std::make_unique<PostgresDatabase>(url, options);
  return std::make_unique<SqliteDatabase>(url, options);
}

}  // namespace hospitium::db
