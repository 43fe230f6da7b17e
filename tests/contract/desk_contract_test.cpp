// What users keep on their desks, on each of the databases, with a clock that the test moves.
#include <gmock/gmock.h>

#include "databases.hpp"
#include "directory/desk.hpp"
#include "directory/directory.hpp"
#include "ledger/testing/house.hpp"

namespace hospitium::contract {
namespace {

namespace lt = ledger::testing;
using directory::Desk;

class DeskDatabaseTest : public ::testing::TestWithParam<Kind> {
 protected:
  void SetUp() override {
    if (!place_.available()) GTEST_SKIP() << "HOSPITIUM_TEST_PG is not set";
    house_ = std::make_unique<lt::House>(place_.folder(), place_.url());
    db::migrate(house_->database(), directory::Directory::migrations());
    desk_ = std::make_unique<Desk>(house_->database(), ledger::Environment{[this] { return now_; }, house_->environment().random});
  }
  std::vector<std::string> names(const access::Principal& principal) {
    std::vector<std::string> list;
    for (const auto& view : desk_->views(principal)) list.push_back(view.name);
    return list;
  }
  access::Principal colleague() {
    auto principal = lt::kCoordinator;
    principal.user = lt::an_id<User>(77);
    return principal;
  }

  Instant now_{1'800'000'000'000'000};
  TestPlace place_{GetParam()};
  std::unique_ptr<lt::House> house_;
  std::unique_ptr<Desk> desk_;
};

TEST_P(DeskDatabaseTest, WhatWasReadIsKeptForEachUserAndForgottenWhenItIsOld) {
  const auto user = lt::kCoordinator.user;
  desk_->read(user, {IdBytes{1}, IdBytes{2}});
  desk_->read(user, {IdBytes{2}});
  EXPECT_THAT(desk_->marks(user).read, ::testing::ElementsAre(IdBytes{1}, IdBytes{2}));
  EXPECT_TRUE(desk_->marks(lt::kClinic.user).read.empty());
  now_ = now_ + Desk::kMarksKept_us + 1;
  desk_->read(user, {IdBytes{3}});
  EXPECT_THAT(desk_->marks(user).read, ::testing::ElementsAre(IdBytes{3}));
}

TEST_P(DeskDatabaseTest, ReadingAllLeavesTheChoiceOfKindsAlone) {
  const auto user = lt::kCoordinator.user;
  desk_->read(user, {IdBytes{1}});
  desk_->mute(user, {"message", "clock_half"});
  desk_->read_all(user);
  const auto marks = desk_->marks(user);
  EXPECT_EQ(marks.read_until, now_);
  EXPECT_TRUE(marks.read.empty());
  EXPECT_THAT(marks.muted, ::testing::ElementsAre("clock_half", "message"));
  now_ = now_ + kDay_us;
  desk_->mute(user, {});
  EXPECT_EQ(desk_->marks(user).read_until.us, now_.us - kDay_us);
  EXPECT_TRUE(desk_->marks(user).muted.empty());
}

TEST_P(DeskDatabaseTest, ViewsAreOnesOwnOrTheTeams) {
  const auto& me = lt::kCoordinator;
  const auto own = desk_->keep_view(me.user.bytes, "urgent", "urgency=stat").value();
  now_ = now_ + kSecond_us;
  const auto team = desk_->keep_view(me.memberships[0].party.bytes, "all due", "sort=due").value();
  EXPECT_THAT(names(me), ::testing::ElementsAre("urgent", "all due"));
  EXPECT_THAT(names(colleague()), ::testing::ElementsAre("all due"));
  EXPECT_TRUE(names(lt::kClinic).empty());
  EXPECT_EQ(desk_->drop_view(colleague(), own).error().code, Code::NotFound);
  EXPECT_EQ(desk_->drop_view(lt::kClinic, team).error().code, Code::NotFound);
  EXPECT_TRUE(desk_->drop_view(colleague(), team));
  EXPECT_TRUE(desk_->drop_view(me, own));
  EXPECT_TRUE(names(me).empty());
}

TEST_P(DeskDatabaseTest, AHolderHasALimitedNumberOfViews) {
  const auto holder = lt::kCoordinator.user.bytes;
  for (std::size_t i = 0; i < Desk::kMostViews; ++i) ASSERT_TRUE(desk_->keep_view(holder, "x", ""));
  EXPECT_EQ(desk_->keep_view(holder, "x", "").error().code, Code::TooMany);
}

INSTANTIATE_TEST_SUITE_P(Databases, DeskDatabaseTest, ::testing::Values(Kind::SqliteFile, Kind::SqliteMemory, Kind::Postgresql),
                         [](const auto& param) { return name_of(param.param); });

}  // namespace
}  // namespace hospitium::contract
