// Real holidays, unlike everything else here. Those that follow the moon are dated as they were announced, or, in 2027, as they are expected:
// their source says so.
#include "main/demo/calendars.hpp"

namespace hospitium::demo {
namespace {

using calendar::DayEffect;
using calendar::Weekday;

struct WeekRow {
  std::string_view place, zone;
  std::string_view weekdays;             ///< a letter each from Monday on; "-" is free; "" = as the country
  std::string_view source;
};

constexpr std::string_view kFive = "MTWTF--", kSundayOn = "MTWT--S";

constexpr std::array kWeeks{
    WeekRow{"RU", "Europe/Moscow", kFive, "Labour Code of the Russian Federation, article 111"},
    WeekRow{"RU-NVS", "Asia/Novosibirsk", "", "Federal law on the calculation of time, article 5"},
    WeekRow{"VN", "Asia/Ho_Chi_Minh", kFive, "Decision 188/1999/QD-TTg on the five-day week"},
    WeekRow{"MN", "Asia/Ulaanbaatar", kFive, "Labour Law of Mongolia, article 84"},
    WeekRow{"KR", "Asia/Seoul", kFive, "State Public Officials Service Regulations, article 9"},
    WeekRow{"BY", "Europe/Minsk", kFive, "Labour Code of the Republic of Belarus, article 136"},
    WeekRow{"UZ", "Asia/Tashkent", kFive, "Labour Code of the Republic of Uzbekistan, article 206"},
    WeekRow{"AZ", "Asia/Baku", kFive, "Labour Code of Azerbaijan, article 104"},
    WeekRow{"GE", "Asia/Tbilisi", kFive, "Labour Code of Georgia, article 24"},
    WeekRow{"SA", "Asia/Riyadh", kSundayOn, "Royal Order A/185 of 2013"},
    WeekRow{"AE", "Asia/Dubai", kFive, "Resolution of the Cabinet of December 2021"},
    WeekRow{"JO", "Asia/Amman", kSundayOn, "Council of Ministers, official weekend"},
};

struct FeastRow {
  std::string_view place, from, until, name;
  DayEffect effect = DayEffect::Off;
  int percent = 0;
  bool expected = false;                 ///< nobody has announced it yet
};
constexpr FeastRow expected(FeastRow row) {
  row.expected = true;
  return row;
}

/// By whose word the feasts of a country are what they are.
struct SourceRow {
  std::string_view place, source;
};
constexpr std::array kSources{
    SourceRow{"RU", "Labour Code, article 112; for 2026 also Decree 1466 of 24 September 2025"},
    SourceRow{"VN", "Labour Code 2019, article 112; announcements of the Ministry of Home Affairs"},
    SourceRow{"MN", "Law on Public Holidays, article 4"},
    SourceRow{"KR", "Act on Public Holidays; Regulations on Holidays of Public Offices"},
    SourceRow{"BY", "Decree 157 of 26 March 1998"},
    SourceRow{"UZ", "Labour Code, article 208; decrees on Ramazon hayit and Qurbon hayit"},
    SourceRow{"AZ", "Labour Code, article 105"},
    SourceRow{"GE", "Labour Code, article 30"},
    SourceRow{"SA", "Labour Law, articles 98 and 112; Umm al-Qura calendar"},
    SourceRow{"AE", "Resolution 27 of 2024 on public holidays; Labour Regulations, article 15"},
    SourceRow{"JO", "Labour Law, article 59; announcements of the Prime Ministry"},
};

// clang-format off
constexpr std::array kFeasts{
    FeastRow{"RU", "2026-01-01", "2026-01-11", "New Year holidays"},
    FeastRow{"RU", "2026-02-23", "2026-02-23", "Defender of the Fatherland Day"},
    FeastRow{"RU", "2026-03-09", "2026-03-09", "International Women's Day"},
    FeastRow{"RU", "2026-05-01", "2026-05-01", "Spring and Labour Day"},
    FeastRow{"RU", "2026-05-11", "2026-05-11", "Victory Day"},
    FeastRow{"RU", "2026-06-12", "2026-06-12", "Russia Day"},
    FeastRow{"RU", "2026-11-04", "2026-11-04", "Unity Day"},
    FeastRow{"RU", "2026-12-31", "2026-12-31", "New Year holidays"},
    FeastRow{"RU", "2027-01-01", "2027-01-10", "New Year holidays"},
    FeastRow{"RU", "2027-02-23", "2027-02-23", "Defender of the Fatherland Day"},
    FeastRow{"RU", "2027-03-08", "2027-03-08", "International Women's Day"},
    FeastRow{"RU", "2027-05-03", "2027-05-03", "Spring and Labour Day"},
    FeastRow{"RU", "2027-05-10", "2027-05-10", "Victory Day"},
    FeastRow{"RU", "2027-06-14", "2027-06-14", "Russia Day"},
    FeastRow{"RU", "2027-11-04", "2027-11-04", "Unity Day"},
    FeastRow{"VN", "2026-01-01", "2026-01-02", "New Year"},
    FeastRow{"VN", "2026-01-10", "2026-01-10", "Worked for 2 January", DayEffect::Worked},
    FeastRow{"VN", "2026-02-16", "2026-02-20", "Tết"},
    FeastRow{"VN", "2026-04-27", "2026-04-27", "Hùng Kings' Festival"},
    FeastRow{"VN", "2026-04-30", "2026-05-01", "Reunification Day and Labour Day"},
    FeastRow{"VN", "2026-08-22", "2026-08-22", "Worked for 31 August", DayEffect::Worked},
    FeastRow{"VN", "2026-08-31", "2026-09-02", "National Day"},
    FeastRow{"VN", "2027-01-01", "2027-01-01", "New Year"},
    expected({"VN", "2027-02-05", "2027-02-11", "Tết"}),
    FeastRow{"VN", "2027-04-16", "2027-04-16", "Hùng Kings' Festival"},
    FeastRow{"VN", "2027-04-30", "2027-05-03", "Reunification Day and Labour Day"},
    FeastRow{"VN", "2027-09-02", "2027-09-03", "National Day"},
    FeastRow{"MN", "2026-01-01", "2026-01-01", "New Year"},
    FeastRow{"MN", "2026-02-18", "2026-02-20", "Tsagaan Sar"},
    FeastRow{"MN", "2026-06-01", "2026-06-01", "Children's Day"},
    FeastRow{"MN", "2026-07-11", "2026-07-15", "Naadam"},
    FeastRow{"MN", "2026-11-10", "2026-11-10", "Chinggis Khaan's Birthday"},
    FeastRow{"MN", "2026-11-26", "2026-11-26", "Republic Day"},
    FeastRow{"MN", "2026-12-29", "2026-12-29", "Independence Day"},
    FeastRow{"MN", "2027-01-01", "2027-01-01", "New Year"},
    expected({"MN", "2027-02-07", "2027-02-09", "Tsagaan Sar"}),
    FeastRow{"MN", "2027-03-08", "2027-03-08", "International Women's Day"},
    FeastRow{"MN", "2027-06-01", "2027-06-01", "Children's Day"},
    FeastRow{"MN", "2027-07-11", "2027-07-15", "Naadam"},
    FeastRow{"MN", "2027-11-26", "2027-11-26", "Republic Day"},
    FeastRow{"MN", "2027-12-29", "2027-12-29", "Independence Day"},
    FeastRow{"KR", "2026-01-01", "2026-01-01", "New Year"},
    FeastRow{"KR", "2026-02-16", "2026-02-18", "Seollal"},
    FeastRow{"KR", "2026-03-02", "2026-03-02", "Independence Movement Day"},
    FeastRow{"KR", "2026-05-05", "2026-05-05", "Children's Day"},
    FeastRow{"KR", "2026-05-25", "2026-05-25", "Buddha's Birthday"},
    FeastRow{"KR", "2026-06-03", "2026-06-03", "Local elections"},
    FeastRow{"KR", "2026-08-17", "2026-08-17", "Liberation Day"},
    FeastRow{"KR", "2026-09-24", "2026-09-26", "Chuseok"},
    FeastRow{"KR", "2026-10-05", "2026-10-05", "National Foundation Day"},
    FeastRow{"KR", "2026-10-09", "2026-10-09", "Hangeul Day"},
    FeastRow{"KR", "2026-12-25", "2026-12-25", "Christmas"},
    FeastRow{"KR", "2027-01-01", "2027-01-01", "New Year"},
    FeastRow{"KR", "2027-02-06", "2027-02-09", "Seollal"},
    FeastRow{"KR", "2027-03-01", "2027-03-01", "Independence Movement Day"},
    FeastRow{"KR", "2027-05-05", "2027-05-05", "Children's Day"},
    FeastRow{"KR", "2027-05-13", "2027-05-13", "Buddha's Birthday"},
    FeastRow{"KR", "2027-08-16", "2027-08-16", "Liberation Day"},
    FeastRow{"KR", "2027-09-14", "2027-09-16", "Chuseok"},
    FeastRow{"KR", "2027-10-04", "2027-10-04", "National Foundation Day"},
    FeastRow{"KR", "2027-10-11", "2027-10-11", "Hangeul Day"},
    FeastRow{"KR", "2027-12-27", "2027-12-27", "Christmas"},
    FeastRow{"BY", "2026-01-01", "2026-01-02", "New Year"},
    FeastRow{"BY", "2026-01-07", "2026-01-07", "Christmas (Orthodox)"},
    FeastRow{"BY", "2026-04-21", "2026-04-21", "Radunitsa"},
    FeastRow{"BY", "2026-05-01", "2026-05-01", "Labour Day"},
    FeastRow{"BY", "2026-07-03", "2026-07-03", "Independence Day"},
    FeastRow{"BY", "2026-12-25", "2026-12-25", "Christmas (Catholic)"},
    FeastRow{"BY", "2027-01-01", "2027-01-01", "New Year"},
    FeastRow{"BY", "2027-01-07", "2027-01-07", "Christmas (Orthodox)"},
    FeastRow{"BY", "2027-03-08", "2027-03-08", "International Women's Day"},
    FeastRow{"BY", "2027-05-11", "2027-05-11", "Radunitsa"},
    FeastRow{"UZ", "2026-01-01", "2026-01-01", "New Year"},
    FeastRow{"UZ", "2026-03-20", "2026-03-23", "Ramazon hayit and Navroʻz"},
    FeastRow{"UZ", "2026-05-27", "2026-05-27", "Qurbon hayit"},
    FeastRow{"UZ", "2026-09-01", "2026-09-01", "Independence Day"},
    FeastRow{"UZ", "2026-10-01", "2026-10-01", "Teachers' Day"},
    FeastRow{"UZ", "2026-12-08", "2026-12-08", "Constitution Day"},
    FeastRow{"UZ", "2027-01-01", "2027-01-01", "New Year"},
    expected({"UZ", "2027-03-08", "2027-03-10", "Women's Day and Ramazon hayit"}),
    expected({"UZ", "2027-05-17", "2027-05-17", "Qurbon hayit"}),
    FeastRow{"UZ", "2027-09-01", "2027-09-01", "Independence Day"},
    FeastRow{"UZ", "2027-10-01", "2027-10-01", "Teachers' Day"},
    FeastRow{"UZ", "2027-12-08", "2027-12-08", "Constitution Day"},
    FeastRow{"AZ", "2026-01-01", "2026-01-02", "New Year"},
    FeastRow{"AZ", "2026-01-20", "2026-01-20", "Day of Mourning"},
    FeastRow{"AZ", "2026-03-20", "2026-03-26", "Novruz"},
    FeastRow{"AZ", "2026-05-27", "2026-05-28", "Qurban and Independence Day"},
    FeastRow{"AZ", "2026-11-09", "2026-11-10", "Victory Day and Flag Day"},
    FeastRow{"AZ", "2026-12-31", "2027-01-02", "Solidarity Day and New Year"},
    FeastRow{"AZ", "2027-03-22", "2027-03-26", "Novruz"},
    FeastRow{"GE", "2026-01-01", "2026-01-02", "New Year"},
    FeastRow{"GE", "2026-01-07", "2026-01-07", "Christmas"},
    FeastRow{"GE", "2026-04-10", "2026-04-13", "Easter"},
    FeastRow{"GE", "2026-05-26", "2026-05-26", "Independence Day"},
    FeastRow{"GE", "2026-11-23", "2026-11-23", "St George's Day"},
    FeastRow{"GE", "2027-01-01", "2027-01-02", "New Year"},
    FeastRow{"GE", "2027-01-07", "2027-01-07", "Christmas"},
    FeastRow{"GE", "2027-04-30", "2027-05-03", "Easter"},
    FeastRow{"GE", "2027-05-26", "2027-05-26", "Independence Day"},
    FeastRow{"SA", "2026-02-18", "2026-03-19", "Ramadan", DayEffect::Shorter, 75},
    FeastRow{"SA", "2026-02-22", "2026-02-22", "Founding Day"},
    FeastRow{"SA", "2026-03-20", "2026-03-23", "Eid al-Fitr"},
    FeastRow{"SA", "2026-05-26", "2026-05-29", "Eid al-Adha"},
    FeastRow{"SA", "2026-09-23", "2026-09-23", "National Day"},
    expected({"SA", "2027-02-08", "2027-03-08", "Ramadan", DayEffect::Shorter, 75}),
    FeastRow{"SA", "2027-02-22", "2027-02-22", "Founding Day"},
    expected({"SA", "2027-03-09", "2027-03-12", "Eid al-Fitr"}),
    expected({"SA", "2027-05-15", "2027-05-18", "Eid al-Adha"}),
    FeastRow{"SA", "2027-09-23", "2027-09-23", "National Day"},
    FeastRow{"AE", "2026-01-01", "2026-01-01", "New Year"},
    FeastRow{"AE", "2026-02-18", "2026-03-18", "Ramadan", DayEffect::Shorter, 75},
    FeastRow{"AE", "2026-03-19", "2026-03-22", "Eid al-Fitr"},
    FeastRow{"AE", "2026-05-26", "2026-05-29", "Eid al-Adha"},
    FeastRow{"AE", "2026-12-02", "2026-12-03", "Eid al-Etihad"},
    FeastRow{"AE", "2027-01-01", "2027-01-01", "New Year"},
    expected({"AE", "2027-02-08", "2027-03-09", "Ramadan", DayEffect::Shorter, 75}),
    expected({"AE", "2027-03-10", "2027-03-12", "Eid al-Fitr"}),
    expected({"AE", "2027-05-15", "2027-05-18", "Eid al-Adha"}),
    FeastRow{"AE", "2027-12-02", "2027-12-03", "Eid al-Etihad"},
    FeastRow{"JO", "2026-01-01", "2026-01-01", "New Year"},
    FeastRow{"JO", "2026-02-18", "2026-03-19", "Ramadan", DayEffect::Shorter, 75},
    FeastRow{"JO", "2026-03-20", "2026-03-23", "Eid al-Fitr"},
    FeastRow{"JO", "2026-05-25", "2026-05-29", "Independence Day and Eid al-Adha"},
    FeastRow{"JO", "2026-12-25", "2026-12-25", "Christmas"},
    expected({"JO", "2027-02-08", "2027-03-09", "Ramadan", DayEffect::Shorter, 75}),
    expected({"JO", "2027-03-10", "2027-03-13", "Eid al-Fitr"}),
    expected({"JO", "2027-05-16", "2027-05-19", "Eid al-Adha"}),
    FeastRow{"JO", "2027-05-25", "2027-05-25", "Independence Day"},
};
// clang-format on

directory::WorkingCalendarRecord calendar_of(const WeekRow& row) {
  directory::WorkingCalendarRecord record{{std::string(row.place)}, Word(std::string(row.zone)), {}, Line(std::string(row.source)), {}};
  for (std::size_t i = 0; i < row.weekdays.size(); ++i)
    if (row.weekdays[i] != '-') record.weekdays.push_back(static_cast<Weekday>(i));
  const auto source = std::ranges::find(kSources, row.place, &SourceRow::place);
  for (const auto& feast : kFeasts)
    if (feast.place == row.place)
      record.special.push_back({parse_day(feast.from).value(), parse_day(feast.until).value(), Line(std::string(feast.name)), feast.effect,
                                feast.percent ? std::optional<std::int32_t>(feast.percent) : std::nullopt,
                                Line(fmt::format("{}{}", source->source, feast.expected ? "; expected, not yet announced" : ""))});
  return record;
}

}  // namespace

std::vector<directory::WorkingCalendarRecord> calendars() {
  std::vector<directory::WorkingCalendarRecord> list;
  for (const auto& row : kWeeks) list.push_back(calendar_of(row));
  return list;
}

void tell_calendars(Node& node) {
  for (const auto& record : calendars()) node.reference().keep_calendar({access::system_principal(), {}}, record).value();
}

}  // namespace hospitium::demo
