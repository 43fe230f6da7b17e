#include "base/instant.hpp"

#include <algorithm>
#include <charconv>
#include <chrono>

#include <fmt/format.h>

namespace hospitium {
namespace {

using std::chrono::day;
using std::chrono::month;
using std::chrono::sys_days;
using std::chrono::year;
using std::chrono::year_month_day;

constexpr int kFirstYear = 1900, kLastYear = 2200;

std::int64_t floor_div(std::int64_t value, std::int64_t by) { return value / by - (value % by < 0 ? 1 : 0); }
year_month_day civil(Day value) { return year_month_day{sys_days{std::chrono::days{value.days}}}; }
Day from_civil(year_month_day value) {
  return {static_cast<std::int32_t>(sys_days{value}.time_since_epoch().count())};
}

std::optional<int> digits(std::string_view text, std::size_t at, std::size_t count) {
  if (at + count > text.size()) return std::nullopt;
  int value = 0;
  for (char c : text.substr(at, count)) {
    if (c < '0' || c > '9') return std::nullopt;
    value = value * 10 + (c - '0');
  }
  return value;
}

/// "HH:MM" at `at`, in minutes; nothing when it is no time of day.
std::optional<int> clock_minutes(std::string_view text, std::size_t at) {
  auto hours = digits(text, at, 2), minutes = digits(text, at + 3, 2);
  if (!hours || !minutes || text[at + 2] != ':' || *hours > 23 || *minutes > 59) return std::nullopt;
  return *hours * 60 + *minutes;
}

/// Fraction of a second from ".123456", up to nine digits; advances `at`. Digits past microseconds are cut.
std::optional<std::int64_t> fraction_us(std::string_view text, std::size_t& at) {
  if (at >= text.size() || text[at] != '.') return 0;
  std::int64_t us = 0, scale = 100'000;
  const std::size_t start = ++at;
  for (; at < text.size() && text[at] >= '0' && text[at] <= '9'; ++at, scale /= 10) us += scale * (text[at] - '0');
  return at == start || at - start > 9 ? std::nullopt : std::optional(us);
}

/// Offset from UTC in minutes from "Z", "+07:00" or "-03:00" standing at the end of the text.
std::optional<int> offset_minutes(std::string_view text, std::size_t at) {
  if (text.substr(at) == "Z" || text.substr(at) == "z") return 0;
  if (text.size() - at != 6 || (text[at] != '+' && text[at] != '-')) return std::nullopt;
  auto minutes = clock_minutes(text, at + 1);
  if (!minutes) return std::nullopt;
  return text[at] == '-' ? -*minutes : *minutes;
}

/// `count` decimal digits, as they end: what does not fit is cut.
void put_digits(std::string& text, std::size_t at, std::size_t count, std::int64_t value) {
  for (std::size_t i = count; i-- > 0; value /= 10) text[at + i] = static_cast<char>('0' + value % 10);
}

}  // namespace

std::string iso_text(Instant at) {
  const Day day = day_of(at);
  const std::int64_t rest = at.us - start_of(day).us;
  std::string text(27, 'Z');
  text.replace(0, 10, iso_text(day));
  text[10] = 'T';
  put_digits(text, 11, 2, rest / kHour_us);
  put_digits(text, 14, 2, rest / kMinute_us % 60);
  put_digits(text, 17, 2, rest / kSecond_us % 60);
  put_digits(text, 20, 6, rest % kSecond_us);
  text[13] = text[16] = ':';
  text[19] = '.';
  return text;
}

std::string iso_text(Day value) {
  const auto date = civil(value);
  std::string text(10, '-');
  put_digits(text, 0, 4, int(date.year()));
  put_digits(text, 5, 2, unsigned(date.month()));
  put_digits(text, 8, 2, unsigned(date.day()));
  return text;
}

std::optional<Day> parse_day(std::string_view text) {
  auto y = digits(text, 0, 4), m = digits(text, 5, 2), d = digits(text, 8, 2);
  if (text.size() != 10 || !y || !m || !d || text[4] != '-' || text[7] != '-') return std::nullopt;
  const year_month_day date{year{*y}, month{unsigned(*m)}, day{unsigned(*d)}};
  if (!date.ok() || *y < kFirstYear || *y > kLastYear) return std::nullopt;
  return from_civil(date);
}

std::optional<Instant> parse_instant(std::string_view text) {
  if (text.size() < 20 || text.size() > 40 || (text[10] != 'T' && text[10] != 't')) return std::nullopt;
  auto date = parse_day(text.substr(0, 10));
  auto minutes = clock_minutes(text, 11);
  auto seconds = digits(text, 17, 2);
  if (!date || !minutes || !seconds || text[16] != ':' || *seconds > 59) return std::nullopt;
  std::size_t at = 19;
  auto fraction = fraction_us(text, at);
  if (!fraction || at >= text.size()) return std::nullopt;
  auto offset = offset_minutes(text, at);
  if (!offset) return std::nullopt;
  return start_of(*date) + ((*minutes - *offset) * kMinute_us + *seconds * kSecond_us + *fraction);
}

Day day_of(Instant at) { return {static_cast<std::int32_t>(floor_div(at.us, kDay_us))}; }
Instant start_of(Day value) { return {value.days * kDay_us}; }
std::int32_t year_of(Day value) { return int(civil(value).year()); }

Day add_months(Day value, int months) {
  auto date = civil(value) + std::chrono::months{months};
  if (!date.ok()) date = date.year() / date.month() / std::chrono::last;
  return from_civil(date);
}

std::int32_t age_on(Day born, Day today) {
  const auto b = civil(born), t = civil(today);
  const bool before_birthday = std::pair(t.month(), t.day()) < std::pair(b.month(), b.day());
  return std::max(0, int(t.year()) - int(b.year()) - (before_birthday ? 1 : 0));   // of a year of birth the last day may be yet to come
}

}  // namespace hospitium
