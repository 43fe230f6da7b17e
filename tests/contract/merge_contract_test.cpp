// Two merges that cross: each of two cases is merged into the other at the same moment. On PostgreSQL each holds its own row and wants the other's
// to stay as it is.
#include <barrier>
#include <future>

#include "domain/case/state.hpp"
#include "ledger/kinds.hpp"
#include "ledger_house.hpp"

namespace hospitium::contract {
namespace {

/// Lets the first two statements that want another dossier to stay meet, so that both hold their own by then.
class Meeting final : public db::Database {
 public:
  explicit Meeting(db::Database& inner) : inner_(inner) {}
  db::Dialect dialect() const override { return inner_.dialect(); }
  void submit(db::WriteWork work, db::WriteDone done) override {
    inner_.submit([this, work = std::move(work)](db::Writer& writer) {
      At at(*this, writer);
      return work(at);
    }, std::move(done));
  }
  void read(const std::function<void(db::Reader&)>& work) override { inner_.read(work); }
  void backup_to(const std::string& file) override { inner_.backup_to(file); }
  void forget_deleted() override { inner_.forget_deleted(); }
  int met() const { return met_; }

 private:
  struct At final : db::Writer {
    At(Meeting& of, db::Writer& to) : meeting(of), writer(to) {}
    db::Rows query(std::string_view sql, db::Params params) override {
      if (sql.contains("FOR SHARE") && ++meeting.met_ <= 2) meeting.both_.arrive_and_wait();
      return writer.query(sql, params);
    }
    std::int64_t execute(std::string_view sql, db::Params params) override { return writer.execute(sql, params); }
    Meeting& meeting;
    db::Writer& writer;
  };
  db::Database& inner_;
  std::atomic<int> met_ = 0;
  std::barrier<> both_{2};
};

class MergeContract : public LedgerDatabaseTest {
 protected:
  void SetUp() override {
    LedgerDatabaseTest::SetUp();
    if (IsSkipped()) return;
    kinds_ = ledger::all_kinds();
    ledger_ = house_->make_ledger(ledger::all_kinds());
  }
  Id<Dossier> open_case() {
    const auto receipt = ledger_->execute(lt::request(lt::kCoordinator, "open_case",
        R"({"patient":{"name":"Nguyễn Thị Hạnh","sex":"female","birth_date":"1971-03-04"},"wish":{"specialty":"oncology","urgency":"urgent"},)"
        R"("source":{"kind":"family"},"origin":"VN-HN","destination":"RU-SPE"})"));
    EXPECT_TRUE(receipt) << row(receipt.error().code).name;
    return receipt->dossier;
  }
  static ledger::CommandRequest merge(Id<Dossier> one, Id<Dossier> into) {
    return lt::request(lt::kCoordinator, "merge_case", R"({"into":")" + into.text() + R"(","reason":"The same person"})", one);
  }
  std::string stage(Id<Dossier> id) { return ledger_->open(lt::kCoordinator, hospitium::Kind::Case, id)->stage; }
};

TEST_P(MergeContract, OfTwoThatCrossOneIsDone) {
  const auto a = open_case(), b = open_case();
  Meeting meeting(house_->database());
  const auto crossing = house_->make_ledger(meeting, ledger::all_kinds());
  std::promise<Result<ledger::Receipt>> first, second;
  crossing->execute(merge(a, b), [&](Result<ledger::Receipt> receipt) { first.set_value(std::move(receipt)); });
  crossing->execute(merge(b, a), [&](Result<ledger::Receipt> receipt) { second.set_value(std::move(receipt)); });
  const std::array outcomes{first.get_future().get(), second.get_future().get()};
  if (GetParam() == Kind::Postgresql) EXPECT_GE(meeting.met(), 3) << "one of them had to give way and ask again";
  ASSERT_NE(outcomes[0].has_value(), outcomes[1].has_value());
  const auto& refused = outcomes[0] ? outcomes[1].error() : outcomes[0].error();
  EXPECT_EQ(refused.code, Code::WrongStage);
  const auto gone = outcomes[0] ? a : b, stays = outcomes[0] ? b : a;
  const auto state = [&](Id<Dossier> id) { return ledger_->open(lt::kCoordinator, hospitium::Kind::Case, id)->dossier->as<cases::State>(); };
  EXPECT_EQ(state(gone).merged_into->dossier, stays);
  EXPECT_FALSE(state(stays).merged_into);
  EXPECT_NE(stage(gone), stage(stays));
  whole_feed(static_cast<std::size_t>(count("journal")));
  EXPECT_THAT(findings(), ::testing::IsEmpty());
}

INSTANTIATE_TEST_SUITE_P(Databases, MergeContract, ::testing::Values(Kind::SqliteFile, Kind::Postgresql),
                         [](const auto& info) { return name_of(info.param); });

}  // namespace
}  // namespace hospitium::contract
