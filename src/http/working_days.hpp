// How many working days a clock has left, counted now: the same in lists, in a case and on the board of clocks.
#pragma once
#include "http/rooms.hpp"

namespace hospitium::http {

/// Of a clock that runs out at `due` and counts the days on which all of `sides` work; nothing where nobody knows their calendars.
std::optional<std::int32_t> working_days_left(Rooms& rooms, const std::vector<CalendarKey>& sides, Instant due, Instant now);

}  // namespace hospitium::http
