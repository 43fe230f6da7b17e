// What can only happen on PostgreSQL: connections that are lost, transactions that collide.
#include <atomic>
#include <latch>

#include "databases.hpp"

namespace hospitium::contract {
namespace {

using db::Fault;
using db::FaultKind;
using db::Reader;
using db::Verdict;
using db::Writer;

constexpr const char* kHangUp = "SELECT pg_terminate_backend(pg_backend_pid())";

class PostgresContract : public DatabaseTest {
 protected:
  void SetUp() override {
    DatabaseTest::SetUp();
    if (IsSkipped()) return;
    database_->write([](Writer& writer) {
      writer.execute("CREATE TABLE entry(id BIGINT PRIMARY KEY, note BIGINT NOT NULL DEFAULT 0)");
      return Verdict::Commit;
    });
  }
  std::int64_t count(std::string_view sql = "SELECT count(*) FROM entry") {
    std::int64_t number = -1;
    database_->read([&](Reader& reader) { number = reader.query(sql).at(0).number(0); });
    return number;
  }
  FaultKind fault_of(const db::WriteWork& work) {
    try {
      database_->write(work);
    } catch (const Fault& fault) {
      return fault.kind();
    }
    ADD_FAILURE() << "no fault";
    return FaultKind::Broken;
  }
};

TEST_P(PostgresContract, AConnectionLostBeforeCommitIsReplacedOnce) {
  std::atomic<int> runs = 0;
  database_->write([&](Writer& writer) {
    writer.execute("INSERT INTO entry(id) VALUES(1)");
    if (++runs == 1) writer.query(kHangUp);
    return Verdict::Commit;
  });
  EXPECT_EQ(runs, 2);
  EXPECT_EQ(count(), 1);
}

TEST_P(PostgresContract, AWorkThatAlwaysLosesItsConnectionIsGivenUp) {
  std::atomic<int> runs = 0;
  auto kind = fault_of([&](Writer& writer) {
    ++runs;
    writer.query(kHangUp);
    return Verdict::Commit;
  });
  EXPECT_EQ(kind, FaultKind::Broken);
  EXPECT_EQ(runs, 2);
  EXPECT_NO_THROW(database_->write([](Writer&) { return Verdict::Commit; }));
}

TEST_P(PostgresContract, AConnectionLostDuringCommitIsUnknownAndNotRunAgain) {
  database_->write([](Writer& writer) {
    writer.execute("CREATE FUNCTION hang_up() RETURNS trigger LANGUAGE plpgsql AS "
                   "'BEGIN PERFORM pg_terminate_backend(pg_backend_pid()); RETURN NULL; END'");
    writer.execute("CREATE CONSTRAINT TRIGGER at_commit AFTER INSERT ON entry DEFERRABLE INITIALLY DEFERRED "
                   "FOR EACH ROW EXECUTE FUNCTION hang_up()");
    return Verdict::Commit;
  });
  std::atomic<int> runs = 0;
  auto kind = fault_of([&](Writer& writer) {
    ++runs;
    writer.execute("INSERT INTO entry(id) VALUES(1)");
    return Verdict::Commit;
  });
  EXPECT_EQ(kind, FaultKind::Unknown);
  EXPECT_EQ(runs, 1);
}

TEST_P(PostgresContract, ADeadlockIsRunAgain) {
  database_->write([](Writer& writer) {
    writer.execute("INSERT INTO entry(id) VALUES(1), (2)");
    return Verdict::Commit;
  });
  std::latch both_hold_one(2), finished(2);
  std::atomic<int> runs = 0, errors = 0;
  auto crossing = [&](std::int64_t first, std::int64_t second, bool& waited) {
    return [&, first, second](Writer& writer) {
      ++runs;
      writer.execute("UPDATE entry SET note = note + 1 WHERE id = ?1", {first});
      if (!std::exchange(waited, true)) both_hold_one.arrive_and_wait();
      writer.execute("UPDATE entry SET note = note + 1 WHERE id = ?1", {second});
      return Verdict::Commit;
    };
  };
  auto done = [&](std::exception_ptr error) {
    errors += error ? 1 : 0;
    finished.count_down();
  };
  bool one = false, other = false;
  database_->submit(crossing(1, 2, one), done);
  database_->submit(crossing(2, 1, other), done);
  finished.wait();
  EXPECT_EQ(errors, 0);
  EXPECT_GE(runs, 3);
  EXPECT_EQ(count("SELECT sum(note) FROM entry"), 4);
}

TEST_P(PostgresContract, AnIdleReadConnectionThatWasCutIsReplaced) {
  open({.readers = 1});
  EXPECT_EQ(count(), 0);
  database_->write([](Writer& writer) {
    writer.query("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid()");
    return Verdict::Commit;
  });
  EXPECT_EQ(count(), 0);
}

TEST_P(PostgresContract, AnEndlessIdleTransactionHasALimitAndLocksToo) {
  database_->read([](Reader& reader) {
    EXPECT_EQ(reader.query("SHOW lock_timeout").at(0).text(0), "10s");
    EXPECT_EQ(reader.query("SHOW idle_in_transaction_session_timeout").at(0).text(0), "1min");
    EXPECT_EQ(reader.query("SHOW synchronous_commit").at(0).text(0), "on");
  });
}

TEST_P(PostgresContract, AChangedTableIsPreparedAgain) {
  database_->write([](Writer& writer) {
    writer.execute("INSERT INTO entry(id) VALUES(1)");
    return Verdict::Commit;
  });
  open({.readers = 1, .writers = 1});
  auto read_all = [](Writer& writer) {
    writer.query("SELECT * FROM entry");
    return Verdict::RollBack;
  };
  database_->write(read_all);
  db::open_database(place_.url())->write([](Writer& writer) {
    writer.execute("ALTER TABLE entry ADD COLUMN more BIGINT");
    return Verdict::Commit;
  });
  EXPECT_NO_THROW(database_->write(read_all));
}

INSTANTIATE_TEST_SUITE_P(Databases, PostgresContract, ::testing::Values(Kind::Postgresql),
                         [](const auto& info) { return name_of(info.param); });

}  // namespace
}  // namespace hospitium::contract
