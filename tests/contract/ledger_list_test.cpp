// Lists over enough dossiers that every way of reading them is taken: in order along a shelf, from what few have a column's value, from a
// small shelf. What they show and count is compared with all rows, sifted here.
#include <algorithm>
#include <atomic>
#include <random>
#include <thread>

#include "ledger_house.hpp"

namespace hospitium::contract {
namespace {

using ledger::ListFilter;
using ledger::ListRow;

constexpr int kLetters = 1'300, kQuestions = 150;  // more than are counted exactly
constexpr std::array kOrigins{"VN-HN", "VN-HN", "VN-SG", "VN", "MN-1"};
constexpr std::array kDestinations{"RU-SPE", "RU-SPE", "RU-SPE", "KR-11"};

const access::Principal kBoth = [] {
  auto principal = lt::kCoordinator;
  principal.memberships.push_back(lt::kClinic.memberships[0]);
  return principal;
}();

bool inside(const std::optional<Place>& place, const std::optional<Place>& wanted) {
  if (!wanted) return true;
  return place && (place->code == wanted->code || (wanted->code.size() == 2 && place->code.starts_with(wanted->code + "-")));
}

bool matches(const ListRow& row, const ListFilter& filter) {
  const bool named = row.rights.reads_in_full(DataClass::Identity) && row.card.contains("Minh");  // words are for who reads names
  const auto labelled = [&](const std::string& label) { return row.rights.reads_whole(DataClass::Tasks) && row.card.contains(label); };
  return std::ranges::all_of(filter.labels, labelled) && (filter.words.empty() || named) && (filter.stages.empty() || std::ranges::count(filter.stages, row.stage)) && inside(row.origin, filter.origin) &&
         inside(row.destination, filter.destination) && (!filter.specialty || row.specialty == filter.specialty) &&
         (!filter.urgency || row.urgency == filter.urgency) && (!filter.owner || row.owner == *filter.owner) &&
         (!filter.owes || row.owes == *filter.owes);
}

std::pair<std::int64_t, Id<Dossier>> place_in(ListFilter::Sort sort, const ListRow& row) {
  if (sort == ListFilter::Sort::Opened) return {0, row.id};
  if (sort == ListFilter::Sort::Updated) return {row.updated.us, row.id};
  return {row.due.us == 0 ? INT64_MAX : row.due.us, row.id};
}

std::vector<Id<Dossier>> ids_of(const std::vector<ListRow>& rows) {
  std::vector<Id<Dossier>> ids;
  for (const auto& row : rows) ids.push_back(row.id);
  return ids;
}

class LedgerLists : public LedgerDatabaseTest {
 protected:
  std::size_t below(std::size_t limit) { return random_() % limit; }

  static std::string letter(const char* origin, const char* destination, std::string_view specialty, std::string_view urgency, const char* name) {
    return fmt::format(R"({{"name":"{}","origin":"{}","destination":"{}","specialty":"{}","urgency":"{}"}})", name, origin, destination, specialty, urgency);
  }
  std::string any_letter() {
    const bool rare = below(100) == 0;
    return letter(rare ? "KZ-75" : kOrigins[below(kOrigins.size())], kDestinations[below(kDestinations.size())],
                  below(60) == 0 ? "neurology" : "oncology", below(10) ? "urgent" : "routine", below(12) ? "Nguyễn Thị Hạnh" : "Trần Văn Minh");
  }
  /// All at once, so that they share their flushes.
  void open_many() {
    std::atomic<int> open = 0, failed = 0;
    for (int i = 0; i < kLetters; ++i) {
      auto asked = lt::request(below(20) ? lt::kCoordinator : lt::kOtherCoordinator, "open_letter", any_letter());
      ledger_->execute(std::move(asked), [&](Result<ledger::Receipt> receipt) {
        failed += receipt ? 0 : 1;
        ++open;
        open.notify_one();
      });
    }
    for (int seen = open; seen < kLetters; seen = open) open.wait(seen);
    ASSERT_EQ(failed, 0);
  }
  std::vector<ListRow> all_of(const access::Principal& principal, ListFilter filter) {
    std::vector<ListRow> rows;
    filter.limit = 200;
    do {
      auto page = ledger_->list(principal, filter).value();
      filter.cursor = page.next;
      std::ranges::move(page.rows, std::back_inserter(rows));
    } while (!filter.cursor.empty());
    return rows;
  }
  ListFilter any_filter() {
    ListFilter filter;
    filter.sort = std::array{ListFilter::Sort::Updated, ListFilter::Sort::Due, ListFilter::Sort::Opened}[below(3)];
    filter.limit = std::array{1, 7, 50, 200}[below(4)];
    if (below(4) == 0) filter.stages = below(2) ? std::vector<std::string>{"sent"} : std::vector<std::string>{"draft", "sent"};
    if (below(4) == 0) filter.origin = Place{std::array{"VN", "VN-SG", "KZ", "KZ-75", "KZ-7", "MN"}[below(6)]};
    if (below(5) == 0) filter.destination = Place{std::array{"RU", "KR-11", "KR"}[below(3)]};
    if (below(3) == 0) filter.specialty = std::array{Specialty::Oncology, Specialty::Neurology, Specialty::Cardiology}[below(3)];
    if (below(4) == 0) filter.urgency = below(2) ? Urgency::Urgent : Urgency::Routine;
    if (below(6) == 0) filter.owner = (below(2) ? lt::kCoordinator : lt::kOtherCoordinator).memberships[0].party;
    if (below(5) == 0) filter.owes = (below(2) ? lt::kCoordinator : lt::kClinic).memberships[0].party;
    if (below(4) == 0) filter.labels = {below(2) ? "Nguyễn Thị Hạnh" : "Trần Văn Minh"};
    if (below(4) == 0) filter.words = below(2) ? "minh" : "tran minh";
    return filter;
  }
  void expect_right(const access::Principal& principal, const std::vector<ListRow>& all, const ListFilter& filter) {
    std::vector<ListRow> expected;
    std::ranges::copy_if(all, std::back_inserter(expected), [&](const ListRow& row) { return matches(row, filter); });
    std::ranges::sort(expected, {}, [&](const ListRow& row) { return place_in(filter.sort, row); });
    if (filter.sort != ListFilter::Sort::Due) std::ranges::reverse(expected);
    const auto size = static_cast<std::int64_t>(expected.size());
    if (expected.size() > 400) expected.resize(400);  // two long pages tell
    const auto page = ledger_->list(principal, filter).value();
    EXPECT_EQ(page.count, std::min(size, ledger::kCountCap));
    EXPECT_EQ(page.exact, size <= ledger::kCountCap);
    auto shown = ids_of(all_of(principal, filter));
    if (shown.size() > 400) shown.resize(400);
    EXPECT_EQ(shown, ids_of(expected));
    EXPECT_EQ(page.rows.size(), std::min<std::size_t>(static_cast<std::size_t>(size), static_cast<std::size_t>(filter.limit)));
  }

  const std::uint64_t seed_ = std::random_device{}();
  std::mt19937_64 random_{seed_};
};

TEST_P(LedgerLists, ShowAndCountWhatEachFilterAsks) {
  SCOPED_TRACE(fmt::format("seed {}", seed_));
  ASSERT_NO_FATAL_FAILURE(open_many());
  const auto everything = all_of(lt::kCoordinator, {});
  for (std::size_t i = 0; i < everything.size(); i += 9) ask(everything[i].id, i % 2 ? lt::kClinic : lt::kRival);
  const std::array readers{&lt::kCoordinator, &lt::kOtherCoordinator, &lt::kClinic, &kBoth};
  std::vector<std::vector<ListRow>> all;
  for (const auto* reader : readers) all.push_back(all_of(*reader, {}));
  ASSERT_GT(all[0].size(), static_cast<std::size_t>(ledger::kCountCap));
  EXPECT_EQ(all[0].size(), all[3].size()) << "what stands on two shelves is listed once";
  for (int i = 0; i < kQuestions && !HasFailure(); ++i) {
    const auto who = below(readers.size());
    const auto filter = any_filter();
    SCOPED_TRACE(fmt::format("question {} by reader {}", i, who));
    expect_right(*readers[who], all[who], filter);
  }
}

/// Of more than are sorted, those opened last are; by opening the rest follows.
TEST_P(LedgerLists, SortWhatManyWordsFindWithinALimit) {
  SCOPED_TRACE(fmt::format("seed {}", seed_));
  ASSERT_NO_FATAL_FAILURE(open_many());
  ListFilter filter;
  filter.words = "nguyen";
  filter.sort = ListFilter::Sort::Opened;
  auto found = all_of(lt::kCoordinator, filter);
  ASSERT_GT(found.size(), static_cast<std::size_t>(ledger::kCountCap));
  for (std::size_t i = 0; i < found.size(); i += 7) ASSERT_TRUE(give(lt::kCoordinator, found[found.size() - 1 - i].id, "note", R"({"text":"moved"})"));
  found = all_of(lt::kCoordinator, filter);
  found.resize(static_cast<std::size_t>(ledger::kCountCap));
  filter.sort = ListFilter::Sort::Updated;
  std::ranges::sort(found, std::greater(), [&](const ListRow& row) { return place_in(filter.sort, row); });
  EXPECT_EQ(ids_of(all_of(lt::kCoordinator, filter)), ids_of(found));
}

/// Asked twice each time: once counted, once as it was kept.
TEST_P(LedgerLists, CountAnewAfterEachCommandThatMatters) {
  const auto count = [&](const access::Principal& principal, std::vector<std::string> stages = {}, std::string words = {}) {
    ListFilter filter;
    filter.stages = std::move(stages);
    filter.words = std::move(words);
    const auto first = ledger_->list(principal, filter)->count;
    EXPECT_EQ(ledger_->list(principal, filter)->count, first);
    return first;
  };
  EXPECT_EQ(count(lt::kCoordinator), 0);
  std::vector<Id<Dossier>> ids;
  for (int i = 0; i < 3; ++i) {
    ids.push_back(open_letter());
    EXPECT_EQ(count(lt::kCoordinator), i + 1);
  }
  EXPECT_EQ(count(lt::kClinic), 0);
  EXPECT_EQ(count(lt::kCoordinator, {"sent"}), 0);
  EXPECT_EQ(count(lt::kCoordinator, {}, "hanh"), 3);
  ask(ids[0], lt::kClinic);
  EXPECT_EQ(count(lt::kClinic), 1);
  EXPECT_EQ(count(lt::kCoordinator, {"sent"}), 1);
  ASSERT_TRUE(give(lt::kCoordinator, ids[0], "note", R"({"text":"moves nothing"})"));
  EXPECT_EQ(count(lt::kCoordinator, {"draft"}), 2);
  ASSERT_TRUE(give(lt::kCoordinator, ids[1], "rename", R"({"name":"Trần Văn Minh"})"));
  EXPECT_EQ(count(lt::kCoordinator, {}, "hanh"), 2);
  EXPECT_EQ(count(lt::kCoordinator, {}, "minh"), 1);
  ASSERT_TRUE(give(lt::kCoordinator, ids[0], "close", "{}"));
  EXPECT_EQ(count(lt::kCoordinator, {"sent"}), 0);
  ASSERT_TRUE(ledger_->erase(lt::kAdministrator, ids[0]));
  EXPECT_EQ(count(lt::kClinic), 0);
  EXPECT_EQ(count(lt::kCoordinator), 2);
}

/// Digits are read out with as many zeros as one remembers.
TEST_P(LedgerLists, FindANumberByItsLastDigits) {
  open_letter();
  const auto wanted = open_letter();
  open_letter();
  const auto all = all_of(lt::kCoordinator, {});
  const auto number = std::ranges::find(all, wanted, &ListRow::id)->number;
  const auto group = number.substr(number.rfind('-') + 1), start = number.substr(0, number.size() - group.size());
  const auto plain = group.substr(group.find_first_not_of('0'));
  ASSERT_LT(plain.size(), group.size()) << number;
  for (const auto& words : {number, group, plain, '0' + plain, "00" + plain, start + plain, start + '0' + plain}) {
    ListFilter filter;
    filter.words = words;
    EXPECT_EQ(ids_of(all_of(lt::kCoordinator, filter)), std::vector{wanted}) << words;
  }
  for (const auto* words : {"0", "000", "9" , "0-0"}) {
    ListFilter filter;
    filter.words = words;
    EXPECT_TRUE(all_of(lt::kCoordinator, filter).empty()) << words;
  }
}

/// Whatever else has a hyphen and digits is words.
TEST_P(LedgerLists, TakeForNumbersOnlyWhatHasTheirShape) {
  const auto wanted = open_letter();
  open_letter();
  ASSERT_TRUE(give(lt::kCoordinator, wanted, "rename", R"({"name":"COVID-19 after Factor-V"})"));
  for (const auto* words : {"COVID-19", "covid-19 factor-v", "Covid-19,", "factor-v"}) {
    ListFilter filter;
    filter.words = words;
    EXPECT_EQ(ids_of(all_of(lt::kCoordinator, filter)), std::vector{wanted}) << words;
  }
}

/// Each sees its own command in its next count, whatever the others do at that moment.
TEST_P(LedgerLists, EachWriterCountsItsOwnWrites) {
  constexpr int kWriters = 6, kEach = 30;
  std::atomic<int> wrong = 0;
  {
    std::vector<std::jthread> threads;
    for (int writer = 0; writer < kWriters; ++writer)
      threads.emplace_back([&, writer] {
        const auto mine = lt::member(static_cast<std::uint8_t>(120 + writer), static_cast<std::uint8_t>(20 + writer), Role::Coordinator);
        for (int i = 1; i <= kEach; ++i) {
          if (!ledger_->execute(lt::request(mine, "open_letter", lt::kLetter)) || ledger_->list(mine, {})->count != i) ++wrong;
        }
      });
  }
  EXPECT_EQ(wrong, 0);
}

INSTANTIATE_TEST_SUITE_P(Databases, LedgerLists, ::testing::Values(Kind::SqliteFile, Kind::Postgresql),
                         [](const auto& info) { return name_of(info.param); });

}  // namespace
}  // namespace hospitium::contract
