// What every database promises, whatever it is made of.
#include <atomic>
#include <future>
#include <latch>
#include <thread>

#include "databases.hpp"
#include "db/migration.hpp"

namespace hospitium::contract {
namespace {

using db::Fault;
using db::FaultKind;
using db::Reader;
using db::Verdict;
using db::Writer;

class DbContract : public DatabaseTest {
 protected:
  void SetUp() override {
    DatabaseTest::SetUp();
    if (IsSkipped()) return;
    database_->write([](Writer& writer) {
      writer.execute("CREATE TABLE entry(id BIGINT PRIMARY KEY, note TEXT)");
      return Verdict::Commit;
    });
  }
  void insert(std::int64_t id, std::string_view note = "x") {
    database_->write([&](Writer& writer) {
      writer.execute("INSERT INTO entry(id, note) VALUES(?1, ?2)", {id, note});
      return Verdict::Commit;
    });
  }
  std::int64_t count(std::string_view sql = "SELECT count(*) FROM entry") {
    std::int64_t number = -1;
    database_->read([&](Reader& reader) { number = reader.query(sql).at(0).number(0); });
    return number;
  }
  FaultKind fault_of(const std::function<void()>& work) {
    try {
      work();
    } catch (const Fault& fault) {
      return fault.kind();
    }
    ADD_FAILURE() << "no fault";
    return FaultKind::Broken;
  }
};

TEST_P(DbContract, CommitsAndRollsBack) {
  insert(1);
  database_->write([](Writer& writer) {
    writer.execute("INSERT INTO entry(id) VALUES(2)");
    return Verdict::RollBack;
  });
  EXPECT_EQ(count(), 1);
}

TEST_P(DbContract, KeepsEveryKindOfValue) {
  using namespace std::string_literals;
  auto type = database_->dialect() == db::Dialect::Postgresql ? "BYTEA" : "BLOB";
  auto blob = "\0\xff'\n\\x00 "s;
  Id<int> id{{1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 255}};
  database_->write([&](Writer& writer) {
    writer.execute("CREATE TABLE kinds(n BIGINT, d DOUBLE PRECISION, t TEXT, b "s + type + ", e " + type + ", i " + type + ", z BIGINT)");
    writer.execute("INSERT INTO kinds VALUES(?1, ?2, ?3, ?4, ?5, ?6, ?7)",
                   {INT64_MIN, 0.1, "Ёлка ᠮᠣᠩ", db::BlobView{blob}, db::BlobView{}, id, std::optional<std::int64_t>()});
    return Verdict::Commit;
  });
  database_->read([&](Reader& reader) {
    auto row = reader.query("SELECT n, d, t, b, e, i, z FROM kinds").at(0);
    EXPECT_EQ(row.number(0), INT64_MIN);
    EXPECT_EQ(row.real(1), 0.1);
    EXPECT_EQ(row.text(2), "Ёлка ᠮᠣᠩ");
    EXPECT_EQ(row.text(3), blob);
    EXPECT_FALSE(row.null(4));
    EXPECT_EQ(row.text(4), "");
    EXPECT_EQ(row.id<int>(5), id);
    EXPECT_TRUE(row.null(6));
    EXPECT_EQ(reader.query("SELECT 1 FROM kinds WHERE b = ?1", {db::BlobView{blob}}).size(), 1u);
  });
}

TEST_P(DbContract, GivesNumbersForSumsAndCounts) {
  insert(1);
  insert(4);
  EXPECT_EQ(count("SELECT sum(id) FROM entry"), 5);
  EXPECT_EQ(count("SELECT count(*) FILTER (WHERE id > 1) FROM entry"), 1);
  EXPECT_EQ(count("SELECT CASE WHEN max(id) = 4 THEN 1 ELSE 0 END FROM entry"), 1);
  database_->read([](Reader& reader) { EXPECT_EQ(reader.query("SELECT avg(id) FROM entry").at(0).real(0), 2.5); });
}

TEST_P(DbContract, BindsParametersByNumberAndOnlyOutsideQuotes) {
  database_->write([](Writer& writer) {
    writer.execute("INSERT INTO entry(note, id) VALUES(?2 || '?1', ?1)", {7, "note"});
    return Verdict::Commit;
  });
  database_->read([](Reader& reader) {
    EXPECT_EQ(reader.query("SELECT note FROM entry WHERE id = ?1", {7}).at(0).text(0), "note?1");
    std::vector<db::Param> many{7, 8};
    EXPECT_EQ(reader.query("SELECT id FROM entry WHERE id IN (?1, ?2)", many).size(), 1u);
  });
}

TEST_P(DbContract, AStatementTakesNullAndValueInTurn) {
  for (int id = 0; id < 6; ++id)
    database_->write([&](Writer& writer) {
      auto note = id % 2 ? std::optional<std::string_view>("v") : std::nullopt;
      writer.execute("INSERT INTO entry(id, note) VALUES(?1, ?2)", {id, note});
      return Verdict::Commit;
    });
  EXPECT_EQ(count("SELECT count(note) FROM entry"), 3);
}

TEST_P(DbContract, CountsChangedRowsAndReturnsRows) {
  insert(1);
  insert(2);
  database_->write([](Writer& writer) {
    EXPECT_EQ(writer.execute("UPDATE entry SET note = 'y'"), 2);
    EXPECT_EQ(writer.execute("UPDATE entry SET note = 'y' WHERE id = 9"), 0);
    EXPECT_EQ(writer.query("INSERT INTO entry(id) VALUES(5) RETURNING id").at(0).number(0), 5);
    EXPECT_EQ(writer.execute("INSERT INTO entry(id) VALUES(5) ON CONFLICT DO NOTHING"), 0);
    return Verdict::Commit;
  });
}

TEST_P(DbContract, NamesATakenKeyAndUndoesOnlyThatWork) {
  insert(1);
  EXPECT_EQ(fault_of([&] { insert(1); }), FaultKind::Unique);
  insert(2);
  EXPECT_EQ(count(), 2);
}

TEST_P(DbContract, ASwallowedFaultIsNotCommitted) {
  insert(1);
  auto kind = fault_of([&] {
    database_->write([](Writer& writer) {
      writer.execute("INSERT INTO entry(id) VALUES(50)");
      try {
        writer.execute("INSERT INTO entry(id) VALUES(1)");
      } catch (const Fault&) {
      }
      return Verdict::Commit;
    });
  });
  EXPECT_EQ(kind, FaultKind::Unique);
  EXPECT_EQ(count(), 1);
}

TEST_P(DbContract, AnyExceptionUndoesTheWorkAndComesBack) {
  EXPECT_THROW(database_->write([](Writer& writer) -> Verdict {
    writer.execute("INSERT INTO entry(id) VALUES(1)");
    throw std::out_of_range("a bug");
  }), std::out_of_range);
  EXPECT_EQ(count(), 0);
}

TEST_P(DbContract, FaultsHoldNoValues) {
  insert(1);
  try {
    insert(1, "Nguyen Van A");
    FAIL();
  } catch (const Fault& fault) {
    EXPECT_EQ(std::string(fault.what()).find("Nguyen"), std::string::npos);
    EXPECT_NE(std::string(fault.what()).find("INSERT INTO entry"), std::string::npos);
  }
}

TEST_P(DbContract, ReadersCannotWrite) {
  EXPECT_THROW(database_->read([](Reader& reader) { reader.query("INSERT INTO entry(id) VALUES(1) RETURNING id"); }), Fault);
  EXPECT_EQ(count(), 0);
}

TEST_P(DbContract, AReaderSeesOneMoment) {
  insert(1);
  database_->read([&](Reader& reader) {
    EXPECT_EQ(reader.query("SELECT count(*) FROM entry").at(0).number(0), 1);
    insert(2);
    EXPECT_EQ(reader.query("SELECT count(*) FROM entry").at(0).number(0), 1);
  });
  EXPECT_EQ(count(), 2);
}

TEST_P(DbContract, DoneIsCalledOnceForEachOfManyWorks) {
  constexpr int kWorks = 1'000;
  std::atomic<int> calls = 0, errors = 0;
  std::latch all(kWorks);
  for (int i = 0; i < kWorks; ++i)
    database_->submit(
        [i](Writer& writer) {
          writer.execute("INSERT INTO entry(id) VALUES(?1)", {i % 10 == 9 ? 0 : i});  // every tenth collides
          return Verdict::Commit;
        },
        [&](std::exception_ptr error) {
          ++calls;
          if (error) ++errors;
          all.count_down();
        });
  all.wait();
  EXPECT_EQ(calls, kWorks);
  EXPECT_EQ(count(), kWorks - errors);
  EXPECT_EQ(errors, 100);
}

TEST_P(DbContract, ConcurrentIncrementsAreNotLost) {
  insert(1, "0");
  std::vector<std::thread> threads;
  for (int t = 0; t < 8; ++t)
    threads.emplace_back([&] {
      for (int i = 0; i < 20; ++i)
        database_->write([&](Writer& writer) {
          auto sql = std::string("SELECT note FROM entry WHERE id = 1") + std::string(for_update(database_->dialect()));
          auto next = std::to_string(std::stoi(writer.query(sql).at(0).text(0)) + 1);
          writer.execute("UPDATE entry SET note = ?1 WHERE id = 1", {next});
          return Verdict::Commit;
        });
    });
  for (auto& thread : threads) thread.join();
  database_->read([](Reader& reader) { EXPECT_EQ(reader.query("SELECT note FROM entry").at(0).text(0), "160"); });
}

TEST_P(DbContract, AFullQueueRefuses) {
  db::Options options;
  options.queue_limit = 1;
  options.writers = 1;
  open(options);
  if (GetParam() == Kind::SqliteMemory) return;  // reopening made a new one
  std::promise<void> started, release;
  auto released = release.get_future().share();
  database_->submit([&, once = false](Writer&) mutable {
    if (!std::exchange(once, true)) started.set_value();
    released.wait();
    return Verdict::Commit;
  }, [](std::exception_ptr) {});
  started.get_future().wait();
  std::atomic<int> refused = 0;
  std::latch rest(3);
  for (int i = 0; i < 3; ++i)
    database_->submit([](Writer&) { return Verdict::Commit; }, [&](std::exception_ptr error) {
      if (error) {
        ++refused;
        EXPECT_EQ(db::kind_of(error), FaultKind::Busy);
      }
      rest.count_down();
    });
  EXPECT_GE(refused, 1);
  release.set_value();
  rest.wait();
}

TEST_P(DbContract, ClosingRunsWhatIsQueued) {
  std::atomic<int> done = 0;
  for (int i = 0; i < 100; ++i)
    database_->submit([i](Writer& writer) {
      writer.execute("INSERT INTO entry(id) VALUES(?1)", {i});
      return Verdict::Commit;
    }, [&](std::exception_ptr error) { done += error ? 0 : 1; });
  database_.reset();
  EXPECT_EQ(done, 100);
}

TEST_P(DbContract, WhatWasAcknowledgedIsThereAfterReopening) {
  if (GetParam() == Kind::SqliteMemory) GTEST_SKIP() << "memory ends with the database";
  insert(1);
  open();
  EXPECT_EQ(count(), 1);
}

TEST_P(DbContract, ForgettingDeletedRowsKeepsTheOthers) {
  insert(1);
  insert(2);
  database_->write([](Writer& writer) {
    writer.execute("DELETE FROM entry WHERE id = 1");
    return Verdict::Commit;
  });
  database_->forget_deleted();
  EXPECT_EQ(count(), 1);
}

constexpr db::Migration kMigrations[] = {
    {"room", 1, "CREATE TABLE thing(id BIGINT PRIMARY KEY, body BLOB NOT NULL, note TEXT DEFAULT 'a BLOB; stays');\n"
                "CREATE INDEX thing_note ON thing(note);\n"},
    {"other", 1, "CREATE TABLE stuff(id BIGINT)"},
    {"room", 2, "ALTER TABLE thing ADD COLUMN at BIGINT NOT NULL DEFAULT 0"}};

TEST_P(DbContract, MigratesOnce) {
  db::migrate(*database_, kMigrations);
  db::migrate(*database_, kMigrations);
  database_->write([](Writer& writer) {
    writer.execute("INSERT INTO thing(id, body) VALUES(1, ?1)", {db::BlobView{"b"}});
    EXPECT_EQ(writer.query("SELECT note FROM thing").at(0).text(0), "a BLOB; stays");
    return Verdict::Commit;
  });
  EXPECT_EQ(count("SELECT count(*) FROM schema_migration"), 3);
}

TEST_P(DbContract, RefusesANewerSchema) {
  db::migrate(*database_, kMigrations);
  EXPECT_EQ(fault_of([&] { db::migrate(*database_, std::span(kMigrations).first(2)); }), FaultKind::Broken);
}

TEST_P(DbContract, AFailedStepIsUndoneWhole) {
  constexpr db::Migration kBad[] = {{"bad", 1, "CREATE TABLE good(id BIGINT);\nCREATE TABLE entry(id BIGINT);\n"}};
  EXPECT_THROW(db::migrate(*database_, kBad), Fault);
  EXPECT_EQ(count("SELECT count(*) FROM schema_migration"), 0);
  EXPECT_THROW(count("SELECT count(*) FROM good"), Fault);
  EXPECT_EQ(count(), 0);
}

TEST_P(DbContract, ProgramsThatStartAtOnceMigrateTogether) {
  if (GetParam() == Kind::SqliteMemory) GTEST_SKIP() << "one program only";
  std::vector<std::thread> programs;
  std::atomic<int> failed = 0;
  for (int i = 0; i < 4; ++i)
    programs.emplace_back([&] {
      try {
        db::migrate(*db::open_database(place_.url()), kMigrations);
      } catch (const Fault& fault) {
        ++failed;
        ADD_FAILURE() << fault.what();
      }
    });
  for (auto& program : programs) program.join();
  EXPECT_EQ(failed, 0);
  EXPECT_EQ(count("SELECT count(*) FROM schema_migration"), 3);
}

TEST_P(DbContract, BackupIsAConsistentCopy) {
  if (GetParam() == Kind::Postgresql) {
    EXPECT_THROW(database_->backup_to(place_.folder() + "/copy.db"), Fault);
    return;
  }
  std::atomic<bool> stop = false;
  std::thread writing([&] {
    for (std::int64_t id = 0; !stop; id += 2)
      database_->write([&](Writer& writer) {
        writer.execute("INSERT INTO entry(id) VALUES(?1)", {id});
        writer.execute("INSERT INTO entry(id) VALUES(?1)", {id + 1});
        return Verdict::Commit;
      });
  });
  while (count() < 200) std::this_thread::yield();
  auto at_least = count();
  database_->backup_to(place_.folder() + "/copy.db");
  stop = true;
  writing.join();
  auto copy = db::open_database(place_.folder() + "/copy.db");
  copy->read([&](Reader& reader) {
    auto rows = reader.query("SELECT count(*) FROM entry").at(0).number(0);
    EXPECT_GE(rows, at_least);
    EXPECT_EQ(rows % 2, 0);
    EXPECT_EQ(reader.query("PRAGMA integrity_check").at(0).text(0), "ok");
  });
}

INSTANTIATE_TEST_SUITE_P(Databases, DbContract, ::testing::Values(Kind::SqliteFile, Kind::SqliteMemory, Kind::Postgresql),
                         [](const auto& info) { return name_of(info.param); });

}  // namespace
}  // namespace hospitium::contract
