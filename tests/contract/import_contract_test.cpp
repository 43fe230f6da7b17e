// What tables of organisations, licences and prices promise on every database: every wrong cell named and nothing written then, nothing guessed, what is there
// changed and not doubled.
#include <set>

#include "directory/import.hpp"
#include "directory/import/headings.hpp"
#include "reference_house.hpp"

namespace hospitium::contract {
namespace {

using directory::ImportKind;
using directory::Rehearse;
using Rows = std::vector<std::string>;

class ImportContract : public ReferenceHouse {
 protected:
  void SetUp() override {
    ReferenceHouse::SetUp();
    if (IsSkipped()) return;
    auto hangang = party("Hangang");
    hangang.place = {"KR-11"};
    clinic_ = {register_->keep_party(system_, std::nullopt, hangang).value().id};
    here().build();
  }
  directory::Catalogue& here() { return directory_->catalogue(); }
  std::vector<directory::ServiceView> services() { return here().services_of(clinic_, 99); }
  static std::int64_t total(directory::Catalogue& services, std::string words) {
    directory::ServiceQuery query;
    query.words = std::move(words);
    return services.search(query).value().total;
  }
  directory::ImportReport services_from(const std::string& csv, std::string_view records = "", Rehearse rehearse = Rehearse::No) {
    auto table = directory::read_csv(csv).value();
    EXPECT_TRUE(directory::choose_records(ImportKind::Services, table, records));
    return directory::import_table(*register_, *directory_, system_, ImportKind::Services, table, rehearse).value();
  }
  static std::string columns_of(const directory::ImportedRow& row) {
    std::string columns;
    for (const auto& change : row.changes) columns += (columns.empty() ? "" : " ") + change.column;
    return columns;
  }
  static Rows told(const directory::ImportReport& report) {
    Rows rows;
    for (const auto& one : report.imported) rows.push_back(fmt::format("{} {} {}", one.row, hospitium::name_of(one.outcome), columns_of(one)));
    return rows;
  }
  static Rows wrong_in(const directory::ImportReport& report) {
    Rows cells;
    for (const auto& error : report.errors) {
      cells.push_back(fmt::format("{} {} {}{}", error.row, error.column, row(error.code).name, error.after.empty() ? "" : " " + error.after));
      for (const auto& one : error.candidates) cells.back() += fmt::format(" [{} {}]", one.title, one.code.value_or(""));
    }
    return cells;
  }

  const directory::Change& system_ = change_;
  Id<Party> clinic_;
};

TEST_P(ImportContract, ATableNamesEveryWrongCellAndWritesNothingThen) {
  const auto import = [&](std::string_view csv, directory::ImportKind kind, directory::Rehearse rehearse) {
    return directory::import_table(*register_, *directory_, system_, kind, directory::read_csv(csv).value(), rehearse).value();
  };
  const auto wrong = import("party,specialty,setting,title_ko,price_min,currency\nHangang,oncology,day,암,12.5,USD\nNobody,oncology,day,암,1,USD\n"
                            "Hangang,palmistry,day,암,12.345,USD\nHangang,oncology,day,위암,1,XTS\n", ImportKind::Services, Rehearse::No);
  EXPECT_EQ(wrong.kept, 0);
  std::vector<std::string> cells;
  for (const auto& error : wrong.errors) cells.push_back(fmt::format("{} {} {}", error.row, error.column, row(error.code).name));
  EXPECT_EQ(cells, (std::vector<std::string>{"3 party unknown_party", "4 specialty unknown_value", "4 price_min number_unclear", "5 currency unknown_value", "5 price_min not_checked"}));
  EXPECT_EQ(total(here(), ""), 0);
  const std::string_view good = "party;specialty;setting;title_ko;title_en;techniques;price_min;currency;from\nHangang;oncology;day;암 검진;Cancer screening;early_diagnostics laser;12,5;USD;2026-01-01\n";
  EXPECT_EQ(wrong.imported.size(), 4U) << "what would become of every row is told, wrong or not";
  EXPECT_EQ(import(good, ImportKind::Services, Rehearse::Yes).kept, 0);
  EXPECT_EQ(total(here(), ""), 0);
  EXPECT_EQ(import(good, ImportKind::Services, Rehearse::No).kept, 1);
  const auto kept = here().services_of(clinic_, 5);
  ASSERT_EQ(kept.size(), 1U);
  EXPECT_EQ(kept[0].record.price->min, (Money{1250, "USD"}));
  EXPECT_EQ(kept[0].record.source_language, "ko");
  EXPECT_EQ(kept[0].record.techniques.size(), 2U);
}

TEST_P(ImportContract, AllThatIsWrongWithARowIsToldAtOnce) {
  const auto told = [&](const std::string& csv) {
    std::vector<std::string> cells;
    const auto report = directory::import_table(*register_, *directory_, system_, ImportKind::Services, directory::read_csv(csv).value(), Rehearse::Yes).value();
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

TEST_P(ImportContract, TwoRowsThatSayTheSameAreOneTooMany) {
  const auto told = [&](const std::string& csv, directory::ImportKind kind) {
    std::vector<std::string> cells;
    const auto report = directory::import_table(*register_, *directory_, system_, kind, directory::read_csv(csv).value(), Rehearse::No).value();
    for (const auto& error : report.errors) cells.push_back(fmt::format("{} {} {} {}", error.row, error.column, row(error.code).name, error.earlier));
    return cells;
  };
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

TEST_P(ImportContract, APriceListThatComesAgainChangesWhatIsThere) {
  const auto import = [&](const std::string& csv, Rehearse rehearse = Rehearse::No) {
    return directory::import_table(*register_, *directory_, system_, ImportKind::Services, directory::read_csv(csv).value(), rehearse).value();
  };
  const auto told = [&](const directory::ImportReport& report) {
    std::vector<std::string> rows;
    for (const auto& one : report.imported) rows.push_back(fmt::format("{} {} {}", one.row, hospitium::name_of(one.outcome), columns_of(one)));
    return rows;
  };
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
  const auto visits = head + "Hangang,cardiology,day,진료,First visit,,,50,USD,\nHangang,cardiology,day,진료,Repeat visit,,,30,USD,\n";
  EXPECT_EQ(told(import(visits)), (Rows{"2 added ", "3 added "}));
  EXPECT_EQ(told(import(visits)), (Rows{"2 unchanged ", "3 unchanged "})) << "one title of two is no name";
  const auto nameless = import(head + "Hangang,oncology,day,폐암,,S-3,,120,USD,\n").errors;
  ASSERT_EQ(nameless.size(), 1U) << "a code says of which list it is, or nobody could read it again";
  EXPECT_EQ(fmt::format("{} {}", nameless[0].column, row(nameless[0].code).name), "code_system required");
}

TEST_P(ImportContract, ASecondListOfOrganisationsOrLicencesSaysWhatDiffers) {
  const auto told = [&](const std::string& csv, ImportKind kind) {
    std::vector<std::string> rows;
    const auto report = directory::import_table(*register_, *directory_, system_, kind, directory::read_csv(csv).value(), Rehearse::No).value();
    for (const auto& one : report.imported) rows.push_back(fmt::format("{} {} {}", one.row, hospitium::name_of(one.outcome), columns_of(one)));
    return rows;
  };
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

TEST_P(ImportContract, PricesAreReadAsPeopleWriteThem) {
  const auto csv = "party;specialty;setting;title_ko;price_min;price_max;currency;stay_days\nHangang;oncology;day;암;1\u00A0250 000;1.300.000;KRW;1 0\nHangang;oncology;day;암 2;1\u202F250,5;2 000;USD;10\n";
  auto read = directory::read_csv(csv).value();
  const auto import = [&] { return directory::import_table(*register_, *directory_, system_, ImportKind::Services, read, Rehearse::No).value(); };
  const auto wrong = import();
  ASSERT_EQ(wrong.errors.size(), 1U);
  EXPECT_EQ(wrong.errors[0].code, Code::NumberUnclear) << "ten, or one and nought?";
  read.rows[0].back() = "10";
  EXPECT_EQ(import().kept, 2);
  std::set<std::int64_t> prices;
  for (const auto& service : here().services_of(clinic_, 5)) prices.insert({service.record.price->min.minor, service.record.price->max.minor});
  EXPECT_EQ(prices, (std::set<std::int64_t>{1'250'000, 1'300'000, 125'050, 200'000}));
}

TEST_P(ImportContract, ATableOfLicencesChangesThoseThatAreThere) {
  const auto import = [&](std::string_view csv, directory::ImportKind kind) {
    return directory::import_table(*register_, *directory_, system_, kind, directory::read_csv(csv).value(), Rehearse::No).value();
  };
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
  EXPECT_EQ(directory::import_table(*register_, *directory_, {lt::kClinic, {}}, ImportKind::Parties, directory::read_csv("name\nx\n").value(), Rehearse::Yes).error().code,
            Code::NotFound);
}

const std::string kList = "party,specialty,setting,title_ko,title_en,code,code_system,price_min,currency\n";

TEST_P(ImportContract, ACodeIsGivenToNoServiceUnasked) {
  ASSERT_EQ(services_from(kList + "Hangang,oncology,day,암 검진,Cancer screening,,,120,USD\n").kept, 1);
  const auto coded = kList + "Hangang,oncology,day,암 검진,,S-1,Price list,150,USD\nHangang,urology,day,결석,,U-1,Price list,90,USD\n";
  const auto unclear = services_from(coded);
  EXPECT_EQ(wrong_in(unclear), (Rows{"2 record service_unclear [Cancer screening ]"}));
  EXPECT_EQ(told(unclear), (Rows{"2 unclear ", "3 added "}));
  EXPECT_EQ(unclear.kept, 0);
  EXPECT_EQ(services().size(), 1U);
  EXPECT_EQ(told(services_from(coded, "2:new", Rehearse::Yes)), (Rows{"2 added ", "3 added "}));
  EXPECT_EQ(told(services_from(coded, "*:same", Rehearse::Yes)), (Rows{"2 changed price_min price_max code code_system", "3 added "}));
  const auto kept = services_from(coded, "2:" + services()[0].id.text());
  EXPECT_EQ(told(kept), (Rows{"2 changed price_min price_max code code_system", "3 added "}));
  EXPECT_EQ(kept.imported[0].name, "Cancer screening") << "what the row does not name, the record does";
  EXPECT_EQ(fmt::format("{}>{}", kept.imported[0].changes[0].before, kept.imported[0].changes[0].after), "120.00>150.00");
  EXPECT_EQ(told(services_from(coded)), (Rows{"2 unchanged ", "3 unchanged "})) << "and from then on the code says it";
  EXPECT_EQ(told(services_from(kList + "Hangang,oncology,day,암 검진,,S-2,Price list,120,USD\n")), (Rows{"2 added "})) << "another code means another one";
}

TEST_P(ImportContract, ARowWithoutACodeIsNotGuessedBetweenTwo) {
  ASSERT_EQ(services_from(kList + "Hangang,cardiology,day,진료,First visit,C-1,Price list,50,USD\nHangang,cardiology,day,진료,Repeat visit,C-2,Price list,30,USD\n").kept, 2);
  const auto uncoded = kList + "Hangang,cardiology,day,진료,,,,60,USD\n";
  const auto unclear = wrong_in(services_from(uncoded));
  ASSERT_EQ(unclear.size(), 1U);
  EXPECT_TRUE(unclear[0].find("[First visit C-1]") != std::string::npos && unclear[0].find("[Repeat visit C-2]") != std::string::npos) << unclear[0];
  EXPECT_EQ(told(services_from(uncoded, "*:same")), (Rows{"2 unclear "})) << "of two none is the same one";
  const auto list = services();
  const auto repeat = std::ranges::find(list, "C-2", [](const auto& one) { return std::string(one.record.code->code); });
  EXPECT_EQ(services_from(uncoded, "2:" + repeat->id.text()).imported.at(0).id, repeat->id.bytes);
  EXPECT_EQ(wrong_in(services_from(uncoded, "2:nonsense")), (Rows{"2 record unknown_value"}));
  EXPECT_EQ(wrong_in(services_from(uncoded, "2:" + clinic_.text())), (Rows{"2 record unknown_value"})) << "no service of this organisation";
  EXPECT_EQ(told(services_from(uncoded, "2:new")), (Rows{"2 added "}));
  EXPECT_EQ(told(services_from(uncoded)), (Rows{"2 unchanged "})) << "the one that says just as much";
}

TEST_P(ImportContract, OnlyOneRowMaySpeakOfAService) {
  ASSERT_EQ(services_from(kList + "Hangang,oncology,day,암 검진,,,,120,USD\n").kept, 1);
  const auto report = services_from(kList + "Hangang,oncology,day,암 검진,,S-1,Price list,120,USD\nHangang,oncology,day,암 검진,,S-2,Price list,120,USD\n", "*:same");
  EXPECT_EQ(wrong_in(report), (Rows{"3 party row_repeated"}));
}

TEST_P(ImportContract, WhatIsSaidOfAPriceWithoutAnAmountIsNotPassedOver) {
  const std::string head = "party,specialty,setting,title_ko,description_ko,description_en,price_min,currency,includes,excludes,code_system\n";
  EXPECT_EQ(wrong_in(services_from(head + "Hangang,oncology,day,암,,Long,,USD,Food,Flights,List\n")),
            (Rows{"2 description_en not_checked title_en", "2 code_system not_checked code", "2 currency not_checked price_min", "2 includes not_checked price_min", "2 excludes not_checked price_min"}));
  ASSERT_EQ(services_from(head + "Hangang,oncology,day,암,,,100,USD,,,\n").kept, 1);
  EXPECT_EQ(told(services_from(head + "Hangang,oncology,day,암,,,,USD,Food,,\n")), (Rows{"2 changed includes"})) << "of the price that is there";
  EXPECT_EQ(wrong_in(services_from(head + "Hangang,oncology,day,암,,,,EUR,,,\n")), (Rows{"2 currency not_checked price_min"}));
  EXPECT_EQ(services()[0].record.price->min, (Money{10'000, "USD"}));
}

TEST_P(ImportContract, RowsAreNumberedAsASheetNumbersThem) {
  const auto report = services_from("\n;;\nparty;specialty;setting;title_ko;colour\n\nHangang;palmistry;day;암;\n");
  EXPECT_EQ(wrong_in(report), (Rows{"3 colour unknown_field", "5 specialty unknown_value"}));
}

TEST_P(ImportContract, AnAnswerForNoRowIsRefused) {
  auto table = directory::read_csv(kList + "Hangang,oncology,day,암,,,,120,USD\n").value();
  for (const auto* wrong : {"3:new", "1:new", "x:new", "2", "2:", ":new"}) EXPECT_FALSE(directory::choose_records(ImportKind::Services, table, wrong)) << wrong;
  EXPECT_EQ(directory::choose_records(ImportKind::Parties, table, "2:new").error().code, Code::UnknownValue);
}

INSTANTIATE_TEST_SUITE_P(Databases, ImportContract, ::testing::Values(Kind::SqliteFile, Kind::SqliteMemory, Kind::Postgresql),
                         [](const auto& info) { return name_of(info.param); });

}  // namespace
}  // namespace hospitium::contract
