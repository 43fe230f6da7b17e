// What the catalogue promises on every database: changes by right, with ETag and journal, and search that follows the table on every server.
#include <random>
#include <set>

#include "databases.hpp"
#include "directory/catalogue.hpp"
#include "directory/import.hpp"
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

TEST_P(CatalogueContract, ATableNamesEveryWrongCellAndWritesNothingThen) {
  const auto import = [&](std::string_view csv, directory::ImportKind kind, directory::Rehearse rehearse) {
    return directory::import_table(*register_, *directory_, system_, kind, directory::read_csv(csv).value(), rehearse).value();
  };
  using directory::ImportKind;
  using directory::Rehearse;
  const auto wrong = import("party,specialty,setting,title_ko,price_min,currency\nHangang,oncology,day,암,12.5,USD\nNobody,oncology,day,암,1,USD\n"
                            "Hangang,palmistry,day,암,12.345,USD\nHangang,oncology,day,위암,1,XTS\n", ImportKind::Services, Rehearse::No);
  EXPECT_EQ(wrong.kept, 0);
  std::vector<std::string> cells;
  for (const auto& error : wrong.errors) cells.push_back(fmt::format("{} {} {}", error.row, error.column, row(error.code).name));
  EXPECT_EQ(cells, (std::vector<std::string>{"3 party unknown_party", "4 specialty unknown_value", "4 price_min number_unclear", "5 currency unknown_value", "5 price_min not_checked"}));
  EXPECT_EQ(total(here(), ""), 0);
  const std::string_view good = "party;specialty;setting;title_ko;title_en;techniques;price_min;currency;from\nHangang;oncology;day;암 검진;Cancer screening;early_diagnostics laser;12,5;USD;2026-01-01\n";
  EXPECT_EQ(import(good, ImportKind::Services, Rehearse::Yes).kept, 0);
  EXPECT_EQ(total(here(), ""), 0);
  EXPECT_EQ(import(good, ImportKind::Services, Rehearse::No).kept, 1);
  const auto kept = here().services_of(clinic_, 5);
  ASSERT_EQ(kept.size(), 1U);
  EXPECT_EQ(kept[0].record.price->min, (Money{1250, "USD"}));
  EXPECT_EQ(kept[0].record.source_language, "ko");
  EXPECT_EQ(kept[0].record.techniques.size(), 2U);
}

TEST_P(CatalogueContract, AllThatIsWrongWithARowIsToldAtOnce) {
  const auto told = [&](const std::string& csv) {
    std::vector<std::string> cells;
    const auto report = directory::import_table(*register_, *directory_, system_, directory::ImportKind::Services, directory::read_csv(csv).value(), directory::Rehearse::Yes).value();
    for (const auto& error : report.errors) cells.push_back(fmt::format("{} {} {}{}", error.row, error.column, row(error.code).name, error.after.empty() ? "" : " " + error.after));
    return cells;
  };
  using Cells = std::vector<std::string>;
  EXPECT_EQ(told("party,specialty,setting,title_ko,price_min,price_max,currency,age_min,age_max,from,until\nNobody,palmistry,,암,12 00,5,USD,x,40,someday,2026-01-01\n"),
            (Cells{"2 setting required", "2 specialty unknown_value", "2 age_min wrong_type", "2 age_max not_checked age_min", "2 from wrong_type", "2 until not_checked from",
                   "2 price_min number_unclear", "2 price_max not_checked price_min", "2 party unknown_party"}));
  EXPECT_EQ(told("party,place,specialty,setting,title_ko,title_mn,age_min,age_max,price_min,currency\nHangang,Nowhere,oncology,day,,,50,40,5,\n"),
            (Cells{"2 currency required", "2 price_min not_checked currency", "2 title_ko required", "2 age_max out_of_range", "2 place unknown_place", "2 party not_checked place"}));
  EXPECT_EQ(told("party,setting,title_ko,colour\nNobody,day,암,red\n"), (Cells{"1 colour unknown_field", "1 specialty required", "2 party unknown_party"})) << "what the whole table lacks is told once";
}

TEST_P(CatalogueContract, TwoRowsThatSayTheSameAreOneTooMany) {
  const auto told = [&](const std::string& csv, directory::ImportKind kind) {
    std::vector<std::string> cells;
    const auto report = directory::import_table(*register_, *directory_, system_, kind, directory::read_csv(csv).value(), directory::Rehearse::No).value();
    for (const auto& error : report.errors) cells.push_back(fmt::format("{} {} {} {}", error.row, error.column, row(error.code).name, error.earlier));
    return cells;
  };
  using directory::ImportKind;
  using Cells = std::vector<std::string>;
  EXPECT_EQ(told("name,type,place\nNamsan,clinic,KR-11\nNamsan,clinic,KR-26\nNAMSAN,resort,KR-11\n", ImportKind::Parties), (Cells{"4 name row_repeated 2"}));
  EXPECT_EQ(told("party,issuer,number,from,until\nHangang,Board,L-1,2026-01-01,2027-01-01\nHangang,Board,L-1,2026-01-01,2028-01-01\n", ImportKind::Licences), (Cells{"3 number row_repeated 2"}));
  EXPECT_EQ(told("party,specialty,setting,title_ko\nHangang,oncology,day,암\nHangang,oncology,inpatient,암\nHangang,oncology,day,암\n", ImportKind::Services), (Cells{"4 party row_repeated 2"}));
  auto twin = directory_->party(clinic_)->record;
  ASSERT_TRUE(register_->keep_party(system_, std::nullopt, twin));
  EXPECT_EQ(told("party,specialty,setting,title_ko\nHangang,oncology,day,암\n", ImportKind::Services), (Cells{"2 party party_unclear 0"})) << "of one name at one place";
  EXPECT_EQ(told("name,type,place\nHangang,clinic," + twin.place.code + "\n", ImportKind::Parties), (Cells{"2 name party_unclear 0"})) << "and no third one is made";
  EXPECT_EQ(told("party,specialty,setting,title_ko\n" + clinic_.text() + ",oncology,day,암\n", ImportKind::Services), Cells{});
}

TEST_P(CatalogueContract, APriceListThatComesAgainChangesWhatIsThere) {
  using directory::Rehearse;
  const auto import = [&](const std::string& csv, Rehearse rehearse = Rehearse::No) {
    return directory::import_table(*register_, *directory_, system_, directory::ImportKind::Services, directory::read_csv(csv).value(), rehearse).value();
  };
  const auto told = [&](const directory::ImportReport& report) {
    std::vector<std::string> rows;
    for (const auto& one : report.imported) rows.push_back(fmt::format("{} {} {}", one.row, hospitium::name_of(one.outcome), fmt::join(one.changed, " ")));
    return rows;
  };
  using Rows = std::vector<std::string>;
  const std::string head = "party,specialty,setting,title_ko,title_en,code,code_system,price_min,currency,sex\n";
  const auto first = head + "Hangang,oncology,day,암 검진,Cancer screening,,,100,USD,female\nHangang,urology,inpatient,결석,Stones,U-1,Price list,900,USD,\n";
  EXPECT_EQ(told(import(first, Rehearse::Yes)), (Rows{"2 added ", "3 added "})) << "a dry run says what would be";
  EXPECT_EQ(import(first).kept, 2);
  const auto again = import(first);
  EXPECT_EQ(told(again), (Rows{"2 unchanged ", "3 unchanged "}));
  EXPECT_EQ(again.kept, 2) << "they are as the table says";
  const auto before = here().services_of(clinic_, 9);
  ASSERT_EQ(before.size(), 2U);
  EXPECT_EQ(before[0].tag, before[1].tag) << "and nothing was written";

  const auto next = head + "Hangang,oncology,day,암 검진,,,,120,USD,any\nHangang,urology,inpatient,신장 결석,Kidney stones,U-1,Price list,900,USD,\nHangang,oncology,inpatient,암 검진,,,,120,USD,\n";
  EXPECT_EQ(told(import(next, Rehearse::Yes)), (Rows{"2 changed sex price_min price_max", "3 changed title_en title_ko", "4 added "}));
  EXPECT_EQ(here().services_of(clinic_, 9).size(), 2U);
  const auto changed = import(next);
  EXPECT_EQ(changed.imported[0].id, again.imported[0].id);
  const auto now = here().services_of(clinic_, 9);
  ASSERT_EQ(now.size(), 3U) << "in another setting it is another service";
  const auto& screening = std::ranges::find(now, Id<Service>{again.imported[0].id}, &directory::ServiceView::id)->record;
  EXPECT_EQ(screening.price->min, (Money{12'000, "USD"}));
  EXPECT_EQ(screening.sex, std::nullopt);
  EXPECT_EQ(screening.texts.size(), 2U) << "what the row does not say stays";
  EXPECT_EQ(import(head + "Hangang,oncology,day,암 검진,,S-1,Price list,120,USD,\n").imported.at(0).changed, (Rows{"code", "code_system"})) << "one without a code gets the row's";
  EXPECT_EQ(told(import(head + "Hangang,oncology,day,암 검진,,S-2,Price list,120,USD,\n")), (Rows{"2 added "})) << "and then another code means another one";
  const auto visits = head + "Hangang,cardiology,day,진료,First visit,,,50,USD,\nHangang,cardiology,day,진료,Repeat visit,,,30,USD,\n";
  EXPECT_EQ(told(import(visits)), (Rows{"2 added ", "3 added "}));
  EXPECT_EQ(told(import(visits)), (Rows{"2 unchanged ", "3 unchanged "})) << "one title of two is no name";
  const auto nameless = import(head + "Hangang,oncology,day,폐암,,S-3,,120,USD,\n").errors;
  ASSERT_EQ(nameless.size(), 1U) << "a code says of which list it is, or nobody could read it again";
  EXPECT_EQ(fmt::format("{} {}", nameless[0].column, row(nameless[0].code).name), "code_system required");
}

TEST_P(CatalogueContract, ASecondListOfOrganisationsOrLicencesSaysWhatDiffers) {
  using directory::ImportKind;
  const auto told = [&](const std::string& csv, ImportKind kind) {
    std::vector<std::string> rows;
    const auto report = directory::import_table(*register_, *directory_, system_, kind, directory::read_csv(csv).value(), directory::Rehearse::No).value();
    for (const auto& one : report.imported) rows.push_back(fmt::format("{} {} {}", one.row, hospitium::name_of(one.outcome), fmt::join(one.changed, " ")));
    return rows;
  };
  using Rows = std::vector<std::string>;
  const std::string parties = "name,type,place,website\n";
  EXPECT_EQ(told(parties + "Namsan,clinic,KR-11,\n", ImportKind::Parties), (Rows{"2 added "}));
  EXPECT_EQ(told(parties + "Namsan,clinic,KR-11,\nHangang,clinic,KR-11,https://hangang.example\n", ImportKind::Parties), (Rows{"2 unchanged ", "3 changed website"}));
  const std::string licences = "party,issuer,number,from,until,suspended\n";
  EXPECT_EQ(told(licences + "Namsan,Board,L-1,2026-01-01,2027-01-01,yes\n", ImportKind::Licences), (Rows{"2 added "}));
  const auto tag = [&] { directory::PartyQuery query; query.words = "Namsan"; return directory_->find_parties(query).at(0).tag; };
  const auto before = tag();
  EXPECT_EQ(told(licences + "Namsan,Board,L-1,2026-01-01,2027-01-01,\n", ImportKind::Licences), (Rows{"2 unchanged "})) << "that it is suspended stays";
  EXPECT_EQ(tag(), before);
  EXPECT_EQ(told(licences + "Namsan,Board,L-1,2026-01-01,2028-01-01,no\nNamsan,Board,L-2,2026-01-01,2028-01-01,\n", ImportKind::Licences), (Rows{"2 changed suspended until", "3 added "}));
  EXPECT_EQ(told(licences + "Namsan,Ministry,L-1,2026-01-01,2027-01-01,\n", ImportKind::Licences), (Rows{"2 added "})) << "another issuer's number";
  EXPECT_NE(tag(), before);
}

TEST_P(CatalogueContract, PricesAreReadAsPeopleWriteThem) {
  const auto csv = "party;specialty;setting;title_ko;price_min;price_max;currency;stay_days\nHangang;oncology;day;암;1\u00A0250 000;1.300.000;KRW;1 0\nHangang;oncology;day;암 2;1\u202F250,5;2 000;USD;10\n";
  auto read = directory::read_csv(csv).value();
  const auto import = [&] { return directory::import_table(*register_, *directory_, system_, directory::ImportKind::Services, read, directory::Rehearse::No).value(); };
  const auto wrong = import();
  ASSERT_EQ(wrong.errors.size(), 1U);
  EXPECT_EQ(wrong.errors[0].code, Code::NumberUnclear) << "ten, or one and nought?";
  read.rows[0].back() = "10";
  EXPECT_EQ(import().kept, 2);
  std::set<std::int64_t> prices;
  for (const auto& service : here().services_of(clinic_, 5)) prices.insert({service.record.price->min.minor, service.record.price->max.minor});
  EXPECT_EQ(prices, (std::set<std::int64_t>{1'250'000, 1'300'000, 125'050, 200'000}));
}

TEST_P(CatalogueContract, ATableOfLicencesChangesThoseThatAreThere) {
  const auto import = [&](std::string_view csv, directory::ImportKind kind) {
    return directory::import_table(*register_, *directory_, system_, kind, directory::read_csv(csv).value(), directory::Rehearse::No).value();
  };
  using directory::ImportKind;
  EXPECT_EQ(import("name,type,place,languages\nNamsan,clinic,KR-11,ko en\nHangang,clinic,KR-11,ko\n", ImportKind::Parties).kept, 2);
  directory::PartyQuery same;
  same.words = "Hangang";
  EXPECT_EQ(directory_->find_parties(same).size(), 1U);
  const std::string head = "party,issuer,number,from,until,kind,suspended\n";
  EXPECT_EQ(import(head + "Hangang,Board,L-1,2026-01-01,2027-01-01,,\nHangang,Board,A-1,2026-01-01,2027-01-01,accreditation,no\n", ImportKind::Licences).kept, 1);
  EXPECT_EQ(import(head + "Hangang,Board,L-1,2026-01-01,2028-01-01,licence,yes\n", ImportKind::Licences).kept, 1);
  const auto licences = directory_->party(clinic_)->record.licences;
  ASSERT_EQ(licences.size(), 2U);
  EXPECT_TRUE(licences[0].suspended);
  EXPECT_EQ(licences[1].kind, directory::LicenceKind::Accreditation);
  EXPECT_EQ(import(head + "Hangang,Board,L-2,2026-01-01,2025-01-01,,\n", ImportKind::Licences).errors.at(0).column, "until");
  EXPECT_EQ(directory::import_table(*register_, *directory_, {lt::kClinic, {}}, ImportKind::Parties, directory::read_csv("name\nx\n").value(), directory::Rehearse::Yes).error().code,
            Code::NotFound);
}

INSTANTIATE_TEST_SUITE_P(Databases, CatalogueContract, ::testing::Values(Kind::SqliteFile, Kind::SqliteMemory, Kind::Postgresql),
                         [](const auto& info) { return name_of(info.param); });

}  // namespace
}  // namespace hospitium::contract
