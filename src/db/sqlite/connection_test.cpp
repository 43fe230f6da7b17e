#include "db/sqlite/connection.hpp"

#include <filesystem>

#include <gtest/gtest.h>

namespace hospitium::db {
namespace {

class ConnectionTest : public ::testing::Test {
 protected:
  ConnectionTest() : folder_(std::filesystem::temp_directory_path() / "hospitium-db-XXXXXX") {
    if (!::mkdtemp(folder_.data())) std::abort();
  }
  ~ConnectionTest() override { std::filesystem::remove_all(folder_); }
  SqliteSettings settings(SqliteRole role) const { return {folder_ + "/a.db", role, 2 << 20, true}; }

  std::string folder_;
  GuardVfs vfs_;
};

std::string pragma(SqliteConnection& connection, const std::string& name) {
  auto rows = connection.query("PRAGMA " + name, {});
  return name == "journal_mode" ? rows.at(0).text(0) : std::to_string(rows.at(0).number(0));
}

TEST_F(ConnectionTest, IsDurableAndStrict) {
  SqliteConnection connection(vfs_, settings(SqliteRole::Writer));
  EXPECT_EQ(pragma(connection, "journal_mode"), "wal");
  EXPECT_EQ(pragma(connection, "synchronous"), "2");
  EXPECT_EQ(pragma(connection, "foreign_keys"), "1");
  EXPECT_EQ(pragma(connection, "wal_autocheckpoint"), "0");
  EXPECT_EQ(pragma(connection, "mmap_size"), "0");
  EXPECT_EQ(pragma(connection, "secure_delete"), "1");
  EXPECT_EQ(pragma(connection, "query_only"), "0");
}

TEST_F(ConnectionTest, AReaderCannotWrite) {
  SqliteConnection writer(vfs_, settings(SqliteRole::Writer));
  SqliteConnection reader(vfs_, settings(SqliteRole::Reader));
  EXPECT_THROW(reader.execute("CREATE TABLE a(b)", {}), Fault);
}

TEST_F(ConnectionTest, RefusesAFileThatCannotBeOpened) {
  SqliteSettings missing{folder_ + "/none/such.db", SqliteRole::Writer, 2 << 20, false};
  EXPECT_THROW(SqliteConnection(vfs_, missing), Fault);
}

TEST_F(ConnectionTest, RefusesUnsoundVersions) {
  EXPECT_NO_THROW(require_sound_sqlite());
  EXPECT_THROW(require_sqlite_version(3'040'001), Fault);
  EXPECT_THROW(require_sqlite_version(3'051'002), Fault);
  EXPECT_NO_THROW(require_sqlite_version(3'051'003));
}

TEST_F(ConnectionTest, RefusesAWrongNumberOfParameters) {
  SqliteConnection connection(vfs_, settings(SqliteRole::Writer));
  EXPECT_THROW(connection.query("SELECT ?1", {}), Fault);
  EXPECT_THROW(connection.query("SELECT ?1", {1, 2}), Fault);
  EXPECT_THROW(connection.query("", {}), Fault);
}

}  // namespace
}  // namespace hospitium::db
