#include "domain/calendar/working.hpp"

#include <random>

#include <gtest/gtest.h>

#include "base/zone.hpp"

namespace hospitium::calendar {
namespace {

using enum Weekday;

const std::vector<Weekday> kMondayToFriday{Monday, Tuesday, Wednesday, Thursday, Friday}, kSundayToThursday{Sunday, Monday, Tuesday, Wednesday, Thursday};

Instant at(std::string_view text) { return *parse_instant(text); }
Day on(std::string_view text) { return *parse_day(text); }
SpecialDays off(std::string_view from, std::string_view until, const char* name) { return {on(from), on(until), Line(name), DayEffect::Off, {}, Line("test")}; }

WorkingDays hanoi() { return {{"VN-HN"}, Word("Asia/Ho_Chi_Minh"), kMondayToFriday, {off("2026-02-16", "2026-02-20", "Tet")}}; }
WorkingDays petersburg() { return {{"RU-SPE"}, Word("Europe/Moscow"), kMondayToFriday, {off("2026-02-23", "2026-02-23", "Defender's Day")}}; }
WorkingDays riyadh() {
  return {{"SA"}, Word("Asia/Riyadh"), kSundayToThursday, {{on("2026-02-18"), on("2026-03-19"), Line("Ramadan"), DayEffect::Shorter, 75, Line("test")}}};
}

TEST(Working, KnowsTheDaysOfTheWeek) {
  EXPECT_EQ(weekday_of(on("1970-01-01")), Thursday);
  EXPECT_EQ(weekday_of(on("1969-12-28")), Sunday);
  EXPECT_EQ(weekday_of(on("2026-02-16")), Monday);
}

TEST(Working, AClockWaitsForBothSides) {
  const CommonDays days({hanoi(), petersburg()});
  // Friday 13 February, 17:00 in Hanoi: seven hours are left of it, then come the weekend, Tet, another weekend and Russia's Monday.
  const auto due = days.due(at("2026-02-13T10:00:00Z"), 24 * kHour_us);
  ASSERT_TRUE(due);
  EXPECT_EQ(due->due, at("2026-02-24T10:00:00Z"));
  EXPECT_EQ(days.counted_us(at("2026-02-13T10:00:00Z"), due->due), 24 * kHour_us);
  EXPECT_EQ(due->days.places, (std::vector<Place>{{"VN-HN"}, {"RU-SPE"}}));
  ASSERT_EQ(due->days.skipped.size(), 2u);
  EXPECT_EQ(due->days.skipped[0], (SkippedDays{{"VN-HN"}, Line("Tet"), on("2026-02-16"), on("2026-02-20")}));
  EXPECT_EQ(due->days.skipped[1].name, "Defender's Day");
}

TEST(Working, WeekendsDiffer) {
  const CommonDays days({petersburg(), {{"SA"}, Word("Asia/Riyadh"), kSundayToThursday, {}}});
  // Thursday noon in St Petersburg: neither Friday, nor Saturday, nor Sunday is worked by both.
  EXPECT_EQ(days.after(at("2026-04-02T09:00:00Z"), 24 * kHour_us), at("2026-04-06T09:00:00Z"));
}

TEST(Working, AFastingDayCountsInPart) {
  const CommonDays days({riyadh()});
  // Sunday 22 February from midnight in Riyadh: 18 hours count on it, the other 6 on Monday.
  EXPECT_EQ(days.after(at("2026-02-21T21:00:00Z"), 24 * kHour_us), at("2026-02-23T03:00:00Z"));
  EXPECT_EQ(days.counted_us(at("2026-02-21T21:00:00Z"), at("2026-02-22T21:00:00Z")), 18 * kHour_us);
  EXPECT_EQ(days.days(at("2026-02-21T21:00:00Z"), at("2026-02-23T03:00:00Z")).skipped.at(0).name, "Ramadan");
}

TEST(Working, TheLaterRowHoldsAndASaturdayMayBeWorked) {
  auto days = hanoi();
  days.special.push_back({on("2026-02-17"), on("2026-02-17"), Line("Emergency"), DayEffect::Worked, {}, Line("test")});
  days.special.push_back({on("2026-08-22"), on("2026-08-22"), Line("For 31 August"), DayEffect::Worked, {}, Line("test")});
  EXPECT_EQ(days.percent_on(on("2026-02-16")), 0);
  EXPECT_EQ(days.percent_on(on("2026-02-17")), 100);
  EXPECT_EQ(days.percent_on(on("2026-08-22")), 100);
  EXPECT_EQ(days.percent_on(on("2026-08-29")), 0);
  EXPECT_TRUE(CommonDays({days}).days(at("2026-08-20T00:00:00Z"), at("2026-08-25T00:00:00Z")).skipped.empty());
}

TEST(Working, SummerTimeMakesADayShorterOrLonger) {
  const CommonDays days({{{"DE"}, Word("Europe/Berlin"), {Monday, Tuesday, Wednesday, Thursday, Friday, Saturday, Sunday}, {}}});
  EXPECT_EQ(days.counted_us(at("2026-03-28T23:00:00Z"), at("2026-03-29T22:00:00Z")), 23 * kHour_us);
  EXPECT_EQ(days.counted_us(at("2026-10-24T22:00:00Z"), at("2026-10-25T23:00:00Z")), 25 * kHour_us);
}

TEST(Working, WithoutACalendarTheClockNeverStops) {
  const CommonDays always;
  EXPECT_TRUE(always.plain());
  EXPECT_FALSE(always.due(at("2026-02-14T00:00:00Z"), kHour_us));
  EXPECT_EQ(always.after(at("2026-02-14T00:00:00Z"), 72 * kHour_us), at("2026-02-17T00:00:00Z"));
  EXPECT_EQ(always.counted_us(at("2026-02-14T00:00:00Z"), at("2026-02-15T00:00:00Z")), kDay_us);
}

TEST(Working, ACalendarWithoutWorkCountsPlainly) {
  const CommonDays never({{{"VN"}, Word("Asia/Ho_Chi_Minh"), kMondayToFriday, {off("2020-01-01", "2045-01-01", "Closed")}}});
  EXPECT_EQ(never.after(at("2026-02-14T00:00:00Z"), kHour_us), at("2026-02-14T01:00:00Z"));
}

/// As people count on a calendar: the day itself is 0, a feast and a weekend are none, midnight belongs to the day that it ends.
TEST(Working, WholeDaysAreCountedByTheDatesOfWhoOwes) {
  const CommonDays days({{{"VN"}, Word("Asia/Ho_Chi_Minh"), kMondayToFriday, {off("2026-03-11", "2026-03-11", "Feast")}}});
  const auto whole = [&](const char* from, const char* until) { return days.whole_days(at(from), at(until)); };
  EXPECT_EQ(whole("2026-03-06T02:00:00Z", "2026-03-06T16:59:00Z"), 0);
  EXPECT_EQ(whole("2026-03-06T02:00:00Z", "2026-03-06T17:00:00Z"), 0) << "the end of the same Friday in Ho Chi Minh City";
  EXPECT_EQ(whole("2026-03-06T02:00:00Z", "2026-03-08T17:01:00Z"), 1) << "Monday, whatever the hour";
  EXPECT_EQ(whole("2026-03-06T16:59:00Z", "2026-03-09T03:00:00Z"), 1);
  EXPECT_EQ(whole("2026-03-06T02:00:00Z", "2026-03-12T03:00:00Z"), 3) << "Monday, Tuesday, Thursday";
  EXPECT_EQ(whole("2026-03-12T03:00:00Z", "2026-03-06T02:00:00Z"), -3);
  EXPECT_EQ(whole("2026-03-08T03:00:00Z", "2026-03-06T02:00:00Z"), 0) << "overdue since Friday, and no working day has begun since";
  EXPECT_EQ(CommonDays().whole_days(at("2026-03-06T02:00:00Z"), at("2026-03-12T03:00:00Z")), std::nullopt);
}

/// Whatever the calendars: a deadline lies exactly so much counted time ahead, and time splits without loss, overdue or not.
TEST(Working, SumsAreRightOnRandomWalks) {
  const unsigned seed = std::random_device{}();
  SCOPED_TRACE(seed);
  std::mt19937 random(seed);
  const std::array zones{"Asia/Ho_Chi_Minh", "Europe/Berlin", "Asia/Ulaanbaatar", "America/St_Johns", "America/Havana", "Africa/Casablanca", "Asia/Beirut"};
  const auto side = [&](const char* place) {
    WorkingDays days{{place}, Word(zones[random() % zones.size()]), random() % 2 ? kMondayToFriday : kSundayToThursday, {}};
    for (int i = 0; i < 12; ++i) {
      const Day from{static_cast<std::int32_t>(20'400 + random() % 400)};
      const auto effect = static_cast<DayEffect>(random() % 3);
      days.special.push_back({from, {static_cast<std::int32_t>(from.days + random() % 9)}, Line("Feast"), effect,
                              effect == DayEffect::Shorter ? std::optional<std::int32_t>(1 + random() % 99) : std::nullopt, Line("test")});
    }
    return days;
  };
  for (int walk = 0; walk < 400; ++walk) {
    const CommonDays days(random() % 4 == 0 ? std::vector{side("VN")} : std::vector{side("VN"), side("RU")});
    const Instant from{static_cast<std::int64_t>(20'400 + random() % 300) * kDay_us + static_cast<std::int64_t>(random()) * 20};
    const std::int64_t wanted = 1 + static_cast<std::int64_t>(random() % (200 * 3600)) * kSecond_us;
    const auto due = days.after(from, wanted);
    ASSERT_EQ(days.counted_us(from, due), wanted);
    ASSERT_EQ(days.counted_us(due, from), -wanted);
    ASSERT_EQ(days.counted_us(days.after(due, -wanted), due), wanted);
    const Instant between{from.us + static_cast<std::int64_t>(random()) % (due - from)};
    ASSERT_EQ(days.counted_us(from, between) + days.counted_us(between, due), wanted);
  }
}

TEST(Working, RefusesDaysThatAreNone) {
  const auto refused = [](SpecialDays days) { return check_special(days, "/special/0").error(); };
  auto days = off("2026-02-16", "2026-02-20", "Tet");
  EXPECT_TRUE(check_special(days, ""));
  days.percent = 50;
  EXPECT_EQ(refused(days).code, Code::UnknownField);
  days.effect = DayEffect::Shorter;
  EXPECT_TRUE(check_special(days, ""));
  days.percent = 100;
  EXPECT_EQ(refused(days).code, Code::OutOfRange);
  days.percent.reset();
  EXPECT_EQ(refused(days).field, "/special/0/percent");
  EXPECT_EQ(refused(off("2026-02-16", "2026-02-15", "Tet")).code, Code::DateOrder);
  EXPECT_EQ(refused(off("2026-02-16", "2027-12-15", "Tet")).code, Code::OutOfRange);
}

TEST(Working, RefusesAWeekThatIsNone) {
  const auto week = [](std::string zone, std::string from, std::string until) { return WorkingWeek{Word(std::move(zone)), {{Monday, Word(std::move(from)), Word(std::move(until))}}}; };
  const auto refused = [](const WorkingWeek& wrong) { return check_week(wrong, "/hours").error(); };
  EXPECT_TRUE(check_week(week("Asia/Seoul", "09:00", "18:00"), ""));
  EXPECT_EQ(refused(week("Mars/Olympus", "09:00", "18:00")).field, "/hours/zone");
  EXPECT_EQ(refused({Word("UTC"), {}}).code, Code::Required);
  EXPECT_EQ(refused(week("UTC", "9:00", "18:00")).field, "/hours/spans/0/from");
  EXPECT_EQ(refused(week("UTC", "09:00", "24:30")).field, "/hours/spans/0/until");
  EXPECT_EQ(refused(week("UTC", "09:00", "09:00")).code, Code::DateOrder);
}

}  // namespace
}  // namespace hospitium::calendar
