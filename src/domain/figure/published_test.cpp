#include "domain/figure/published.hpp"

#include <fstream>
#include <map>
#include <sstream>

#include "domain/test_world.hpp"

namespace hospitium::figures {
namespace {

using test::day;

Period year(int number) { return {day(std::to_string(number) + "-01-01"), day(std::to_string(number) + "-12-31")}; }

PublishedFigure patients(double value, const char* origin, const char* destination) {
  PublishedFigure figure;
  figure.id = test::test_id<Figure>(6, static_cast<std::uint32_t>(value));
  figure.value = value;
  figure.unit = Line("patients");
  figure.period = year(2024);
  if (origin) figure.origin = Place{origin};
  if (destination) figure.destination = Place{destination};
  figure.source = Line("Committee");
  figure.source_date = day("2025-12-25");
  figure.account = Note("Treated in the city");
  return figure;
}

std::vector<Unlike> reasons(PublishedFigure a, PublishedFigure b) {
  std::vector<Unlike> codes;
  for (const auto& reason : can_add(std::vector{a, b}).reasons) codes.push_back(reason.code);
  return codes;
}

/// Two figures that may be added, the second one changed.
std::vector<Unlike> changed(auto change) {
  auto other = patients(20, "MN", "RU-SPE");
  change(other);
  return reasons(patients(10, "VN", "RU-SPE"), other);
}

using Codes = std::vector<Unlike>;

TEST(PublishedFigures, AddWhenOriginsAreApart) {
  const auto result = can_add(std::vector{patients(10, "VN", "RU-SPE"), patients(20, "MN", "RU-SPE"), patients(5, "KR", "RU-MOW")});
  EXPECT_TRUE(result.addable);
  EXPECT_EQ(result.sum, 35);
}

TEST(PublishedFigures, DoNotAddWhatIsUnlike) {
  EXPECT_EQ(changed([](auto& f) { f.counted = Counted::Episodes; }), Codes{Unlike::Measure});
  EXPECT_EQ(changed([](auto& f) { f.unit = Line("visitors"); }), Codes{Unlike::Unit});
  EXPECT_EQ(changed([](auto& f) { f.unit = Line("Patients"); }), Codes{});
  EXPECT_EQ(changed([](auto& f) { f.period = year(2023); }), Codes{Unlike::Period});
  EXPECT_EQ(changed([](auto& f) { f.period.reset(); }), Codes{Unlike::Period});
  EXPECT_EQ(changed([](auto& f) { f.qualifier = Qualifier::MoreThan; }), Codes{Unlike::NotExact});
  EXPECT_EQ(changed([](auto& f) { f.origin = Place{"x-asia"}; }), Codes{Unlike::Overlap});
  EXPECT_EQ(changed([](auto& f) { f.counted = Counted::NotStated; }), (Codes{Unlike::Measure, Unlike::Definition}));
}

TEST(PublishedFigures, DoNotAddMoneyToPersonsNorSharesToShares) {
  EXPECT_EQ(changed([](auto& f) { f.counted = Counted::Money; f.unit = Line("USD"); }), (Codes{Unlike::Measure, Unlike::Unit}));
  auto one = patients(0.7, "VN", "BY"), other = patients(0.2, "MN", "BY");
  one.counted = other.counted = Counted::Share;
  EXPECT_EQ(reasons(one, other), Codes{Unlike::Definition});
}

TEST(PublishedFigures, KnowThatOnePersonMayGoToTwoPlaces) {
  EXPECT_EQ(reasons(patients(10, "VN", "RU-SPE"), patients(20, "VN", "KR")), Codes{Unlike::Overlap});
  auto here = patients(10, "VN", "RU-SPE"), there = patients(20, "VN", "KR");
  here.counted = there.counted = Counted::Episodes;
  EXPECT_EQ(reasons(here, there), Codes{});
}

TEST(PublishedFigures, KnowThatTheCityIsPartOfTheCountry) {
  EXPECT_EQ(reasons(patients(10, "VN", "RU"), patients(20, "VN", "RU-SPE")), Codes{Unlike::Part});
  EXPECT_EQ(reasons(patients(10, nullptr, "RU"), patients(20, "VN", "RU")), Codes{Unlike::Part});
  auto scoped = patients(20, "VN", "RU");
  scoped.scope = Note("public hospitals only");
  auto other = patients(10, "VN", "RU");
  other.scope = Note("private centres only");
  EXPECT_EQ(reasons(scoped, other), Codes{Unlike::Overlap});
}

TEST(PublishedFigures, AreWarnedAbout) {
  const auto warnings = [](auto change) {
    auto figure = patients(183, "VN", "RU-SPE");
    change(figure);
    return check(figure);
  };
  using Warnings = std::vector<Warning>;
  EXPECT_EQ(warnings([](auto&) {}), Warnings{});
  EXPECT_EQ(warnings([](auto& f) { f.source_date = day("2019-12-25"); }), Warnings{Warning::SourceBeforeEvents});
  EXPECT_EQ(warnings([](auto& f) { f.source.reset(); }), Warnings{Warning::NoSource});
  EXPECT_EQ(warnings([](auto& f) { f.period.reset(); }), Warnings{Warning::NoPeriod});
  EXPECT_EQ(warnings([](auto& f) { f.counted = Counted::NotStated; }), Warnings{Warning::NoDefinition});
  EXPECT_EQ(warnings([](auto& f) { f.counted = Counted::Share; f.value = 70; }), Warnings{Warning::NotAShare});
  EXPECT_EQ(warnings([](auto& f) { f.value = -1; }), Warnings{Warning::Negative});
  EXPECT_EQ(warnings([](auto& f) { f.account.clear(); }), Warnings{Warning::NoAccount});
  EXPECT_EQ(warnings([](auto& f) { f.period->until = day("2023-12-31"); }), Warnings{Warning::PeriodOrder});
}

TEST(PublishedFigures, AreToldInTheReadersLanguage) {
  auto figure = patients(10, "VN", "RU-SPE");
  EXPECT_EQ(text_for(figure, "ru").account, "Treated in the city") << "as it was printed, where nobody said otherwise";
  figure.language = Word("en");
  figure.scope = Note("Without day cases");
  figure.texts = {{Word("ru"), Line("пациентов"), {}, Note("Лечились в городе")}};
  ASSERT_TRUE(accept(figure));
  const auto told = text_for(figure, "ru");
  EXPECT_EQ(told.account, "Лечились в городе");
  EXPECT_EQ(told.unit, Line("пациентов"));
  EXPECT_EQ(told.scope, Note("Without day cases")) << "what was not translated stays";
  EXPECT_EQ(told.source, Line("Committee"));
  figure.texts[0].source = Line("Комитет");
  EXPECT_EQ(text_for(figure, "ru").source, Line("Комитет"));
  EXPECT_EQ(text_for(figure, "ko").language, "en");
  EXPECT_EQ(text_for(figure, "ko").unit, Line("patients"));
}

TEST(PublishedFigures, AreRefusedWithTextsThatNobodyCouldChoose) {
  const auto refused = [](auto change) {
    auto figure = patients(10, "VN", "RU-SPE");
    figure.language = Word("en");
    figure.texts = {{Word("ru"), {}, {}, Note("Лечились в городе")}};
    change(figure);
    const auto accepted = accept(figure);
    return accepted ? "" : fmt::format("{} {}", row(accepted.error().code).name, accepted.error().field);
  };
  EXPECT_EQ(refused([](auto&) {}), "");
  EXPECT_EQ(refused([](auto& figure) { figure.language.reset(); }), "required /language");
  EXPECT_EQ(refused([](auto& figure) { figure.language = Word("English language"); }), "unknown_value /language");
  EXPECT_EQ(refused([](auto& figure) { figure.texts[0].language = Word("en"); }), "already_done /texts/0/language");
  EXPECT_EQ(refused([](auto& figure) { figure.texts.push_back(figure.texts[0]); }), "already_done /texts/1/language");
  EXPECT_EQ(refused([](auto& figure) { figure.texts[0].account = Note(); }), "required /texts/0/account");
}

TEST(PublishedFigures, AreRefusedWithoutSourceAndKeptWithAnEarlyOne) {
  auto figure = patients(183, "VN", "RU-SPE");
  figure.source_date = day("2019-12-25");
  EXPECT_TRUE(accept(figure));
  figure.source.reset();
  EXPECT_EQ(accept(figure).error().code, Code::SourceMissing);
  figure.source = Line("?");
  figure.value = -1;
  EXPECT_EQ(accept(figure).error().code, Code::OutOfRange);
}

// The figures that were collected for the project's tests; they stay outside the repository.

struct Collected { std::string id, unit; double value = 0; std::optional<std::string> relation, origin, destination, period, scope, source; };
BOOST_DESCRIBE_STRUCT(Collected, (), (id, value, unit, relation, origin, destination, period, scope, source))
struct Collection { std::vector<Collected> figures; };
BOOST_DESCRIBE_STRUCT(Collection, (), (figures))

Counted counted_of(const std::string& unit) {
  if (unit == "patients" || unit == "unique patients") return Counted::Persons;
  if (unit.starts_with("people")) return Counted::NotStated;
  if (unit.starts_with("share")) return Counted::Share;
  return unit == "KRW" ? Counted::Money : Counted::Other;
}

std::optional<Place> place_of(const std::optional<std::string>& text) {
  static const std::map<std::string, std::string> kGroups{{"RU/St Petersburg", "RU-SPE"}, {"CIS", "x-cis"}, {"Middle East", "x-middle-east"}};
  if (!text) return std::nullopt;
  const auto group = kGroups.find(*text);
  return Place{group == kGroups.end() ? *text : group->second};
}

PublishedFigure figure_of(const Collected& from, std::uint32_t number) {
  PublishedFigure figure;
  figure.id = test::test_id<Figure>(6, number);
  figure.value = from.value;
  figure.unit = Line(from.unit);
  figure.counted = counted_of(from.unit);
  if (from.relation) figure.qualifier = *from.relation == ">" ? Qualifier::MoreThan : Qualifier::About;
  if (from.period) figure.period = year(std::stoi(*from.period));
  if (from.scope) figure.scope = Note(*from.scope);
  figure.origin = place_of(from.origin);
  figure.destination = place_of(from.destination);
  if (from.source) figure.source = Line(*from.source);
  figure.account = Note("Collected");
  return figure;
}

std::map<std::string, PublishedFigure> collected(const char* folder) {
  std::ifstream file(std::string(folder) + "/published/figures.json");
  std::ostringstream text;
  text << file.rdbuf();
  std::map<std::string, PublishedFigure> figures;
  const auto list = json::read_own<Collection>(text.str());
  EXPECT_TRUE(list);
  if (list)
    for (const auto& from : list->figures) figures[from.id] = figure_of(from, static_cast<std::uint32_t>(figures.size()));
  return figures;
}

TEST(CollectedFigures, AreNeverAddedToEachOther) {
  const char* folder = std::getenv("HOSPITIUM_TEST_DATA");
  if (!folder || !std::ifstream(std::string(folder) + "/published/figures.json")) GTEST_SKIP() << "no test data";
  const auto figures = collected(folder);
  ASSERT_GE(figures.size(), 15u);
  for (const auto& [one_id, one] : figures)
    for (const auto& [other_id, other] : figures)
      if (one_id < other_id) EXPECT_FALSE(can_add(std::vector{one, other}).addable) << one_id << " + " << other_id;
  EXPECT_EQ(reasons(figures.at("vn-spb-2024"), figures.at("vn-spb-onc-2024")), Codes{Unlike::Overlap});
  EXPECT_EQ(check(figures.at("me-ru-2024")), std::vector{Warning::NoDefinition});
  for (const auto& [id, figure] : figures) EXPECT_EQ(accept(figure).has_value(), figure.source.has_value()) << id;
}

}  // namespace
}  // namespace hospitium::figures
