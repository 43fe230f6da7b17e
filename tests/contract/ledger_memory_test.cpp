// What lists remember of what they showed last: after whatever happened, through whichever server, they show what a ledger shows that has
// never been asked, and to each reader what that one may see now.
#include <atomic>
#include <random>
#include <thread>

#include "ledger_house.hpp"

namespace hospitium::contract {
namespace {

using ledger::ListFilter;

constexpr int kSteps = 250;

/// A page as one text, with the rights on each row.
std::string text_of(const ledger::ListPage& page) {
  std::string text = fmt::format("{} {} {}\n", page.count, page.exact, page.next);
  for (const auto& row : page.rows) {
    text += fmt::format("{} {} {} {} {} {} {} {} {} {}", row.id.text(), row.number, row.stage, row.card, row.owner.text(), row.owes.text(), row.due.us,
                        row.updated.us, row.opened.us, row.origin ? row.origin->code : "");
    for (const auto& entry : entries_of<DataClass>())
      text += fmt::format(" {}{}{}", row.rights.reads(entry.value), row.rights.reads_whole(entry.value), static_cast<int>(row.rights.detail(entry.value)));
    text += '\n';
  }
  return text;
}

class LedgerMemory : public LedgerDatabaseTest {
 protected:
  /// On PostgreSQL a second server; SQLite has one.
  void SetUp() override {
    LedgerDatabaseTest::SetUp();
    if (IsSkipped() || GetParam() != Kind::Postgresql) return;
    database_ = db::open_database(place_.url());
    other_ = house_->make_ledger(*database_);
  }
  void TearDown() override {
    other_.reset();
    database_.reset();
    LedgerDatabaseTest::TearDown();
  }

  std::size_t below(std::size_t limit) { return random_() % limit; }
  ledger::Ledger& any_server() { return other_ && below(2) ? *other_ : *ledger_; }
  static std::string page_of(ledger::Ledger& ledger, const access::Principal& principal, const ListFilter& filter) {
    return text_of(ledger.list(principal, filter).value());
  }
  static std::string named(const access::Principal& clinic) { return R"({"party":")" + clinic.memberships[0].party.text() + R"("})"; }

  const access::Principal& any_clinic() { return below(2) ? lt::kClinic : lt::kRival; }
  /// Whether it was done or refused does not matter.
  void anything_happens() {
    auto& server = any_server();
    const auto id = ids_.empty() ? Id<Dossier>{} : ids_[below(ids_.size())];
    const auto does = [&](const access::Principal& who, const char* command, const std::string& body) {
      (void)server.execute(lt::request(who, command, body, id));
    };
    switch (ids_.empty() ? 0 : below(10)) {
      case 0: ids_.push_back(server.execute(lt::request(lt::kCoordinator, "open_letter", lt::kLetter))->dossier); break;
      case 1: case 2: does(lt::kCoordinator, "note", R"({"text":"seen by the owner only"})"); break;
      case 3: does(lt::kCoordinator, "rename", fmt::format(R"({{"name":"Hanh {}"}})", random_())); break;
      case 4: case 5: does(lt::kCoordinator, "ask_clinic", R"({"clinic":")" + any_clinic().memberships[0].party.text() + R"(","question":"?"})"); break;
      case 6: does(lt::kCoordinator, "consent", named(any_clinic())); break;
      case 7: does(lt::kCoordinator, "revoke", named(any_clinic())); break;
      case 8: does(lt::kCoordinator, "dismiss", named(any_clinic())); break;
      case 9:
        if (below(4)) does(lt::kCoordinator, "close", "{}");
        else ASSERT_TRUE(server.erase(lt::kAdministrator, id));
    }
  }
  ListFilter any_filter() {
    ListFilter filter;
    filter.sort = std::array{ListFilter::Sort::Updated, ListFilter::Sort::Due, ListFilter::Sort::Opened}[below(3)];
    filter.limit = below(2) ? 3 : 50;
    filter.count = below(4) > 0;
    if (below(3) == 0) filter.stages = {below(2) ? "sent" : "draft"};
    if (below(4) == 0) filter.owes = any_clinic().memberships[0].party;
    if (below(5) == 0) filter.words = "hanh";
    return filter;
  }

  std::unique_ptr<db::Database> database_;
  std::unique_ptr<ledger::Ledger> other_;
  std::vector<Id<Dossier>> ids_;
  const std::uint64_t seed_ = std::random_device{}();
  std::mt19937_64 random_{seed_};
};

TEST_P(LedgerMemory, ShowsWhatIsThereAfterWhateverHappened) {
  SCOPED_TRACE(fmt::format("seed {}", seed_));
  auto both = lt::kCoordinator;
  both.memberships.push_back(lt::kClinic.memberships[0]);
  const std::array readers{lt::kCoordinator, lt::kClinic, lt::kRival, both};
  for (int step = 0; step < kSteps && !HasFailure(); ++step) {
    SCOPED_TRACE(fmt::format("step {}", step));
    const auto& reader = readers[below(readers.size())];
    const auto filter = any_filter();
    page_of(*ledger_, reader, filter);  // remembered, perhaps
    ASSERT_NO_FATAL_FAILURE(anything_happens());
    const auto expected = page_of(*house_->make_ledger(), reader, filter);
    EXPECT_EQ(page_of(*ledger_, reader, filter), expected);
    EXPECT_EQ(page_of(*ledger_, reader, filter), expected) << "asked again";
    if (other_) EXPECT_EQ(page_of(*other_, reader, filter), expected) << "of the other server";
  }
}

/// One reader's page is remembered by its dossiers, never by what that reader may see.
TEST_P(LedgerMemory, EachReaderSeesByTheRightsOfTheMoment) {
  const auto id = open_letter();
  ask(id, lt::kClinic);
  const auto rights = [&](const access::Principal& who) {
    const auto page = ledger_->list(who, {}).value();
    return page.rows.empty() ? std::optional<access::Rights>() : page.rows[0].rights;
  };
  EXPECT_TRUE(rights(lt::kCoordinator)->reads_whole(DataClass::Offers));
  EXPECT_FALSE(rights(lt::kClinic)->reads_whole(DataClass::Offers));
  EXPECT_FALSE(rights(lt::kClinic)->reads(DataClass::Clinical));
  ASSERT_TRUE(give(lt::kCoordinator, id, "consent", named(lt::kClinic)));
  EXPECT_TRUE(rights(lt::kClinic)->reads(DataClass::Clinical));
  ASSERT_TRUE(give(lt::kCoordinator, id, "revoke", named(lt::kClinic)));
  EXPECT_FALSE(rights(lt::kClinic)->reads(DataClass::Clinical));
  auto moved = lt::kClinic;
  moved.memberships[0].role = Role::Coordinator;
  EXPECT_FALSE(rights(moved)) << "another role in the same organisation";
  moved.memberships.clear();
  EXPECT_FALSE(rights(moved));
  ASSERT_TRUE(give(lt::kCoordinator, id, "dismiss", named(lt::kClinic)));
  EXPECT_FALSE(rights(lt::kClinic));
}

/// While others look all the time, so that what they saw a moment ago is remembered.
TEST_P(LedgerMemory, EachWriterSeesItsOwnWritesAndNobodyWhatIsErased) {
  constexpr int kWriters = 3, kEach = 25;
  std::atomic<int> wrong = 0;
  std::atomic<bool> over = false;
  const auto member = [](int writer) { return lt::member(static_cast<std::uint8_t>(120 + writer), static_cast<std::uint8_t>(20 + writer), Role::Coordinator); };
  const auto shows = [&](const access::Principal& who, const std::string& name) {
    const auto page = ledger_->list(who, {}).value();
    return page.rows.size() == 1 && page.rows[0].card.find(name) != std::string::npos;
  };
  {
    std::vector<std::jthread> lookers, writers;
    for (int writer = 0; writer < kWriters; ++writer) {
      lookers.emplace_back([&, writer] { while (!over) (void)ledger_->list(member(writer), {}); });
      writers.emplace_back([&, writer] {
        const auto mine = member(writer);
        for (int i = 0; i < kEach; ++i) {
          const auto id = ledger_->execute(lt::request(mine, "open_letter", lt::kLetter))->dossier;
          const auto name = fmt::format("name {}", i);
          if (!ledger_->execute(lt::request(mine, "rename", R"({"name":")" + name + R"("})", id)) || !shows(mine, name)) ++wrong;
          if (!ledger_->erase(lt::kAdministrator, id) || !ledger_->list(mine, {})->rows.empty()) ++wrong;
        }
      });
    }
    writers.clear();
    over = true;
  }
  EXPECT_EQ(wrong, 0);
}

INSTANTIATE_TEST_SUITE_P(Databases, LedgerMemory, ::testing::Values(Kind::SqliteFile, Kind::Postgresql),
                         [](const auto& info) { return name_of(info.param); });

}  // namespace
}  // namespace hospitium::contract
