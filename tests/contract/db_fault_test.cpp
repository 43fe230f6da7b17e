// Disks that fail. For every single call into the file system that a scenario makes: nothing acknowledged is lost, nothing is half done,
// after a failed sync nothing is acknowledged any more, and after a restart the data is whole.
#include <sys/mount.h>

#include <fstream>
#include <latch>
#include <set>

#include "databases.hpp"
#include "db/failing.hpp"
#include "db/sqlite_faults.hpp"

namespace hospitium::contract {
namespace {

using db::Fault;
using db::FaultKind;
using db::Reader;
using db::SqliteCall;
using db::SqliteFault;
using db::Verdict;
using db::Writer;

class Disarm {
 public:
  ~Disarm() { db::disarm_sqlite_fault(); }
};

void make_tables(db::Database& database) {
  database.write([](Writer& writer) {
    writer.execute("CREATE TABLE IF NOT EXISTS entry(id BIGINT PRIMARY KEY, body TEXT NOT NULL)");
    writer.execute("CREATE TABLE IF NOT EXISTS twin(id BIGINT PRIMARY KEY, body TEXT NOT NULL)");
    return Verdict::Commit;
  });
}

/// Two rows that must stand or fall together, some pages long so that several writes belong to one commit.
db::WriteWork pair_of(std::int64_t id) {
  return [id](Writer& writer) {
    std::string body(3'000, static_cast<char>('a' + id % 26));
    writer.execute("INSERT INTO entry(id, body) VALUES(?1, ?2)", {id, body});
    writer.execute("INSERT INTO twin(id, body) VALUES(?1, ?2)", {id, body});
    return Verdict::Commit;
  };
}

std::set<std::int64_t> ids(db::Database& database, const char* sql) {
  std::set<std::int64_t> found;
  database.read([&](Reader& reader) {
    for (const auto& row : reader.query(sql)) found.insert(row.number(0));
  });
  return found;
}

/// What clients were told: acknowledged, or which fault.
struct Ledger {
  std::set<std::int64_t> acknowledged;
  std::set<std::int64_t> refused;
  std::vector<FaultKind> faults;
};

/// Groups of works submitted together, so that they share a commit.
Ledger run_groups(db::Database& database, std::int64_t first, int groups) {
  constexpr int kGroup = 4;
  Ledger ledger;
  std::mutex mutex;
  for (int group = 0; group < groups; ++group) {
    std::latch all(kGroup);
    for (int i = 0; i < kGroup; ++i) {
      auto id = first + group * kGroup + i;
      database.submit(pair_of(id), [&, id](std::exception_ptr error) {
        {
          std::lock_guard lock(mutex);
          (error ? ledger.refused : ledger.acknowledged).insert(id);
          try {
            if (error) std::rethrow_exception(error);
          } catch (const Fault& fault) {
            ledger.faults.push_back(fault.kind());
          }
        }
        all.count_down();
      });
    }
    all.wait();
  }
  return ledger;
}

void expect_whole(db::Database& database, const Ledger& ledger) {
  auto entries = ids(database, "SELECT id FROM entry");
  EXPECT_EQ(entries, ids(database, "SELECT id FROM twin")) << "a work was kept half";
  for (auto id : ledger.acknowledged) EXPECT_TRUE(entries.contains(id)) << "acknowledged and lost: " << id;
  database.read([](Reader& reader) { EXPECT_EQ(reader.query("PRAGMA integrity_check").at(0).text(0), "ok"); });
}

struct Scenario {
  std::string name;
  SqliteCall call;
  int code;
  bool and_after;
};

class DiskFault : public ::testing::TestWithParam<Scenario> {
 protected:
  SqliteFault fault(int nth) const { return {GetParam().call, nth, GetParam().code, GetParam().and_after, "test.db"}; }
};

/// One run with the nth call failing: open, write, empty the log, write more; then a restart without faults.
Ledger run_with_fault(const std::string& path, const SqliteFault& fault) {
  Disarm disarm;
  Ledger ledger;
  db::arm_sqlite_fault(fault);
  try {
    auto database = db::open_database(path);
    make_tables(*database);
    ledger = run_groups(*database, 0, 3);
    try {
      database->forget_deleted();
    } catch (const Fault&) {
      // Only the log was to be emptied.
    }
    auto more = run_groups(*database, 100, 3);
    ledger.acknowledged.merge(more.acknowledged);
    ledger.refused.merge(more.refused);
  } catch (const Fault&) {
    // It refused to open or to make tables: nothing was acknowledged.
  }
  return ledger;
}

TEST_P(DiskFault, EveryCallMayFail) {
  TestFolder folder;
  for (int nth = 1;; nth += 1 + nth / 20) {
    SCOPED_TRACE(nth);
    auto path = folder.path() + "/" + std::to_string(nth) + "-test.db";
    auto ledger = run_with_fault(path, fault(nth));
    auto database = db::open_database(path);
    make_tables(*database);
    expect_whole(*database, ledger);
    database->write(pair_of(1'000));
    if (db::sqlite_calls_seen() < nth || HasFailure()) break;  // no call was left to fail
  }
}

INSTANTIATE_TEST_SUITE_P(Disk, DiskFault,
                         ::testing::Values(Scenario{"WriteError", SqliteCall::Write, db::kSqliteIoWrite, false},
                                           Scenario{"WriteErrorStays", SqliteCall::Write, db::kSqliteIoWrite, true},
                                           Scenario{"Full", SqliteCall::Write, db::kSqliteFull, false},
                                           Scenario{"FullStays", SqliteCall::Write, db::kSqliteFull, true},
                                           Scenario{"Sync", SqliteCall::Sync, db::kSqliteIoSync, false},
                                           Scenario{"Open", SqliteCall::Open, db::kSqliteCannotOpen, false},
                                           Scenario{"Truncate", SqliteCall::Truncate, db::kSqliteIoTruncate, false},
                                           Scenario{"Read", SqliteCall::Read, db::kSqliteIoRead, false}),
                         [](const auto& info) { return info.param.name; });

class SyncFault : public ::testing::Test {
 protected:
  TestFolder folder_;
  std::string path_ = folder_.path() + "/test.db";
};

TEST_F(SyncFault, StopsWritingForGoodAndGoesOnReading) {
  Disarm disarm;
  auto database = db::open_database(path_);
  make_tables(*database);
  database->write(pair_of(1));
  db::arm_sqlite_fault({SqliteCall::Sync, 1, db::kSqliteIoSync, false, "test.db"});
  for (std::int64_t id = 2; id < 6; ++id) {  // only the first sync fails; a second would succeed and lie
    try {
      database->write(pair_of(id));
      ADD_FAILURE() << "acknowledged after a failed sync";
    } catch (const Fault& fault) {
      EXPECT_EQ(fault.kind(), FaultKind::Broken);
    }
  }
  EXPECT_EQ(ids(*database, "SELECT id FROM entry"), std::set<std::int64_t>{1});
  database.reset();
  db::disarm_sqlite_fault();
  database = db::open_database(path_);
  EXPECT_TRUE(ids(*database, "SELECT id FROM entry").contains(1));
  EXPECT_NO_THROW(database->write(pair_of(50)));
}

TEST_F(SyncFault, ThatOfANewFilesFolderCounts) {
  Disarm disarm;
  db::arm_sqlite_fault({SqliteCall::Sync, 1, db::kSqliteIoSync, false, "directory"});
  EXPECT_THROW(make_tables(*db::open_database(path_)), Fault);
  EXPECT_EQ(db::sqlite_calls_seen(), 1);
}

TEST_F(SyncFault, OfACheckpointStopsWritesToo) {
  Disarm disarm;
  auto database = db::open_database(path_);
  make_tables(*database);
  database->write(pair_of(1));
  db::arm_sqlite_fault({SqliteCall::Sync, 1, db::kSqliteIoSync, false, "test.db"});
  EXPECT_THROW(database->forget_deleted(), Fault);
  EXPECT_THROW(database->write(pair_of(2)), Fault);
  database.reset();
  db::disarm_sqlite_fault();
  database = db::open_database(path_);
  EXPECT_EQ(ids(*database, "SELECT id FROM twin"), std::set<std::int64_t>{1});
}

TEST_F(SyncFault, AFullDiskRefusesWritesReadsOnAndRecovers) {
  Disarm disarm;
  auto database = db::open_database(path_);
  make_tables(*database);
  database->write(pair_of(1));
  db::arm_sqlite_fault({SqliteCall::Write, 1, db::kSqliteFull, true, "test.db"});
  auto ledger = run_groups(*database, 10, 5);
  EXPECT_TRUE(ledger.acknowledged.empty());
  for (auto kind : ledger.faults) EXPECT_EQ(kind, FaultKind::Full);
  EXPECT_EQ(ids(*database, "SELECT id FROM entry"), std::set<std::int64_t>{1});
  db::disarm_sqlite_fault();
  EXPECT_EQ(run_groups(*database, 10, 5).acknowledged.size(), 20u);
  EXPECT_EQ(ids(*database, "SELECT id FROM entry").size(), 21u);
}

TEST_F(SyncFault, AFullDiskForOneLargeWorkLeavesTheSmallOnes) {
  auto database = db::open_database(path_);
  make_tables(*database);
  database->write([](Writer& writer) {
    writer.query("PRAGMA max_page_count = 200");
    return Verdict::Commit;
  });
  std::latch all(9);
  std::atomic<int> kept = 0, full = 0;
  auto done = [&](std::exception_ptr error) {
    try {
      if (error) std::rethrow_exception(error);
      ++kept;
    } catch (const Fault& fault) {
      if (fault.kind() == FaultKind::Full) ++full;
    }
    all.count_down();
  };
  for (std::int64_t id = 0; id < 8; ++id) {
    if (id == 4)
      database->submit([](Writer& writer) {
        writer.execute("INSERT INTO entry(id, body) VALUES(99, ?1)", {std::string(2'000'000, 'x')});
        return Verdict::Commit;
      }, done);
    database->submit(pair_of(id), done);
  }
  all.wait();
  EXPECT_EQ(kept, 8);
  EXPECT_EQ(full, 1);
}

/// A real file system of 8 MiB, where the process may mount one.
class SmallDisk {
 public:
  SmallDisk() : mounted_(::mount("tmpfs", folder_.path().c_str(), "tmpfs", 0, "size=8m") == 0) {}
  ~SmallDisk() {
    if (mounted_) ::umount(folder_.path().c_str());
  }
  SmallDisk(const SmallDisk&) = delete;
  bool mounted() const { return mounted_; }
  const std::string& path() const { return folder_.path(); }

 private:
  TestFolder folder_;
  bool mounted_;
};

/// Writes until the disk refuses; returns the first id that was not kept.
std::int64_t fill(db::Database& database, std::int64_t id) {
  std::string body(100'000, 'x');
  try {
    for (;; ++id)
      database.write([&](Writer& writer) {
        writer.execute("INSERT INTO entry(id, body) VALUES(?1, ?2)", {id, body});
        return Verdict::Commit;
      });
  } catch (const Fault& fault) {
    EXPECT_EQ(fault.kind(), FaultKind::Full);
    return id;
  }
}

TEST(FullDisk, RefusesWritesReadsOnAndRecoversWhenThereIsRoom) {
  SmallDisk disk;
  if (!disk.mounted()) GTEST_SKIP() << "may not mount a small file system";
  std::ofstream(disk.path() + "/ballast") << std::string(3'000'000, 'b');
  auto database = db::open_database(disk.path() + "/test.db");
  make_tables(*database);
  auto first = fill(*database, 0);
  EXPECT_GT(first, 5);
  EXPECT_EQ(fill(*database, first), first) << "still full";
  EXPECT_EQ(ids(*database, "SELECT id FROM entry").size(), static_cast<std::size_t>(first));
  std::filesystem::remove(disk.path() + "/ballast");
  auto second = fill(*database, first);
  EXPECT_GT(second, first + 5);
  database.reset();
  database = db::open_database(disk.path() + "/test.db");
  EXPECT_EQ(ids(*database, "SELECT id FROM entry").size(), static_cast<std::size_t>(second));
}

class PlannedFault : public DatabaseTest {};

/// Every statement and commit of a use case breaks in turn: it happens once, whole, or not at all.
TEST_P(PlannedFault, EveryStatementMayFail) {
  make_tables(*database_);
  db::FailingDatabase failing(*database_);
  std::int64_t id = 0;
  for (auto at : {db::BreakAt::Statement, db::BreakAt::Commit, db::BreakAt::Answer})
    for (int nth = 1; nth == 1 || failing.seen() >= nth - 1; ++nth, ++id) {
      failing.plan({at, nth, FaultKind::Broken});
      bool told = true;
      FaultKind kind{};
      try {
        failing.write(pair_of(id));
      } catch (const Fault& fault) {
        told = false;
        kind = fault.kind();
      }
      bool there = ids(*database_, "SELECT id FROM entry").contains(id);
      bool twin = ids(*database_, "SELECT id FROM twin").contains(id);
      EXPECT_EQ(there, twin);
      EXPECT_EQ(there, told || kind == FaultKind::Unknown);
    }
  EXPECT_EQ(id, 3 + 2 + 2);
}

TEST_P(PlannedFault, AConflictIsRunAgainOnPostgresql) {
  make_tables(*database_);
  db::FailingDatabase failing(*database_);
  failing.plan({db::BreakAt::Commit, 1, FaultKind::Conflict});
  if (GetParam() == Kind::Postgresql) EXPECT_NO_THROW(failing.write(pair_of(1)));
  else EXPECT_THROW(failing.write(pair_of(1)), Fault);
  failing.plan({});
  failing.write(pair_of(2));
}

INSTANTIATE_TEST_SUITE_P(Databases, PlannedFault, ::testing::Values(Kind::SqliteFile, Kind::Postgresql),
                         [](const auto& info) { return name_of(info.param); });

}  // namespace
}  // namespace hospitium::contract
