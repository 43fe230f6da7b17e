#include "domain/calendar/working.hpp"

#include <algorithm>

#include <fmt/format.h>

#include "base/zone.hpp"

namespace hospitium::calendar {
namespace {

constexpr std::int32_t kLooksAhead_days = 3'660;

/// "09:30" -> minutes since midnight; "24:00" is the day's end.
std::optional<std::int64_t> minutes_of(std::string_view text) {
  const auto digit = [&](std::size_t at) { return text[at] >= '0' && text[at] <= '9'; };
  if (text.size() != 5 || text[2] != ':' || !digit(0) || !digit(1) || !digit(3) || !digit(4)) return std::nullopt;
  const int hours = (text[0] - '0') * 10 + text[1] - '0', minutes = (text[3] - '0') * 10 + text[4] - '0';
  if (minutes > 59 || hours * 60 + minutes > 24 * 60) return std::nullopt;
  return hours * 60 + minutes;
}

/// What the wall clock of the zone shows as this many minutes of the day. Around a change of summer time the offset of the day before
/// decides, so that the hour that is there twice counts once.
Instant on_the_wall(Day day, std::int64_t minutes, const std::string& zone) {
  const auto wall = start_of(day) + minutes * kMinute_us;
  const auto guess = wall - offset_us(zone, wall);
  return wall - offset_us(zone, guess);
}

Day local_day(Instant at, const std::string& zone) { return day_of(at + offset_us(zone, at)); }

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

WorkingCalendar::WorkingCalendar(const WorkingWeek& week, const Place& place, const std::vector<Holiday>& holidays) : week_(week) {
  for (const auto& holiday : holidays)
    if (holiday.place.contains(place)) off_.push_back(holiday.day);
  std::ranges::sort(off_);
}

bool WorkingCalendar::works_on(Day day) const {
  if (around_the_clock()) return true;
  return !std::ranges::binary_search(off_, day) && std::ranges::find(week_.spans, weekday_of(day), &WorkingSpan::day) != week_.spans.end();
}

/// In order, and where spans overlap each minute once.
std::vector<WorkingCalendar::Stretch> WorkingCalendar::stretches_on(Day day) const {
  std::vector<Stretch> found;
  if (!works_on(day)) return found;
  for (const auto& span : week_.spans)
    if (span.day == weekday_of(day)) found.push_back({on_the_wall(day, minutes_of(span.from).value_or(0), week_.zone), on_the_wall(day, minutes_of(span.until).value_or(0), week_.zone)});
  std::ranges::sort(found, {}, &Stretch::from);
  for (std::size_t i = 1; i < found.size(); ++i) {
    found[i].from = std::max(found[i].from, found[i - 1].until);
    found[i].until = std::max(found[i].until, found[i].from);
  }
  return found;
}

std::int64_t WorkingCalendar::working_us(Instant from, Instant until) const {
  if (until <= from) return 0;
  if (around_the_clock()) return until - from;
  std::int64_t sum = 0;
  const auto last = local_day(until, week_.zone);
  for (auto day = local_day(from, week_.zone); day <= last; ++day.days)
    for (const auto& stretch : stretches_on(day)) sum += std::max<std::int64_t>(0, std::min(until, stretch.until) - std::max(from, stretch.from));
  return sum;
}

std::optional<Instant> WorkingCalendar::after(Instant from, std::int64_t working_us) const {
  if (around_the_clock()) return from + working_us;
  const auto first = local_day(from, week_.zone);
  for (auto day = first; day.days <= first.days + kLooksAhead_days; ++day.days)
    for (const auto& stretch : stretches_on(day)) {
      const auto begins = std::max(from, stretch.from);
      const auto there = std::max<std::int64_t>(0, stretch.until - begins);
      if (there > 0 && working_us <= there) return begins + working_us;
      working_us -= there;
    }
  return std::nullopt;
}

std::optional<Instant> WorkingCalendar::end_of_working_day(Instant from, int working_days) const {
  if (around_the_clock()) return from + working_days * kDay_us;
  const auto first = local_day(from, week_.zone);
  for (auto day = first; day.days <= first.days + kLooksAhead_days; ++day.days) {
    if (day != first && works_on(day)) --working_days;
    if (working_days > 0 || !works_on(day)) continue;
    return stretches_on(day).back().until;
  }
  return std::nullopt;
}

}  // namespace hospitium::calendar
