#include "base/zone.hpp"

#include <functional>
#include <map>
#include <memory>
#include <string>

#include <unicode/timezone.h>

namespace hospitium {
namespace {

using Zones = std::map<std::string, std::unique_ptr<icu::TimeZone>, std::less<>>;

/// Making one costs more than all that is asked of it, so each thread keeps those that it met.
const icu::TimeZone& zone_named(std::string_view zone) {
  constexpr std::size_t kMost = 128;     // zones are named by users, too
  thread_local Zones zones;
  if (const auto known = zones.find(zone); known != zones.end()) return *known->second;
  if (zones.size() >= kMost) zones.clear();
  const auto name = icu::UnicodeString::fromUTF8(icu::StringPiece(zone.data(), static_cast<std::int32_t>(zone.size())));
  return *zones.emplace(zone, icu::TimeZone::createTimeZone(name)).first->second;
}

}  // namespace

bool known_zone(std::string_view zone) { return zone_named(zone) != icu::TimeZone::getUnknown(); }

std::int64_t offset_us(std::string_view zone, Instant at) {
  std::int32_t raw_ms = 0, summer_ms = 0;
  UErrorCode status = U_ZERO_ERROR;
  zone_named(zone).getOffset(static_cast<UDate>(at.us / 1000), false, raw_ms, summer_ms, status);
  return U_SUCCESS(status) ? (std::int64_t{raw_ms} + summer_ms) * 1000 : 0;
}

Instant midnight(Day day, std::string_view zone) {
  const auto wall = start_of(day);
  return wall - offset_us(zone, wall - offset_us(zone, wall) - 1);
}

}  // namespace hospitium
