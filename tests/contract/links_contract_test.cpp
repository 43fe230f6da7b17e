// Links of the patient's side on each of the databases, with a clock that the test moves.
#include <gmock/gmock.h>

#include "databases.hpp"
#include "directory/links.hpp"
#include "ledger/testing/house.hpp"

namespace hospitium::contract {
namespace {

namespace lt = ledger::testing;
using directory::Links;

class LinksDatabaseTest : public ::testing::TestWithParam<Kind> {
 protected:
  void SetUp() override {
    if (!place_.available()) GTEST_SKIP() << "HOSPITIUM_TEST_PG is not set";
    house_ = std::make_unique<lt::House>(place_.folder(), place_.url());
    db::migrate(house_->database(), directory::Directory::migrations());
    const ledger::Environment environment{[this] { return now_; }, house_->environment().random};
    sessions_ = std::make_unique<directory::Sessions>(house_->database(), house_->vault(), environment);
    links_ = std::make_unique<Links>(house_->database(), house_->vault(), *sessions_, environment);
  }
  std::string make() { return links_->make({kPerson, kCase, "mn"}); }
  std::string code() { return links_->state(kPerson)->code.value_or(""); }
  /// A link with a code that waits, on which `tries` wrong codes were tried.
  std::string waiting(int tries = 0) {
    auto secret = make();
    EXPECT_TRUE(links_->ask_code(secret));
    for (int i = 0; i < tries; ++i) EXPECT_EQ(links_->enter(secret, "wrong").error().code, Code::WrongCredentials);
    return secret;
  }
  void wait(std::int64_t us) { now_ = now_ + us; }

  const Id<User> kPerson = lt::an_id<User>(50);
  const Id<Dossier> kCase = lt::an_id<Dossier>(60);
  Instant now_{1'800'000'000'000'000};
  TestPlace place_{GetParam()};
  std::unique_ptr<lt::House> house_;
  std::unique_ptr<directory::Sessions> sessions_;
  std::unique_ptr<Links> links_;
};

TEST_P(LinksDatabaseTest, CodeSignsInOnceAndBindsToOneCase) {
  const auto secret = waiting();
  const auto read_out = code();
  EXPECT_THAT(read_out, ::testing::MatchesRegex("[0-9]{6}"));
  const auto signed_in = links_->enter(secret, read_out);
  ASSERT_TRUE(signed_in);
  EXPECT_EQ(signed_in->principal.user, kPerson);
  EXPECT_TRUE(signed_in->principal.memberships.empty());
  EXPECT_EQ(signed_in->principal.language, "mn");
  EXPECT_EQ(sessions_->case_of(kPerson), kCase);
  EXPECT_TRUE(sessions_->by_secret(signed_in->secret));
  EXPECT_EQ(links_->state(kPerson)->opened, now_);
  EXPECT_EQ(links_->enter(secret, read_out).error().code, Code::LinkEnded) << "used";
}

TEST_P(LinksDatabaseTest, CodeRunsOut) {
  auto secret = waiting();
  const auto late = code();
  wait(directory::kCodeLife_us);
  EXPECT_EQ(links_->enter(secret, late).error().code, Code::LinkEnded);
  EXPECT_EQ(code(), "") << "nothing to read out any more";
}

/// A guesser gains nothing by asking for code after code; who came in rightly begins anew.
TEST_P(LinksDatabaseTest, WrongCodesAddUpUntilTheLinkIsVoid) {
  constexpr auto kHalf = static_cast<int>(directory::kLinkTries) / 2;
  auto secret = waiting(kHalf);
  wait(directory::kLinkPause_us);
  ASSERT_TRUE(links_->ask_code(secret));
  ASSERT_TRUE(links_->enter(secret, code()));
  wait(directory::kLinkPause_us);
  for (int asked = 0; asked < 2; ++asked, wait(directory::kLinkPause_us)) {
    ASSERT_TRUE(links_->ask_code(secret));
    for (int i = 0; i < kHalf; ++i) EXPECT_EQ(links_->enter(secret, "wrong").error().code, Code::WrongCredentials);
  }
  EXPECT_EQ(links_->ask_code(secret).error().code, Code::LinkEnded);
  EXPECT_TRUE(links_->ask_code(make()));
}

TEST_P(LinksDatabaseTest, CodesAreNotAskedForInARow) {
  const auto secret = waiting();
  EXPECT_EQ(links_->ask_code(secret).error().code, Code::TooManyRequests);
  wait(directory::kLinkPause_us);
  const auto before = code();
  EXPECT_TRUE(links_->ask_code(secret));
  EXPECT_EQ(links_->ask_code("made up").error().code, Code::NotFound);
  EXPECT_FALSE(before.empty());
}

TEST_P(LinksDatabaseTest, NewLinkEndsTheOldOneWithItsSessions) {
  const auto old = waiting();
  const auto session = links_->enter(old, code()).value().secret;
  const auto fresh = make();
  EXPECT_EQ(links_->ask_code(old).error().code, Code::NotFound);
  EXPECT_EQ(sessions_->by_secret(session).error().code, Code::SignInRequired);
  EXPECT_TRUE(links_->ask_code(fresh));
}

TEST_P(LinksDatabaseTest, LinksAndTheirSessionsGrowOld) {
  const auto secret = waiting();
  const auto session = links_->enter(secret, code()).value().secret;
  wait(directory::kSessionIdle_us + kHour_us);
  EXPECT_TRUE(sessions_->by_secret(session)) << "a phone is opened again days later";
  wait(directory::kLinkIdle_us + kHour_us);
  EXPECT_EQ(sessions_->by_secret(session).error().code, Code::SessionExpired);
  wait(directory::kLinkLife_us);
  EXPECT_EQ(links_->ask_code(secret).error().code, Code::LinkEnded);
}

TEST_P(LinksDatabaseTest, DismissalEndsThem) {
  const auto secret = waiting();
  const auto session = links_->enter(secret, code()).value().secret;
  ledger::FeedEntry entry;
  entry.event = {"person_dismissed", R"({"person":")" + kPerson.text() + R"("})", {}};
  const auto follower = links_->follower();
  house_->database().write([&](db::Writer& writer) {
    follower.apply(writer, entry);
    return db::Verdict::Commit;
  });
  wait(directory::Sessions::kPrincipalAge_us + 1);
  EXPECT_EQ(sessions_->by_secret(session).error().code, Code::SignInRequired);
  EXPECT_EQ(links_->ask_code(secret).error().code, Code::NotFound);
}

INSTANTIATE_TEST_SUITE_P(Databases, LinksDatabaseTest, ::testing::Values(Kind::SqliteFile, Kind::SqliteMemory, Kind::Postgresql),
                         [](const auto& one) { return name_of(one.param); });

}  // namespace
}  // namespace hospitium::contract
