// Time: instants are UTC microseconds; days are calendar dates; wall-clock zones are IANA names and matter only where people meet.
#pragma once
#include <compare>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace hospitium {

struct Instant {
  std::int64_t us = 0;  ///< microseconds since 1970-01-01T00:00:00Z; 0 = not set
  friend auto operator<=>(const Instant&, const Instant&) = default;
};

inline constexpr std::int64_t kSecond_us = 1'000'000;
inline constexpr std::int64_t kMinute_us = 60 * kSecond_us;
inline constexpr std::int64_t kHour_us = 60 * kMinute_us;
inline constexpr std::int64_t kDay_us = 24 * kHour_us;

constexpr Instant operator+(Instant at, std::int64_t us) { return {at.us + us}; }
constexpr Instant operator-(Instant at, std::int64_t us) { return {at.us - us}; }
constexpr std::int64_t operator-(Instant a, Instant b) { return a.us - b.us; }

/// A proleptic Gregorian date, counted in days since 1970-01-01.
struct Day {
  std::int32_t days = 0;
  friend auto operator<=>(const Day&, const Day&) = default;
};

std::string iso_text(Instant at);                       ///< RFC 3339, "2026-03-01T09:30:00.000000Z"
std::string iso_text(Day day);                          ///< "2026-03-01"
std::optional<Instant> parse_instant(std::string_view); ///< RFC 3339 with Z or an offset; years 1900 to 2200
std::optional<Day> parse_day(std::string_view);         ///< YYYY-MM-DD; years 1900 to 2200

Day day_of(Instant at);                                 ///< the UTC day
Instant start_of(Day day);                              ///< midnight UTC
std::int32_t year_of(Day day);
Day add_months(Day day, int months);                    ///< clamps to the month's end: 31 Jan + 1 -> 28/29 Feb
std::int32_t age_on(Day born, Day today);               ///< completed years

}  // namespace hospitium
