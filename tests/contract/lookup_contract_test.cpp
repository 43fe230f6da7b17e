// Whether somebody is known elsewhere: told to who asks in measure.
#include "ledger_house.hpp"

namespace hospitium::contract {
namespace {

using ::testing::ElementsAre;

class LookupContract : public LedgerDatabaseTest {
 protected:
  void SetUp() override {
    LedgerDatabaseTest::SetUp();
    if (!house_) return;
    ledger_.reset();
    ledger::Options options;
    options.lookups_per_day = 2;
    ledger_ = house_->make_ledger(house_->database(), letters::kinds(), options);
  }
  Result<ledger::Alike> asks(const access::Principal& principal, Id<Dossier> id) {
    return ledger_->alike(principal, ledger_->open(principal, hospitium::Kind::Case, id).value(), principal.memberships[0].party);
  }
  static Code code_of(const Result<ledger::Alike>& answer) { return answer ? Code::Internal : answer.error().code; }
};

TEST_P(LookupContract, TellsOfTheSamePersonElsewhereAndOwn) {
  const auto one = open_letter(), two = open_letter();
  EXPECT_THAT(asks(lt::kCoordinator, one)->dossiers, ElementsAre(two));
  EXPECT_FALSE(asks(lt::kCoordinator, one)->elsewhere);
  ASSERT_TRUE(ledger_->execute(lt::request(lt::kOtherCoordinator, "open_letter", lt::kLetter)));
  EXPECT_TRUE(asks(lt::kCoordinator, one)->elsewhere);
}

TEST_P(LookupContract, ComesToAnEndForThisOrganisationAndThisDay) {
  const std::vector<Id<Dossier>> letters{open_letter(), open_letter(), open_letter()};
  const auto other = ledger_->execute(lt::request(lt::kOtherCoordinator, "open_letter", lt::kLetter))->dossier;
  for (int again = 0; again < 3; ++again) EXPECT_TRUE(asks(lt::kCoordinator, letters[0])) << "the same question is one";
  EXPECT_TRUE(asks(lt::kCoordinator, letters[1]));
  EXPECT_EQ(code_of(asks(lt::kCoordinator, letters[2])), Code::LookupsExhausted);
  EXPECT_TRUE(asks(lt::kCoordinator, letters[0])) << "what was answered stays answered";
  ASSERT_TRUE(give(lt::kCoordinator, letters[0], "rename", R"({"name":"Somebody Else"})"));
  EXPECT_EQ(code_of(asks(lt::kCoordinator, letters[0])), Code::LookupsExhausted) << "about somebody else it is another question";
  EXPECT_TRUE(asks(lt::kOtherCoordinator, other));
  house_->pass(kDay_us);
  EXPECT_TRUE(asks(lt::kCoordinator, letters[2]));
  ledger_->tidy();
  EXPECT_EQ(count("lookup"), 1);
  ASSERT_TRUE(ledger_->erase(lt::kAdministrator, letters[2]));
  EXPECT_EQ(count("lookup"), 0);
}

INSTANTIATE_TEST_SUITE_P(Databases, LookupContract, ::testing::Values(Kind::SqliteFile, Kind::Postgresql),
                         [](const auto& info) { return name_of(info.param); });

}  // namespace
}  // namespace hospitium::contract
