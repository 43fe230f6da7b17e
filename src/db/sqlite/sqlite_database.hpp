// The embedded database: one writer thread with group commit, a pool of readers, a checkpointer.
#pragma once
#include <thread>

#include "db/database.hpp"
#include "db/pool.hpp"
#include "db/sqlite/checkpointer.hpp"
#include "db/sqlite/group_commit.hpp"

namespace hospitium::db {

class SqliteDatabase final : public Database {
 public:
  /// `path`: a file, made when missing, or ":memory:".
  SqliteDatabase(const std::string& path, const Options& options);
  ~SqliteDatabase() override;  ///< runs what is queued, then closes

  Dialect dialect() const override { return Dialect::Sqlite; }
  void submit(WriteWork work, WriteDone done) override;
  void read(const std::function<void(Reader&)>& work) override;
  void backup_to(const std::string& file) override;
  void forget_deleted() override { checkpointer_.truncate(); }

 private:
  /// The folder of a ":memory:" database, removed at the end.
  struct Scratch {
    explicit Scratch(bool wanted);
    ~Scratch();
    std::string folder;
  };

  SqliteSettings settings(SqliteRole role) const;
  void write_batches();

  Scratch scratch_;
  const std::string path_;
  const Options options_;
  GuardVfs vfs_;
  WriterGate gate_;
  SqliteConnection writer_;
  Checkpointer checkpointer_;
  Pool<SqliteConnection> readers_;
  WorkQueue queue_;
  GroupCommit commits_;
  std::thread thread_;
};

}  // namespace hospitium::db
