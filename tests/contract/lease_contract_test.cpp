// Which of several servers does the background work: one at a time, another when it stops or sleeps, and never both to any effect.
#include <map>
#include <thread>

#include "ledger/lease.hpp"
#include "ledger/process_manager.hpp"
#include "ledger_house.hpp"

namespace hospitium::contract {
namespace {

class LeaseContract : public LedgerDatabaseTest {};

TEST_P(LeaseContract, ALeaseGoesToOneAndToAnotherWhenItsTermIsOverOrGivenBack) {
  if (GetParam() != Kind::Postgresql) GTEST_SKIP() << "one process needs no lease";
  const auto checked = [&](const ledger::Lease& lease) {
    try {
      house_->database().write([&](db::Writer& writer) {
        lease.check(writer);
        return db::Verdict::RollBack;
      });
      return true;
    } catch (const db::Fault&) {
      return false;
    }
  };
  ledger::Lease first(house_->database(), "work", house_->environment()), second(house_->database(), "work", house_->environment());
  EXPECT_TRUE(first.hold());
  EXPECT_FALSE(second.hold());
  house_->pass(ledger::Lease::kTerm_us + kSecond_us);
  EXPECT_TRUE(second.hold());
  EXPECT_FALSE(checked(first));
  EXPECT_TRUE(checked(second));
  EXPECT_FALSE(first.hold());
  second.release();
  EXPECT_TRUE(first.hold());
  EXPECT_TRUE(checked(first));
}

/// A server that had no sequencer for a while finds many events at once: each batch is one statement, and none is lost or counted twice.
TEST_P(LeaseContract, WhatWaitedForASequencerIsNumberedInItsOrder) {
  if (GetParam() != Kind::Postgresql) GTEST_SKIP() << "one process numbers as it commits";
  ledger_.reset();
  ledger::Lease absent(house_->database(), "sequencer", house_->environment());
  ASSERT_TRUE(absent.hold());
  ledger_ = house_->make_ledger();
  const auto before = static_cast<std::size_t>(count("feed"));
  constexpr int kLetters = 400;
  for (int i = 0; i < kLetters; ++i) ask(open_letter(), lt::kClinic);
  const auto waiting = static_cast<std::size_t>(count("feed_pending"));
  EXPECT_GE(waiting, std::size_t{2 * kLetters});
  EXPECT_EQ(static_cast<std::size_t>(count("feed")), before);
  absent.release();
  ASSERT_EQ(whole_feed(before + waiting).size(), before + waiting);
  db::Rows feed;
  house_->database().read([&](db::Reader& reader) { feed = reader.query("SELECT number, dossier, version FROM feed ORDER BY number"); });
  std::map<Id<Dossier>, std::int64_t> versions;
  for (std::int64_t number = 0; const auto& row : feed) {
    EXPECT_EQ(row.number(0), ++number);
    EXPECT_EQ(row.number(2), ++versions[row.id<Dossier>(1)]);
  }
  EXPECT_EQ(count("feed_pending"), 0);
  EXPECT_THAT(findings(), ::testing::IsEmpty());
}

/// A runner whose lease went to another server while it worked moves no position: the other does the entry.
TEST_P(LeaseContract, ARunnerThatSleptMovesNothing) {
  if (GetParam() != Kind::Postgresql) GTEST_SKIP() << "one process needs no lease";
  open_letter();
  whole_feed(1);
  ledger::Lease thief(house_->database(), "feed", house_->environment());
  ledger::ProcessManager manager{"sleeper", [&](const ledger::FeedEntry&) -> std::vector<ledger::Follow> {
    house_->pass(ledger::Lease::kTerm_us + kSecond_us);
    EXPECT_TRUE(thief.hold());
    return {};
  }};
  ledger::FeedRunner runner(house_->database(), *ledger_, house_->environment(), {manager}, {});
  EXPECT_THROW(runner.drain(), db::Fault);
  std::int64_t position = -1;
  house_->database().read([&](db::Reader& reader) { position = reader.query("SELECT position FROM process_position").at(0).number(0); });
  EXPECT_EQ(position, 0);
}

TEST_P(LeaseContract, TwoRunnersShareTheWorkOnceAndOneTakesOver) {
  const auto target = open_letter();
  ledger::ProcessManager manager{"noter", [&](const ledger::FeedEntry& entry) -> std::vector<ledger::Follow> {
    if (entry.event.name != "letter_opened" || entry.dossier == target) return {};
    return {{target, hospitium::Kind::Case, "note", boost::json::parse(R"({"text":"another was opened"})")}};
  }};
  ledger::FeedRunner one(house_->database(), *ledger_, house_->environment(), {manager}, {});
  ledger::FeedRunner two(house_->database(), *ledger_, house_->environment(), {manager}, {});
  one.start();
  two.start();
  for (int i = 0; i < 4; ++i) open_letter();
  one.drain();
  one.stop();
  for (int i = 0; i < 4; ++i) open_letter();
  two.drain();
  two.stop();
  EXPECT_EQ(ledger_->timeline(lt::kCoordinator, hospitium::Kind::Case, target, 0, 50)->size(), 9u);
  EXPECT_EQ(count("refused"), 0);
}

INSTANTIATE_TEST_SUITE_P(Databases, LeaseContract, ::testing::Values(Kind::SqliteFile, Kind::Postgresql),
                         [](const auto& info) { return name_of(info.param); });

}  // namespace
}  // namespace hospitium::contract
