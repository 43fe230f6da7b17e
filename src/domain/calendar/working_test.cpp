#include "domain/calendar/working.hpp"

#include <random>

#include <gtest/gtest.h>

#include "base/zone.hpp"

namespace hospitium::calendar {
namespace {

constexpr std::int64_t kHours8 = 8 * kHour_us;

WorkingWeek office(std::string zone, std::vector<Weekday> days) {
  WorkingWeek week{Word(std::move(zone)), {}};
  for (const auto day : days) {
    week.spans.push_back({day, Word("09:00"), Word("13:00")});
    week.spans.push_back({day, Word("14:00"), Word("18:00")});
  }
  return week;
}
const std::vector<Weekday> kMondayToFriday{Weekday::Monday, Weekday::Tuesday, Weekday::Wednesday, Weekday::Thursday, Weekday::Friday};
const std::vector<Weekday> kSundayToThursday{Weekday::Sunday, Weekday::Monday, Weekday::Tuesday, Weekday::Wednesday, Weekday::Thursday};

Instant at(std::string_view text) { return *parse_instant(text); }

/// Hanoi over Tet 2026: 16 to 20 February are days off.
WorkingCalendar hanoi() {
  std::vector<Holiday> tet;
  for (Day day = *parse_day("2026-02-16"); day <= *parse_day("2026-02-20"); ++day.days) tet.push_back({day, {"VN"}});
  tet.push_back({*parse_day("2026-02-13"), {"MN"}});  // somebody else's
  return {office("Asia/Ho_Chi_Minh", kMondayToFriday), {"VN-HN"}, tet};
}

TEST(Working, KnowsTheDaysOfTheWeek) {
  EXPECT_EQ(weekday_of(*parse_day("1970-01-01")), Weekday::Thursday);
  EXPECT_EQ(weekday_of(*parse_day("1969-12-28")), Weekday::Sunday);
  EXPECT_EQ(weekday_of(*parse_day("2026-02-16")), Weekday::Monday);
}

TEST(Working, AClockWaitsForTheEndOfTheHolidays) {
  // Friday 13 February, 17:00 in Hanoi: one hour is left, the next is on Monday 23.
  EXPECT_EQ(hanoi().after(at("2026-02-13T10:00:00Z"), 2 * kHour_us), at("2026-02-23T03:00:00Z"));
  EXPECT_EQ(hanoi().working_us(at("2026-02-13T10:00:00Z"), at("2026-02-23T03:00:00Z")), 2 * kHour_us);
  EXPECT_EQ(hanoi().end_of_working_day(at("2026-02-13T10:00:00Z"), 1), at("2026-02-23T11:00:00Z"));
  EXPECT_EQ(hanoi().end_of_working_day(at("2026-02-14T10:00:00Z"), 1), at("2026-02-23T11:00:00Z"));  // begun on a Saturday
  EXPECT_FALSE(hanoi().works_on(*parse_day("2026-02-17")));
  EXPECT_TRUE(hanoi().works_on(*parse_day("2026-02-13")));
}

TEST(Working, WeekendsDifferAndNoonIsFree) {
  const WorkingCalendar dubai(office("Asia/Riyadh", kSundayToThursday), {"SA"}, {});
  EXPECT_EQ(dubai.after(at("2026-03-05T14:00:00Z"), kHours8), at("2026-03-08T14:00:00Z"));            // Thursday 17:00 -> Sunday 17:00
  EXPECT_EQ(dubai.working_us(at("2026-03-08T09:00:00Z"), at("2026-03-08T12:00:00Z")), 2 * kHour_us);  // noon to three
}

TEST(Working, SummerTimeMovesTheWallNotTheWork) {
  const WorkingCalendar berlin(office("Europe/Berlin", kMondayToFriday), {"DE"}, {});
  EXPECT_EQ(berlin.working_us(at("2026-03-27T00:00:00Z"), at("2026-03-31T00:00:00Z")), 2 * kHours8);
  EXPECT_EQ(berlin.after(at("2026-03-27T17:00:00Z"), 1), at("2026-03-30T07:00:00Z") + 1);
}

TEST(Working, WithoutACalendarTheClockNeverStops) {
  const WorkingCalendar always;
  EXPECT_EQ(always.after(at("2026-02-14T00:00:00Z"), 72 * kHour_us), at("2026-02-17T00:00:00Z"));
  EXPECT_EQ(always.working_us(at("2026-02-14T00:00:00Z"), at("2026-02-15T00:00:00Z")), kDay_us);
}

TEST(Working, ACalendarWithoutWorkHasNoDeadline) {
  std::vector<Holiday> all;
  for (Day day = *parse_day("2026-01-01"); day <= *parse_day("2040-01-01"); ++day.days) all.push_back({day, {"VN"}});
  const WorkingCalendar never(office("Asia/Ho_Chi_Minh", kMondayToFriday), {"VN"}, all);
  EXPECT_EQ(never.after(at("2026-02-14T00:00:00Z"), 1), std::nullopt);
  EXPECT_EQ(never.end_of_working_day(at("2026-02-14T00:00:00Z"), 1), std::nullopt);
}

/// Whatever the calendar: a deadline lies exactly so much working time ahead, and time splits without loss.
TEST(Working, SumsAreRightOnRandomWalks) {
  const unsigned seed = std::random_device{}();
  SCOPED_TRACE(seed);
  std::mt19937 random(seed);
  const std::array zones{"Asia/Ho_Chi_Minh", "Europe/Berlin", "Asia/Ulaanbaatar", "America/St_Johns", "Pacific/Apia", "Africa/Casablanca"};
  for (int walk = 0; walk < 400; ++walk) {
    auto week = office(zones[random() % zones.size()], random() % 2 ? kMondayToFriday : kSundayToThursday);
    if (random() % 2) week.spans.push_back({Weekday::Saturday, Word("22:00"), Word("24:00")});
    if (random() % 2) week.spans.push_back({Weekday::Monday, Word("08:00"), Word("15:30")});  // overlaps
    std::vector<Holiday> off;
    for (int i = 0; i < 20; ++i) off.push_back({{static_cast<std::int32_t>(20'400 + random() % 400)}, {random() % 2 ? "VN" : "MN"}});
    const WorkingCalendar calendar(week, {"VN-HN"}, off);
    const Instant from{static_cast<std::int64_t>(20'400 + random() % 300) * kDay_us + static_cast<std::int64_t>(random()) * 20};
    const std::int64_t wanted = 1 + static_cast<std::int64_t>(random() % (200 * 3600)) * kSecond_us;
    const auto due = calendar.after(from, wanted);
    ASSERT_TRUE(due);
    EXPECT_EQ(calendar.working_us(from, *due), wanted);
    const Instant between{from.us + static_cast<std::int64_t>(random()) % (*due - from)};
    EXPECT_EQ(calendar.working_us(from, between) + calendar.working_us(between, *due), wanted);
  }
}

TEST(Working, RefusesAWeekThatIsNone) {
  EXPECT_TRUE(check_week(office("Asia/Seoul", kMondayToFriday), ""));
  const auto refused = [](const WorkingWeek& week) { return check_week(week, "/hours").error(); };
  EXPECT_EQ(refused(office("Mars/Olympus", kMondayToFriday)).field, "/hours/zone");
  EXPECT_EQ(refused({Word("UTC"), {}}).code, Code::Required);
  EXPECT_EQ(refused({Word("UTC"), {{Weekday::Monday, Word("9:00"), Word("18:00")}}}).field, "/hours/spans/0/from");
  EXPECT_EQ(refused({Word("UTC"), {{Weekday::Monday, Word("09:00"), Word("24:30")}}}).field, "/hours/spans/0/until");
  EXPECT_EQ(refused({Word("UTC"), {{Weekday::Monday, Word("09:00"), Word("09:00")}}}).code, Code::DateOrder);
}

}  // namespace
}  // namespace hospitium::calendar
