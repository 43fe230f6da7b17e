// Our own figures over each database: what is counted, what is released, and what nobody can find out from it.
#include <map>
#include <random>

#include "databases.hpp"
#include "domain/figure/facts.hpp"
#include "ledger/testing/house.hpp"
#include "observatory/observatory.hpp"

namespace hospitium::contract {
namespace {

namespace lt = ledger::testing;
using figures::Measure;
using observatory::Axis;
using observatory::kThreshold;
using observatory::Table;
using observatory::TableQuery;

constexpr int kYear = 2025;                              // the house stands in September 2026
const access::Principal kStatistician = lt::member(107, 1, Role::Statistician);

struct Treated {
  int person = 0;
  std::string origin = "VN", destination = "RU-SPE";
  Specialty specialty = Specialty::Dentistry;
  std::string on = "2025-03-02";
};

class Figures : public ::testing::TestWithParam<Kind> {
 protected:
  void SetUp() override {
    if (!place_.available()) GTEST_SKIP() << "HOSPITIUM_TEST_PG is not set";
    house_ = std::make_unique<lt::House>(place_.folder(), place_.url());
    db::migrate(house_->database(), ledger::reference_migrations());
    db::migrate(house_->database(), observatory::Observatory::migrations());
    figures_ = std::make_unique<observatory::Observatory>(house_->database(), house_->vault(), house_->environment());
  }

  template <class Event>
  void tell(Id<Dossier> id, const Event& event) {
    const auto follower = figures_->follower();
    const ledger::FeedEntry entry{1, id, hospitium::Kind::Case, house_->now(), {}, {std::string(Event::kName), json::write(event), {}}};
    house_->database().write([&](db::Writer& writer) {
      follower.apply(writer, entry);
      return db::Verdict::Commit;
    });
  }
  Id<Dossier> treat(const Treated& treated) {
    const Id<Dossier> id{make_id_bytes(house_->now().us, house_->environment().random())};
    cases::CaseOpened opened;
    opened.patient.name = Line("Patient " + std::to_string(treated.person));
    opened.patient.birth_date = Day{treated.person};
    opened.wish.specialty = treated.specialty;
    opened.origin = {treated.origin};
    opened.destination = {treated.destination};
    tell(id, opened);
    tell(id, cases::TreatmentStarted{*parse_day(treated.on), {}});
    return id;
  }
  void treat(int persons, Treated treated) {
    for (int i = 0; i < persons; ++i, ++treated.person) treat(treated);
  }
  Result<Table> ask(const access::Principal& principal, Measure definition, Axis rows, std::optional<int> year = kYear) {
    return figures_->table(principal, {definition, rows, year, {}, {}, {}});
  }
  std::int64_t exact_total(Measure definition) { return *ask(kStatistician, definition, Axis::Origin)->total; }
  /// Everything that somebody without a right to statistics can learn, as text.
  std::string everything_an_outsider_sees() {
    std::string text;
    for (const auto& definition : entries_of<Measure>())
      for (const auto& axis : entries_of<Axis>())
        for (const auto year : {std::optional<int>(), std::optional(kYear - 1), std::optional(kYear), std::optional(kYear + 1)})
          if (auto table = ask(lt::kClinic, definition.value, axis.value, year)) {
            if (axis.value == Axis::Year) table->as_of = {};  // of a list of years: now
            text += json::write(*table) + "\n";
          }
    return text;
  }

  TestPlace place_{GetParam()};
  std::unique_ptr<lt::House> house_;
  std::unique_ptr<observatory::Observatory> figures_;
};

TEST_P(Figures, CountPersonsOnceAndTreatmentsEach) {
  treat({1});
  treat({1, "VN", "RU-SPE", Specialty::Oncology});
  treat({2});
  EXPECT_EQ(exact_total(Measure::Persons), 2);
  EXPECT_EQ(exact_total(Measure::Episodes), 3);
}

TEST_P(Figures, LeaveOutWhatWasWithdrawnAndFollowCorrections) {
  const auto withdrawn = treat({1});
  const auto corrected = treat({2});
  tell(withdrawn, cases::CaseWithdrawn{cases::WithdrawReason::Other, {}});
  cases::WishEdited wish;
  wish.wish.specialty = Specialty::Urology;
  tell(corrected, wish);
  EXPECT_EQ(exact_total(Measure::Episodes), 1);
  EXPECT_EQ(ask(kStatistician, Measure::Episodes, Axis::Specialty)->rows.at(0).key, "urology");
  EXPECT_FALSE(figures_->counted_as(withdrawn));
  EXPECT_EQ(figures_->counted_as(corrected)->specialty, Specialty::Urology);
  EXPECT_EQ(figures_->counted_as(corrected)->year, kYear);
}

TEST_P(Figures, FollowTheSameEventTwiceWithoutCountingTwice) {
  const Id<Dossier> id = treat({1});
  cases::CaseOpened again;
  again.patient.name = Line("Patient 1");
  again.patient.birth_date = Day{1};
  again.origin = {"VN"};
  again.destination = {"RU-SPE"};
  tell(id, again);
  EXPECT_EQ(exact_total(Measure::Episodes), 1);
}

TEST_P(Figures, AreOthersOnlyOnceReleased) {
  treat(12, {1});
  EXPECT_TRUE(ask(lt::kClinic, Measure::Persons, Axis::Origin, std::nullopt)->rows.empty());
  EXPECT_EQ(ask(lt::kClinic, Measure::Persons, Axis::Origin).error().code, Code::NotFound);
  ASSERT_TRUE(figures_->release(kStatistician, kYear));
  const auto table = ask(lt::kClinic, Measure::Persons, Axis::Origin, std::nullopt);
  EXPECT_EQ(table->year, kYear);
  EXPECT_FALSE(table->exact);
  ASSERT_EQ(table->rows.size(), 1u);
  EXPECT_EQ(table->rows[0].value, 10);
  EXPECT_EQ(table->total, 10);
  EXPECT_EQ(ask(lt::kClinic, Measure::Persons, Axis::Year, std::nullopt)->rows.at(0).key, std::to_string(kYear));
}

TEST_P(Figures, AreReleasedOnceAndOnlyWhenTheYearIsOver) {
  EXPECT_EQ(figures_->release(lt::kClinic, kYear).error().code, Code::NotFound);
  EXPECT_EQ(figures_->release(kStatistician, kYear).error().code, Code::OutOfRange) << "nothing is counted";
  treat(12, {1, "VN", "RU-SPE", Specialty::Dentistry, "2026-03-02"});
  treat(12, {1});
  EXPECT_EQ(figures_->release(kStatistician, kYear + 1).error().code, Code::OutOfRange) << "not over";
  ASSERT_TRUE(figures_->release(kStatistician, kYear));
  EXPECT_EQ(figures_->release(kStatistician, kYear).error().code, Code::AlreadyDone);
  EXPECT_EQ(figures_->releases().size(), 1u);
}

TEST_P(Figures, GiveOthersNoFilters) {
  treat(12, {1});
  ASSERT_TRUE(figures_->release(kStatistician, kYear));
  TableQuery query{Measure::Persons, Axis::Origin, kYear, {}, {}, Specialty::Dentistry};
  EXPECT_EQ(figures_->table(lt::kClinic, query).error().code, Code::OutOfRange);
  EXPECT_EQ(figures_->table(kStatistician, query)->total, 12);
}

TEST_P(Figures, ChangeNothingThatWasReleased) {
  treat(30, {1});
  treat(20, {100, "MN", "KR-11", Specialty::Oncology});
  const auto somebody = treat({500});
  ASSERT_TRUE(figures_->release(kStatistician, kYear));
  const auto before = everything_an_outsider_sees();
  treat({501});
  tell(somebody, cases::CaseWithdrawn{cases::WithdrawReason::Other, {}});
  treat(4, {600, "AZ", "BY-HM", Specialty::Urology});
  EXPECT_EQ(everything_an_outsider_sees(), before);
  EXPECT_EQ(exact_total(Measure::Persons), 55);
}

/// The facts as they are, to know what an outsider must not find out.
class Truth {
 public:
  explicit Truth(const std::vector<Treated>& all) : all_(all) {}
  std::int64_t persons(Axis axis, const std::string& key) const { return persons_where([&](const auto& one) { return key_of(one, axis) == key; }); }
  /// Every combination of two rows that stands for somebody, and for how many.
  std::map<std::pair<std::string, std::string>, std::int64_t> crossed(Axis a, Axis b) const {
    std::map<std::pair<std::string, std::string>, std::set<int>> cells;
    for (const auto& one : all_) cells[{key_of(one, a), key_of(one, b)}].insert(one.person);
    std::map<std::pair<std::string, std::string>, std::int64_t> counts;
    for (const auto& [key, people] : cells) counts[key] = static_cast<std::int64_t>(people.size());
    return counts;
  }
  static std::string key_of(const Treated& one, Axis axis) {
    if (axis == Axis::Origin) return one.origin;
    return axis == Axis::Destination ? one.destination : std::string(name_of(one.specialty));
  }

 private:
  std::int64_t persons_where(auto matches) const {
    std::set<int> people;
    for (const auto& one : all_)
      if (matches(one)) people.insert(one.person);
    return static_cast<std::int64_t>(people.size());
  }
  const std::vector<Treated>& all_;
};

struct Extent {
  std::size_t width = 1;                                 ///< how many origins and destinations, 1 to 4: small worlds are shown, wide ones withheld
  std::size_t treatments = 5;
};

/// The first two are as far apart as they come, so that every run sees tables that are shown and tables that are withheld.
Extent extent_of(int world, std::mt19937_64& random) {
  if (world == 0) return {1, 124};
  if (world == 1) return {4, 24};                         // four rows of ten would need forty
  return {1 + random() % 4, 5 + random() % 120};
}

std::vector<Treated> random_world(Extent extent, std::mt19937_64& random) {
  const auto pick = [&](const auto& list) { return list[random() % std::size(list)]; };
  const std::array<std::string, 4> origins{"VN", "MN", "UZ", "AZ"}, destinations{"RU-SPE", "KR-11", "BY-HM", "UZ-TK"};
  const std::array specialties{Specialty::Dentistry, Specialty::Oncology, Specialty::Urology};
  std::vector<Treated> all;
  for (std::size_t i = 0; i < extent.treatments; ++i)
    all.push_back({static_cast<int>(random() % (extent.treatments + 10)), origins[random() % extent.width], destinations[random() % extent.width],
                   pick(specialties)});
  return all;
}

/// The most persons that a cell of two crossed rows may have, for all that the released rows say.
std::int64_t most_possible(const std::map<Axis, Table>& tables, Axis a, Axis b, const std::pair<std::string, std::string>& cell) {
  std::int64_t most = std::numeric_limits<std::int64_t>::max();
  for (const auto& [axis, key] : {std::pair(a, cell.first), std::pair(b, cell.second)})
    for (const auto& row : tables.at(axis).rows)
      if (row.key == key) most = std::min(most, row.value + observatory::kRoundedTo / 2);
  return most;
}

TEST_P(Figures, PinNoSmallCell) {
  const auto seed = std::random_device()();
  SCOPED_TRACE(fmt::format("seed {}", seed));
  std::mt19937_64 random(seed);
  int shown = 0, withheld = 0, year = kYear;
  for (int world = 0; world < 12; ++world, --year) {
    auto all = random_world(extent_of(world, random), random);
    for (auto& one : all) {
      one.on = std::to_string(year) + "-05-05";
      treat(one);
    }
    const Truth truth(all);
    ASSERT_TRUE(figures_->release(kStatistician, year));
    for (const auto& definition : entries_of<Measure>()) {
      std::map<Axis, Table> tables;
      for (const auto axis : {Axis::Origin, Axis::Destination, Axis::Specialty}) {
        tables[axis] = *ask(lt::kClinic, definition.value, axis, year);
        const auto& table = tables[axis];
        EXPECT_EQ(table.total.value_or(0) % observatory::kRoundedTo, 0);
        EXPECT_TRUE(!table.withheld || table.rows.empty());
        table.withheld ? ++withheld : ++shown;
        for (const auto& row : table.rows) {
          EXPECT_EQ(row.value % observatory::kRoundedTo, 0) << row.key;
          EXPECT_GE(truth.persons(axis, row.key), kThreshold) << row.key;
        }
      }
      for (const auto& [a, b] : {std::pair(Axis::Origin, Axis::Destination), std::pair(Axis::Origin, Axis::Specialty), std::pair(Axis::Destination, Axis::Specialty)})
        for (const auto& [cell, people] : truth.crossed(a, b))
          EXPECT_GE(most_possible(tables, a, b, cell), kThreshold) << cell.first << " x " << cell.second << " is " << people;
    }
  }
  EXPECT_GT(shown, 0);
  EXPECT_GT(withheld, 0);
}

INSTANTIATE_TEST_SUITE_P(Databases, Figures, ::testing::Values(Kind::SqliteFile, Kind::SqliteMemory, Kind::Postgresql),
                         [](const auto& info) { return name_of(info.param); });

}  // namespace
}  // namespace hospitium::contract
