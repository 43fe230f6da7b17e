// A ledger over each of the databases, with the letters of ledger/testing as its kind.
#pragma once
#include <set>

#include <gmock/gmock.h>

#include "databases.hpp"
#include "ledger/testing/house.hpp"
#include "ledger/verify.hpp"

namespace hospitium::contract {

namespace lt = ledger::testing;

class LedgerDatabaseTest : public ::testing::TestWithParam<Kind> {
 protected:
  void SetUp() override {
    if (!place_.available()) GTEST_SKIP() << "HOSPITIUM_TEST_PG is not set";
    house_ = std::make_unique<lt::House>(place_.folder(), place_.url());
    ledger_ = house_->make_ledger();
  }
  void TearDown() override {
    ledger_.reset();
    house_.reset();
  }

  Id<Dossier> open_letter(std::string key = {}) {
    auto receipt = ledger_->execute(lt::request(lt::kCoordinator, "open_letter", lt::kLetter, {}, std::move(key)));
    EXPECT_TRUE(receipt) << row(receipt.error().code).name;
    return receipt->dossier;
  }
  Result<ledger::Receipt> give(const access::Principal& principal, Id<Dossier> id, std::string command, std::string_view body) {
    return ledger_->execute(lt::request(principal, std::move(command), body, id));
  }
  Id<Referral> ask(Id<Dossier> id, const access::Principal& clinic) {
    auto receipt = give(lt::kCoordinator, id, "ask_clinic", R"({"clinic":")" + clinic.memberships[0].party.text() + R"(","question":"Can you?"})");
    EXPECT_TRUE(receipt) << row(receipt.error().code).name;
    return {receipt->ids.at(0)};
  }
  /// Until the sequencer has numbered everything; the feed then.
  std::vector<ledger::FeedEntry> whole_feed(std::size_t events) {
    auto feed = ledger_->feed(0, 100'000);
    while (feed.size() < events) {
      std::this_thread::yield();
      feed = ledger_->feed(0, 100'000);
    }
    return feed;
  }
  std::int64_t count(const std::string& table) {
    std::int64_t rows = 0;
    house_->database().read([&](db::Reader& reader) { rows = reader.query("SELECT count(*) FROM " + table).at(0).number(0); });
    return rows;
  }
  std::vector<std::string> findings() {
    std::vector<std::string> list;
    for (const auto& finding : ledger::verify(house_->database(), house_->vault(), kinds_).findings) list.push_back(finding.what + " " + finding.dossier);
    return list;
  }

  TestPlace place_{GetParam()};
  std::vector<std::unique_ptr<ledger::KindRules>> kinds_ = letters::kinds();
  std::unique_ptr<lt::House> house_;
  std::unique_ptr<ledger::Ledger> ledger_;
};

}  // namespace hospitium::contract
