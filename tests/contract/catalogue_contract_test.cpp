// What the catalogue promises on every database: changes by right, with ETag and journal, and search that follows the table on every server.
#include <random>
#include <set>

#include "databases.hpp"
#include "directory/catalogue.hpp"
#include "directory/register.hpp"
#include "ledger/testing/house.hpp"

namespace hospitium::contract {
namespace {

namespace lt = ledger::testing;
using directory::Change;

class CatalogueContract : public ::testing::TestWithParam<Kind> {
 protected:
  void SetUp() override {
    if (!place_.available()) GTEST_SKIP() << "HOSPITIUM_TEST_PG is not set";
    house_ = std::make_unique<lt::House>(place_.folder(), place_.url());
    for (const auto& migrations : {directory::Directory::migrations(), ledger::reference_migrations()}) db::migrate(house_->database(), migrations);
    directory_ = std::make_unique<directory::Directory>(house_->database(), house_->vault(), [this] { return house_->now(); });
    register_ = std::make_unique<directory::Register>(house_->database(), house_->vault(), *directory_, house_->environment());
    clinic_ = keep_party(PartyType::Clinic, "Hangang");
    other_server().build();
    here().build();
  }
  void TearDown() override {
    other_.reset();
    register_.reset();
    directory_.reset();
    house_.reset();
  }

  Id<Party> keep_party(PartyType type, std::string name) {
    directory::PartyRecord record;
    record.type = type;
    record.name = Line(std::move(name));
    record.place = {"KR-11"};
    return {register_->keep_party(system_, std::nullopt, record).value().id};
  }
  catalogue::ServiceRecord knee() const {
    catalogue::ServiceRecord record;
    record.party = clinic_;
    record.source_language = "ko";
    record.texts = {{Word("ko"), Line("무릎 수술"), {}}, {Word("en"), Line("Knee surgery"), {}}};
    return record;
  }
  directory::Catalogue& here() { return directory_->catalogue(); }
  /// A second process over the same database.
  directory::Catalogue& other_server() {
    if (!other_) other_ = std::make_unique<directory::Catalogue>(house_->database(), [this] { return house_->now(); });
    return *other_;
  }
  static std::int64_t total(directory::Catalogue& services, std::string words) {
    directory::ServiceQuery query;
    query.words = std::move(words);
    return services.search(query).value().total;
  }

  TestPlace place_{GetParam()};
  std::unique_ptr<lt::House> house_;
  std::unique_ptr<directory::Directory> directory_;
  std::unique_ptr<directory::Register> register_;
  std::unique_ptr<directory::Catalogue> other_;
  const Change system_{access::system_principal(), {}};
  Id<Party> clinic_;
};

TEST_P(CatalogueContract, AChangeShowsHereAtOnceAndThereAfterARefresh) {
  const auto kept = register_->keep_service(system_, std::nullopt, knee());
  ASSERT_TRUE(kept);
  EXPECT_EQ(total(here(), "무릎"), 1);
  EXPECT_EQ(total(other_server(), "knee"), 0);
  other_server().refresh();
  EXPECT_EQ(total(other_server(), "knee"), 1);
  auto changed = knee();
  changed.texts[1].title = "Hip surgery";
  ASSERT_TRUE(register_->keep_service({access::system_principal(), kept->tag}, Id<Service>{kept->id}, changed));
  other_server().refresh();
  for (auto* server : {&here(), &other_server()}) {
    EXPECT_EQ(total(*server, "knee"), 0);
    EXPECT_EQ(total(*server, "hip"), 1);
  }
}

TEST_P(CatalogueContract, AnEditorWhoSawAnOldVersionIsRefused) {
  const auto kept = register_->keep_service(system_, std::nullopt, knee());
  const Id<Service> id{kept->id};
  ASSERT_TRUE(register_->keep_service({access::system_principal(), kept->tag}, id, knee()));
  EXPECT_EQ(register_->keep_service({access::system_principal(), kept->tag}, id, knee()).error().code, Code::VersionConflict);
  house_->database().read([&](db::Reader& reader) {
    const auto rows = reader.query("SELECT hash, previous FROM reference_journal WHERE concept = 'service' AND id = ?1 ORDER BY version", {id});
    ASSERT_EQ(rows.size(), 2U);
    EXPECT_EQ(rows[1].text(1), rows[0].text(0));
  });
}

TEST_P(CatalogueContract, OnlyThoseWhoKeepTheDirectoryMayChange) {
  EXPECT_EQ(register_->keep_service({lt::kClinic, {}}, std::nullopt, knee()).error().code, Code::NotFound);
  EXPECT_EQ(register_->keep_rate({lt::kClinic, {}}, {Word("KRW"), 1'385'250'000, Day{0}, Line("Bank")}).error().code, Code::NotFound);
  EXPECT_TRUE(register_->keep_service({lt::kAdministrator, {}}, std::nullopt, knee()));
}

TEST_P(CatalogueContract, AServiceBelongsToOneWhoMayOfferItForGood) {
  auto wrong = knee();
  wrong.party = keep_party(PartyType::Insurer, "Insurer");
  EXPECT_EQ(register_->keep_service(system_, std::nullopt, wrong).error().code, Code::WrongPartyType);
  wrong.party = lt::an_id<Party>(200);
  EXPECT_EQ(register_->keep_service(system_, std::nullopt, wrong).error().code, Code::UnknownParty);
  const auto kept = register_->keep_service(system_, std::nullopt, knee());
  wrong.party = keep_party(PartyType::Clinic, "Namsan");
  EXPECT_EQ(register_->keep_service(system_, Id<Service>{kept->id}, wrong).error().field, "/party");
}

TEST_P(CatalogueContract, ABatchIsKeptWholeOrNotAtAll) {
  std::vector<directory::Register::ServiceEntry> batch(3, {knee()});
  batch[2].record.texts.clear();
  const auto refused = register_->keep_services(system_, batch);
  ASSERT_FALSE(refused);
  EXPECT_EQ(refused.error().field, "/2/texts");
  EXPECT_EQ(total(here(), ""), 0);
  batch[2] = {knee()};
  ASSERT_TRUE(register_->keep_services(system_, batch));
  EXPECT_EQ(total(here(), ""), 3);
  const auto there = here().services_of(clinic_, 10);
  ASSERT_EQ(there.size(), 3U);
  batch = {{knee(), there[0].id, there[0].tag}, {knee(), there[1].id, "\"9\""}};
  EXPECT_EQ(register_->keep_services(system_, batch).error().code, Code::VersionConflict) << "somebody else changed the second one";
  EXPECT_EQ(here().service(there[0].id)->tag, there[0].tag);
  batch.pop_back();
  ASSERT_TRUE(register_->keep_services(system_, batch));
  EXPECT_NE(here().service(there[0].id)->tag, there[0].tag);
  EXPECT_EQ(here().services_of(clinic_, 10).size(), 3U);
}

TEST_P(CatalogueContract, ASuspendedOrganisationLeavesTheCatalogue) {
  ASSERT_TRUE(register_->keep_service(system_, std::nullopt, knee()));
  auto record = directory_->party(clinic_)->record;
  record.state = PartyState::Suspended;
  ASSERT_TRUE(register_->keep_party(system_, clinic_, record));
  other_server().refresh();
  EXPECT_EQ(total(here(), ""), 0);
  EXPECT_EQ(total(other_server(), ""), 0);
  record.state = PartyState::Active;
  record.name_latin = Line("Riverside");
  ASSERT_TRUE(register_->keep_party(system_, clinic_, record));
  EXPECT_EQ(total(here(), "riverside"), 1);
}

TEST_P(CatalogueContract, ABudgetNeedsARateAndIsConvertedByIt) {
  auto priced = knee();
  priced.price = catalogue::Price{{1'500'000, "KRW"}, {2'000'000, "KRW"}, {}, {}};
  ASSERT_TRUE(register_->keep_service(system_, std::nullopt, priced));
  directory::ServiceQuery query;
  query.budget = Money{100'000, "EUR"};
  EXPECT_EQ(here().search(query).error().code, Code::UnknownValue);
  ASSERT_TRUE(register_->keep_rate(system_, {Word("KRW"), 1'000'000'000, *parse_day("2026-03-01"), Line("Bank")}));
  ASSERT_TRUE(register_->keep_rate(system_, {Word("EUR"), 500'000, *parse_day("2026-02-01"), Line("Older bank")}));
  query.budget->minor = 74'900;                          // 1,498 USD
  EXPECT_EQ(here().search(query)->total, 0);
  query.budget->minor = 75'000;
  EXPECT_EQ(here().search(query)->total, 1);
  const auto converted = directory::convert({1'500'000, "KRW"}, "EUR", here().rates());
  ASSERT_TRUE(converted);
  EXPECT_EQ(converted->money, (Money{75'000, "EUR"}));
  EXPECT_EQ(converted->source, "Older bank");
  EXPECT_FALSE(directory::convert({1, "KRW"}, "VND", here().rates()));
}

INSTANTIATE_TEST_SUITE_P(Databases, CatalogueContract, ::testing::Values(Kind::SqliteFile, Kind::SqliteMemory, Kind::Postgresql),
                         [](const auto& info) { return name_of(info.param); });

}  // namespace
}  // namespace hospitium::contract
