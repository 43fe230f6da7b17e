#include "directory/catalogue/service_index.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <random>
#include <set>

#include "domain/catalogue/distance.hpp"

namespace hospitium::directory {
namespace {

using catalogue::Part;
using catalogue::ServiceRecord;

const Day kToday = *parse_day("2026-03-02");

template <class Tag>
Id<Tag> made_id(std::uint32_t number) {
  IdBytes bytes{};
  std::memcpy(bytes.data() + 12, &number, sizeof number);
  bytes[3] = static_cast<std::uint8_t>(number * 7);
  return {bytes};
}

IndexedParty party(std::uint32_t number, std::string_view place, bool accredited = false, std::string names = "Neva") {
  const Licence always{{}, Day{kToday.days - 10}, Day{kToday.days + 10}};
  PartyFact fact{made_id<Party>(number), PartyType::Clinic, PartyState::Active, Place{std::string(place)}, {always}};
  PartyFact accreditation = fact;
  if (!accredited) accreditation.licences.clear();
  return {fact, accreditation, std::move(names)};
}

ServiceRecord service(std::uint32_t party_number, std::string title, std::string language = "en") {
  ServiceRecord record;
  record.party = made_id<Party>(party_number);
  record.source_language = Word(language);
  record.texts = {{Word(language), Line(std::move(title)), {}}};
  return record;
}

void put(ServiceIndex& index, std::uint32_t number, const ServiceRecord& record, std::int64_t version = 1) {
  index.put(made_id<Service>(number), version, record, ServiceIndex::words_of(record, index.names_of(record.party)));
}

std::vector<Id<Service>> ids_of(const FoundServices& found) {
  std::vector<Id<Service>> ids;
  for (const auto& one : found.services) ids.push_back(one.id);
  return ids;
}

class SmallCatalogue : public testing::Test {
 protected:
  SmallCatalogue() {
    index_.use_rates({{"USD", 1.0}, {"KRW", 100 / 1385.25}});
    index_.keep_party(party(1, "RU-SPE", false, "Клиника «Нева» Neva"));
    index_.keep_party(party(2, "KR-11", true, "한강종합병원"));
  }
  FoundServices ask(const ServiceQuery& query) {
    index_.settle(kToday);
    return index_.search(query);
  }
  std::size_t hits(std::string words) {
    ServiceQuery query;
    query.words = std::move(words);
    return ask(query).services.size();
  }
  ServiceIndex index_{kToday};
};

TEST_F(SmallCatalogue, FindsEachLanguageAsItIsTyped) {
  put(index_, 1, service(1, "Thay khớp gối", "vi"));
  put(index_, 2, service(1, "Өвдөгний үе солих", "mn"));
  put(index_, 3, service(1, "Tizza boʻgʻimini almashtirish", "uz"));
  put(index_, 4, service(1, "استبدال مفصل الركبة", "ar"));
  put(index_, 5, service(2, "무릎 인공관절", "ko"));
  for (const char* typed : {"thay khop goi", "KHỚP GỐ", "овдогний", "tizza bogim", "Тизза бўғим", "إستبدال", "ركبة", "무릎 인공", "무르"})
    EXPECT_EQ(hits(typed), 1U) << typed;
  EXPECT_EQ(hits("нева"), 4U);           // by the name of the organisation
  EXPECT_EQ(hits("knee"), 0U);
}

TEST_F(SmallCatalogue, CompletesTheLastWordOnly) {
  put(index_, 1, service(1, "Knee replacement"));
  EXPECT_EQ(hits("kne"), 1U);
  EXPECT_EQ(hits("kne replacement"), 0U);
  EXPECT_EQ(hits("kne "), 0U);
  EXPECT_EQ(hits("replacement kn"), 1U);
}

TEST_F(SmallCatalogue, ShowsOnlyWhatIsOfferedToday) {
  auto record = service(1, "Knee");
  record.until = kToday;
  put(index_, 1, record);
  EXPECT_EQ(hits("knee"), 1U);
  index_.settle(Day{kToday.days + 1});
  EXPECT_EQ(index_.search({}).total, 0);
  record.until.reset();
  put(index_, 1, record, 2);
  EXPECT_EQ(hits("knee"), 1U);
  record.state = catalogue::ServiceState::Withdrawn;
  put(index_, 1, record, 3);
  EXPECT_EQ(hits("knee"), 0U);
  EXPECT_EQ(index_.version_of(made_id<Service>(1)), 3);
}

TEST_F(SmallCatalogue, BudgetComparesCurrenciesAndKeepsWhatHasNoPrice) {
  auto cheap = service(1, "Cheap"), dear = service(2, "Dear"), asked = service(1, "On request");
  cheap.price = catalogue::Price{{90'000, "USD"}, {120'000, "USD"}, {}, {}};
  dear.price = catalogue::Price{{1'500'000, "KRW"}, {1'500'000, "KRW"}, {}, {}};  // 1,083 USD
  put(index_, 1, cheap);
  put(index_, 2, dear);
  put(index_, 3, asked);
  ServiceQuery query;
  query.budget = Money{100'000, "USD"};
  EXPECT_EQ(ask(query).total, 2);
  query.budget = Money{110'000, "USD"};
  const auto found = ask(query);
  EXPECT_EQ(found.total, 3);
  for (const auto& one : found.services) {
    const auto part = std::ranges::find(one.score.parts, Part::Price, &catalogue::PartScore::part);
    if (one.id == made_id<Service>(1)) EXPECT_EQ(part->value, 666);
    if (one.id == made_id<Service>(3)) EXPECT_FALSE(part->known);
  }
}

TEST_F(SmallCatalogue, FacetsCountWithoutTheirOwnFilter) {
  for (std::uint32_t i = 0; i < 9; ++i) {
    auto record = service(1 + i % 2, "Knee");
    record.specialty = i < 6 ? Specialty::Oncology : Specialty::Urology;
    put(index_, i, record);
  }
  ServiceQuery query;
  query.specialties = {Specialty::Urology};
  const auto found = ask(query);
  EXPECT_EQ(found.total, 3);
  ASSERT_EQ(found.facets[0].values.size(), 2U);
  EXPECT_EQ(found.facets[0].values[0].value, "oncology");
  EXPECT_EQ(found.facets[0].values[0].count, 6);
  EXPECT_EQ(found.facets[4].values[0].count + found.facets[4].values[1].count, 3);
}

TEST_F(SmallCatalogue, WhatIsForAnotherSexOrAgeIsLeftOutAndCounted) {
  auto prostate = service(1, "Prostate surgery"), birth = service(1, "Childbirth"), boys = service(2, "Surgery for boys"), anybody = service(2, "Knee surgery");
  prostate.sex = boys.sex = Sex::Male;
  birth.sex = Sex::Female;
  boys.age_max = 17;
  anybody.age_min = 18;
  put(index_, 1, prostate);
  put(index_, 2, birth);
  put(index_, 3, boys);
  put(index_, 4, anybody);
  EXPECT_EQ(ask({}).total, 4) << "who has not said is offered all";
  EXPECT_EQ(ask({}).left_out.sex, 0);
  ServiceQuery query;
  query.sexes = {Sex::Female};
  query.age = 50;
  const auto found = ask(query);
  EXPECT_EQ(found.total, 2);
  EXPECT_EQ(std::pair(found.left_out.sex, found.left_out.age), std::pair(std::int64_t{2}, std::int64_t{0})) << "what is for neither is counted once";
  query.age = 10;
  EXPECT_EQ(ask(query).left_out.age, 1);
  query.sexes = {Sex::Male};
  query.words = "surgery";
  const auto boy = ask(query);
  EXPECT_EQ(boy.total, 2);
  EXPECT_EQ(std::pair(boy.left_out.sex, boy.left_out.age), std::pair(std::int64_t{0}, std::int64_t{1}));
  const auto& facet = boy.facets.back();
  ASSERT_EQ(facet.name, "sex");
  ASSERT_EQ(facet.values.size(), 1U) << "for women nothing is left at this age";
  EXPECT_EQ(facet.values[0].count, 2);
}

TEST_F(SmallCatalogue, AQuestionOutweighsNearnessAndLanguageAndLeavesNothingOut) {
  auto near = service(1, "Роботическая операция при раке простаты", "ru"), stones = service(2, "Лазерное удаление камней в почках", "ru");
  near.languages = {Word("ru")};
  put(index_, 1, near);
  put(index_, 2, stones);
  put(index_, 3, service(2, "신장 결석 레이저 제거술", "ko"));
  put(index_, 4, service(1, "Tán sỏi thận bằng laser", "vi"));
  ServiceQuery query;
  query.origin = Place{"RU-SPE"};
  query.wished_language = "ru";
  EXPECT_EQ(ask(query).services[0].id, made_id<Service>(1)) << "what is near and speaks the language stands first where nothing was asked";
  const auto first = [&](std::string question) {
    query.question = std::move(question);
    const auto found = ask(query);
    EXPECT_EQ(found.total, 4);
    const auto part = std::ranges::find(found.services[0].score.parts, Part::Question, &catalogue::PartScore::part);
    return std::pair(found.services[0].id, part == found.services[0].score.parts.end() ? -1 : part->value);
  };
  EXPECT_EQ(first("Камни в почке: можно ли обойтись без операции, лазером?"), std::pair(made_id<Service>(2), catalogue::kFull));
  EXPECT_EQ(first("신장 결석 치료"), std::pair(made_id<Service>(3), 800));
  EXPECT_EQ(first("Bị sỏi thận"), std::pair(made_id<Service>(4), 800));
  EXPECT_EQ(first("для и при без").second, -1) << "nothing that could be found is no part of the score";
}

// ---- many services against the plainest way of doing the same ----

struct Many {
  std::vector<IndexedParty> parties;
  std::vector<ServiceRecord> records;
};

constexpr std::array<std::string_view, 6> kPlaces{"RU-SPE", "RU-MOW", "VN-HN", "KR-11", "UZ-TK", "AQ"};
constexpr std::array<std::string_view, 8> kTitleWords{"knee", "heart", "kneecap", "cancer", "eye", "laser", "child", "tooth"};

Many make_many(std::size_t size, std::mt19937& random) {
  Many many;
  for (std::uint32_t i = 0; i < 30; ++i) many.parties.push_back(party(i + 1, kPlaces[i % kPlaces.size()], i % 3 == 0));
  const auto word = [&] { return std::string(kTitleWords[random() % kTitleWords.size()]); };
  for (std::size_t i = 0; i < size; ++i) {
    auto record = service(1 + static_cast<std::uint32_t>(random() % 30), word() + " " + word());
    record.specialty = static_cast<Specialty>(random() % 5);
    record.setting = static_cast<catalogue::Setting>(random() % 5);
    if (random() % 2) record.texts[0].description = Note(word());
    if (random() % 3) record.languages = {Word(random() % 2 ? "en" : "ru")};
    if (random() % 3 == 0) record.interpreted = {Word("ar")};
    if (random() % 4) record.waiting_days = static_cast<std::int32_t>(random() % 200);
    if (random() % 4) record.capacity = static_cast<std::int32_t>(random() % 30);
    if (const std::int64_t price = 100 + static_cast<std::int64_t>(random() % 100'000); random() % 5) record.price = catalogue::Price{{price, "USD"}, {price * 2, "USD"}, {}, {}};
    if (random() % 4 == 0) record.age_max = 17;
    if (random() % 3 == 0) record.sex = random() % 2 ? Sex::Female : Sex::Male;
    many.records.push_back(record);
  }
  return many;
}

ServiceQuery random_query(std::mt19937& random) {
  ServiceQuery query;
  if (random() % 2) query.words = std::string(kTitleWords[random() % kTitleWords.size()]).substr(0, 3 + random() % 3);
  if (random() % 3 == 0) query.specialties = {static_cast<Specialty>(random() % 5), static_cast<Specialty>(random() % 5)};
  if (random() % 4 == 0) query.languages = {random() % 2 ? "en" : "ar"};
  if (random() % 4 == 0) query.places = {{"RU"}};
  if (random() % 3 == 0) query.budget = Money{static_cast<std::int64_t>(random() % 100'000), "USD"};
  if (random() % 3 == 0) query.age = static_cast<std::int32_t>(random() % 40);
  if (random() % 3 == 0) query.sexes = {random() % 2 ? Sex::Female : Sex::Male};
  if (random() % 3 == 0) query.origin = Place{"VN"};
  if (random() % 3 == 0) query.question = "Is it the hearts and the cancers, or a laser?";
  query.sort = static_cast<ServiceSort>(random() % 3);
  query.limit = 7;
  return query;
}

/// Points of one service by the rules as they are published; nothing when it does not fit.
std::optional<std::int64_t> plain_points(const ServiceRecord& record, const IndexedParty& seller, const ServiceQuery& query) {
  std::int64_t points = 0;
  if (!query.words.empty()) {
    auto best = catalogue::Found::Not;
    const auto words = ServiceIndex::words_of(record, seller.names);
    for (const auto& [list, whole, begins] : {std::tuple(&words.elsewhere, catalogue::Found::WholeElsewhere, catalogue::Found::BeginsElsewhere),
                                              std::tuple(&words.title, catalogue::Found::WholeTitle, catalogue::Found::BeginsTitle)})
      for (const auto& word : *list)
        if (word.starts_with(query.words)) best = std::max(best, word == query.words ? whole : begins);
    if (best == catalogue::Found::Not) return std::nullopt;
    points += 20 * catalogue::found_value(best);
  }
  if (!query.question.empty()) {
    std::size_t met = 0;
    for (const std::string_view stem : {"hear", "canc", "lase"}) met += record.texts[0].title.contains(stem) ? 1 : 0;
    points += 36 * catalogue::question_value(met);
  }
  if (!query.specialties.empty() && std::ranges::count(query.specialties, record.specialty) == 0) return std::nullopt;
  if (!query.languages.empty()) {
    const bool spoken = std::ranges::count(record.languages, Word(query.languages[0])) > 0, with = std::ranges::count(record.interpreted, Word(query.languages[0])) > 0;
    if (!spoken && !with) return std::nullopt;
    points += 9 * catalogue::language_value(spoken, with);
  }
  if (!query.places.empty() && !query.places[0].contains(seller.fact.place)) return std::nullopt;
  if (query.budget && record.price) {
    if (record.price->min.minor > query.budget->minor) return std::nullopt;
    points += 9 * catalogue::price_value({record.price->min.minor, record.price->max.minor}, query.budget->minor);
  }
  if (!query.sexes.empty() && record.sex && *record.sex != query.sexes[0]) return std::nullopt;
  if (query.age && record.age_max && *query.age > *record.age_max) return std::nullopt;
  if (query.origin)
    if (const auto km = catalogue::distance_km(*query.origin, seller.fact.place)) points += 6 * catalogue::distance_value(*km);
  if (record.waiting_days) points += 6 * catalogue::waiting_value(*record.waiting_days);
  if (record.capacity) points += 4 * catalogue::capacity_value(*record.capacity);
  points += 10 * catalogue::trust_value(true, !seller.accredited.licences.empty());
  if (query.sort == ServiceSort::Waiting) return -std::int64_t{record.waiting_days.value_or(0xffff)};
  if (query.sort == ServiceSort::Price) return record.price ? -record.price->min.minor : INT64_MIN;
  return points;
}

std::vector<Id<Service>> plain_search(const Many& many, const ServiceQuery& query) {
  std::vector<std::tuple<std::int64_t, std::uint32_t, Id<Service>>> found;
  for (std::size_t i = 0; i < many.records.size(); ++i) {
    const auto id = made_id<Service>(static_cast<std::uint32_t>(i));
    for (const auto& seller : many.parties)
      if (seller.fact.id == many.records[i].party)
        if (const auto points = plain_points(many.records[i], seller, query)) found.emplace_back(points == INT64_MIN ? INT64_MAX : -*points, catalogue::tie_key(id.bytes), id);
  }
  std::ranges::sort(found);
  std::vector<Id<Service>> ids;
  for (const auto& [points, tie, id] : found) ids.push_back(id);
  return ids;
}

/// All pages, one after the other.
std::vector<Id<Service>> walk(const ServiceIndex& index, ServiceQuery query, std::size_t pages) {
  std::vector<Id<Service>> ids;
  for (std::size_t page = 0; page < pages; ++page) {
    const auto found = index.search(query);
    for (const auto& id : ids_of(found)) ids.push_back(id);
    if (!found.next) break;
    query.after = found.next;
  }
  return ids;
}

void compare(std::size_t size, int queries, unsigned seed) {
  SCOPED_TRACE(testing::Message() << "seed " << seed);
  std::mt19937 random(seed);
  const auto many = make_many(size, random);
  ServiceIndex straight(kToday), shuffled(kToday);
  std::vector<std::uint32_t> order(size);
  for (std::size_t i = 0; i < size; ++i) order[i] = static_cast<std::uint32_t>(i);
  for (auto* index : {&straight, &shuffled}) {
    index->use_rates({{"USD", 1.0}});
    for (const auto& one : many.parties) index->keep_party(one);
    for (const auto number : order) put(*index, number, many.records[number]);
    if (index == &straight) index->settle(kToday);  // the other answers from what is not in order yet, too
    std::ranges::shuffle(order, random);
  }
  for (int i = 0; i < queries; ++i) {
    const auto query = random_query(random);
    auto expected = plain_search(many, query);
    EXPECT_EQ(straight.search(query).total, static_cast<std::int64_t>(expected.size()));
    expected.resize(std::min<std::size_t>(expected.size(), 4 * query.limit));
    EXPECT_EQ(walk(straight, query, 4), expected) << "query " << i;
    EXPECT_EQ(walk(shuffled, query, 4), expected) << "query " << i << ", put in another order";
  }
}

TEST(ServiceIndex, AnswersAsThePlainWayDoes) { compare(3000, 60, 20260302); }
/// Beyond the number up to which every candidate is scored, the order of standing must lead to the same page.
TEST(ServiceIndex, StopsEarlyWithoutMissingAnyone) { compare(40'000, 12, 7); }

}  // namespace
}  // namespace hospitium::directory
