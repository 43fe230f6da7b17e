// When people work in the demo's places: weekends, and the public holidays of 2026 and 2027.
#pragma once
#include "main/node.hpp"

namespace hospitium::demo {

std::vector<directory::WorkingCalendarRecord> calendars();
void tell_calendars(Node& node);

}  // namespace hospitium::demo
