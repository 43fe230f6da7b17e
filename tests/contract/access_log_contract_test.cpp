// Who looked: found by the dossier however much was read since, whole for auditors, and kept through the migration that made it so.
#include <future>

#include "ledger_house.hpp"

namespace hospitium::contract {
namespace {

using ledger::AccessRow;
using ::testing::ElementsAre;
using ::testing::IsEmpty;

class AccessLogContract : public LedgerDatabaseTest {
 protected:
  void tell(const access::Principal& reader, const std::string& view, std::vector<Id<Dossier>> dossiers) {
    std::promise<std::exception_ptr> done;
    ledger_->disclose(reader, {view, std::move(dossiers), {DataClass::Identity}}, [&](std::exception_ptr error) { done.set_value(error); });
    ASSERT_EQ(done.get_future().get(), nullptr);
    house_->pass(kSecond_us);
  }
  static std::vector<std::string> views(const Result<std::vector<AccessRow>>& rows) {
    std::vector<std::string> list;
    for (const auto& row : rows.value()) list.push_back(row.view);
    return list;
  }
  auto of(Id<Dossier> id, Instant before = {INT64_MAX}, int limit = 10) { return ledger_->accesses(lt::kCoordinator, hospitium::Kind::Case, id, before, limit); }
};

TEST_P(AccessLogContract, ADossierKnowsItsReadersAndAListNamesEachOfItsOwn) {
  const auto first = open_letter(), second = open_letter();
  tell(lt::kCoordinator, "case", {first});
  tell(lt::kAuditor, "case_list", {first, second, first});
  tell(lt::kCoordinator, "exact_figures", {});
  tell(lt::kCoordinator, "record", {second});
  EXPECT_THAT(views(of(first)), ElementsAre("case_list", "case"));
  EXPECT_THAT(views(of(second)), ElementsAre("record", "case_list"));
  EXPECT_THAT(views(of(first, {INT64_MAX}, 1)), ElementsAre("case_list"));
  EXPECT_THAT(views(of(first, of(first).value()[0].at)), ElementsAre("case"));
  EXPECT_EQ(of(first).value()[0].reader, lt::kAuditor.user);
  EXPECT_THAT(of(first).value()[0].classes, ElementsAre(DataClass::Identity));
  EXPECT_THAT(of(first).value()[0].dossiers, IsEmpty()) << "which others a list showed is not told";
}

TEST_P(AccessLogContract, AuditorsReadAllOfItPageByPage) {
  const auto id = open_letter();
  tell(lt::kCoordinator, "case", {id});
  tell(lt::kCoordinator, "exact_figures", {});
  tell(lt::kClinic, "case", {id});
  const auto page = ledger_->accesses(lt::kAuditor, std::nullopt, 2);
  EXPECT_THAT(views(page), ElementsAre("case", "exact_figures"));
  EXPECT_THAT(page.value()[0].dossiers, ElementsAre(id));
  EXPECT_THAT(page.value()[1].dossiers, IsEmpty());
  EXPECT_THAT(views(ledger_->accesses(lt::kAuditor, page.value()[1].id, 2)), ElementsAre("case"));
  for (const auto& other : {lt::kCoordinator, lt::kClinic, lt::kAdministrator})
    EXPECT_EQ(ledger_->accesses(other, std::nullopt, 2).error().code, Code::NotFound);
}

TEST_P(AccessLogContract, RowsFromBeforeTheIndexAreInIt) {
  const TestPlace older_place(GetParam());
  const auto older = db::open_database(older_place.url());
  const auto all = ledger::Ledger::migrations();
  const auto before = all.first(4);
  db::migrate(*older, before);
  const std::string a(16, 'a'), b(16, 'b'), c(16, 'c');
  const std::vector<std::pair<char, std::string>> readings{{'1', a}, {'2', a + b + a}, {'3', ""}, {'4', c + b}};
  older->write([&](db::Writer& writer) {
    for (const auto& [id, dossiers] : readings)
      writer.execute("INSERT INTO access_log(id, at, reader, view, classes, dossiers) VALUES(?1, 1, ?1, 'x', 1, ?2)",
                     {db::BlobView{std::string(16, id)}, db::BlobView{dossiers}});
    return db::Verdict::Commit;
  });
  db::migrate(*older, all);
  std::vector<std::string> rows;
  older->read([&](db::Reader& reader) {
    for (const auto& row : reader.query("SELECT dossier, access FROM access_dossier ORDER BY dossier, access"))
      rows.push_back(row.text(0).substr(0, 1) + row.text(1).substr(0, 1));
  });
  EXPECT_THAT(rows, ElementsAre("a1", "a2", "b2", "b4", "c4"));
}

INSTANTIATE_TEST_SUITE_P(Databases, AccessLogContract, ::testing::Values(Kind::SqliteFile, Kind::SqliteMemory, Kind::Postgresql),
                         [](const auto& info) { return name_of(info.param); });

}  // namespace
}  // namespace hospitium::contract
