#include "base/zone.hpp"

#include <memory>
#include <string>

#include <unicode/timezone.h>

namespace hospitium {
namespace {

std::unique_ptr<icu::TimeZone> zone_named(std::string_view zone) {
  const auto name = icu::UnicodeString::fromUTF8(icu::StringPiece(zone.data(), static_cast<std::int32_t>(zone.size())));
  return std::unique_ptr<icu::TimeZone>(icu::TimeZone::createTimeZone(name));
}

}  // namespace

bool known_zone(std::string_view zone) { return *zone_named(zone) != icu::TimeZone::getUnknown(); }

std::int64_t offset_us(std::string_view zone, Instant at) {
  std::int32_t raw_ms = 0, summer_ms = 0;
  UErrorCode status = U_ZERO_ERROR;
  zone_named(zone)->getOffset(static_cast<UDate>(at.us / 1000), false, raw_ms, summer_ms, status);
  return U_SUCCESS(status) ? (std::int64_t{raw_ms} + summer_ms) * 1000 : 0;
}

}  // namespace hospitium
