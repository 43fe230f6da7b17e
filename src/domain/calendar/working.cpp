#include "domain/calendar/working.hpp"

#include <algorithm>

#include <fmt/format.h>

#include "base/zone.hpp"

namespace hospitium::calendar {
namespace {

constexpr std::int32_t kLooksAhead_days = 3'660, kLongestSpecial_days = 366;

/// "09:30" -> minutes since midnight; "24:00" is the day's end.
std::optional<std::int64_t> minutes_of(std::string_view text) {
  const auto digit = [&](std::size_t at) { return text[at] >= '0' && text[at] <= '9'; };
  if (text.size() != 5 || text[2] != ':' || !digit(0) || !digit(1) || !digit(3) || !digit(4)) return std::nullopt;
  const int hours = (text[0] - '0') * 10 + text[1] - '0', minutes = (text[3] - '0') * 10 + text[4] - '0';
  if (minutes > 59 || hours * 60 + minutes > 24 * 60) return std::nullopt;
  return hours * 60 + minutes;
}

}  // namespace

Weekday weekday_of(Day day) {
  const auto from_thursday = (day.days % 7 + 7) % 7;       // 1970-01-01 was a Thursday
  return static_cast<Weekday>((from_thursday + 3) % 7);
}

Result<Unit> check_week(const WorkingWeek& week, const std::string& field) {
  if (!known_zone(week.zone)) return refuse(Code::UnknownValue, field + "/zone");
  if (week.spans.empty()) return refuse(Code::Required, field + "/spans");
  for (std::size_t i = 0; i < week.spans.size(); ++i) {
    const auto from = minutes_of(week.spans[i].from), until = minutes_of(week.spans[i].until);
    if (!from) return refuse(Code::UnknownValue, fmt::format("{}/spans/{}/from", field, i));
    if (!until) return refuse(Code::UnknownValue, fmt::format("{}/spans/{}/until", field, i));
    if (*until <= *from) return refuse(Code::DateOrder, fmt::format("{}/spans/{}/until", field, i));
  }
  return Unit{};
}

Result<Unit> check_special(const SpecialDays& days, const std::string& field) {
  if (days.until < days.from) return refuse(Code::DateOrder, field + "/until");
  if (days.until.days - days.from.days > kLongestSpecial_days) return refuse(Code::OutOfRange, field + "/until");
  if (days.effect != DayEffect::Shorter) return days.percent ? Result<Unit>(refuse(Code::UnknownField, field + "/percent")) : Unit{};
  if (!days.percent) return refuse(Code::Required, field + "/percent");
  if (*days.percent < 1 || *days.percent > 99) return refuse(Code::OutOfRange, field + "/percent");
  return Unit{};
}

const SpecialDays* WorkingDays::special_on(Day day) const {
  const auto found = std::find_if(special.rbegin(), special.rend(), [&](const SpecialDays& one) { return one.from <= day && day <= one.until; });
  return found == special.rend() ? nullptr : &*found;
}

int WorkingDays::percent_on(Day day) const {
  const auto* named = special_on(day);
  if (named && named->effect == DayEffect::Off) return 0;
  if (named && named->effect == DayEffect::Worked) return 100;
  if (std::ranges::count(weekdays, weekday_of(day)) == 0) return 0;
  return named ? named->percent.value_or(100) : 100;
}

CommonDays::CommonDays(std::vector<WorkingDays> sides) {
  for (auto& side : sides) sides_.push_back(std::make_shared<const WorkingDays>(std::move(side)));
}

Day CommonDays::local_day(Instant at) const {
  const auto& zone = sides_.front()->zone;
  const Day guess = day_of(at + offset_us(zone, at));
  return midnight(guess, zone) <= at ? guess : Day{guess.days - 1};
}

CommonDays::Stretch CommonDays::counted_on(Day day) const {
  const auto& zone = sides_.front()->zone;
  int percent = 100;
  for (const auto& side : sides_) percent = std::min(percent, side->percent_on(day));
  const auto begins = midnight(day, zone), ends = midnight({day.days + 1}, zone);
  return {begins, begins + (ends - begins) / 100 * percent};
}

std::int64_t CommonDays::counted_us(Instant from, Instant until) const {
  if (until < from) return -counted_us(until, from);
  if (plain()) return until - from;
  std::int64_t sum = 0;
  const auto last = local_day(until);
  for (auto day = local_day(from); day <= last; ++day.days) {
    const auto stretch = counted_on(day);
    sum += std::max<std::int64_t>(0, std::min(until, stretch.until) - std::max(from, stretch.from));
  }
  return sum;
}

Instant CommonDays::after(Instant from, std::int64_t counted_us) const {
  if (plain() || counted_us == 0) return from + counted_us;
  if (counted_us < 0) return before(from, -counted_us);
  auto left = counted_us;
  const auto first = local_day(from);
  for (auto day = first; day.days <= first.days + kLooksAhead_days; ++day.days) {
    const auto stretch = counted_on(day);
    const auto begins = std::max(from, stretch.from);
    const auto there = std::max<std::int64_t>(0, stretch.until - begins);
    if (there > 0 && left <= there) return begins + left;
    left -= there;
  }
  return from + counted_us;
}

Instant CommonDays::before(Instant until, std::int64_t counted_us) const {
  auto left = counted_us;
  const auto last = local_day(until);
  for (auto day = last; day.days >= last.days - kLooksAhead_days; --day.days) {
    const auto stretch = counted_on(day);
    const auto ends = std::min(until, stretch.until);
    const auto there = std::max<std::int64_t>(0, ends - stretch.from);
    if (there > 0 && left <= there) return ends - left;
    left -= there;
  }
  return until - counted_us;
}

std::optional<CountedDue> CommonDays::due(Instant from, std::int64_t counted_us) const {
  if (plain()) return std::nullopt;
  const auto due = after(from, counted_us);
  return CountedDue{due, days(from, due)};
}

std::optional<Instant> CommonDays::over(Day day) const {
  return plain() ? std::nullopt : std::optional(midnight({day.days + 1}, sides_.front()->zone));
}

std::optional<LastDay> CommonDays::last_day(Instant from, std::int32_t days) const {
  if (plain()) return std::nullopt;
  const Day day{local_day(from).days + days};
  return LastDay{day, *over(day)};
}

std::optional<std::int32_t> CommonDays::whole_days(Instant from, Instant until) const {
  if (plain()) return std::nullopt;
  const auto date = [&](Instant at) { return day_of(at + offset_us(sides_.front()->zone, at)); };
  const auto first = date(from), last = date(until - 1);
  std::int32_t count = 0;
  for (Day day{std::min(first, last).days + 1}; day <= std::max(first, last); ++day.days) count += counts(day) ? 1 : 0;
  return last < first ? -count : count;
}

bool CommonDays::counts(Day day) const {
  return std::ranges::all_of(sides_, [&](const auto& side) { return side->percent_on(day) > 0; });
}

/// Weekends go without saying, and a feast on one of them makes nothing later.
CountedDays CommonDays::days(Instant from, Instant until) const {
  CountedDays told;
  for (const auto& side : sides_) {
    if (std::ranges::count(told.places, side->place) > 0) continue;
    told.places.push_back(side->place);
    for (auto day = local_day(from); day <= local_day(until); ++day.days) {
      const auto* special = side->special_on(day);
      const bool usual = std::ranges::count(side->weekdays, weekday_of(day)) > 0;
      if (!special || special->effect == DayEffect::Worked || !usual || told.skipped.size() >= kMostSkipped) continue;
      const SkippedDays met{side->place, special->name, special->from, special->until};
      if (std::ranges::count(told.skipped, met) == 0) told.skipped.push_back(met);
    }
  }
  return told;
}

}  // namespace hospitium::calendar
