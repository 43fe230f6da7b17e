// PostgreSQL: write threads with a connection each, all taking from one queue; a pool of read connections.
#pragma once
#include <thread>
#include <vector>

#include "db/database.hpp"
#include "db/pool.hpp"
#include "db/postgres/connection.hpp"
#include "db/work_queue.hpp"

namespace hospitium::db {

class PostgresDatabase final : public Database {
 public:
  PostgresDatabase(const std::string& url, const Options& options);
  ~PostgresDatabase() override;  ///< runs what is queued, then closes

  Dialect dialect() const override { return Dialect::Postgresql; }
  void submit(WriteWork work, WriteDone done) override;
  void read(const std::function<void(Reader&)>& work) override;
  void backup_to(const std::string& file) override;
  void forget_deleted() override;

 private:
  void write_works(std::unique_ptr<PostgresConnection> connection);

  const std::string url_;
  Pool<PostgresConnection> readers_;
  WorkQueue queue_;
  std::vector<std::thread> threads_;
};

}  // namespace hospitium::db
