// The databases over which every contract test runs: an SQLite file, SQLite in memory, and PostgreSQL where HOSPITIUM_TEST_PG names a
// server (postgresql://...; its user may create databases). Each test gets a fresh one and leaves nothing behind.
#pragma once
#include <filesystem>
#include <memory>
#include <string>

#include <gtest/gtest.h>

#include "db/database.hpp"

namespace hospitium::contract {

enum class Kind { SqliteFile, SqliteMemory, Postgresql };

inline std::string name_of(Kind kind) {
  switch (kind) {
    case Kind::SqliteFile: return "SqliteFile";
    case Kind::SqliteMemory: return "SqliteMemory";
    case Kind::Postgresql: return "Postgresql";
  }
  return {};
}

/// A folder of its own for each test.
class TestFolder {
 public:
  TestFolder();
  ~TestFolder();
  TestFolder(const TestFolder&) = delete;
  const std::string& path() const { return path_; }

 private:
  std::string path_;
};

/// Where a fresh database of this kind is; drops it at the end.
class TestPlace {
 public:
  explicit TestPlace(Kind kind);
  ~TestPlace();
  TestPlace(const TestPlace&) = delete;
  /// False when there is no PostgreSQL to test with.
  bool available() const { return !url_.empty(); }
  const std::string& url() const { return url_; }
  const std::string& folder() const { return folder_.path(); }

 private:
  TestFolder folder_;
  std::string schema_;  ///< on PostgreSQL
  std::string url_;
};

class DatabaseTest : public ::testing::TestWithParam<Kind> {
 protected:
  void SetUp() override {
    if (!place_.available()) GTEST_SKIP() << "HOSPITIUM_TEST_PG is not set";
    open();
  }
  void TearDown() override { database_.reset(); }
  void open(const db::Options& options = {}) {
    database_.reset();
    database_ = db::open_database(place_.url(), options);
  }

  TestPlace place_{GetParam()};
  std::unique_ptr<db::Database> database_;
};

}  // namespace hospitium::contract
