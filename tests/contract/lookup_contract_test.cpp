// Whether somebody is known elsewhere: told to who asks in measure.
#include "ledger_house.hpp"

namespace hospitium::contract {
namespace {

using ::testing::ElementsAre;

class LookupContract : public LedgerDatabaseTest {
 protected:
  void SetUp() override {
    LedgerDatabaseTest::SetUp();
    if (house_) ration(2);
  }
  void ration(std::int64_t lookups_per_day) {
    ledger_.reset();
    ledger::Options options;
    options.lookups_per_day = lookups_per_day;
    ledger_ = house_->make_ledger(house_->database(), letters::kinds(), options);
  }
  Result<ledger::Alike> looks(const access::Principal& principal, Id<Dossier> id, ledger::Elsewhere elsewhere) {
    return ledger_->alike(principal, ledger_->open(principal, hospitium::Kind::Case, id).value(), principal.memberships[0].party, elsewhere);
  }
  Result<ledger::Alike> asks(const access::Principal& principal, Id<Dossier> id) { return looks(principal, id, ledger::Elsewhere::Asked); }
  Result<ledger::Alike> opens(const access::Principal& principal, Id<Dossier> id) { return looks(principal, id, ledger::Elsewhere::Remembered); }
  static Code code_of(const Result<ledger::Alike>& answer) { return answer ? Code::Internal : answer.error().code; }
};

TEST_P(LookupContract, TellsOfTheSamePersonElsewhereAndOwn) {
  const auto one = open_letter(), two = open_letter();
  EXPECT_THAT(asks(lt::kCoordinator, one)->dossiers, ElementsAre(two));
  EXPECT_EQ(asks(lt::kCoordinator, one)->elsewhere, false);
  ASSERT_TRUE(ledger_->execute(lt::request(lt::kOtherCoordinator, "open_letter", lt::kLetter)));
  EXPECT_EQ(asks(lt::kCoordinator, two)->elsewhere, true);
}

/// Or whoever asked once would be told of each case that others open of this person.
TEST_P(LookupContract, AnAnswerStaysAsItWasGivenThatDay) {
  const auto letter = open_letter();
  const auto that_day = day_of(house_->now());
  EXPECT_EQ(asks(lt::kCoordinator, letter)->elsewhere, false);
  ASSERT_TRUE(ledger_->execute(lt::request(lt::kOtherCoordinator, "open_letter", lt::kLetter)));
  EXPECT_EQ(opens(lt::kCoordinator, letter)->elsewhere, false);
  EXPECT_EQ(asks(lt::kCoordinator, letter)->elsewhere, false) << "asked again that day it is the same question";
  house_->pass(kDay_us);
  EXPECT_EQ(opens(lt::kCoordinator, letter)->elsewhere, false);
  EXPECT_EQ(opens(lt::kCoordinator, letter)->asked, that_day);
  EXPECT_EQ(asks(lt::kCoordinator, letter)->elsewhere, true);
  EXPECT_EQ(opens(lt::kCoordinator, letter)->elsewhere, true);
  EXPECT_EQ(opens(lt::kCoordinator, letter)->asked, day_of(house_->now()));
  EXPECT_EQ(count("lookup"), 2) << "and is counted anew";
}

/// Nobody asks of everybody by writing name after name into one case.
TEST_P(LookupContract, ACaseAsksOfFewPersonsADay) {
  constexpr int kPersons = 5;
  ration(100);
  const auto letter = open_letter();
  const auto renamed = [&](int nth) { return give(lt::kCoordinator, letter, "rename", R"({"name":"Somebody )" + std::to_string(nth) + R"("})"); };
  for (int nth = 0; nth < kPersons; ++nth) {
    ASSERT_TRUE(renamed(nth));
    EXPECT_TRUE(asks(lt::kCoordinator, letter)) << nth;
  }
  ASSERT_TRUE(renamed(kPersons));
  const auto refused = asks(lt::kCoordinator, letter);
  ASSERT_EQ(code_of(refused), Code::PersonsExhausted) << "not the day's number, of which most is left";
  EXPECT_EQ(refused.error().params, (std::vector{std::pair<std::string, std::string>{"limit", std::to_string(kPersons)}}));
  EXPECT_TRUE(asks(lt::kCoordinator, open_letter())) << "of another case it may be asked";
  house_->pass(kDay_us);
  EXPECT_TRUE(asks(lt::kCoordinator, letter));
}

/// Opening a page asks nothing, so it spends nothing; what was asked is told again on any day.
TEST_P(LookupContract, IsNotSpentByOpeningPages) {
  const std::vector<Id<Dossier>> letters{open_letter(), open_letter(), open_letter()};
  ASSERT_TRUE(ledger_->execute(lt::request(lt::kOtherCoordinator, "open_letter", lt::kLetter)));
  for (const auto& letter : letters) EXPECT_EQ(opens(lt::kCoordinator, letter)->elsewhere, std::nullopt);
  EXPECT_EQ(opens(lt::kCoordinator, letters[0])->dossiers.size(), 2u) << "one's own are told without asking";
  EXPECT_EQ(count("lookup"), 0);
  EXPECT_EQ(asks(lt::kCoordinator, letters[0])->elsewhere, true);
  house_->pass(2 * kDay_us);
  ledger_->tidy();
  EXPECT_EQ(opens(lt::kCoordinator, letters[0])->elsewhere, true);
  EXPECT_EQ(opens(lt::kOtherCoordinator, ledger_->execute(lt::request(lt::kOtherCoordinator, "open_letter", lt::kLetter))->dossier)->elsewhere, std::nullopt);
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
  const auto kept = count("lookup");
  ASSERT_TRUE(ledger_->erase(lt::kAdministrator, letters[2]));
  EXPECT_EQ(count("lookup"), kept - 1);
}

INSTANTIATE_TEST_SUITE_P(Databases, LookupContract, ::testing::Values(Kind::SqliteFile, Kind::Postgresql),
                         [](const auto& info) { return name_of(info.param); });

}  // namespace
}  // namespace hospitium::contract
