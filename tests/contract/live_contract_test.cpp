// Two servers over one database, each with a ledger, a hub and a teller of its own: what one commits the other's readers hear of. On SQLite,
// which has one process, both readers listen to the same server.
#include <chrono>

#include "http/live_changes.hpp"
#include "ledger_house.hpp"

namespace hospitium::contract {
namespace {

using ::testing::AllOf;
using ::testing::HasSubstr;
using ::testing::Not;

class LiveContract : public LedgerDatabaseTest {
 protected:
  /// One server as far as live updates know it.
  struct Side {
    std::unique_ptr<db::Database> database;
    std::unique_ptr<ledger::Ledger> ledger;
    std::unique_ptr<http::LiveHub> hub = std::make_unique<http::LiveHub>();
    std::unique_ptr<http::ChangeTeller> teller;
    ~Side() {
      teller.reset();
      hub.reset();
      ledger.reset();
    }
  };
  using Stream = std::shared_ptr<http::Stream>;

  void SetUp() override {
    LedgerDatabaseTest::SetUp();
    if (IsSkipped()) return;
    if (GetParam() == Kind::Postgresql) {
      other_.database = db::open_database(place_.url());
      other_.ledger = house_->make_ledger(*other_.database);
      other_.teller = std::make_unique<http::ChangeTeller>(*other_.ledger, house_->environment(), *other_.hub);
    } else {
      other_.teller = std::make_unique<http::ChangeTeller>(*ledger_, house_->environment(), *other_.hub);
    }
    probe_ = connect(lt::kCoordinator, "probe");
  }
  void TearDown() override {
    other_.teller.reset();
    other_.hub.reset();
    other_.ledger.reset();
    LedgerDatabaseTest::TearDown();
  }

  /// A reader who is connected to the other server, which has told all that was committed before.
  Stream listen(const access::Principal& principal) {
    std::string told;
    do {
      told = told_until(probe_, {open_letter().text(), "reset"});  // reset: the probe came while the teller thought that nobody listened
    } while (told.find("reset") != std::string::npos && !HasFailure());
    return connect(principal, principal.user.text());
  }
  Stream connect(const access::Principal& principal, std::string session) {
    http::Listener listener{std::move(session), [topics = http::topics_of(principal)] { return std::optional(topics); }};
    return other_.hub->open(std::move(listener), "")->stream;
  }
  /// Everything the reader was told until one of `texts` came.
  std::string told_until(Stream& stream, const std::vector<std::string>& texts) {
    std::string told;
    const auto come = [&] { return std::ranges::any_of(texts, [&](const auto& text) { return told.find(text) != std::string::npos; }); };
    const auto deadline = std::chrono::steady_clock::now() + std::chrono::seconds(20);
    while (!come() && std::chrono::steady_clock::now() < deadline) {
      told += stream->take();
      std::this_thread::yield();
    }
    EXPECT_TRUE(come()) << texts.front() << " did not come, but: " << told;
    return told;
  }
  std::string told_until(Stream& stream, const std::string& text) { return told_until(stream, std::vector{text}); }
  /// Whatever was on its way to `stream` has come when the sign has: it is told of a letter that is opened for this only.
  std::string told_before_sign(Stream& stream) { return told_until(stream, open_letter().text()); }
  std::string party_of(const access::Principal& principal) { return R"({"party":")" + principal.memberships[0].party.text() + R"("})"; }

  Side other_;
  Stream probe_;                         ///< somebody always listens
};

TEST_P(LiveContract, WhatOneServerCommitsTheOthersReadersHear) {
  auto reader = listen(lt::kCoordinator);
  const auto id = open_letter();
  EXPECT_THAT(told_until(reader, id.text()), HasSubstr("event: changed"));
}

TEST_P(LiveContract, EachChangeIsToldOnce) {
  auto reader = listen(lt::kCoordinator);
  const auto id = open_letter();
  auto told = told_until(reader, id.text());
  told += told_before_sign(reader);
  EXPECT_EQ(told.find(id.text()), told.rfind(id.text()));
}

TEST_P(LiveContract, WhoLosesTheirPartIsToldClosed) {
  const auto id = open_letter();
  ask(id, lt::kClinic);
  auto reader = listen(lt::kClinic);
  ASSERT_TRUE(give(lt::kCoordinator, id, "dismiss", party_of(lt::kClinic)));
  EXPECT_THAT(told_until(reader, id.text()), HasSubstr("\"closed\":true"));
}

TEST_P(LiveContract, WhoLosesConsentIsToldToLookAgain) {
  const auto id = open_letter();
  ask(id, lt::kClinic);
  ASSERT_TRUE(give(lt::kCoordinator, id, "consent", party_of(lt::kClinic)));
  auto reader = listen(lt::kClinic);
  ASSERT_TRUE(give(lt::kCoordinator, id, "revoke", party_of(lt::kClinic)));
  EXPECT_THAT(told_until(reader, id.text()), AllOf(HasSubstr("event: changed"), Not(HasSubstr("closed"))));
}

TEST_P(LiveContract, AnErasedDossierIsClosedToAll) {
  const auto id = open_letter();
  auto reader = listen(lt::kCoordinator);
  ASSERT_TRUE(ledger_->erase(lt::kAdministrator, id));
  EXPECT_THAT(told_until(reader, id.text()), HasSubstr("\"closed\":true"));
}

/// The clinic hears nothing of what its rival, or the owner's note, did; the coordinator hears both.
TEST_P(LiveContract, RivalsHearNothingOfEachOther) {
  const auto id = open_letter();
  const auto mine = ask(id, lt::kClinic);
  const auto theirs = ask(id, lt::kRival);
  auto coordinator = listen(lt::kCoordinator), clinic = listen(lt::kClinic);
  ASSERT_TRUE(give(lt::kRival, id, "answer", R"({"referral":")" + theirs.text() + R"(","text":"yes"})"));
  ASSERT_TRUE(give(lt::kCoordinator, id, "note", R"({"text":"between us"})"));
  told_before_sign(coordinator);
  ASSERT_TRUE(give(lt::kClinic, id, "answer", R"({"referral":")" + mine.text() + R"(","text":"no"})"));
  const auto told = told_until(clinic, id.text());
  EXPECT_EQ(told.find(id.text()), told.rfind(id.text()));
}

/// Nothing is written when a clock runs out, and yet those whom it concerns are told, and no rival is.
TEST_P(LiveContract, AClockThatRunsOutIsToldToThoseItConcerns) {
  const auto id = open_letter();
  ask(id, lt::kClinic);
  auto coordinator = listen(lt::kCoordinator), clinic = listen(lt::kClinic), rival = listen(lt::kRival);
  house_->pass(kDay_us);
  told_until(clinic, id.text());
  told_until(coordinator, id.text());
  const auto another = open_letter();
  ask(another, lt::kRival);
  EXPECT_THAT(told_until(rival, another.text()), Not(HasSubstr(id.text())));
}

INSTANTIATE_TEST_SUITE_P(Databases, LiveContract, ::testing::Values(Kind::SqliteFile, Kind::Postgresql),
                         [](const auto& info) { return name_of(info.param); });

}  // namespace
}  // namespace hospitium::contract
