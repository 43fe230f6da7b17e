// Wall clocks: how far a zone stands from UTC at an instant (IANA names, by ICU).
#pragma once
#include <string_view>

#include "base/instant.hpp"

namespace hospitium {

bool known_zone(std::string_view zone);
/// Microseconds to add to UTC for the wall clock of the zone, summer time included; 0 for a zone that nobody knows.
std::int64_t offset_us(std::string_view zone, Instant at);
/// When the day begins there. Where summer time begins at midnight, the offset of just before decides: days meet and never overlap.
Instant midnight(Day day, std::string_view zone);

}  // namespace hospitium
